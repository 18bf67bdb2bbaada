"""Quantities side by side: ranges, lists that share a unit, units that the words before imply or leave out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from spacy.tokens import Doc

from pipeline.extract.figures.counted import lemma_of
from pipeline.extract.figures.quantities import Stated
from pipeline.extract.figures.si import conversion
from pipeline.resources import load_rules

PEOPLE = frozenset({"he", "she", "who", "i"})
MAX_AGE = 120  # years; the oldest person on record reached 122
LOOK_BACK = 24  # characters before a quantity in which "between", "range from" or "up from" stands
MAX_GAP = 12  # characters between the ends of a range: " to almost "


@dataclass(frozen=True, slots=True)
class ImpliedUnit:
    form: str
    unit: str
    example: str


@dataclass(frozen=True, slots=True)
class Comparison:
    form: str
    example: str


@cache
def implied_units() -> tuple[ImpliedUnit, ...]:
    return load_rules("extract/figures/implied_units.csv", ImpliedUnit, key=("form",))


@cache
def comparisons() -> tuple[Comparison, ...]:
    return load_rules("extract/figures/comparisons.csv", Comparison, key=("form",))


@cache
def _implied() -> dict[str, str]:
    return {r.form: r.unit for r in implied_units()}


@cache
def _comparisons() -> frozenset[str]:
    return frozenset(r.form for r in comparisons())


_TO = re.compile(r"\s?[-–—−~‐‑]\s?|-?\s+to\s+|-to-|\s+through\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:about|around|roughly|approximately|some)\s+)?$", re.IGNORECASE)
_DESCENDING = re.compile(r"\b(?:between|rang\w+\s+(?:from|of|between)|range\s+from)\s+$", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/[-−])\s?")
_OUT_OF = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", re.IGNORECASE)
_CONJOINED = re.compile(
    r"-?\s*,?\s+(?:and|or)\s+(?:(?:about|some|over|up to)\s+)?|\s?/\s?|\s?[×x]\s?|\s+by\s+", re.IGNORECASE
)
_PART = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|those|these|this|that)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_WHO = re.compile(r"\s+who\b", re.IGNORECASE)


def join_ranges(text: str, items: list[Stated]) -> list[Stated]:
    """The quantities with each pair that states a range made one."""
    out: list[Stated] = []
    skip = False
    for item, following in zip_longest(items, items[1:]):
        if skip:
            skip = False
            continue
        joined = _range(text, item, following) if following else None
        skip = joined is not None
        out.append(joined or item)
    return out


def _range(text: str, a: Stated, b: Stated) -> Stated | None:
    """Two quantities that a dash, "to", "±", or "and" after "between" makes one."""
    if b.start - a.end > MAX_GAP or a.value is None or b.value is None:
        return None
    source = b if b.unit else a
    both = replace(
        a, end=b.end, unit_end=b.unit_end, unit=source.unit, factors=source.factors, kind=source.kind, modifier="range"
    )
    if _PLUS_MINUS.fullmatch(text, a.end, b.start):
        return replace(both, low=a.value - abs(b.value), high=a.value + abs(b.value))
    if _OUT_OF.fullmatch(text, a.end, b.start) and not a.kind and not b.kind and 0 < a.value < b.value:
        number = replace(a.number, form="fraction")
        return replace(
            both, number=number, value=a.value / b.value, modifier="exact", core_end=b.core_end, token=b.token
        )
    before = text[max(0, a.start - LOOK_BACK) : a.start]
    if not (_TO.fullmatch(text, a.end, b.start) or (_AND.fullmatch(text, a.end, b.start) and _BETWEEN.search(before))):
        return None
    if (
        not _share_unit(a, b)
        or (a.number.form == "multiple" and b.number.form != "multiple")
        or _is_bare_year(a) != _is_bare_year(b)
    ):
        return None
    low, high = a.value, b.value
    if b.number.scale != 1 and a.number.scale == 1 and a.number.base < b.number.base and a.kind in ("", b.kind):
        low = a.number.base * b.number.scale  # "2 to 3 million", but "$200 to $4 million"
    if low > high and (high < 0 or _DESCENDING.search(before)):
        low, high = high, low
    if low >= high:
        return None
    number = b.number if b.number.form == "multiple" else a.number
    return replace(both, number=number, value=None, low=low, high=high, token=b.token, noun=b.noun, core_end=b.core_end)


def _share_unit(a: Stated, b: Stated) -> bool:
    """Whether the ends of a range agree: the unit stands with both, or with the last; a currency sign with the first."""
    if a.unit and b.unit:
        return a.unit == b.unit or (a.currency and a.unit == b.factors[0][0])
    return not a.unit or a.currency


def _is_bare_year(item: Stated) -> bool:
    """Whether a number is written as a year of our time: "up in 2018 to 3.9 million" is no range."""
    raw = item.number.raw
    return not item.kind and len(raw) == 4 and raw.isdigit() and raw[:2] in ("18", "19", "20")


def share_units(text: str, items: list[Stated]) -> list[Stated]:
    """The quantities with the unit of a list's last member given to the others: "five, ten or twenty years".

    A comma alone joins number words, or members of a list that ends with "and" or "or": "odds 2.30, 95% sure" is no list.
    """
    out = list(items)
    listed = False
    for i in range(len(out) - 2, -1, -1):
        here, following = out[i], out[i + 1]
        if (
            not here.kind
            and following.kind
            and here.value is not None
            and _PART.fullmatch(text, here.end, following.start)
        ):
            out[i] = here = replace(here, unit=following.unit, factors=following.factors, kind=following.kind)
        words = here.number.form == following.number.form == "words"
        conjoined = bool(_CONJOINED.fullmatch(text, here.end, following.start))
        listed = conjoined or (bool(_COMMA.fullmatch(text, here.end, following.start)) and (words or listed))
        if listed and not here.kind and following.kind and here.value is not None and not following.currency:
            out[i] = replace(
                here, unit=following.unit, factors=following.factors, kind=following.kind, noun=following.noun
            )
    return out


def noun_or(doc: Doc, item: Stated) -> str | None:
    """The noun of "a week or two": the lemma of the singular noun before "or" and a small number word."""
    i = doc[item.token].i
    if item.number.form != "words" or i < 2 or doc[i - 1].lower_ != "or" or doc[i - 2].tag_ != "NN":
        return None
    return lemma_of(doc[i - 2])


def is_age(doc: Doc, item: Stated) -> bool:
    """Whether a bare number is a person's age: "Ann Lee, 25, said", "he was 25"."""
    token = doc[item.token]
    if item.value is None or not 0 < item.value <= MAX_AGE or item.value % 1 or token.i < 2:
        return False
    before, comma = doc[token.i - 2], doc[token.i - 1]
    behind = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
    if comma.text == "," and before.ent_type_ == "PERSON" and behind in (",", ".", ")", ";"):
        return True
    if comma.lemma_ != "be" or behind.isalpha() or token.head.i != comma.i:
        return False
    return any(c.dep_ == "nsubj" and (c.ent_type_ == "PERSON" or c.lower_ in PEOPLE) for c in comma.lefts)


