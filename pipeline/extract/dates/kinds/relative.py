"""Kinds of pattern that count from another time or only point at it: "last year", "that day", "recently"."""

from collections.abc import Callable
from decimal import Decimal

from pipeline.extract.dates.frame import Frame, Length
from pipeline.extract.dates.kinds.calendar import read_point
from pipeline.extract.dates.kinds.parts import Parts
from pipeline.extract.dates.point import Point


def _deictic(p: Parts) -> Frame | None:
    days, _, part = str(p.args.get("days") or p.get("deictic")).partition(":")
    part = p.args.get("part") or p.get("daypart") or part
    extra = Point(part=part) if part else None
    return Frame(
        type="TIME" if part else "DATE",
        base="s",
        steps=int(days),
        unit="D",
        point=extra,
        mod=p.args.get("mod", ""),
    )


def _anaphoric(p: Parts) -> Frame | None:
    part, unit = p.get("daypart"), p.get("unit")
    return Frame(
        type="TIME" if part else "DATE", base="t", steps=int(p.args["steps"]),
        unit=unit.code if unit else "D", point=Point(part=part) if part else None,
    )  # fmt: skip


def _nights(p: Parts) -> Frame | None:
    sign, _, base = p.get("direction").partition(":")
    quantity = p.get("quantity")
    length = Length(Decimal(1 if quantity is None else quantity), "D")
    return Frame(type="TIME", base=base, steps=int(f"{sign}1"), length=length, point=Point(part="NI"))


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
    return Frame(
        base=base,
        steps=int(steps),
        unit=unit,
        point=None if unit else read_point(p),
        mod=p.args.get("mod", ""),
    )


def _unit_code(p: Parts) -> str:
    unit = p.get("unit", "units", "unit_second")
    if unit is not None:
        return str(unit.code)
    words = {"=quarter": "Q", "=period": "Q", "=week": "W", "=month": "M", "=year": "Y"}
    return next((code for word, code in words.items() if p.get(word)), "")


def _period_end(p: Parts) -> Frame | None:
    return Frame(base=p.args["base"], steps=0, unit="D")


def _same_quarter(p: Parts) -> Frame | None:
    return Frame(base="q", steps=0, unit="Q", point=Point(year=p.get("year")))


def _latest(p: Parts) -> Frame | None:
    unit = _unit_code(p)
    return Frame(base="l" if unit == "Q" else "t", steps=0, unit=unit)


def _definite(p: Parts) -> Frame | None:
    if p.get("unit") and p.get("unit").code == "Q":
        return Frame(base="q", steps=0, unit="Q")
    return Frame(base="d", steps=0, unit=p.args.get("unit") or p.get("unit").code)


def _year_end(p: Parts) -> Frame | None:
    return Frame(base="d", steps=0, unit="Y", mod="END")


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


KINDS: dict[str, Callable[[Parts], Frame | None]] = {
    "ago": _ago,
    "anaphoric": _anaphoric,
    "definite": _definite,
    "deictic": _deictic,
    "latest": _latest,
    "nights": _nights,
    "period_end": _period_end,
    "reference": _reference,
    "relative": _relative,
    "same_quarter": _same_quarter,
    "text_part": _text_part,
    "text_time": _text_time,
    "those": _those,
    "year_end": _year_end,
}
