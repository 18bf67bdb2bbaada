"""Kinds of pattern built upon expressions found before: "the end of 1998", "three years before 1998", "1936 to 1948"."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.dates.frame import Frame, Length
from pipeline.extract.dates.kinds.calendar import NOON, is_after_noon, read_point
from pipeline.extract.dates.kinds.parts import Parts
from pipeline.extract.dates.point import Point


def _modify(p: Parts) -> Frame | None:
    frame = p.frames()[0]
    words = {
        "=mid": "MID",
        "=early": "START",
        "=earlier": "START",
        "=late": "END",
        "=later": "END",
    }
    mod = p.args.get("mod") or p.get("part", "bound") or next((m for w, m in words.items() if p.get(w)), frame.mod)
    return replace(frame, mod=mod)


def _merge(p: Parts) -> Frame | None:
    weekday, day = p.frames()
    if weekday.point is None or day.point is None:
        return None
    if day.base or day.outer or day.point.year is not None:
        return day
    return replace(day, point=replace(day.point, weekday=weekday.point.weekday))  # it tells the year


def _within(p: Parts) -> Frame | None:
    inner, outer = p.frames() if len(p.frames()) == 2 else (None, p.frames()[0])
    point = inner.point if inner else read_point(p)
    if point is None:
        return None
    part = outer.point.part if outer.point is not None else None
    if point.hour is not None and is_after_noon(point.hour, part):
        point = replace(point, hour=point.hour + NOON)
    return Frame(
        type="TIME" if point.is_time else "DATE",
        point=point,
        outer=outer,
        mod=p.get("part") or (inner.mod if inner else ""),
    )


def _one_of(p: Parts) -> Frame | None:
    return p.frames()[-1]


def _inside(p: Parts) -> Frame | None:
    outer, inner = p.frames()
    if inner.point is None:
        return None
    return Frame(
        type="TIME" if inner.point.is_time else "DATE",
        point=inner.point,
        outer=outer,
        mod=inner.mod,
    )


def _half_of(p: Parts) -> Frame | None:
    number = int(p.get("ordinal"))
    outer = p.frames()[0]
    if number > 2:
        return None
    if outer.point is not None and outer.point.unit in ("DE", "CE"):
        return replace(outer, mod="START" if number == 1 else "END")
    return Frame(point=Point(half=number), outer=outer)


def _day_of(p: Parts) -> Frame | None:
    ordinal = p.get("ordinal") or ("1" if p.get("FIRSTDAY") else "-1")
    return Frame(
        nth=int(ordinal),
        unit="D",
        outer=p.frames()[-1],
        point=Point(),
    )


def _unit_of(p: Parts) -> Frame | None:
    return Frame(unit=p.args["unit"], steps=0, origin=p.frames()[-1])


def _week_of(p: Parts) -> Frame | None:
    return Frame(unit="W", steps=0, origin=p.frames()[-1])


def _shift(p: Parts) -> Frame | None:
    frame = p.frames()[0]
    sign, _, base = p.get("direction").partition(":")
    if frame.length is None or frame.base:
        return None
    return Frame(base=base, steps=int(f"{sign}1"), length=frame.length, mod=frame.mod)


def _shift_that(p: Parts) -> Frame | None:
    frame = p.frames()[0]
    if frame.length is None or frame.base:
        return None
    return Frame(base="t", steps=-1 if p.get("=before") else 1, length=frame.length, mod=frame.mod)


def _counted(p: Parts) -> Frame | None:
    frames = p.frames()
    steps = -1 if p.get("=before") else 1
    unit = p.get("unit")
    length = frames[0].length if len(frames) == 2 else Length(Decimal(unit.count), unit.code)
    if length is None or length.amount is None:
        return None
    return Frame(
        steps=steps,
        length=length,
        origin=frames[-1],
        mod=frames[0].mod if len(frames) == 2 else "",
    )


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


KINDS: dict[str, Callable[[Parts], Frame | None]] = {
    "counted": _counted,
    "counted_day": _counted_day,
    "day_of": _day_of,
    "half_of": _half_of,
    "inside": _inside,
    "merge": _merge,
    "modify": _modify,
    "one_of": _one_of,
    "range": _range,
    "range_century": _range_century,
    "range_day": _range_day,
    "range_era": _range_era,
    "range_short": _range_short,
    "shift": _shift,
    "shift_that": _shift_that,
    "unit_of": _unit_of,
    "week_of": _week_of,
    "within": _within,
}
