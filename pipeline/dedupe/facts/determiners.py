"""What the words in and around a figure make of it: all there are, known ones, a part, an age, what should be, or a time."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.dedupe.facts.keys import TIME
from pipeline.dedupe.facts.predicates import event_sense
from pipeline.dedupe.facts.surroundings import Surroundings
from pipeline.dedupe.facts.words import fold
from pipeline.model import Statement
from pipeline.resources import load_rules

FEW_CHARS = 12  # that hold two short words
MOST_CHARS = 24  # that hold the words before a number which make it all there are
AGE = "age"
AGED = ("aged", "old")


@dataclass(frozen=True, slots=True)
class Partitive:
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Totality:
    words: str
    total: bool
    example: str


@dataclass(frozen=True, slots=True)
class Definite:
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Offset:
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Norm:
    word: str
    use: Literal["noun", "verb"]
    example: str


def is_age(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure is somebody's or something's age; in "the 36-year-old" nothing but its own words says so."""
    words = around.text[statement.start : statement.end].casefold().replace("-", " ").split() if around else []
    return statement.property.head == AGE or (bool(words) and (words[-1] in AGED or words[0] in AGED))


def is_of_them(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure is of a group named before: "39 of them", "of whom 12"."""
    if around is None:
        return False
    before = around.text[max(0, statement.start - FEW_CHARS) : statement.start].casefold().rstrip(" ,")
    behind = around.text[statement.end : statement.end + FEW_CHARS].casefold().lstrip()
    return before.endswith(_partitives()) or behind.startswith(_partitives())


def is_total(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure is of all there are; the words that say so may stand in it or before it."""
    if around is None or statement.kind != "figure":
        return False
    before = around.text[max(0, statement.start - MOST_CHARS) : statement.start].casefold().split()
    inside = statement.text.casefold().split()
    found = [
        (len(words), total)
        for form, total in _totalities().items()
        if inside[: len(words := form.split())] == words or before[-len(words) :] == words
    ]
    return max(found, default=(0, False))[1]


def is_definite(statement: Statement, around: Surroundings | None) -> bool:
    """Whether the figure, or the event's noun that it stands behind ("the loss of 34 boats"), is definite."""
    if around is None or statement.kind != "figure":
        return False
    before = around.text[max(0, statement.start - MOST_CHARS) : statement.start].split()
    if before[-1:] == ["of"]:
        return len(before) > 2 and _means_known(before[-3]) and bool(event_sense(before[-2]))
    return bool(before) and _means_known(before[-1])


def is_offset(statement: Statement, around: Surroundings | None) -> bool:
    """Whether a length of time says when something was: "nine years ago", the word in the figure or behind it."""
    if around is None or statement.quantity is None or statement.quantity.dimension != TIME:
        return False
    behind = around.text[statement.end : statement.end + FEW_CHARS].split()
    return fold(statement.text.split()[-1]) in _offsets() or (bool(behind) and fold(behind[0]) in _offsets())


def is_norm(statement: Statement) -> bool:
    """Whether the figure says what should be: "the standard is 15 litres"."""
    if statement.kind != "figure":
        return False
    nouns, verbs = (statement.property.head, statement.subject.head), statement.predicate.split()
    return any(_norms().get(fold(w)) == "noun" for w in nouns) or any(_norms().get(w) == "verb" for w in verbs)


def _means_known(word: str) -> bool:
    return fold(word) in _definites()


@cache
def _partitives() -> tuple[str, ...]:
    return tuple(r.words for r in load_rules("dedupe/facts/partitives.csv", Partitive, key=("words",)))


@cache
def _totalities() -> dict[str, bool]:
    return {r.words: r.total for r in load_rules("dedupe/facts/totalities.csv", Totality, key=("words",))}


@cache
def _definites() -> frozenset[str]:
    return frozenset(r.word for r in load_rules("dedupe/facts/definites.csv", Definite, key=("word",)))


@cache
def _offsets() -> frozenset[str]:
    return frozenset(r.word for r in load_rules("dedupe/facts/offsets.csv", Offset, key=("word",)))


@cache
def _norms() -> dict[str, str]:
    return {r.word: r.use for r in load_rules("dedupe/facts/norms.csv", Norm, key=("word",))}
