"""The meaning of a matched pattern: one function for each `kind` of `patterns.csv`, from the readings to a Frame.

A function returns None where the words make no sense together (31 February, quarter 7); the match is then dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pipeline.extract.dates.explicit import read_date
from pipeline.extract.dates.frame import Frame, Length
from pipeline.extract.dates.grammar import Match
from pipeline.extract.dates.lexicon import Reading, Unit
from pipeline.extract.dates.point import Point, days_in_month

PIVOT = 50  # two-digit years: '49 is 2049 and '50 is 1950 unless the publication date says more (`anchor`)
CLOCK_UNITS = ("TH", "TM", "TS")


@dataclass(frozen=True, slots=True)
class Parts:
    """The readings of a match by tag, the constants of its pattern, and the document's order of day and month."""

    readings: tuple[Reading, ...]
    args: dict[str, str]
    day_first: bool

    def get(self, *tags: str) -> Any:
        """The value of the first reading with one of these tags, else None."""
        return next((r.value for r in self.readings if r.tag in tags), None)

    def all(self, *tags: str) -> list[Any]:
        return [r.value for r in self.readings if r.tag in tags]

    def frames(self) -> list[Frame]:
        """The expressions of earlier stages, each once."""
        return [r.value for r in self.readings if isinstance(r.value, Frame)]


def compose(match: Match, readings: tuple[Reading, ...], day_first: bool) -> Frame | None:
    """The meaning of a match, with the guard of its pattern; None where there is none."""
    frame = KINDS[match.pattern.kind](Parts(readings, match.pattern.constants(), day_first))
    return None if frame is None else replace(frame, guard=match.pattern.guard)


# ---- calendar --------------------------------------------------------------------------------------------------------
def _calendar(p: Parts) -> Frame | None:
    point = _point(p)
    if point is None:
        return None
    return Frame(type="TIME" if point.is_time else "DATE", point=point, mod=p.args.get("mod", ""))


def _point(p: Parts) -> Point | None:
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
    weekday = p.get("weekday")
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
    point = read_date(p.get("date", "short_date"), p.day_first)
    return None if point is None else Frame(point=point)


def _century(p: Parts) -> Frame | None:
    number, era = int(p.get("ordinal")), int(p.get("era") or 1)
    if not 1 <= number <= 99:
        return None
    return Frame(point=Point(century=number - 1, bc=era < 0))


def _quarter(p: Parts) -> Frame | None:
    code = p.get("quarter_name")
    number = int(code["q"] if code else p.get("ordinal"))
    return Frame(point=Point(year=p.get("year"), quarter=number)) if 1 <= number <= 4 else None


def _half(p: Parts) -> Frame | None:
    code = p.get("half_name")
    number = int(p.args.get("nth") or (code["q"] if code else p.get("ordinal")))
    return Frame(point=Point(year=p.get("year"), half=number)) if 1 <= number <= 2 else None


# ---- times of day ----------------------------------------------------------------------------------------------------
def _time(p: Parts) -> Frame | None:
    hour = minute = second = None
    if (clock := p.get("clock")) is not None:
        hour, minute = (int(n) for n in clock.split(":"))
    elif (shape := p.get("clock_time", "military")) is not None:
        hour, minute = int(shape["h"]), int(shape["m"])
        second = int(shape["s"]) if shape.get("s") else None
    else:
        number = p.get("hour", "quantity")
        if number is None or not str(number).isdigit() or int(number) > 24:
            return None
        hour, minute = int(number), 0
    half = "p" if p.get("=pm", "=p") else "a" if p.get("=am", "=a") else ""
    if p.get("daypart"):
        half = "a" if p.get("daypart") == "MO" else "p"
    if half and not 0 < hour <= 12:
        return None
    hour = hour + 12 if half == "p" and hour < 12 else 0 if half == "a" and hour == 12 else hour
    return Frame(type="TIME", point=Point(hour=hour, minute=minute, second=second))


def _daypart(p: Parts) -> Frame | None:
    generic = not p.get("=the", "=one", "=overnight")
    return Frame(type="TIME", point=Point(part=p.args.get("part") or p.get("daypart")), generic=generic)


