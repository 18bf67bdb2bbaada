"""The day of a holiday in a year, from its rule in `words/holiday.csv`."""

import re
from datetime import date, timedelta

_NTH = re.compile(r"(\d\d)-(-?\d)-(\d)")


def holiday_date(rule: str, year: int) -> date | None:
    """The day that a holiday's rule gives for a year; None outside the years of the calendar module.

    Rules: `MM-DD`; `MM-N-W`, the Nth weekday W of a month (Monday 1; N -1 the last); `E+N`, N days from Easter Sunday.

    >>> str(holiday_date("11-4-4", 1998)), str(holiday_date("E-2", 1998)), str(holiday_date("05--1-1", 2021))
    ('1998-11-26', '1998-04-10', '2021-05-31')
    """
    if not 1 < year < 9999:
        return None
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:]))
    if nth := _NTH.fullmatch(rule):
        month, number, weekday = (int(n) for n in nth.groups())
        if number > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    month, day = (int(n) for n in rule.split("-"))
    return date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
