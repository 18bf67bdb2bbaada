"""Numbers of a text -> stated quantities: with currency, unit or counted noun, ranges and lists that share them, modifiers."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc, Token

from pipeline.extract.figures.counted import counted_noun
from pipeline.extract.figures.modifiers import hedge_after, hedge_before
from pipeline.extract.figures.numbers import Number
from pipeline.extract.figures.units import Factors, Unit, read_currency_before, read_rate, read_unit, write_unit
from pipeline.model import Modifier


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
    currency: bool = False  # its own currency sign stands before it


class Tokens:
    """A document's tokens by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [t.idx for t in doc]

    def at(self, offset: int) -> Token:
        """The token that covers an offset (or the last one before it)."""
        return self.doc[max(0, bisect_right(self.starts, offset) - 1)]

    def next(self, offset: int) -> Token | None:
        """The first token that begins at an offset or behind it, in the same sentence; None where there is none."""
        at = bisect_left(self.starts, offset)
        while at < len(self.doc) and self.doc[at].is_space:
            at += 1
        return self.doc[at] if at < len(self.doc) and not self.doc[at].is_sent_start else None


_RANGE = re.compile(r"\s?[-–—−~‐‑]\s?|\s+to\s+|-to-|[ -]to[ -]+|\s+through\s+")
_TO_BEFORE = re.compile(r"\b(?:between|from)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|around\s+|roughly\s+|approximately\s+|some\s+)?$", re.IGNORECASE)
_LIST = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|-?\s?,?\s(?:or|and)\s|\s?/\s?", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|(?<=[\s(]))minus[ -]$", re.IGNORECASE)
_OF_UNIT = re.compile(r"\s+of\s+(?:(?P<article>an?|one)\s+)?(?=[a-z])", re.IGNORECASE)
_ARTICLE = re.compile(r"\s+an?\s+(?=[a-z])", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/-|\+/−|\+-)\s?")


def read_quantity(text: str, tokens: Tokens, number: Number) -> Stated:
    """A number with the currency before it and the unit behind it."""
    currency = read_currency_before(text, number.start)
    minus = _MINUS.search(text[max(0, number.start - 8) : number.start])
    number = _settle_letter(text, tokens, number, currency is not None)
    token = tokens.at(number.end - 1)

    def noun(at: int) -> tuple[int, str] | None:
        word = tokens.at(at)
        if word.idx != at or word.pos_ not in ("NOUN", "PROPN"):
            return None
        return at + len(word), word.lemma_.lower()

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
    unit = read_unit(text, at, noun, symbols=number.form == "digits")
    if unit and at != number.end and unit.kind not in ("measurement", "money"):
        unit = None
    if unit and _fits(text, tokens, number, unit):
        return replace(stated, end=unit.end, unit_end=unit.end, unit=unit.name, factors=unit.factors, kind=unit.kind)
    return stated


def _settle_letter(text: str, tokens: Tokens, number: Number, money: bool) -> Number:
    """ "12m": twelve million before a unit, a noun or behind a currency, else twelve meters; a "b" is a billion only so."""
    letter = number.raw[-1:]
    if number.bare_end != number.end - 1 or letter not in "mMbB" or money:
        return number
    after = tokens.at(number.end + 1)
    unit = read_unit(text, number.end, lambda at: None)
    counts = (
        unit is not None
        or text[number.end : number.end + 1] == " "
        and (
            after.idx >= number.end
            and (
                after.tag_ in ("NNS", "NNPS")
                or (after.pos_ in ("ADJ", "NOUN") and letter in "mM" and after.head.tag_ == "NNS")
            )
        )
    )
    if counts or (letter == "M" and number.base >= 1):
        return number
    bare = number.bare_end
    return replace(number, end=bare, value=number.base, raw=text[number.start : bare], scale=Decimal(1))


