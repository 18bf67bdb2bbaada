"""Rates whose time stands behind what there is so much of: "6,000 litres of milk a day" is a volume per time.

The figure is the amount, as its words are; the statement compares by the rate, as it would by "6,000 litres a day".
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Span, Token

from pipeline.extract.figures.counted import noun_starting
from pipeline.extract.figures.si import conversion, to_si
from pipeline.extract.figures.units import Factors, parse_unit, read_rate, write_unit
from pipeline.extract.statements.quantified import SUBSTANCE_PREPOSITIONS
from pipeline.model import Quantity
from pipeline.resources import load_rules

MAX_AHEAD = 10  # tokens from "of" to the time: "of raw and pasteurised cow's milk and cream a day"
PHRASE = ("ADJ", "DET", "NOUN", "PART", "PRON", "PROPN")
PHRASE_TAGS = ("CC", "HYPH", "VBG", "VBN")
NOUNS = ("NOUN", "PROPN")
AMOUNTS = ("measurement", "money")
_CONVERTED = re.compile(r"\s?\([^()]{1,40}\)|\)")  # "300 tons (330 short tons) of water an hour", at either of the two


@dataclass(frozen=True, slots=True)
class PeriodAdverb:
    form: str
    unit: str
    example: str


@cache
def period_adverbs() -> tuple[PeriodAdverb, ...]:
    return load_rules("extract/statements/period_adverbs.csv", PeriodAdverb, key=("form",))


@cache
def _adverbs() -> dict[str, str]:
    return {r.form: r.unit for r in period_adverbs()}


def rate(quantity: Quantity, span: Span, text: str) -> Quantity:
    """The quantity as the rate that the words behind its figure make of it, in its unit per time; else as it is.

    `span` is the figure's tokens, `text` the document's.
    """
    if quantity.kind not in AMOUNTS or not quantity.unit or " / " in quantity.unit:
        return quantity
    per = _time_behind(span, text)
    if not per:
        return quantity
    factors = (*parse_unit(quantity.unit), *per)
    how = conversion(factors) if quantity.kind == "measurement" else None
    return replace(
        quantity,
        unit=write_unit(factors),
        dimension=how.dimension if how else "",
        si_value=to_si(quantity.value, how) if how and quantity.value is not None else None,
        si_unit=how.unit if how else "",
    )


def _time_behind(span: Span, text: str) -> Factors:
    """What the amount is per, behind the phrase that says of what; () where nothing says so."""
    doc = span.doc
    converted = _CONVERTED.match(text, span.end_char)
    end = converted.end() if converted else span.end_char
    ahead = [t for t in doc[span.end : min(span.end + 2 * MAX_AHEAD, span.sent.end)] if t.idx >= end]
    if not ahead:
        return ()
    words = {t.idx: t for t in ahead}

    def per(end: int, following: Token) -> Factors:
        unit = _adverbs().get(following.lower_)
        if unit:
            return ((unit, -1),)
        tail = read_rate(text, end, lambda at: noun_starting(words[at], at) if at in words else None)
        return tail[1] if tail else ()

    if ahead[0].lower_ not in SUBSTANCE_PREPOSITIONS:
        return per(end, ahead[0])
    for token, following in pairwise(ahead[1 : MAX_AHEAD + 1]):
        if not _is_of_phrase(token):
            break
        if (token.pos_ in NOUNS or token.tag_ == "VBN") and (found := per(token.idx + len(token), following)):
            return found
    return ()


def _is_of_phrase(token: Token) -> bool:
    return token.pos_ in PHRASE or token.tag_ in PHRASE_TAGS or token.lower_ == "of"
