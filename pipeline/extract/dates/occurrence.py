"""Occurrences of what recurs, beside a given time: the last Friday, the next March, the day of a month, Easter of a year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.holidays import holiday_date
from pipeline.extract.dates.order import position
from pipeline.extract.dates.point import Point, days_in_month, of_date, shift, truncate, value

MID_MONTH = 15  # what a day's distance from a month beside is measured to


def occurrence(wanted: Point, origin: Point, steps: int) -> Point | None:
    """ "last Friday", "next March", "this summer": by the origin."""
    if wanted.weekday is not None:
        day = origin.as_date
        if day is None:
            return None
        ahead = (wanted.weekday - day.isoweekday()) % 7
        days = {
            0: ahead if ahead <= 3 else ahead - 7,
            1: ahead or 7,
            -1: (ahead or 7) - 7 if ahead else -7,
        }[steps]
        found = shift(of_date(day), "D", days)
        return None if found is None else found.merge(Point(part=wanted.part))
    if origin.year is None:
        return None
    order = position(wanted, origin.year)
    here = position(origin, origin.year)
    year = origin.year
    if steps < 0 and (here is None or order is None or order >= here):
        year -= 1
    elif steps > 0 and here is not None and order is not None and order <= here:
        year += 1
    return dated(replace(wanted, year=year))


def dated(point: Point) -> Point | None:
    """A holiday as its day."""
    if point.holiday is None or point.year is None:
        return point
    day = holiday_date(point.holiday, point.year)
    return None if day is None else replace(point, holiday=None, month=day.month, day=day.day)


def numbered_day(wanted: Point, references: Sequence[Point | None], speech: Point | None, tense: int) -> Point | None:
    """The day of that number in the month of the first reference; with its weekday, the nearest that falls on it.

    Only the references' months and those beside them count, and in the past or the future (`tense` -1, +1) the days before
    or after the time of speaking. Where none falls on the weekday the number alone decides.

    >>> value(numbered_day(Point(day=28, weekday=5), [Point(year=2025, month=3, day=14)], None, 0))
    '2025-02-28'
    >>> value(numbered_day(Point(day=28, weekday=2), [Point(year=2025, month=3, day=14)], None, 0))
    '2025-03-28'
    """
    known = [point for point in references if point is not None and point.month is not None]
    now = speech.as_date if speech is not None else None
    found: list[tuple[int, date]] = []
    for reference in known if wanted.weekday is not None else ():
        origin = replace(reference, day=reference.day or MID_MONTH).as_date
        for steps in (-1, 0, 1):
            month = shift(truncate(reference, "M"), "M", steps)
            day = replace(month, day=wanted.day).as_date if month else None
            if day is None or origin is None or day.isoweekday() != wanted.weekday:
                continue
            if now is None or (day - now).days * tense >= 0:
                found.append((0 if reference.day is None and not steps else abs(day - origin).days, day))
    if found:
        return of_date(min(found)[1])
    first = known[0] if known else references[0]
    return replace(truncate(first, "M"), day=wanted.day) if first is not None and first.month is not None else None


def nth_day(outer: Point, nth: int) -> Point | None:
    """The nth day of a month or a year, -1 the last."""
    if outer.year is None or (outer.month is None and outer.unit != "Y"):
        return None
    first, last = (outer.month, outer.month) if outer.month else (1, 12)
    if nth < 0:
        return Point(year=outer.year, month=last, day=days_in_month(outer.year, last))
    return Point(year=outer.year, month=first, day=nth) if nth <= 31 else None


def within(outer: Point, inner: Point) -> Point | None:
    """The month of a year, the day of a month, the hour of a day."""
    if inner.is_time and inner.month is None and inner.weekday is None:
        return outer.merge(inner)
    if outer.year is None:
        return None
    if inner.day is not None and inner.month is None:
        return replace(truncate(outer, "M"), day=inner.day)
    return dated(inner.merge(Point(year=outer.year)))


def open_value(frame: Frame) -> str:
    """The TIMEX3 value of a point that nothing fixes: what is known of it, X for the rest."""
    if frame.length is not None:
        if frame.length.amount is None:
            return "PAST_REF" if (frame.steps or 0) < 0 else "FUTURE_REF"
        return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(frame.length.unit, "XXXX-XX-XX")
    if frame.point is not None and frame.point != Point():
        return value(frame.point)
    return {
        "Y": "XXXX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "Q": "XXXX-QX",
        "DE": "XXX",
        "CE": "XX",
    }.get(frame.unit, "XXXX-XX-XX")
