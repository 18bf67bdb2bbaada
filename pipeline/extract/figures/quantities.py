"""Numbers of a text -> stated quantities: with currency, unit or counted noun, ranges and lists that share them, modifiers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from spacy.tokens import Doc, Token

from pipeline.extract.figures.counted import clause_end, counted_noun, noun_starting
from pipeline.extract.figures.modifiers import hedge_after, hedge_before, hedges
from pipeline.extract.figures.numbers import Number
from pipeline.extract.figures.units import (
    Factors,
    Unit,
    currencies,
    read_currency_before,
    read_rate,
    read_unit,
    write_unit,
)
from pipeline.model import Modifier
from pipeline.resources import load_rules


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as it stands: `start` and `end` with modifier, currency, unit or counted noun; `core` without them.

    `low`, `high` are the ends of a range or the bounds of a vague number. `kind` is decided by what the number goes with.
    `token` is the token of its (last) number, `noun` the counted noun's.
    """

    start: int
    end: int
    number: Number
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    modifier: Modifier = "exact"
    unit: str = ""
    factors: Factors = ()
    kind: str = ""  # "", "measurement", "money", "percent", "count"
    token: int = 0
    noun: int = -1
    core: int = 0  # offset of the number's start
    core_end: int = 0  # offset behind the number
    unit_end: int = 0
    age: bool = False  # years that the words leave out: "aged 35"
    currency: bool = False  # its own currency sign stands before it
    ends_clause: bool = False  # the number behind it is another clause's


@dataclass(frozen=True, slots=True)
class DimensionWord:
    form: str
    example: str
    property: str = ""


@cache
def dimension_words() -> tuple[DimensionWord, ...]:
    return load_rules("extract/figures/dimension_words.csv", DimensionWord, key=("form",))


@cache
def _dimension_words() -> frozenset[str]:
    return frozenset(w.form for w in dimension_words())


class Tokens:
    """A document's tokens by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [t.idx for t in doc]

    def at(self, offset: int) -> Token:
        """The token that covers an offset (or the last one before it)."""
        return self.doc[max(0, bisect_right(self.starts, offset) - 1)]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a span touches, (first, behind the last)."""
        return self.at(start).i, self.at(max(start, end - 1)).i + 1

    def next(self, offset: int) -> Token | None:
        """The first token that begins at an offset or behind it, in the same sentence; None where there is none."""
        at = bisect_left(self.starts, offset)
        while at < len(self.doc) and self.doc[at].is_space:
            at += 1
        return self.doc[at] if at < len(self.doc) and not self.doc[at].is_sent_start else None


_MINUS = re.compile(r"(?:^|(?<=[\s(/]))minus[ -]$", re.IGNORECASE)
_OF_UNIT = re.compile(r"\s+of\s+(?:(?P<article>an?|one)\s+)?(?=[a-z])", re.IGNORECASE)
_ARTICLE = re.compile(r"\s+an?\s+(?=[a-z])", re.IGNORECASE)
_OF_PLURAL = re.compile(r"\s+of\s+(?:its|the|their|our|his|her|those|these)\s+(?:\w+\s+){0,2}\w+s\b", re.IGNORECASE)
_OF_PER = re.compile(r"\s+of\s+[^\W\d]+(?:\s+[^\W\d]+)?(?=\s+per\s)")  # "9 tons of hard coal per day"
_AND_PART = re.compile(r"\s+and\s+(?:an?|one)\s+(half|third|quarter)\b(?!-)", re.IGNORECASE)  # "a mile and a half"
_PARTS = {"half": Decimal("0.5"), "third": 1 / Decimal(3), "quarter": Decimal("0.25")}
_OLD = re.compile(r"[ -]olds?\b")
_SUBSTANCE = re.compile(r"\s+of\s")
MILLIONS = "mm"
MAX_HEDGE = 6  # tokens before a number among which its hedge begins


