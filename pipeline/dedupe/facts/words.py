"""Words as statements are compared by: folded, without those that say too little."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from pipeline.resources import load_rules

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class LightWord:
    word: str
    part: bool
    example: str


@dataclass(frozen=True, slots=True)
class Partitive:
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Totality:
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Definite:
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Norm:
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Offset:
    word: str
    example: str


@cache
def fold(word: str) -> str:
    """A word in the one form it is compared in: lower case, no diacritics, plain apostrophes, no possessive.

    >>> fold("Belák’s")
    'belak'
    """
    text = unicodedata.normalize("NFKD", word.translate(APOSTROPHES)).casefold()
    return "".join(c for c in text if not unicodedata.combining(c)).removesuffix("'s").strip(".,;:()\"“”'")


def is_light(word: str) -> bool:
    """Whether the word says too little of what a statement is about."""
    return fold(word) in _light()


def is_part(word: str) -> bool:
    """Whether the word makes a figure a part of another or an addition to it: "another", "further"."""
    row = _light().get(fold(word))
    return row is not None and row.part


@cache
def _light() -> dict[str, LightWord]:
    return {r.word: r for r in load_rules("dedupe/facts/light_words.csv", LightWord, key=("word",))}


@cache
def partitives() -> tuple[str, ...]:
    """Words beside a number that make it a part of a group named before: "of them"."""
    return tuple(r.words for r in load_rules("dedupe/facts/partitives.csv", Partitive, key=("words",)))


@cache
def totalities() -> tuple[str, ...]:
    """Words before a number that make it all there are: "all"."""
    return tuple(r.words for r in load_rules("dedupe/facts/totalities.csv", Totality, key=("words",)))


def is_definite(word: str) -> bool:
    """Whether the word says that the reader knows already which are meant: "the", "their"."""
    return fold(word) in _definites()


@cache
def _definites() -> frozenset[str]:
    return frozenset(r.word for r in load_rules("dedupe/facts/definites.csv", Definite, key=("word",)))


def is_norm(word: str) -> bool:
    """Whether the word says that a number is what should be: "standard", "prescribe"."""
    return fold(word) in _norms()


@cache
def _norms() -> frozenset[str]:
    return frozenset(r.word for r in load_rules("dedupe/facts/norms.csv", Norm, key=("word",)))


def is_offset(word: str) -> bool:
    """Whether the word behind a length of time makes it say when something was: "ago"."""
    return fold(word) in _offsets()


@cache
def _offsets() -> frozenset[str]:
    return frozenset(r.word for r in load_rules("dedupe/facts/offsets.csv", Offset, key=("word",)))