# ---- relative --------------------------------------------------------------------------------------------------------
def _deictic(p: Parts) -> Frame | None:
    days, _, part = str(p.args.get("days") or p.get("deictic")).partition(":")
    part = p.args.get("part") or p.get("daypart") or part
    extra = Point(part=part) if part else None
    return Frame(
        type="TIME" if part else "DATE", base="s", steps=int(days), unit="D", point=extra, mod=p.args.get("mod", "")
    )


def _anaphoric(p: Parts) -> Frame | None:
    part, unit = p.get("daypart"), p.get("unit")
    return Frame(
        type="TIME" if part else "DATE", base="t", steps=int(p.args["steps"]),
        unit=unit.code if unit else "D", point=Point(part=part) if part else None,
    )  # fmt: skip


def _relative(p: Parts) -> Frame | None:
    selector = p.get("selector") or ("0:t" if p.get("=that", "=the") else "0:s")
    steps, _, base = selector.partition(":")
    steps, base = p.args.get("steps", steps), p.args.get("base", base)
    if p.get("=coming"):
        steps = "+1"
    if p.get("=past"):
        steps = "-1"
    if "the" in p.args and steps == "+1":
        base = "t"
    unit = _unit_code(p)
    return Frame(base=base, steps=int(steps), unit=unit, point=None if unit else _point(p), mod=p.args.get("mod", ""))


def _unit_code(p: Parts) -> str:
    unit = p.get("unit", "units", "unit_second")
    if unit is not None:
        return str(unit.code)
    words = {"=quarter": "Q", "=period": "Q", "=week": "W", "=month": "M", "=year": "Y"}
    return next((code for word, code in words.items() if p.get(word)), "")


def _latest(p: Parts) -> Frame | None:
    unit = _unit_code(p)
    return Frame(base="l" if unit == "Q" else "t", steps=0, unit=unit)


def _same_quarter(p: Parts) -> Frame | None:
    return Frame(base="q", steps=0, unit="Q", point=Point(year=p.get("year")))


def _definite(p: Parts) -> Frame | None:
    if p.get("unit") and p.get("unit").code == "Q":
        return Frame(base="q", steps=0, unit="Q")
    return Frame(base="d", steps=0, unit=p.args.get("unit") or p.get("unit").code)


def _ago(p: Parts) -> Frame | None:
    return Frame(base="t", steps=-1, length=Length(Decimal(1), "Y"))


def _text_time(p: Parts) -> Frame | None:
    return Frame(value="PRESENT_REF" if p.get("=this") else "PAST_REF")


def _those(p: Parts) -> Frame | None:
    return Frame(value="PAST_REF")


def _text_part(p: Parts) -> Frame | None:
    return Frame(value="PAST_REF", mod=p.args["mod"])


def _reference(p: Parts) -> Frame | None:
    return Frame(value=p.args.get("value") or p.get("reference"))


# ---- durations and sets ----------------------------------------------------------------------------------------------
def _length(p: Parts) -> Length | None:
    unit: Unit = p.get("units", "unit", "unit_second")
    if unit is None:
        unit_code, count = ("CE", 1) if p.get("=century") else ("TH", 1)
    else:
        unit_code, count = unit.code, unit.count
    fixed, quantity, vague = p.args.get("amount"), p.get("quantity"), p.get("vague")
    if quantity is not None:
        amount: Decimal | None = Decimal(quantity)
    elif (fraction := p.get("fraction")) is not None:
        whole, rest = fraction.split(" ")
        above, below = rest.split("/")
        amount = Decimal(whole) + (Decimal(above) / Decimal(below)).quantize(Decimal("0.01")).normalize()
    elif vague is not None:
        amount = None if vague == "X" else Decimal(vague)
    elif fixed:
        amount = Decimal(fixed)
    elif p.args.get("long") and p.get("unit"):
        amount = Decimal(1)
    else:
        amount = None
    if amount is not None:
        amount = (amount + Decimal(p.args.get("add", 0))) * count
        if amount != amount.to_integral() and unit_code in ("CE", "DE", "ML"):
            amount, unit_code = amount * {"DE": 10, "CE": 100, "ML": 1000}[unit_code], "Y"
    return Length(amount, unit_code)


