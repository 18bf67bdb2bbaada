"""Points in time of any precision, their TIMEX3 values and their arithmetic.

A Point says only what is known: a year is a year, not its first of January. Years are astronomical (0 is 1 BC, -489 is
490 BC), so that arithmetic is plain; `value` writes them as TIMEX3 does (`BC0490`).
"""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time: the fields that are known. `century` 18 is the 1800s, `decade` 193 the 1930s; `bc` is theirs only.

    `weekday` is an ISO number that no day is known for yet; `part` the TIMEX3 code of a part of the day (MO, AF, EV, NI, DT).
    Times are those of the place: a stated time zone belongs to the span, but the value stays local.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    weekend: bool = False
    weekday: int | None = None
    day: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    bc: bool = False
    holiday: str | None = None

    @property
    def is_time(self) -> bool:
        return self.part is not None or self.hour is not None

    @property
    def as_date(self) -> date | None:
        """The day, where it is one that the calendar module knows."""
        if self.year is None or self.month is None or self.day is None or not 1 <= self.year <= 9999:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def unit(self) -> str:
        """The TIMEX3 unit of its precision: D, W, WE, M, S (season), Q, H, Y, DE, CE, TH (a time)."""
        for unit, known in (
            ("TH", self.hour is not None),
            ("TP", self.part is not None),
            ("D", self.day is not None or self.weekday is not None),
            ("WE", self.weekend),
            ("W", self.week is not None),
            ("M", self.month is not None),
            ("S", self.season is not None),
            ("Q", self.quarter is not None),
            ("H", self.half is not None),
            ("Y", self.year is not None),
            ("DE", self.decade is not None),
            ("CE", self.century is not None),
        ):
            if known:
                return unit
        return ""

    def merge(self, other: "Point") -> "Point":
        """This point with what the other knows besides; the other wins."""
        known = {f.name: getattr(other, f.name) for f in fields(other) if getattr(other, f.name) not in (None, False)}
        return replace(self, **known)


def of_date(day: date) -> Point:
    return Point(year=day.year, month=day.month, day=day.day)


