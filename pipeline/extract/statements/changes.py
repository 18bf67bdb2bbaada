"""What was and what is: "rose from 65 to 125", one figure, states 125 as it is now; "from 26 tonnes to 18 tonnes" and "61 %, up
from 55 %" state with it what was before."""

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span, Token

from pipeline.extract.figures.elided import comparisons
from pipeline.extract.figures.si import conversion, to_si
from pipeline.extract.figures.units import parse_unit
from pipeline.model import Quantity
from pipeline.resources import load_rules

FROM, TO = "from", "to"
MAX_BACK = 4  # tokens in which words of comparison stand: "compared with just over"
MAX_COMPARED = 20  # tokens in which the number stands that "against" compares with
MAX_AHEAD = 4  # tokens to "to": "from 26 tonnes gross to 18"
MAX_HEDGE = 4  # tokens from "to" to its number: "to just over 18"


@dataclass(frozen=True, slots=True)
class ChangeVerb:
    lemma: str
    example: str


@cache
def change_verbs() -> tuple[ChangeVerb, ...]:
    return load_rules("extract/statements/change_verbs.csv", ChangeVerb, key=("lemma",))


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(v.lemma for v in change_verbs())


@cache
def _former() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(r.form.split()) for r in comparisons() if r.former)


def as_changed(quantity: Quantity, span: Span) -> Quantity:
    """Of "rose from 65 to 125", which a figure states as a range, the number that is so now; else the quantity as it is."""
    if quantity.modifier != "range" or quantity.high is None or not _behind_change(span):
        return quantity
    how = conversion(parse_unit(quantity.unit)) if quantity.kind == "measurement" else None
    return replace(
        quantity,
        value=quantity.high,
        low=quantity.high,
        modifier="exact",
        si_value=None if how is None else to_si(quantity.high, how),
    )


def is_former(span: Span) -> bool:
    """Whether a figure is told as what was before, or for comparison: "up from 55 %", "from 26 to 18 tonnes".

    One word alone compares with a number before it: "40, against 30 in May", but not "voted against 3 bills".
    """
    before = [t.lower_ for t in span.doc[max(span.sent.start, span.start - MAX_BACK) : span.start]]
    compared = any(t.like_num for t in span.doc[max(span.sent.start, span.start - MAX_COMPARED) : span.start])
    for words in _former():
        at = range(len(before) - len(words) + 1)
        if (compared or len(words) > 1) and any(tuple(before[i : i + len(words)]) == words for i in at):
            return True
    ahead = span.doc[span.end : min(span.end + MAX_AHEAD, span.sent.end)]
    return _behind_change(span) and any(t.lower_ == TO and _is_before_number(t) for t in ahead)


def _is_before_number(to: Token) -> bool:
    """Whether a number follows: "from 26 to 18 tonnes", but not "from 12 villages to the camp"."""
    return any(t.like_num for t in to.doc[to.i + 1 : min(to.i + 1 + MAX_HEDGE, to.sent.end)])


def _behind_change(span: Span) -> bool:
    """Whether the figure stands behind "from" of a verb of change."""
    if span.start == span.sent.start or span.doc[span.start - 1].lower_ != FROM:
        return False
    case = span.doc[span.start - 1]
    return any(_is_change(t) for t in (case.head, case.head.head))


def _is_change(token: Token) -> bool:
    return token.lemma_.lower() in _change_verbs()