def _duration(p: Parts) -> Frame | None:
    return Frame(type="DURATION", length=_length(p))


def _past_unit(p: Parts) -> Frame | None:
    code = "DE" if p.get("=decade") else "CE" if p.get("=century") else "ML"
    return Frame(type="DURATION", length=Length(Decimal(1), code))


def _duration_of(p: Parts) -> Frame | None:
    if p.args.get("length"):
        return Frame(type="DURATION", length=Length(Decimal(1), "W"))
    return Frame(type="DURATION", length=p.frames()[0].length)


def _duration_fixed(p: Parts) -> Frame | None:
    return Frame(type="DURATION", length=Length(Decimal(1), "Y"))


def _unit_of(p: Parts) -> Frame | None:
    return Frame(unit=p.args["unit"], steps=0, origin=p.frames()[-1])


def _weekly(p: Parts) -> Frame | None:
    part = {"=nights": "TNI", "=mornings": "TMO", "=evenings": "TEV", "=afternoons": "TAF"}
    behind = next((code for word, code in part.items() if p.get(word)), "")
    return Frame(type="SET", value=f"XXXX-WXX-{p.get('weekday', 'weekdays')}{behind}")


def _day_of(p: Parts) -> Frame | None:
    ordinal = p.get("ordinal")
    return Frame(nth=int(ordinal) if ordinal else -1, unit="D", outer=p.frames()[-1], point=Point())


def _year_end(p: Parts) -> Frame | None:
    return Frame(base="d", steps=0, unit="Y", mod="END")


def _old_year(p: Parts) -> Frame | None:
    number = p.get("old_year")
    return Frame(point=Point(year=1 - number)) if 100 <= number <= 999 else None


def _range_era(p: Parts) -> Frame | None:
    last, number = p.frames()[0], p.get("old_year")
    if last.point is None or last.point.year is None or last.base or last.outer:
        return None
    year = 1 - number if last.point.year <= 0 else number
    return Frame(ends=(Frame(point=Point(year=year)), last)) if year < last.point.year else None


def _range_century(p: Parts) -> Frame | None:
    last, number = p.frames()[0], int(p.get("ordinal"))
    if last.point is None or last.point.century is None or not 1 <= number <= 99:
        return None
    return Frame(ends=(Frame(point=replace(last.point, century=number - 1)), last))


def _span(p: Parts) -> Frame | None:
    return Frame(type="DURATION", length=_length(p))


def _set(p: Parts) -> Frame | None:
    fixed = p.args.get("value") or p.get("periodic")
    if fixed:
        return Frame(type="SET", value=fixed)
    unit, quantity = p.get("unit", "units"), p.get("quantity") if p.get("=every") else None
    if unit is not None:
        count = Decimal(str(quantity or p.args.get("count", 1))) * unit.count
        return Frame(type="SET", value=period(Length(count, unit.code)))
    if (weekday := p.get("weekday")) is not None:
        return Frame(type="SET", value=f"XXXX-WXX-{weekday}")
    if (month := p.get("month")) is not None:
        return Frame(type="SET", value=f"XXXX-{int(month):02d}")
    if (season := p.get("season")) is not None:
        return Frame(type="SET", value=f"XXXX-{season}")
    return Frame(type="SET", value=f"XXXX-XX-XXT{p.get('daypart')}")


def period(length: Length) -> str:
    """The TIMEX3 value of a duration.

    >>> period(Length(Decimal("1.5"), "Y")), period(Length(None, "DE")), period(Length(Decimal(11), "TH"))
    ('P1.5Y', 'PXDE', 'PT11H')
    """
    amount = "X" if length.amount is None else f"{length.amount.normalize():f}"
    unit = length.unit
    if unit == "WE":
        return f"P{amount}WE"
    return f"PT{amount}{unit[1]}" if unit in CLOCK_UNITS else f"P{amount}{unit}"


# ---- upon what was found before --------------------------------------------------------------------------------------
def _modify(p: Parts) -> Frame | None:
    frame = p.frames()[0]
    words = {"=mid": "MID", "=early": "START", "=earlier": "START", "=late": "END", "=later": "END"}
    mod = p.args.get("mod") or p.get("part", "bound") or next((m for w, m in words.items() if p.get(w)), frame.mod)
    return replace(frame, mod=mod)


