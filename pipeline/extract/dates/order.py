"""Where in its year a point lies, and what the two ends of a range lend each other."""

from dataclasses import replace

from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.holidays import holiday_date
from pipeline.extract.dates.point import Point, days_in_month, shift

LAST_YEAR = 9999


def exists(point: Point) -> bool:
    """Whether the calendar has the day: no 29 February in 1995, no year 0, nor one of five digits (ISO 8601, 4.3.2)."""
    if point.year is not None and abs(point.year) > LAST_YEAR:
        return False
    if point.year is None or point.month is None or point.day is None:
        return True
    return point.day <= days_in_month(point.year, point.month)


def position(point: Point, year: int) -> int | None:
    """Roughly which day of the year a point begins on; None for a year as such."""
    if point.holiday is not None:
        day = holiday_date(point.holiday, max(2, min(year, 9998)))
        return None if day is None else day.timetuple().tm_yday
    if point.month is not None:
        return (point.month - 1) * 31 + (point.day or 15)
    if point.season is not None:
        return {"SP": 4, "SU": 7, "FA": 10, "AU": 10, "WI": 12}[point.season] * 31 - 15
    if point.quarter is not None:
        return point.quarter * 93 - 46
    if point.week is not None:
        return point.week * 7
    return None


def not_after(first: Point, last: Point) -> Point:
    """The first day of a range of weekdays, a week back where it would lie behind the last ("Monday to Wednesday").

    >>> not_after(Point(year=2025, month=6, day=16), Point(year=2025, month=6, day=11)).day
    9
    """
    begin, end = first.as_date, last.as_date
    back = shift(first, "D", -7) if begin is not None and end is not None and begin > end else None
    return first if back is None else back


def share(first: Frame, last: Frame) -> tuple[Frame, Frame]:
    """The two ends of a range with what only one of them states: "May-June 2025", "26 May to 5 June 2025"."""
    a, b = first.point, last.point
    if a is None or b is None or first.base or last.base:
        return first, last
    if a.year is None and b.year is not None and a.decade is None and a.century is None:
        before, after = position(a, b.year), position(b, b.year)
        back = before is not None and after is not None and before > after
        first = replace(first, point=replace(a, year=b.year - 1 if back else b.year))
    elif b.year is None and a.year is not None and b.decade is None and b.century is None:
        before, after = position(a, a.year), position(b, a.year)
        ahead = before is not None and after is not None and before > after
        last = replace(last, point=replace(b, year=a.year + 1 if ahead else a.year))
    return first, last
