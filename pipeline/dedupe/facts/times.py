"""Compares two times: can both be when one thing happened or held?

A time is the interval of days that an EDTF expression allows; of an EDTF interval ("2025-05-25/2025-06-05") its beginning and
its end are compared each for itself, at the precision each is stated with. So "May 2025" and 25 May can both hold, 25 May and
26 May can't.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import Literal

Distance = Literal["same_date", "next_day", "near_years", "far_years", "far_dates"]
TimeRelation = Literal["equal", "compatible", "overlapping", "contradictory", "unknown"]

# A day as a number that sorts: year, month and day. Years before 1 and after 9999 occur, so datetime won't do.
Day = tuple[int, int, int]
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FEW_YEARS = (
    4  # by which two accounts may differ on the year of one event; of the pairs read for it none differed by more
)
DAYS_OF_YEAR = 364  # from the first of January to the last of December, in a year that has no leap day
UNNAMED = "-XX"  # of a day or month that is meant but not named: two such may be two
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # ISO 8601-2, 4.8; of winter what lies in its year
_PART = re.compile(r"(?P<year>-?[0-9X]{4,})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<vague>[?~%]?)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Span:
    """The days that one date expression allows, both ends included; None: open. `vague`: marked as approximate."""

    first: Day | None
    last: Day | None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A time: when it began and when it ended. Of a date that is no interval both are the same span."""

    begin: Span
    end: Span
    is_interval: bool


@dataclass(frozen=True, slots=True)
class TimeComparison:
    """The relation and, in words, why."""

    relation: TimeRelation
    reason: str


def compare_times(a: str, b: str) -> TimeComparison:
    """How two EDTF expressions stand to each other; the order of the two makes no difference.

    `equal`; `compatible` where one may be the other stated less precisely; `overlapping` where a day lies inside a stated
    interval, or two imprecise dates share days; `contradictory` where no day can be meant by both, or two intervals begin or
    end on different days; `unknown` where one says nothing.

    >>> compare_times("2025-05-25/2025-06-05", "2025-05-26/2025-06-05").reason
    'it began on 25 May 2025 or on 26 May 2025'
    >>> compare_times("2025-06-XX", "2025-06-03").relation
    'compatible'
    """
    a, b = sorted((a, b))
    one, other = read_period(a), read_period(b)
    if one is None or other is None:
        return TimeComparison("unknown", "one of the two states no date")
    if a == b and UNNAMED in a:
        return TimeComparison("compatible", f"both say {write_edtf(a)}, on a day that neither names")
    if a == b:
        return TimeComparison("equal", f"both say {write_edtf(a)}")
    if one.is_interval != other.is_interval:
        inside = _meet(Span(one.begin.first, one.end.last), Span(other.begin.first, other.end.last))
        relation: TimeRelation = "overlapping" if inside else "contradictory"
        date, period = (b, a) if one.is_interval else (a, b)
        return TimeComparison(
            relation, f"{write_edtf(date)} {'lies within' if inside else 'is outside'} {write_edtf(period)}"
        )
    for word, x, y in (("began", one.begin, other.begin), ("ended", one.end, other.end)):
        if not _meet(x, y):
            verb = f"it {word}" if one.is_interval else "it was"
            return TimeComparison("contradictory", f"{verb} {_write_span(x)} or {_write_span(y)}")
    if not one.is_interval and not (_contains(one.begin, other.begin) or _contains(other.begin, one.begin)):
        return TimeComparison("overlapping", f"{write_edtf(a)} and {write_edtf(b)} share some days")
    if (one.begin, one.end) == (other.begin, other.end):
        return TimeComparison("equal", f"both say {write_edtf(a)}")
    return TimeComparison("compatible", f"{write_edtf(a)} and {write_edtf(b)} can both hold")


@cache
def read_period(edtf: str) -> Period | None:
    """The days that an EDTF expression allows, None where it isn't one that states days."""
    text = edtf.strip("[]{}")
    begin, separator, end = text.partition("..") if ".." in text and "/" not in text else text.partition("/")
    if not separator:
        span = _read_span(text)
        return Period(span, span, False) if span else None
    if edtf[:1] in ("[", "{"):  # one of these days
        first, last = _read_span(begin), _read_span(end)
        span = Span(first.first if first else None, last.last if last else None)
        return Period(span, span, False) if first or last else None
    first, last = _read_span(begin), _read_span(end)
    if not first and not last:
        return None
    return Period(
        first or Span(None, last.last if last else None), last or Span(first.first if first else None, None), True
    )


def _read_span(text: str) -> Span | None:
    match = _PART.fullmatch(text.replace("?", "").replace("%", "~"))
    if match is None:
        return None
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    vague = bool(match["vague"])
    if vague:  # a year more to each side, where the expression names a year or more
        low, high = (low - 1, high + 1) if month == "XX" else (low, high)
    if "X" in month:
        return Span((low, 1, 1), (high, 12, 31), vague)
    number = int(month)
    first_month, last_month = SEASONS.get(number, (number, number))
    if not 1 <= last_month <= 12:
        return Span((low, 1, 1), (high, 12, 31), vague)
    if "X" in day:
        return Span((low, first_month, 1), (high, last_month, _days(high, last_month)), vague)
    return Span((low, first_month, int(day)), (high, last_month, int(day)), vague)


