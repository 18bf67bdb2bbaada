"""Dates written in digits, read by dateparser in the order of day and month that the document itself makes evident."""

import re
from datetime import datetime
from functools import lru_cache

from pipeline.extract.dates.point import Point

_BASE = datetime(2000, 1, 1)  # never used by a complete date; given so that dateparser asks no clock
_AMBIGUOUS = re.compile(r"(0?\d|1[0-2])[/-](0?\d|1[0-2])[/-]")


@lru_cache(maxsize=4096)
def read_date(text: str, order: str | None) -> Point | None:
    """The day that a complete date in digits names, None where it names none.

    `order` is "day first", "month first" or None (`pipeline.ingest.calendar_day.evident_order`); with dots the day always
    comes first. Where the order decides and nothing shows it, only the year is known: the other fields stay empty.

    >>> point = read_date("27.06.2025", None)
    >>> point.year, point.month, point.day
    (2025, 6, 27)
    >>> read_date("03/04/2025", "month first").month, read_date("03/04/2025", None).month
    (3, None)
    """
    import dateparser

    ambiguous = _AMBIGUOUS.match(text)
    dateparser_order = (
        "YMD" if re.match(r"\d{4}", text) else "MDY" if order == "month first" and "." not in text else "DMY"
    )
    settings = {
        "DATE_ORDER": dateparser_order,
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    found = dateparser.parse(re.sub(r"\s", "", text), languages=["en"], settings=settings)
    if found is None:
        return None
    if ambiguous and order is None and int(ambiguous[1]) != int(ambiguous[2]):
        return Point(year=found.year)
    return Point(year=found.year, month=found.month, day=found.day)
