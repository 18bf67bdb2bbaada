"""Dates written in digits, read by dateparser in the order of day and month that the document itself makes evident."""

import re
from datetime import datetime
from functools import lru_cache

from pipeline.extract.dates.point import Point

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(?:\d{4}|\d{2})(?![\d./-])")
_BASE = datetime(2000, 1, 1)  # never used by a complete date; given so that dateparser asks no clock


def day_first(text: str) -> bool:
    """Whether the dates of a text in digits put the day before the month: as one that can only be read so shows, else with a dot.

    Where nothing shows it the day comes first, as in most of the world; an American order needs evidence.

    >>> day_first("on 27.06.2025 and 01.02.2025"), day_first("on 06/27/2025 and 01/02/2025")
    (True, False)
    """
    votes = 0
    for first, second in _NUMERIC.findall(text):
        votes += (int(first) > 12 >= int(second)) - (int(second) > 12 >= int(first))
    return votes >= 0


@lru_cache(maxsize=4096)
def read_date(text: str, day_before_month: bool) -> Point | None:
    """The day that a complete date in digits names, None where it names none.

    >>> read_date("27.06.2025", True)
    Point(century=None, decade=None, year=2025, half=None, quarter=None, season=None, month=6, week=None, weekend=False, \
weekday=None, day=27, part=None, hour=None, minute=None, second=None, bc=False, holiday=None)
    """
    import dateparser

    year_first = re.match(r"\d{4}", text) is not None
    order = "YMD" if year_first else "DMY" if day_before_month else "MDY"
    settings = {
        "DATE_ORDER": order,
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    found = dateparser.parse(re.sub(r"\s", "", text), languages=["en"], settings=settings)
    if found is None:
        return None
    return Point(year=found.year, month=found.month, day=found.day)
