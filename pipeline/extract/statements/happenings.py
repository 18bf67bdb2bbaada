"""What a clause looks back on: "charged after the fire of 3 May" dates the fire, "investigated the raid of May" the raid."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Span, Token

from pipeline.extract.statements.nominal import NOMINALS, event_noun
from pipeline.resources import load_rules

MODIFIERS = ("prep", "pobj", "compound", "amod", "nmod", "poss")  # of what stands between a noun and the date behind it


@dataclass(frozen=True, slots=True)
class Happening:
    """A noun of what happens at a time."""

    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class LookingBack:
    """A word before what has happened already, or before its date."""

    word: str
    kind: Literal["verb", "preposition", "dating"]
    example: str


@cache
def _happenings() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("extract/statements/happenings.csv", Happening, key=("noun",)))


@cache
def _looking_back() -> dict[str, str]:
    rows = load_rules("extract/statements/looking_back.csv", LookingBack, key=("word",))
    return {r.word: r.kind for r in rows}


def looked_back_on(date: Span) -> Token | None:
    """The noun that the date stands right behind and says the time of, though the parse may give the date to the verb."""
    noun = _phrase_before(date)
    return noun if noun is not None and _is_looked_back_on(noun) else None


def _phrase_before(date: Span) -> Token | None:
    """The noun of a happening whose phrase ends before the date and its preposition."""
    doc, end = date.doc, date.start
    if end > date.sent.start and doc[end - 1].pos_ in ("ADP", "SCONJ"):
        end -= 1
        if _looking_back().get(doc[end].lower_) != "dating":
            return None
    if end == date.sent.start:
        return None
    token = doc[end - 1]
    while not _happens(token):
        above = token.head
        if token.dep_ == "prep" and above.pos_ not in NOMINALS and token.i > date.sent.start:
            above = token.nbor(-1)  # "recalled the fire at the mill": parsers give "at" to the verb as easily
        if token.dep_ not in MODIFIERS or above.i >= token.i:
            return None
        token = above
    return token


def _happens(token: Token) -> bool:
    return token.pos_ == "NOUN" and (token.lemma_.lower() in _happenings() or event_noun(token) is not None)


def _is_looked_back_on(noun: Token) -> bool:
    """Whether the noun stands behind such a preposition, or is what such a verb is about, directly or through prepositions."""
    token = noun
    while token.head != token and token.dep_ in ("pobj", "prep", "pcomp", "dobj"):
        token = token.head
        if _looking_back().get(token.lower_) == "preposition" or _looking_back().get(token.lemma_.lower()) == "verb":
            return True
        if token.pos_ == "VERB" and token.dep_ != "pcomp" and token.tag_ != "VBG":
            return False
    return False
