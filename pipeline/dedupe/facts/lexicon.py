"""The words that statements are matched by: senses of verbs and nouns, and words that say too little."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.resources import load_rules

NounRelation = Literal["same", "wider", "other"]
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
    return _predicates().get(words) or _predicates().get(words.partition(" ")[0], "")


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
