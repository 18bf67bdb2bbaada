"""Noun phrases that state something by themselves: "the loss of 34 boats", "a clinic with 90 beds", "a town of 12,000"."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from pipeline.resources import load_rules

NOMINALS = ("NOUN", "PROPN")
HOME, HOME_TO = "home", "to"


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names an event, the event's verb, and which of the verb's arguments stands behind "of"."""

    noun: str
    verb: str
    of: Literal["subject", "object"]
    example: str


@cache
def _event_nouns() -> dict[str, EventNoun]:
    return {r.noun: r for r in load_rules("extract/statements/event_nouns.csv", EventNoun, key=("noun",))}


def event_noun(noun: Token) -> EventNoun | None:
    """The event that a common noun names: "loss" is of the verb "lose", and what is lost stands behind "of"."""
    return _event_nouns().get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None


def behind_of(noun: Token) -> Token | None:
    """The head of what the noun is of: "boats" for "loss" in "the loss of 34 boats"."""
    return next(
        (p for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"), None
    )


def of_event(counted: Token) -> Token | None:
    """The event noun whose "of" brings in the counted noun: "loss" for "boats" in "the loss of 34 boats"."""
    above = _above(counted, "of")
    return above if above is not None and event_noun(above) is not None else None


def holder(counted: Token) -> Token | None:
    """The noun that has what is counted: "clinic" in "the clinic, with 90 beds, closed", behind an apposition its noun."""
    above = _above(counted, "with")
    return None if above is None else _apposed_to(above)


def measured_holder(figure: Token) -> Token | None:
    """The noun that has what is measured: "tower" in "they fled to a tower with a height of 64 metres"."""
    measure = _above(figure, "of")
    if measure is None or measure.lemma_.lower() not in _measures():
        return None
    above = _above(measure, "with")
    return None if above is None else _apposed_to(above)


@dataclass(frozen=True, slots=True)
class Measure:
    """A noun that names what is measured of a thing."""

    noun: str
    example: str


@cache
def _measures() -> frozenset[str]:
    rows = load_rules("extract/statements/measures.csv", Measure, key=("noun",))
    return frozenset(r.noun for r in rows)


@dataclass(frozen=True, slots=True)
class Populated:
    """A sort of place of which a count is the population."""

    noun: str
    example: str


@cache
def _populated() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("extract/statements/populated.csv", Populated, key=("noun",)))


def town_of(number: Token) -> Token | None:
    """What "a town of 12,000 inhabitants" or "home to 12,000 people" is put to, or the town itself."""
    above = _above(number, "of")
    home = _above(number, HOME_TO) if above is None else None
    if home is not None and home.lower_ == HOME and home.i > 1 and home.nbor(-1).text == ",":
        return home.nbor(-2) if home.nbor(-2).pos_ in NOMINALS else None
    if above is not None and above.dep_ == "appos" and above.head.pos_ in NOMINALS:
        return above.head
    return above if above is not None and above.lemma_.lower() in _populated() else None


def _above(token: Token, preposition: str) -> Token | None:
    case = token.head
    if token.dep_ != "pobj" or case.dep_ != "prep" or case.lower_ != preposition or case.head.i > case.i:
        return None
    return case.head if case.head.pos_ in NOMINALS or case.head.dep_ == "appos" else None


def _apposed_to(noun: Token) -> Token | None:
    while noun.dep_ == "appos" and noun.head.i < noun.i:
        noun = noun.head
    return noun if noun.pos_ in NOMINALS else None
