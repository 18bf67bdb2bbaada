"""Tells a negation within a word from one beside it: "unfit" and "not fit" say the same."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.resources import load_rules

_WORD = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+")
NEAR = 3  # words between the negation and what it denies: "not yet at all fit"


@dataclass(frozen=True, slots=True)
class Negation:
    form: str
    kind: Literal["prefix", "word"]
    example: str


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(r.form for r in load_rules("diff/negation.csv", Negation, key=("form",)) if r.kind == kind)


def says_in_negative_word(a: str, b: str) -> bool:
    """Whether one sentence denies with a prefix what the other denies with a word.

    >>> says_in_negative_word("The bridge is unsafe.", "The bridge isn't safe.")
    True
    >>> says_in_negative_word("The bridge is safe.", "The bridge isn't safe.")
    False
    """
    one, other = _words(a), _words(b)
    return _denies(one, other) or _denies(other, one)


def both_deny(a: str, b: str) -> bool:
    """Whether both sentences deny something: a plan not to do it ("will not open") is a plan and a negation.

    >>> both_deny("It will not open before May.", "No opening is planned before May.")
    True
    """
    return all(not _forms("word").isdisjoint(_words(text)) for text in (a, b))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _denies(with_word: list[str], with_prefix: list[str]) -> bool:
    negated = {prefix + word for word in _denied(with_word) for prefix in _forms("prefix")}
    return not negated.isdisjoint(with_prefix)


def _denied(words: list[str]) -> set[str]:
    at = [n for n, word in enumerate(words) if word in _forms("word")]
    return {word for n in at for word in words[n + 1 : n + 1 + NEAR]}
