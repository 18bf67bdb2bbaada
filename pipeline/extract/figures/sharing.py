"""Quantities side by side: ranges, and lists that share a unit."""

import re
from dataclasses import replace
from itertools import zip_longest

from pipeline.extract.figures.quantities import Stated

LOOK_BACK = 24  # characters before a quantity in which "between" or "range from" stands
MAX_GAP = 12  # characters between the ends of a range: " to almost "
MAX_SHARE_GAP = 28  # between part and whole: " household out of every "


_TO = re.compile(r"\s?[-–—−~‐‑]\s?|-?\s+to\s+|-to-|\s+through\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:about|around|roughly|approximately|some)\s+)?$", re.IGNORECASE)
_DESCENDING = re.compile(r"\b(?:between|rang\w+\s+(?:from|of|between)|range\s+from)\s+$", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/[-−])\s?")
_OUT_OF = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", re.IGNORECASE)
WHOLES = {"hundred": 100, "thousand": 1000}
_OF_EVERY = re.compile(
    r"\s+(?:in|out\s+of)\s+every\s+(?P<whole>hundred|thousand)\b(?!\s+(?:thousand|million)\b)", re.IGNORECASE
)
_ONE_OF_SO_MANY = re.compile(r"\s+[^\W\d_]+\s+(?:in|out\s+of)\s+(?:every\s+)?", re.IGNORECASE)  # "one child in five"
_ENDS_PHRASE = re.compile(r"\s*(?:$|[.,;:)]|(?:are|had|has|have|in|is|of|was|were|who)\b)")
_CONJOINED = re.compile(
    r"-?\s*,?\s+(?:and|or)\s+(?:(?:about|some|over|up to)\s+)?|\s?/\s?|\s?[×x]\s?|\s+by\s+", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+of\s+")  # "12 of 40 firms"
_THE = r"(?:the|its|their|his|her|our|those|these|this|that)"
_OWNER = r"(?:the\s+)?(?:[^\W\d]+\s+){0,3}[^\W\d]+(?:['’]s|s['’])"  # "four of Kelso's seven districts"
_PART = re.compile(rf"\s+of\s+(?:{_THE}|{_OWNER})\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")


def join_ranges(text: str, items: list[Stated]) -> list[Stated]:
    """The quantities with each pair that states a range made one."""
    out: list[Stated] = []
    skip = False
    for item, following in zip_longest(items, items[1:]):
        if skip:
            skip = False
            continue
        joined = _share(text, item, following) or _range(text, item, following) if following else None
        skip = joined is not None
        out.append(joined or _share_of_every(text, item) or item)
    return out


def _share_of_every(text: str, item: Stated) -> Stated | None:
    """A share of a round number that "every" alone counts: "97 in every hundred"."""
    link = _OF_EVERY.match(text, item.end)
    if link is None or item.kind or item.value is None:
        return None
    whole = WHOLES[link["whole"].lower()]
    if not 0 < item.value < whole:
        return None
    number = replace(item.number, form="fraction")
    end = link.end()
    return replace(item, end=end, unit_end=end, core_end=end, number=number, value=item.value / whole, modifier="exact")


def _share(text: str, a: Stated, b: Stated) -> Stated | None:
    """Two numbers that state a share: "two in five", "six out of every ten", "one child in five"."""
    if (
        b.start - a.end > MAX_SHARE_GAP
        or a.value is None
        or b.value is None
        or a.kind
        or b.kind
        or not 0 < a.value < b.value
    ):
        return None
    alone = a.value == 1 and _ONE_OF_SO_MANY.fullmatch(text, a.end, b.start) and _ENDS_PHRASE.match(text, b.end)
    if not (alone or _OUT_OF.fullmatch(text, a.end, b.start)):
        return None
    number = replace(a.number, form="fraction")
    return replace(
        a, end=b.end, unit_end=b.unit_end, number=number, value=a.value / b.value, modifier="exact",
        core_end=b.core_end, token=b.token,
    )  # fmt: skip


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


def _is_part(text: str, here: Stated, following: Stated) -> bool:
    """Whether two numbers are a part and its whole: "12 of 40 firms"."""
    return (
        following.kind == "count"
        and here.value is not None
        and following.value is not None
        and here.value <= following.value
        and bool(_PART_OF.fullmatch(text, here.end, following.start))
    )


def _is_step(text: str, here: Stated, following: Stated) -> bool:
    """Whether two numbers are the ends of a step: "from 26 to 18 tonnes", "from 45 hours to 42"."""
    numbers = here.value is not None and following.value is not None and not following.currency
    return (
        numbers
        and bool(_TO.fullmatch(text, here.end, following.start))
        and bool(_FROM.search(text[max(0, here.start - LOOK_BACK) : here.start]))
    )


def share_units(text: str, items: list[Stated]) -> list[Stated]:
    """The quantities with the unit of a list's last member given to the others: "five, ten or twenty years".

    A comma alone joins number words, or members of a list that ends with "and" or "or": "odds 2.30, 95% sure" is no list.
    Nor is what stands before a list whose members have a noun each: "fourteen, nine women and five men".
    """
    out = list(items)
    listed = each = False
    for i in range(len(out) - 2, -1, -1):
        here, following = out[i], out[i + 1]
        if (
            not here.kind
            and following.kind
            and here.value is not None
            and (_PART.fullmatch(text, here.end, following.start) or _is_part(text, here, following))
        ):
            out[i] = here = replace(here, unit=following.unit, factors=following.factors, kind=following.kind)
        if _is_step(text, here, following) and bool(here.kind) != bool(following.kind):
            source, bare, at = (following, here, i) if following.kind else (here, following, i + 1)
            out[at] = replace(bare, unit=source.unit, factors=source.factors, kind=source.kind, noun=source.noun)
            continue
        words = here.number.form == following.number.form == "words"
        conjoined = not here.ends_clause and bool(_CONJOINED.fullmatch(text, here.end, following.start))
        comma = bool(_COMMA.fullmatch(text, here.end, following.start)) and not each
        listed = conjoined or (comma and (words or listed))
        each = conjoined and bool(here.kind)
        if listed and not here.kind and following.kind and here.value is not None and not following.currency:
            out[i] = replace(
                here, unit=following.unit, factors=following.factors, kind=following.kind, noun=following.noun
            )
    return out
