"""One decision, and what makes it one that can be obeyed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from pipeline.dedupe.facts.times import read_period
from pipeline.errors import CorroborateError
from pipeline.schema import ENTITY_TYPES, MODIFIERS

Kind = Literal["same", "different", "ignore", "value"]
About = Literal["entity", "fact", "mention"]
OPEN, CLOSE = "⟦", "⟧"  # around the mention in its sentence; brackets that texts don't use
MENTION_ID = re.compile(r"(?P<document>.+@.+)#(?P<start>\d{7,})-(?P<end>\d{7,})(?P<letter>[def])")
FIELDS = {"f": ("value", "low", "high", "modifier", "unit"), "d": ("edtf",), "e": ("type",)}
NUMBERS = ("value", "low", "high")


class DecisionError(CorroborateError, ValueError):
    """A decision that can't be obeyed; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of decisions.csv; which cells are filled depends on what was decided (`check_decision`)."""

    decision: Kind
    about: About
    a: str
    b: str
    field: str
    content: str
    quote_a: str
    quote_b: str
    author: str
    date: str
    reason: str


def check_decision(d: Decision) -> None:
    """Raise DecisionError unless the decision is complete and consistent in itself."""
    if d.about == "entity":
        _demand(d.decision in ("same", "different"), d, "names can be the same or different only")
    else:
        _demand((d.about == "fact") == (d.decision in ("same", "different")), d, "two statements are about a fact")
        for mention, quote in ((d.a, d.quote_a), (d.b, d.quote_b))[: 2 if d.about == "fact" else 1]:
            match = MENTION_ID.fullmatch(mention)
            _demand(match is not None, d, f"{mention!r} is no mention_id")
            _demand(mention_in(quote) is not None, d, f"its quote must hold the mention in {OPEN} {CLOSE}")
            letter = match["letter"] if match else ""
            _demand(d.about == "mention" or letter != "e", d, "a fact is stated at a figure or a date")
    if d.decision in ("same", "different"):
        _demand(bool(d.b) and d.a != d.b, d, "it takes two")
        _demand(d.about == "entity" or d.a[-1:] == d.b[-1:], d, "a figure and a date are never one fact")
    if d.decision == "value":
        _check_value(d)
    _demand(bool(d.author.strip() and d.reason.strip()), d, "it needs an author and a reason")
    try:
        date.fromisoformat(d.date)
    except ValueError:
        raise DecisionError(f"{describe(d)}: {d.date!r} is no ISO date (2025-06-30)") from None


def _check_value(d: Decision) -> None:
    fields = FIELDS[d.a[-1:]]
    _demand(d.field in fields, d, f"the field must be one of {', '.join(fields)}")
    if d.field in NUMBERS:
        _demand(_is_number(d.content) or (not d.content and d.field != "value"), d, f"{d.content!r} is no number")
    elif d.field == "unit":
        _demand(_is_unit(d.content), d, f"{d.content!r} is no unit (meter / second ** 2)")
    elif d.field == "modifier":
        _demand(d.content in MODIFIERS, d, f"the modifier must be one of {', '.join(MODIFIERS)}")
    elif d.field == "type":
        _demand(d.content in ENTITY_TYPES, d, f"the type must be one of {', '.join(ENTITY_TYPES)}")
    elif d.field == "edtf":
        _demand(read_period(d.content) is not None, d, f"{d.content!r} is no EDTF date (2025-06-30, 2025-06, 193X)")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_unit(text: str) -> bool:
    from pipeline.extract.figures.units import parse_unit

    try:
        return bool(parse_unit(text)) or not text
    except ValueError:
        return False


def _demand(holds: bool, d: Decision, message: str) -> None:
    if not holds:
        raise DecisionError(f"{describe(d)}: {message}")


def describe(d: Decision) -> str:
    """The decision in a line: "same entity Horka Dam | the dam at Horka"."""
    return f"{d.decision} {d.about} " + " | ".join(part for part in (d.a, d.b, d.field) if part)


def check_consistent(decisions: Iterable[Decision]) -> None:
    """Raise DecisionError where one pair is said to be the same and different, or one thing is decided twice."""
    seen: dict[tuple[str, ...], Decision] = {}
    for d in decisions:
        pair = d.about, *sorted((d.a, d.b)), d.field, "" if d.b else d.decision
        if pair in seen:
            raise DecisionError(
                f"{describe(d)}: {seen[pair].author} decided on it already ({seen[pair].date}); change that"
            )
        seen[pair] = d


def quote(sentence: str, start: int, end: int) -> str:
    """The sentence on one line with the mention in brackets.

    >>> quote("The dam is 64 metres high.", 11, 20)
    'The dam is ⟦64 metres⟧ high.'
    """
    return " ".join(f"{sentence[:start]}{OPEN}{sentence[start:end]}{CLOSE}{sentence[end:]}".split())


def mention_in(quoted: str) -> str | None:
    """The words in brackets, None where there aren't any.

    >>> mention_in("The dam is ⟦64 metres⟧ high.")
    '64 metres'
    """
    _, opened, rest = quoted.partition(OPEN)
    words, closed, _ = rest.partition(CLOSE)
    return words if opened and closed and words else None
