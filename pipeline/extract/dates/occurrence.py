"""Occurrences of what recurs, beside a given time: the last Friday, the next March, the day of a month, Easter of a year."""

from dataclasses import replace
from datetime import timedelta

from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.holidays import holiday_date
from pipeline.extract.dates.order import position
from pipeline.extract.dates.point import Point, days_in_month, of_date, truncate, value


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
        return of_date(day + timedelta(days=days)).merge(Point(part=wanted.part))
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