def _days(year: int, month: int) -> int:
    return monthrange(2000 + year % 400, month)[1]


def _meet(a: Span, b: Span) -> bool:
    return (a.first is None or b.last is None or a.first <= b.last) and (
        b.first is None or a.last is None or b.first <= a.last
    )


def _contains(a: Span, b: Span) -> bool:
    return (a.first is None or (b.first is not None and a.first <= b.first)) and (
        a.last is None or (b.last is not None and b.last <= a.last)
    )


def write_edtf(edtf: str) -> str:
    """An EDTF expression in words where it is a day, a month or an interval of such, else as it stands.

    >>> write_edtf("2025-05-28"), write_edtf("1945-08"), write_edtf("193X")
    ('28 May 2025', 'August 1945', '193X')
    """
    return " to ".join(_write_part(part) for part in edtf.split("/"))


def _write_part(part: str) -> str:
    match = _PART.fullmatch(part)
    if match is None or "X" in match["year"] or "X" in (match["month"] or "X") or match["vague"]:
        return part
    month = int(match["month"])
    if not 1 <= month <= 12:
        return part
    day = match["day"] or ""
    return (
        f"{int(day)} {MONTHS[month - 1]} {match['year']}" if day.isdigit() else f"{MONTHS[month - 1]} {match['year']}"
    )


def _write_span(span: Span) -> str:
    if span.first is None or span.last is None:
        return "at an open time"
    if span.first == span.last:
        return f"on {_write_day(span.first)}"
    return f"between {_write_day(span.first)} and {_write_day(span.last)}"


def _write_day(day: Day) -> str:
    return f"{day[2]} {MONTHS[day[1] - 1]} {day[0]}"


def distance(a: str, b: str) -> Distance:
    """How far two dates are from each other that differ, by how precisely the less precise one is told. Symmetric.

    `same_date`: only the time of day differs; `next_day`: one day follows the other; `near_years`: of dates of which one is a
    year (or more), the years are a few apart; `far_years`: such dates else; `far_dates`: any others.

    >>> distance("2025-04-30", "2025-05-01"), distance("1974", "1976-06"), distance("2025-04", "2025-06")
    ('next_day', 'near_years', 'far_dates')
    """
    one, other = read_period(a), read_period(b)
    if one is None or other is None:
        return "far_dates"
    if a == b:
        return "same_date"
    (first, last), (first_other, last_other) = (_ends(p.begin) for p in (one, other))
    if not (first and last and first_other and last_other):
        return "far_dates"
    if last - first >= DAYS_OF_YEAR or last_other - first_other >= DAYS_OF_YEAR:
        years = abs(_year(one) - _year(other))
        return "near_years" if years <= FEW_YEARS else "far_years"
    days = first == last and first_other == last_other and not one.is_interval and not other.is_interval
    return "next_day" if days and abs(first - first_other) == 1 else "far_dates"


def _ends(span: Span) -> tuple[int, int]:
    """The numbers of its first and last day; 0 where one is open."""
    return (_ordinal(span.first) if span.first else 0, _ordinal(span.last) if span.last else 0)


def _year(period: Period) -> int:
    return period.begin.first[0] if period.begin.first else 0


def _ordinal(day: Day) -> int:
    """The number of a day in the Gregorian calendar, reckoned back before its adoption; any year, unlike datetime's.

    Years begin in March, so that a leap day is a year's last (E. G. Richards 2013, Explanatory Supplement to the Astronomical
    Almanac, chapter 15).

    >>> _ordinal((2025, 3, 1)) - _ordinal((2025, 2, 28)), _ordinal((2024, 3, 1)) - _ordinal((2024, 2, 28))
    (1, 2)
    """
    year, month, date = day
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + date


def years_apart(a: str, b: str) -> bool:
    """Whether two times have no year in common."""
    one, other = _whole(a), _whole(b)
    if one is None or other is None:
        return False
    (first, last), (first_other, last_other) = one, other
    return last[0] < first_other[0] or last_other[0] < first[0]


def days_before(a: str, b: str) -> int:
    """How many days lie between the end of one time and the beginning of another, 0 where they meet or one says nothing.

    >>> days_before("2025-02", "2025-03-02"), days_before("2025-03", "2025-02")
    (2, 0)
    """
    one, other = _whole(a), _whole(b)
    return 0 if one is None or other is None else max(0, _ordinal(other[0]) - _ordinal(one[1]))


def _whole(edtf: str) -> tuple[Day, Day] | None:
    """The first and the last day of all that an expression allows."""
    period = read_period(edtf)
    if period is None:
        return None
    first, last = period.begin.first or period.end.last, period.end.last or period.begin.first
    return (first, last) if first and last else None