def days_in_month(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def year_text(year: int | None) -> str:
    """
    >>> year_text(1998), year_text(-489), year_text(None)
    ('1998', 'BC0490', 'XXXX')
    """
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def value(point: Point) -> str:
    """The TIMEX3 value; what isn't known of a larger unit is X.

    >>> value(Point(year=1998, month=2)), value(Point(decade=193)), value(Point(year=-489, season="FA"))
    ('1998-02', '193', 'BC0490-FA')
    >>> value(Point(month=5, day=28)), value(Point(year=1998, month=2, day=13, part="MO"))
    ('XXXX-05-28', '1998-02-13TMO')
    """
    return _date_value(point) + _time_value(point)


def _date_value(p: Point) -> str:
    if p.century is not None and p.year is None and p.decade is None:
        return f"{'BC' if p.bc else ''}{p.century:02d}"
    if p.decade is not None and p.year is None:
        return f"{'BC' if p.bc else ''}{p.decade:03d}"
    year = year_text(p.year)
    if p.day is not None:
        return f"{year}-{_two(p.month)}-{p.day:02d}"
    if p.weekday is not None:
        return f"{year}-WXX-{p.weekday}"
    if p.weekend:
        return f"{year}-W{_two(p.week)}-WE"
    if p.week is not None:
        return f"{year}-W{p.week:02d}"
    if p.month is not None:
        return f"{year}-{p.month:02d}" + ("-XX" if p.is_time else "")
    if p.season is not None:
        return f"{year}-{p.season}"
    if p.quarter is not None:
        return f"{year}-Q{p.quarter or 'X'}"
    if p.half is not None:
        return f"{year}-H{p.half}"
    return f"{year}-XX-XX" if p.is_time else year


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _time_value(p: Point) -> str:
    if p.hour is None:
        return f"T{p.part}" if p.part else ""
    text = f"T{p.hour:02d}:{p.minute or 0:02d}"
    return text + (f":{p.second:02d}" if p.second is not None else "")


def iso_week(day: date) -> Point:
    year, week, _ = day.isocalendar()
    return Point(year=year, week=week)


def monday(point: Point) -> date | None:
    """The first day of a week."""
    if point.year is None or point.week is None or not 1 <= point.year <= 9999:
        return None
    try:
        return date.fromisocalendar(point.year, point.week, 1)
    except ValueError:
        return None


def truncate(p: Point, unit: str) -> Point:
    """The point at a coarser precision: the week of a day, the quarter of a month. What isn't known stays unknown.

    >>> value(truncate(Point(year=1998, month=2, day=13), "Q")), value(truncate(Point(year=1998, month=2, day=13), "W"))
    ('1998-Q1', '1998-W07')
    """
    if unit in ("TS", "TM", "TH", "TP"):
        return p
    if unit == "D":
        return Point(
            year=p.year,
            month=p.month,
            day=p.day,
            week=p.week if p.day is None else None,
        )
    if unit in ("W", "WE"):
        day = p.as_date or monday(p)
        if day is None:
            return Point(year=p.year)
        week = iso_week(day)
        return replace(week, weekend=True) if unit == "WE" else week
    month = p.month
    if month is None and (first := monday(p)):
        month = first.month
    if unit == "M":
        return Point(year=p.year, month=month)
    if unit == "S":
        return Point(year=p.year, season=p.season or season_of(month))
    if unit == "Q":
        return Point(
            year=p.year,
            quarter=p.quarter or (None if month is None else (month + 2) // 3),
        )
    if unit == "H":
        return Point(year=p.year, half=p.half or (None if month is None else (month + 5) // 6))
    if unit == "Y":
        return Point(year=p.year)
    if unit in ("DE", "CE"):
        return _long(p, unit)
    return p


def _long(p: Point, unit: str) -> Point:
    """The decade or century of a point; those BC count by the years as written, 499 to 490 BC."""
    size = 10 if unit == "DE" else 100
    if p.year is not None:
        number, bc = (p.year // size, False) if p.year > 0 else ((1 - p.year) // size, True)
    elif p.decade is not None:
        number, bc = p.decade * 10 // size, p.bc
    else:
        number, bc = p.century, p.bc  # type: ignore[assignment]
    return Point(decade=number, bc=bc) if unit == "DE" else Point(century=number, bc=bc)


def season_of(month: int | None) -> str | None:
    if month is None:
        return None
    return ("WI", "SP", "SU", "FA")[month % 12 // 3]


def shift(p: Point, unit: str, steps: int) -> Point | None:
    """The point `steps` units later, at its own precision or the unit's, whichever is coarser; None where it can't be told.

    >>> value(shift(Point(year=1998, month=3, day=31), "M", -1)), value(shift(Point(year=1998), "Y", -10))
    ('1998-02', '1988')
    >>> value(shift(Point(year=1998, month=1, day=2), "D", -3)), value(shift(Point(year=1998, quarter=1), "Q", -1))
    ('1997-12-30', '1997-Q4')
    """
    if unit == "D":
        day = p.as_date
        if day is None:
            return None
        try:
            return of_date(day + timedelta(days=steps))
        except OverflowError:
            return None
    if unit in ("W", "WE"):
        p = truncate(p, unit)
        first = monday(p)
        if first is None:
            return None
        try:
            week = iso_week(first + timedelta(weeks=steps))
        except OverflowError:
            return None
        return replace(week, weekend=unit == "WE")
    if unit in ("DE", "CE", "ML") and (p.decade is None and p.century is None):
        return shift(p, "Y", steps * {"DE": 10, "CE": 100, "ML": 1000}[unit])
    if p.bc:
        steps = -steps
    if unit == "DE" and p.decade is not None:
        return replace(p, decade=p.decade + steps) if p.decade + steps >= 0 else None
    if unit == "CE" and p.century is not None:
        return replace(p, century=p.century + steps) if p.century + steps >= 0 else None
    if p.year is None:
        return None
    if unit == "Y":
        return Point(year=p.year + steps)
    if unit == "M" and p.month is not None:
        years, month = divmod(p.month - 1 + steps, 12)
        return Point(year=p.year + years, month=month + 1)
    if unit == "Q":
        p = truncate(p, "Q")
        if p.quarter is not None and p.year is not None:
            years, quarter = divmod(p.quarter - 1 + steps, 4)
            return Point(year=p.year + years, quarter=quarter + 1)
    return None