def read_quantity(text: str, tokens: Tokens, number: Number) -> Stated:
    """A number with the currency before it and the unit behind it."""
    currency = read_currency_before(text, number.start)
    minus = _MINUS.search(text[max(0, number.start - 8) : number.start])
    number = _settle_letter(text, tokens, number, currency is not None)
    token = tokens.at(number.end - 1)

    noun = _noun_at(tokens)
    start = number.start
    stated = Stated(
        start,
        number.end,
        number,
        number.value,
        number.low,
        number.high,
        token=token.i,
        core=start,
        core_end=number.end,
        unit_end=number.end,
    )
    if currency:
        begin, code = currency
        value = number.value
        if value is not None and text[begin : number.start].rstrip().endswith(("-", "−", "–")):
            value = -abs(value)
        factors: Factors = ((code, 1),)
        end = number.end
        same = read_unit(text, end, noun)
        if same and same.kind == "money" and not same.rate:
            factors, end = ((same.name, 1),) if code == "USD" else factors, same.end
        if (country := _country().match(text, end)) and code == "USD":
            factors, end = ((_countries()[country[1]], 1),), country.end()
        if tail := read_rate(text, end, noun):
            end, factors = tail[0], (*factors, *tail[1])
        return replace(
            stated,
            start=begin,
            end=end,
            unit_end=end,
            unit=write_unit(factors),
            factors=factors,
            kind="money",
            value=value,
            currency=True,
        )
    if minus and number.value is not None and number.value > 0:
        stated = replace(stated, start=number.start - len(minus[0]), value=-number.value)
    at = number.end
    if (
        number.form in ("vague", "fraction")
        and (of := _OF_UNIT.match(text, at))
        and (number.form == "vague" or of["article"])
    ):
        at = of.end() - 1
    elif number.form == "fraction" and (article := _ARTICLE.match(text, at)):
        at = article.end() - 1
    unit = read_unit(text, at, noun, symbols=not number.raw[-1].isalpha() or number.form == "digits")
    if unit and at != number.end and unit.kind not in ("measurement", "money"):
        unit = None
    if unit and _fits(text, number, unit):
        end = unit.end - _closes(tokens, unit.end)
        if not unit.rate and number.value is not None and (part := _AND_PART.match(text, end)):
            end, stated = part.end(), replace(stated, value=number.value + _PARTS[part[1].lower()])
        if old := _OLD.match(text, end):
            end = old.end()
        if not unit.rate and (of := _OF_PER.match(text, end)) and (tail := read_rate(text, of.end(), _no_noun)):
            factors = (*unit.factors, *tail[1])
            return replace(stated, end=tail[0], unit_end=end, unit=write_unit(factors), factors=factors, kind=unit.kind)
        return replace(stated, end=end, unit_end=end, unit=unit.name, factors=unit.factors, kind=unit.kind)
    return stated


def _closes(tokens: Tokens, end: int) -> bool:
    """Whether the dot before an offset ends a sentence and no unit: "690 m³/min." """
    dot = tokens.at(end - 1)
    return dot.text == "." and dot.tag_ == "." and (dot.i + 1 == len(tokens.doc) or bool(dot.nbor().is_sent_start))


@cache
def _countries() -> dict[str, str]:
    return {c.form: c.code for c in currencies() if c.style == "country"}


@cache
def _country() -> re.Pattern[str]:
    """A country behind an amount in dollars: "$75 U.S."."""
    return re.compile(rf"\s?({'|'.join(re.escape(c) for c in _countries())})(?![^\W_])(?=\s*(?:[,;:.)(]|$|[a-z]))")


def article_units(text: str, tokens: Tokens) -> list[Stated]:
    """Quantities whose number is an article behind a hedge, or with a fraction to follow: "over a decade", "a mile and a half".

    Else an article is no figure.
    """
    out = []
    for match in _hedged_article().finditer(text):
        unit = read_unit(text, match.end(), _no_noun, symbols=False)
        start = match.start("article")
        if unit is None or unit.kind == "percent" or unit.context:
            continue
        part = _AND_PART.match(text, unit.end)
        if part is None and hedge_before(text, start)[1] == "exact":
            continue
        end, value = (part.end(), 1 + _PARTS[part[1].lower()]) if part else (unit.end, Decimal(1))
        number = Number(
            start,
            match.end("article"),
            Decimal(1),
            digits=1,
            form="words",
            base=Decimal(1),
            bare_end=match.end("article"),
            raw=match["article"],
        )
        out.append(
            Stated(
                start,
                end,
                number,
                value,
                unit=unit.name,
                factors=unit.factors,
                kind=unit.kind,
                token=tokens.at(unit.end - 1).i,
                core=start,
                core_end=match.end("article"),
                unit_end=end,
            )
        )
    return out


@cache
def _hedged_article() -> re.Pattern[str]:
    last = sorted({h.form.split()[-1] for h in hedges() if h.place == "before" and h.form[-1].isalpha()})
    hedged = rf"(?:{'|'.join(last)})\s+(?=an?\s+[a-z])"
    return re.compile(rf"\b(?:{hedged}|(?=an?\s+\w+\s+and\s+a\s))(?P<article>an?)(?=\s)", re.IGNORECASE)


def _noun_at(tokens: Tokens) -> Callable[[int], tuple[int, str] | None]:
    """Reads the counted noun at an offset, for "per person"."""
    return lambda at: noun_starting(tokens.at(at), at)