def _fits(text: str, tokens: Tokens, number: Number, unit: Unit) -> bool:
    """Whether the context lets an ambiguous form be the unit."""
    if unit.context == "substance":
        return bool(re.compile(r"\s+of\s").match(text, unit.end))
    if unit.context == "rate":
        return unit.rate
    if unit.context == "digits":
        return number.form == "digits" or text[number.end : unit.end].strip(" -").isalpha() is False
    return True


def share(text: str, items: list[Stated]) -> list[Stated]:
    """Joins ranges into one quantity and gives the members of a list the unit of its last."""
    out: list[Stated] = []
    i = 0
    while i < len(items):
        item = items[i]
        if i + 1 < len(items) and (joined := _range(text, item, items[i + 1])):
            out.append(joined)
            i += 2
            continue
        out.append(item)
        i += 1
    for i in range(len(out) - 2, -1, -1):
        here, following = out[i], out[i + 1]
        if (
            not here.kind
            and following.kind
            and here.value is not None
            and not following.currency
            and _LIST.fullmatch(text, here.end, following.start)
        ):
            out[i] = replace(
                here, unit=following.unit, factors=following.factors, kind=following.kind, noun=following.noun
            )
    return out


def _range(text: str, a: Stated, b: Stated) -> Stated | None:
    """Two quantities that a dash, "to", or "and" after "between" makes one range."""
    if b.start - a.end > 12 or a.value is None or b.value is None:
        return None
    gap = text[a.end : b.start]
    low, high = a.value, b.value
    if _PLUS_MINUS.fullmatch(gap):
        return replace(
            a,
            end=b.end,
            unit_end=b.unit_end,
            unit=a.unit or b.unit,
            factors=a.factors or b.factors,
            kind=a.kind or b.kind,
            low=low - high,
            high=low + high,
            modifier="range",
            value=low,
        )
    if not (_RANGE.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(text[max(0, a.start - 24) : a.start]))):
        return None
    if a.kind and b.kind and a.kind != b.kind:
        return None
    if _is_bare_year(a) != _is_bare_year(b):
        return None
    if a.unit and b.unit and a.unit != b.unit and not (a.currency and not b.currency):
        return None
    if b.number.scale != 1 and a.number.scale == 1 and a.number.base < b.number.base and (a.kind in ("", b.kind)):
        low = a.number.base * b.number.scale
    if a.unit and not b.unit and not a.currency:
        return None
    if low >= high:
        return None
    source = b if b.unit else a
    return replace(
        a,
        end=b.end,
        unit_end=b.unit_end,
        unit=source.unit,
        factors=source.factors,
        kind=source.kind,
        value=None,
        low=low,
        high=high,
        modifier="range",
        token=b.token,
        noun=b.noun,
        core_end=b.core_end,
    )


def _is_bare_year(item: Stated) -> bool:
    """Whether a number is written as a year of our time: "up from 2018 to 3.9 million" is no range."""
    raw = item.number.raw
    return not item.kind and len(raw) == 4 and raw.isdigit() and raw[:2] in ("18", "19", "20")


def count(text: str, tokens: Tokens, item: Stated) -> Stated:
    """A quantity without a unit with its counted noun."""
    if item.kind or item.number.form in ("fraction", "multiple"):
        return item
    noun = counted_noun(tokens.doc, item.token, item.core_end)
    if noun is None:
        return item
    token = tokens.doc[noun.token]
    end = token.idx + len(token)
    factors: Factors = ((noun.lemma, 1),)
    tail = read_rate(text, end, lambda at: None)
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


def hedge(text: str, item: Stated) -> Stated:
    """A quantity with the modifiers before and behind it."""
    start, before = hedge_before(text, item.start)
    if text[start:].startswith(" "):
        start = item.start
    end, after = hedge_after(text, item.end)
    if after == "exact" and item.unit_end < item.end:
        inner_end, after = hedge_after(text, item.unit_end)
        end = max(item.end, inner_end) if after != "exact" else item.end
    modifier = before if before != "exact" else after
    if item.modifier == "range":
        return replace(item, start=start, end=end)
    if before == "exact":
        start = item.start
    return replace(item, start=start, end=end, modifier=modifier)
