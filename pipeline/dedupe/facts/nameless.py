"""Words that name nothing by themselves: pronouns, and numbers without the thing that they count."""

from dataclasses import dataclass
from functools import cache

from pipeline.resources import load_rules


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word that stands for something named elsewhere, with a sentence that has it."""

    form: str
    example: str


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A word that makes up numbers."""

    form: str


@cache
def names_something(head: str) -> bool:
    """Whether a noun's lemma says of what a statement is.

    >>> names_something("bridge"), names_something("it"), names_something("four"), names_something("12")
    (True, False, False, False)
    """
    return head not in _pronouns() and head not in _numbers() and not head.replace(",", "").isdigit()


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(r.form for r in load_rules("dedupe/facts/pronouns.csv", Pronoun, key=("form",)))


@cache
def _numbers() -> frozenset[str]:
    return frozenset(r.form for r in load_rules("extract/figures/number_words.csv", NumberForm, some_columns=True))