def _merge(p: Parts) -> Frame | None:
    weekday, day = p.frames()
    if weekday.point is None or day.point is None:
        return None
    return day


def _within(p: Parts) -> Frame | None:
    inner, outer = p.frames() if len(p.frames()) == 2 else (None, p.frames()[0])
    point = inner.point if inner else _point(p)
    if point is None:
        return None
    return Frame(type="TIME" if point.is_time else "DATE", point=point, outer=outer, mod=inner.mod if inner else "")


def _inside(p: Parts) -> Frame | None:
    outer, inner = p.frames()
    if inner.point is None:
        return None
    return Frame(type="TIME" if inner.point.is_time else "DATE", point=inner.point, outer=outer, mod=inner.mod)


def _half_of(p: Parts) -> Frame | None:
    number = int(p.get("ordinal"))
    outer = p.frames()[0]
    if number > 2:
        return None
    if outer.point is not None and outer.point.unit in ("DE", "CE"):
        return replace(outer, mod="START" if number == 1 else "END")
    return Frame(point=Point(half=number), outer=outer)


def _week_of(p: Parts) -> Frame | None:
    return Frame(unit="W", steps=0, origin=p.frames()[-1])


def _shift(p: Parts) -> Frame | None:
    frame = p.frames()[0]
    sign, _, base = p.get("direction").partition(":")
    if frame.length is None or frame.base:
        return None
    return Frame(base=base, steps=int(f"{sign}1"), length=frame.length, mod=frame.mod)


def _counted(p: Parts) -> Frame | None:
    frames = p.frames()
    steps = -1 if p.get("=before") else 1
    unit = p.get("unit")
    length = frames[0].length if len(frames) == 2 else Length(Decimal(unit.count), unit.code)
    if length is None or length.amount is None:
        return None
    return Frame(steps=steps, length=length, origin=frames[-1], mod=frames[0].mod if len(frames) == 2 else "")


def _counted_day(p: Parts) -> Frame | None:
    first, last = p.frames()
    return Frame(steps=int(p.args["steps"]), length=Length(Decimal(1), first.unit), origin=last)


def _range(p: Parts) -> Frame | None:
    first, last = p.frames()
    return Frame(type=last.type, ends=(first, last))


def _range_short(p: Parts) -> Frame | None:
    first, number = p.frames()[0], p.get("two_digits")
    if first.point is None or first.point.year is None or first.base or first.outer:
        return None
    year = first.point.year // 100 * 100 + number
    return Frame(ends=(first, Frame(point=Point(year=year)))) if year > first.point.year else None


def _range_day(p: Parts) -> Frame | None:
    last, day = p.frames()[0], p.get("day", "day_ordinal")
    if last.point is None or last.point.day is None or last.base or last.outer:
        return None
    return Frame(ends=(replace(last, point=replace(last.point, day=day, weekday=None)), last))


KINDS: dict[str, Callable[[Parts], Frame | None]] = {
    "ago": _ago, "anaphoric": _anaphoric, "calendar": _calendar, "century": _century, "counted": _counted, "counted_day": _counted_day,
    "daypart": _daypart, "definite": _definite, "latest": _latest, "same_quarter": _same_quarter, "deictic": _deictic, "duration": _duration, "half": _half,
    "half_of": _half_of, "inside": _inside, "merge": _merge, "modify": _modify, "numeric": _numeric,
    "quarter": _quarter, "day_of": _day_of, "duration_fixed": _duration_fixed, "unit_of": _unit_of, "weekly": _weekly, "duration_of": _duration_of, "old_year": _old_year, "past_unit": _past_unit, "range": _range,
    "range_century": _range_century, "range_era": _range_era, "year_end": _year_end, "range_day": _range_day, "range_short": _range_short,
    "reference": _reference, "relative": _relative, "set": _set, "shift": _shift, "span": _span,
    "text_part": _text_part, "text_time": _text_time, "those": _those, "time": _time, "week_of": _week_of,
    "within": _within,
}  # fmt: skip