def _settle_letter(text: str, tokens: Tokens, number: Number, money: bool) -> Number:
    """ "12m": twelve million before a unit, a noun or behind a currency, else twelve meters; a "b" is a billion only so.

    "$12MM" is twelve million, and 12 mm are millimeters.
    """
    if number.raw[-2:].lower() == MILLIONS:
        return number if money else _without_scale(text, number)
    letter = number.raw[-1:]
    if number.bare_end != number.end - 1 or letter not in "mMbB" or money:
        return number
    after = tokens.at(number.end + 1)
    noun = counted_noun(tokens.doc, tokens.at(number.end - 1).i, number.end)
    plural = noun is not None and tokens.doc[noun.token].tag_ in ("NNS", "NNPS")
    counts = (
        _OF_PLURAL.match(text, number.end) is not None
        or read_unit(text, number.end, _no_noun) is not None
        or (plural and after.lower_ not in _dimension_words())
    )
    if counts or (letter == "M" and number.base >= 1):
        return number
    return _without_scale(text, number)


def _without_scale(text: str, number: Number) -> Number:
    bare = number.bare_end
    return replace(number, end=bare, value=number.base, raw=text[number.start : bare], scale=Decimal(1))


def _fits(text: str, number: Number, unit: Unit) -> bool:
    """Whether the context lets an ambiguous form be the unit."""
    if unit.context == "substance":
        return bool(_SUBSTANCE.match(text, unit.end))
    if unit.context == "rate":
        return unit.rate
    return True


def _no_noun(at: int) -> None:
    return None


def count(text: str, tokens: Tokens, item: Stated) -> Stated:
    """A quantity without a unit with its counted noun."""
    if item.kind or item.number.form in ("fraction", "multiple"):
        return item
    if clause_end(tokens.doc[item.token]) is not None:
        return replace(item, ends_clause=True)
    noun = counted_noun(tokens.doc, item.token, item.core_end)
    if noun is None or not any(c.isalpha() for c in noun.lemma):
        return item
    token = tokens.doc[noun.token]
    end = token.idx + len(token)
    factors: Factors = ((noun.lemma, 1),)
    tail = read_rate(text, end, _noun_at(tokens))
    if tail:
        factors, end = (*factors, *tail[1]), tail[0]
    return replace(
        item,
        end=max(end, item.end),
        unit=write_unit(factors) if tail else noun.lemma,
        factors=factors,
        kind="count",
        noun=noun.token,
    )


def counts_plural(tokens: Tokens, item: Stated) -> bool:
    """Whether a number counts a plural noun: "1000 customers", where a date finder may see a year."""
    noun = counted_noun(tokens.doc, item.token, item.core_end)
    return noun is not None and tokens.doc[noun.token].tag_ == "NNS"


@dataclass(frozen=True, slots=True)
class CoveringVerb:
    lemma: str
    example: str


@cache
def covering_verbs() -> tuple[CoveringVerb, ...]:
    return load_rules("extract/figures/covering_verbs.csv", CoveringVerb, key=("lemma",))


@cache
def _covering() -> frozenset[str]:
    return frozenset(v.lemma for v in covering_verbs())


def _behind_place(text: str, doc: Doc, item: Stated, start: int) -> int:
    """Where the hedge that starts at `start` goes on behind words that are none there: "under" of a depth of something tells a
    place ("the road was under 2 m of water"), "up" belongs to a verb ("adds up to 440 MW")."""
    words = text[start : item.start].lower()
    opening = next((w for w in ("under", "up to") if words.startswith(w)), "")
    if not opening:
        return start
    first = next((t for t in reversed(doc[max(0, item.token - MAX_HEDGE) : item.token]) if t.idx == start), None)
    if first is None or first.i == 0:
        return start
    verbs = {doc[first.i - 1].lemma_, first.head.lemma_, first.head.head.lemma_}
    covered = opening == "under" and _SUBSTANCE.match(text, item.end) is not None and bool(verbs & _covering())
    return start + len(opening) if covered or first.dep_ == "prt" else start


def hedge(text: str, doc: Doc, item: Stated, following: int) -> Stated:
    """A quantity with the modifiers before and behind it; `following` is where the next number starts.

    A hedge with a number at once behind it is that number's: "for three years, at least 23 wells".
    """
    start, before = hedge_before(text, item.start)
    if before != "exact" and (cut := _behind_place(text, doc, item, start)) > start:
        start, before = hedge_before(text[cut : item.start], item.start - cut)
        start += cut
    end, after = hedge_after(text, item.end)
    if after == "exact" and item.unit_end < item.end:
        inner_end, after = hedge_after(text, item.unit_end)
        end = max(item.end, inner_end)
    if after == "exact" or (end > item.end and following - end <= 1):
        end, after = item.end, "exact"
    if before == "exact":
        start = item.start
    modifier = before if before != "exact" else "approx" if item.number.loose and after == "exact" else after
    return replace(item, start=start, end=end, modifier="range" if item.modifier == "range" else modifier)
