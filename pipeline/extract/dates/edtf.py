"""EDTF (ISO 8601-2:2019) of points: the writer, a reader of the forms that it writes, and the days that bound them.

Sub-year groupings are those of level 2: 21 to 24 seasons, 33 to 36 quarters, 40 and 41 halves. EDTF has no weeks: they are
written as intervals of days, and so are decades and centuries BC, which no run of X can say. Years are astronomical
(-0489 is 490 BC). A day is (year, month, day), for the standard library's dates end at the years 1 and 9999.
"""

import re

from pipeline.extract.dates.point import Point, days_in_month, monday, of_date

Day = tuple[int, int, int]

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_GROUPS = {  # code: first month, number of months; winter begins in December and ends in the next year
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
_DATE = re.compile(r"(-?)(\d{2,4}X{0,2}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?~?")
_PART = {
    "START": (0, 2),
    "END": (2, 4),
    "MID": (1, 3),
}  # quarters of the whole that early, late and middle stand for


def write(point: Point, mod: str = "") -> str:
    """The EDTF of a point; "" where none of its units is known to belong to a calendar.

    >>> write(Point(decade=193)), write(Point(year=1938), "APPROX"), write(Point(year=-489, month=9))
    ('193X', '1938~', '-0489-09')
    >>> write(Point(year=1998, week=10)), write(Point(year=1998, quarter=3)), write(Point(century=4, bc=True))
    ('1998-03-02/1998-03-08', '1998-35', '-0498/-0399')
    """
    text = _plain(point)
    return f"{text}~" if mod == "APPROX" and text and "/" not in text and "X" not in text else text


def _plain(p: Point) -> str:
    if p.year is None:
        size, number = (10, p.decade) if p.decade is not None else (100, p.century)
        if number is not None:
            if p.bc:
                last = 1 - number * size
                return f"{year(last - size + 1)}/{year(last)}"
            return f"{number:0{4 - len(str(size)) + 1}d}".ljust(4, "X")
        if p.month is not None and p.day is not None:
            return f"XXXX-{p.month:02d}-{p.day:02d}"
        return f"XXXX-{p.month:02d}" if p.month is not None else ""
    text = year(p.year)
    if p.month is not None:
        text += f"-{p.month:02d}"
        return f"{text}-{p.day:02d}" if p.day is not None else text
    if p.week is not None:
        first = monday(p)
        if first is None or p.weekday is not None:
            return ""
        days = (first.toordinal() + (5 if p.weekend else 0), first.toordinal() + 6)
        ends = [of_date(first.fromordinal(min(d, first.max.toordinal()))) for d in days]
        return "/".join(_plain(end) for end in ends)
    if p.weekday is not None or p.weekend:
        return ""
    code = SEASON_CODES.get(p.season or "") or (32 + p.quarter if p.quarter else 39 + p.half if p.half else None)
    return f"{text}-{code}" if code else text


def year(number: int) -> str:
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def read(text: str) -> tuple[Day | None, Day | None]:
    """First and last day of an EDTF text as `write` makes them, of an interval or of a set of one (`[1925..2025]`).

    None where it is open or unknown. Raises ValueError on anything else.

    >>> read("193X"), read("1998-24")
    (((1930, 1, 1), (1939, 12, 31)), ((1998, 12, 1), (1999, 2, 28)))
    >>> read("[1925..2025]"), read("2025-05-25/..")
    (((1925, 1, 1), (2025, 12, 31)), ((2025, 5, 25), None))
    """
    if not text:
        return None, None
    if text.startswith("[") and text.endswith("]"):
        first, dots, last = text[1:-1].partition("..")
    else:
        first, dots, last = text.partition("/")
    if not dots:
        return _read_date(text)
    return (_read_date(first)[0] if first not in ("", "..") else None), (
        _read_date(last)[1] if last not in ("", "..") else None
    )


def _read_date(text: str) -> tuple[Day | None, Day | None]:
    match = _DATE.fullmatch(text)
    if match is None or len(match[2]) != 4:
        raise ValueError(f"{text!r} is no EDTF date that this project writes")
    sign, digits, month, day = match.groups()
    if digits == "XXXX":
        return None, None
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if sign:
        low, high = -high, -low
    if month is None or month == "XX":
        return (low, 1, 1), (high, 12, 31)
    if int(month) in _GROUPS:
        first, n = _GROUPS[int(month)]
        more, last = divmod(first + n - 2, 12)
        return (low, first, 1), (
            high + more,
            last + 1,
            days_in_month(high + more, last + 1),
        )
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r}: no month {month}")
    if day is None or day == "XX":
        return (low, int(month), 1), (high, int(month), days_in_month(high, int(month)))
    if not 1 <= int(day) <= days_in_month(low, int(month)):
        raise ValueError(f"{text!r}: no day {day}")
    return (low, int(month), int(day)), (high, int(month), int(day))


def bounds(edtf: str, mod: str = "") -> tuple[str, str]:
    """Earliest and latest ISO day of an EDTF text with a TIMEX3 mod; "" where unbounded.

    Early, mid and late are the first, middle and second half. What is about a time has no bounds: the words give none.

    >>> bounds("193X", "END"), bounds("1938~", "APPROX"), bounds("2025-06", "START")
    (('1935-01-01', '1939-12-31'), ('', ''), ('2025-06-01', '2025-06-15'))
    """
    first, last = read(edtf)
    if mod in ("APPROX", "LESS_THAN", "MORE_THAN"):
        return "", ""
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        first = None
    if mod in ("AFTER", "ON_OR_AFTER") and ".." not in edtf:
        last = None
    if mod in _PART and first and last:
        first, last = _narrow(first, last, *_PART[mod])
    return _iso(first), _iso(last)


def _narrow(first: Day, last: Day, low: int, high: int) -> tuple[Day, Day]:
    """Quarters `low` to `high` of the time from first to last: in years, months or days, whichever it is made of."""
    years = last[0] - first[0] + 1
    if years >= 4 and first[1:] == (1, 1):
        return (first[0] + years * low // 4, 1, 1), (
            first[0] + years * high // 4 - 1,
            12,
            31,
        )
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if months >= 3:
        start, end = (
            divmod(first[1] - 1 + months * low // 4, 12),
            divmod(first[1] - 1 + -(-months * high // 4) - 1, 12),
        )
        year_end, month_end = first[0] + end[0], end[1] + 1
        return (first[0] + start[0], start[1] + 1, 1), (
            year_end,
            month_end,
            days_in_month(year_end, month_end),
        )
    days = last[2] - first[2] + 1
    if months == 1 and days > 1:
        return (*first[:2], first[2] + days * low // 4), (
            *first[:2],
            first[2] + max(days * high // 4, 1) - 1,
        )
    return first, last


def _iso(day: Day | None) -> str:
    return "" if day is None else f"{year(day[0])}-{day[1]:02d}-{day[2]:02d}"
