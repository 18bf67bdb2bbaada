"""The words that statements are matched by: senses of verbs and nouns, and words that say too little."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.resources import load_rules

NounRelation = Literal["same", "wider", "other"]
UNLISTED = "="
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class PredicateForm:
    form: str
    sense: str
    example: str


@dataclass(frozen=True, slots=True)
class NounForm:
    form: str
    sense: str
    wider: str = ""


@dataclass(frozen=True, slots=True)
class LightWord:
    word: str
    part: bool
    example: str


@dataclass(frozen=True, slots=True)
class PredicateSense:
    sense: str
    example: str


@dataclass(frozen=True, slots=True)
class Measure:
    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class NearSenses:
    sense: str
    near: str
    example: str


@dataclass(frozen=True, slots=True)
class Anaphor:
    """As in extract: a noun that stands for something named before, so that it names nothing by itself."""

    noun: str
    types: str
    we: bool
    example: str


@cache
def _predicates() -> dict[str, str]:
    return {r.form: r.sense for r in load_rules("dedupe/facts/predicates.csv", PredicateForm, key=("form",))}


@cache
def _nouns() -> dict[str, NounForm]:
    return {r.form: r for r in load_rules("dedupe/facts/nouns.csv", NounForm, key=("form",))}


@cache
def _wider() -> dict[str, str]:
    return {r.sense: r.wider for r in _nouns().values() if r.wider}


@cache
def _light() -> dict[str, LightWord]:
    return {r.word: r for r in load_rules("dedupe/facts/light_words.csv", LightWord, key=("word",))}


@cache
def senses_of(name: str) -> frozenset[str]:
    """The predicate senses that a list names: "running" (counts that run on) or "once" (what happens once)."""
    return frozenset(r.sense for r in load_rules(f"dedupe/facts/{name}.csv", PredicateSense, key=("sense",)))


@cache
def _near() -> frozenset[frozenset[str]]:
    rows = load_rules("dedupe/facts/near_senses.csv", NearSenses, key=("sense", "near"))
    return frozenset(frozenset((r.sense, r.near)) for r in rows)


def are_near(a: Collection[str], b: Collection[str]) -> bool:
    """Whether a predicate sense of `a` can tell of the same event as one of `b`, from another side.

    >>> are_near({"attend"}, {"travel"}), are_near({"attend"}, {"die"})
    (True, False)
    """
    return any(frozenset((x, y)) in _near() for x in a for y in b)


@cache
def is_anaphoric(head: str) -> bool:
    """Whether the noun says only what sort of thing was named before: two companies aren't one for being "the company"."""
    return head in _anaphoric()


@cache
def _anaphoric() -> frozenset[str]:
    rows = load_rules("extract/statements/anaphors.csv", Anaphor, key=("noun",))
    return frozenset(noun_sense(r.noun) for r in rows if not r.we)


@cache
def fold(word: str) -> str:
    """A word in the one form it is compared in: lower case, no diacritics, plain apostrophes, no possessive.

    >>> fold("Belák’s")
    'belak'
    """
    text = unicodedata.normalize("NFKD", word.translate(APOSTROPHES)).casefold()
    return "".join(c for c in text if not unicodedata.combining(c)).removesuffix("'s").strip(".,;:()\"“”'")


@cache
def predicate_sense(phrase: str) -> str:
    """The sense of a verb (with "be" or a particle) or of an event's noun; "" where the word is light or unlisted.

    >>> predicate_sense("be kill"), predicate_sense("death"), predicate_sense("have")
    ('die', 'die', '')
    """
    words = fold(phrase).removeprefix("be ")
    forms = [words, *(w for w in words.split() if w not in _light())]
    return next((_predicates()[f] for f in forms if f in _predicates()), "")


@cache
def verb_sense(phrase: str) -> str:
    """The sense of a verb; where it is unlisted and not light, the verb itself, marked: it can say the same, not another thing.

    >>> verb_sense("be swallow"), verb_sense("have"), verb_sense("be kill")
    ('=swallow', '', 'die')
    """
    words = [w for w in fold(phrase).removeprefix("be ").split() if w not in _light()]
    return predicate_sense(phrase) or (UNLISTED + " ".join(words) if words else "")


@cache
def noun_sense(word: str) -> str:
    """The sense of a noun, or the folded word itself where it is unlisted; "" where it is light.

    >>> noun_sense("visitors") == noun_sense("visitor"), noun_sense("troop"), noun_sense("number")
    (False, 'soldier', '')
    """
    folded = fold(word)
    if folded in _nouns():
        return _nouns()[folded].sense
    return "" if folded in _light() else folded


def wider_sense(sense: str) -> str:
    """The wider sense of a noun sense, "" where it has none."""
    return _wider().get(sense, "")


def is_kind_of(sense: str, wider: Collection[str]) -> bool:
    """Whether the noun sense is narrower than one of these: soldiers are persons."""
    return _wider().get(sense, "") in wider


def is_listed(sense: str) -> bool:
    """Whether the lexicon knows the noun sense, so that another one is another sort of thing."""
    return sense in _sorts()


@cache
def _sorts() -> frozenset[str]:
    return frozenset(r.sense for r in _nouns().values())


def is_measure(noun: str) -> bool:
    """Whether the noun names what is measured of a thing ("capacity"), and not the thing."""
    return fold(noun) in _measures()


@cache
def _measures() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("dedupe/facts/measures.csv", Measure, key=("noun",)))


def is_light(word: str) -> bool:
    """Whether the word says too little of what a statement is about."""
    return fold(word) in _light()


def is_part(word: str) -> bool:
    """Whether the word makes a figure a part of another or an addition to it: "another", "further"."""
    row = _light().get(fold(word))
    return row is not None and row.part


def noun_relation(a: str, b: str) -> NounRelation:
    """How two noun senses stand to each other.

    >>> noun_relation("soldier", "person"), noun_relation("soldier", "pupil")
    ('wider', 'other')
    """
    if a == b:
        return "same"
    return "wider" if _wider().get(a) == b or _wider().get(b) == a else "other"
