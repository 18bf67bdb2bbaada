"""Nouns that mean the number of something, and what they are of: "the number of miners killed rose to 19"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.statements.clauses import subjects
from pipeline.extract.statements.labels import label_nouns
from pipeline.resources import load_rules

TO_WHAT = (
    "at",
    "from",
    "to",
)  # between a verb and the value that something has, had or gets; "by" stands before a difference
OBJECTS = ("dobj", "nsubjpass")  # what an active or passive verb acts on
VALUES = ("attr", "dobj", "npadvmod", "oprd")


@dataclass(frozen=True, slots=True)
class NumberNoun:
    noun: str
    example: str


@cache
def number_nouns() -> frozenset[str]:
    """The lemmas of nouns that mean no more than the number of something."""
    return frozenset(r.noun for r in load_rules("extract/statements/number_nouns.csv", NumberNoun, key=("noun",)))


def numbered(verb: Token, figure: Span) -> Token | None:
    """The noun whose value the figure is: "number" of "the number of dead rose to 19", "brought the number of dead to 19"."""
    if figure.root.pos_ != "NUM" or not _is_value(verb, figure.root):
        return None
    behind = [c for c in verb.children if c.dep_ in OBJECTS]
    return next((n for n in (*behind, *subjects(verb)) if n.i < figure.start and _means_number(n)), None)


def words_of(noun: Token, end: int) -> Span | None:
    """The words for what the number is of, as far as token `end`; None where it stands alone ("the total")."""
    first, last = noun.left_edge.i, min(noun.right_edge.i + 1, end)
    words = noun.doc[first:last]
    if noun.lemma_.lower() not in number_nouns():
        return words
    of = noun.i - first + 1
    return words[of + 1 :] if len(words) > of + 1 and words[of].lower_ == "of" else None


def _means_number(noun: Token) -> bool:
    return noun.lemma_.lower() in number_nouns() or noun.lemma_.lower() in label_nouns()


def _is_value(verb: Token, number: Token) -> bool:
    if number.head == verb:
        return number.dep_ in VALUES
    preposition = number.head
    return preposition.dep_ == "prep" and preposition.head == verb and preposition.lower_ in TO_WHAT
