"""Kinds of pattern that state an amount of time or a repetition: "three years", "every other day"."""

from collections.abc import Callable
from decimal import Decimal

from pipeline.extract.dates.frame import Frame, Length
from pipeline.extract.dates.kinds.parts import Parts
from pipeline.extract.dates.lexicon import Unit

CLOCK_UNITS = ("TH", "TM", "TS")


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
            amount, unit_code = (
                amount * {"DE": 10, "CE": 100, "ML": 1000}[unit_code],
                "Y",
            )
    return Length(amount, unit_code)


def _duration(p: Parts) -> Frame | None:
    return Frame(type="DURATION", length=_length(p))


def _span(p: Parts) -> Frame | None:
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


def _set(p: Parts) -> Frame | None:
    fixed = p.args.get("value") or p.get("periodic")
    if fixed:
        return Frame(type="SET", value=fixed)
    unit, quantity = (
        p.get("unit", "units"),
        p.get("quantity") if p.get("=every") else None,
    )
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


def _weekly(p: Parts) -> Frame | None:
    part = {
        "=nights": "TNI",
        "=mornings": "TMO",
        "=evenings": "TEV",
        "=afternoons": "TAF",
    }
    behind = next((code for word, code in part.items() if p.get(word)), "")
    return Frame(type="SET", value=f"XXXX-WXX-{p.get('weekday', 'weekdays')}{behind}")


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


KINDS: dict[str, Callable[[Parts], Frame | None]] = {
    "duration": _duration,
    "duration_fixed": _duration_fixed,
    "duration_of": _duration_of,
    "past_unit": _past_unit,
    "set": _set,
    "span": _span,
    "weekly": _weekly,
}