def complete_units(text: str, doc: Doc, items: list[Stated], sentence_of: Callable[[int], int]) -> list[Stated]:
    """The quantities with units left to what stands before: "aged 35" (years), "40 barges, up from 30" (barges)."""
    out: list[Stated] = []
    for item in items:
        if not item.kind and item.number.form in ("digits", "words"):
            words = text[max(0, item.start - LOOK_BACK) : item.start].lower().split()
            ends = [" ".join(words[-n:]) for n in (2, 1)]
            unit = next((_implied()[e] for e in ends if e in _implied()), "")
            compared = any(e in _comparisons() for e in ends)
            if unit:
                item = replace(item, unit=unit, factors=((unit, 1),), kind="measurement", age=unit == "year")
            elif compared and out and sentence_of(out[-1].core) == sentence_of(item.core):
                last = out[-1]
                item = replace(item, unit=last.unit, factors=last.factors, kind=last.kind)
            elif (noun := noun_or(doc, item)) is not None:
                item = replace(
                    item, unit=noun, factors=((noun, 1),), kind="measurement" if conversion(((noun, 1),)) else "count"
                )
            elif is_age(doc, item):
                item = replace(item, unit="year", factors=(("year", 1),), kind="measurement", age=True)
            elif _WHO.match(text, item.end):
                item = replace(item, unit="person", factors=(("person", 1),), kind="count")
        out.append(item)
    return out
