"""A calendar day written out in full, in the forms that date lines use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

Order = Literal["day first", "month first"]
PIVOT = 69  # of years in two digits


@dataclass(frozen=True, slots=True)
class Day:
    """A full date in a text. `day` is None for "03/04/2025" where nothing says whether day or month comes first."""

    start: int
    end: int
    day: date | None


@cache
def _months() -> dict[str, int]:
    """English month names and abbreviations, in small letters, with their number (Unicode CLDR, through Babel)."""
    from babel.dates import get_month_names

    names = {}
    for locale in ("en", "en_GB"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                names[name.lower().rstrip(".")] = number
    return names


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w/.-])(?:
            (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{month})\.?,?\s+(?P<y1>\d{{4}})
          | (?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+|-)(?P<y2>\d{{4}})
          | (?P<y3>\d{{4}})(?P<sep3>[-/.])(?P<m3>\d{{1,2}})(?P=sep3)(?P<d3>\d{{1,2}})
          | (?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y4>\d{{4}}|(?<=/)\d\d)
        )(?:(?=T\d\d:\d\d)|(?=-\d{{1,2}}:)|(?![\w/-]))""",  # a time of day may follow
        re.VERBOSE | re.IGNORECASE,
    )


def find_days(text: str, order: Order | None = None) -> Iterator[Day]:
    """The full dates of a text. `order` settles "03/04/2025"; dots always mean the day first.

    >>> [str(d.day) for d in find_days("3rd of July 2021; Sept. 5, 2010; 2019-07-09; 27.06.2025; 25/12/2020")]
    ['2021-07-03', '2010-09-05', '2019-07-09', '2025-06-27', '2020-12-25']
    >>> [d.day for d in find_days("03/04/2025")]
    [None]
    >>> [str(d.day) for d in find_days("12/29/11; October 14-2008")]
    ['2011-12-29', '2008-10-14']
    """
    if not re.search(r"\d{4}|/\d\d(?!\d)", text):
        return
    for match in _pattern().finditer(text):
        known, day = _read(match, order)
        if known:
            yield Day(match.start(), match.end(), day)


def evident_order(text: str) -> Order | None:
    """The order of day and month that the text's dates with slashes or hyphens show, None where they show none or both.

    >>> evident_order("visited on 25/03/2024 and 02/04/2024")
    'day first'
    """
    seen: set[Order] = set()
    for match in re.finditer(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)", text):
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            seen.add("day first")
        elif second > 12 >= first:
            seen.add("month first")
    return seen.pop() if len(seen) == 1 else None


def _read(match: re.Match[str], order: Order | None) -> tuple[bool, date | None]:
    """(whether it is a date at all, the day)."""
    part = match.groupdict()
    if part["y4"]:
        a, b, year = int(part["a"]), int(part["b"]), _full_year(part["y4"])
        if part["sep"] == "." or a > 12 or order == "day first" or a == b:
            return _day(year, b, a)
        if b > 12 or order == "month first":
            return _day(year, a, b)
        return _day(year, b, a)[0], None
    if part["y3"]:
        return _day(int(part["y3"]), int(part["m3"]), int(part["d3"]))
    n = "1" if part["y1"] else "2"
    return _day(int(part[f"y{n}"]), _months()[part[f"m{n}"].lower()], int(part[f"d{n}"]))


def _full_year(digits: str) -> int:
    """The year that two digits mean, by the rule of POSIX (strptime, %y): 69 to 99 are of the last century."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= PIVOT else 2000)


def _day(year: int, month: int, day: int) -> tuple[bool, date | None]:
    try:
        return True, date(year, month, day)
    except ValueError:
        return False, None
