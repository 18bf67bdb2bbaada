"""Kinds of pattern that name a date or a time of day by the calendar and the clock: "13 February 1998", "4:30 pm"."""

from collections.abc import Callable

from pipeline.extract.dates.explicit import read_date
from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.kinds.parts import Parts
from pipeline.extract.dates.point import Point, days_in_month

NOON = 12
SMALL_HOURS = 6  # what comes before this hour of a night is past midnight
AFTER_NOON = ("AF", "EV")  # parts of the day in which "half past four" is 16:30
PIVOT = 50  # two-digit years: '49 is 2049 and '50 is 1950


def _calendar(p: Parts) -> Frame | None:
    point = read_point(p)
    if point is None:
        return None
    return Frame(type="TIME" if point.is_time else "DATE", point=point, mod=p.args.get("mod", ""))


def read_point(p: Parts) -> Point | None:
    day = p.get("day", "day_ordinal")
    if day is None and (ordinal := p.get("ordinal")) is not None:
        day = int(ordinal)
    month, year = p.get("month"), p.get("year")
    if (shape := p.get("iso_time", "month_year", "fiscal_year")) is not None:
        year, month = _full_year(shape["y"]), shape.get("mo", month)
        day = shape.get("d", day)
    if (short := p.get("short_year")) is not None:
        year = _full_year(short["y"])
    era = int(p.get("era") or 1)
    if (old := p.get("old_year")) is not None:
        year = old if era > 0 else 1 - old
    month, day = (None if n is None else int(n) for n in (month, day))
    if (
        day is not None
        and (month is None or not 1 <= day <= 31 or day > days_in_month(2000 if year is None else year, month))
        and (month is not None or not 1 <= day <= 31)
    ):
        return None
    hour = minute = None
    if (shape := p.get("iso_time")) is not None:
        hour, minute = int(shape["h"]), int(shape["m"])
        if not 1 <= (month or 1) <= 12 or hour > 24 or minute > 59:
            return None
    weekday = p.get("weekday", "weekday_short")
    point = Point(
        year=year, month=month, day=day, season=p.get("season"), weekday=None if weekday is None else int(weekday),
        holiday=p.get("holiday"), part=p.get("daypart"), hour=hour, minute=minute,
    )  # fmt: skip
    if (decade := p.get("decade", "small_decade", "short_decade")) is not None:
        tens = int(decade["y"]) // 10
        return Point(decade=tens + 190 if p.get("short_decade") else tens, bc=era < 0)
    return point


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < PIVOT else 1900)


def _numeric(p: Parts) -> Frame | None:
    point = read_date(p.get("date", "short_date"), p.order)
    if point is None:
        return None
    return Frame(point=point) if point.day else Frame(value=f"{point.year}-XX-XX")


def _century(p: Parts) -> Frame | None:
    number, era = int(p.get("ordinal")), int(p.get("era") or 1)
    if not 1 <= number <= 99:
        return None
    return Frame(point=Point(century=number - 1, bc=era < 0))


def _quarter(p: Parts) -> Frame | None:
    code = p.get("quarter_name")
    number = int(p.args.get("nth") or (code["q"] if code else p.get("ordinal")))
    return Frame(point=Point(year=p.get("year"), quarter=number)) if 1 <= number <= 4 else None


def _half(p: Parts) -> Frame | None:
    code = p.get("half_name")
    number = int(p.args.get("nth") or (code["q"] if code else p.get("ordinal")))
    return Frame(point=Point(year=p.get("year"), half=number)) if 1 <= number <= 2 else None


def _old_year(p: Parts) -> Frame | None:
    number = p.get("old_year")
    return Frame(point=Point(year=1 - number)) if 100 <= number <= 999 else None


def _time(p: Parts) -> Frame | None:
    hour = minute = second = None
    half = ""
    if (clock := p.get("clock")) is not None:
        hour, minute = (int(n) for n in clock.split(":"))
    elif (shape := p.get("clock_time", "dotted_time", "dotted_clock", "military")) is not None:
        hour, minute = int(shape["h"]), int(shape["m"])
        second = int(shape["s"]) if shape.get("s") else None
        half = shape.get("half", "").lower()
    else:
        number = p.get("hour", "quantity")
        if number is None or not str(number).isdigit() or int(number) > 24:
            return None
        hour, minute = int(number), 0
    half = half or ("p" if p.get("=pm", "=p") else "a" if p.get("=am", "=a") else "")
    if (part := p.get("daypart")) is not None:
        half = "p" if is_after_noon(hour, part) else "a"
    if half and not 0 < hour <= 12:
        return None
    hour = hour + 12 if half == "p" and hour < 12 else 0 if half == "a" and hour == 12 else hour
    return Frame(type="TIME", point=Point(hour=hour, minute=minute, second=second))


def is_after_noon(hour: int, part: str | None) -> bool:
    """Whether "half past four" is 16:30 in that part of the day. Of a night the small hours are written as they are."""
    return (part in AFTER_NOON and hour < NOON) or (part == "NI" and SMALL_HOURS <= hour < NOON)


def _spoken_time(p: Parts) -> Frame | None:
    """ "twenty-two minutes past four", "half past four", "a quarter to five": the last number is the hour."""
    numbers = [int(n) for n in p.all("quantity") if str(n).isdigit()]
    fixed = p.args.get("minute")
    if len(numbers) != (1 if fixed else 2) or not 1 <= numbers[-1] <= 12:
        return None
    minute, hour = int(fixed) if fixed else numbers[0], numbers[-1]
    if not 0 < minute < 60 or (p.args.get("five") and minute % 5):
        return None
    if p.get("=to"):
        hour, minute = (hour - 1) or 12, 60 - minute
    if is_after_noon(hour, p.get("daypart")):
        hour += NOON
    return Frame(type="TIME", point=Point(hour=hour, minute=minute))


def _daypart(p: Parts) -> Frame | None:
    generic = not p.get("=the", "=one", "=overnight")
    return Frame(
        type="TIME",
        point=Point(part=p.args.get("part") or p.get("daypart")),
        generic=generic,
    )


KINDS: dict[str, Callable[[Parts], Frame | None]] = {
    "calendar": _calendar,
    "century": _century,
    "daypart": _daypart,
    "half": _half,
    "numeric": _numeric,
    "old_year": _old_year,
    "quarter": _quarter,
    "spoken_time": _spoken_time,
    "time": _time,
}
