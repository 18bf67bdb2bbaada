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
