"""Quantities in words, for the sentences that explain a comparison."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from pipeline.model import Modifier, Quantity
from pipeline.resources import load_rules

BOUND_WORDS: dict[Modifier, str] = {
    "exact": "",
    "approx": "about",
    "more_than": "over",
    "at_least": "at least",
    "less_than": "under",
    "at_most": "up to",
    "range": "",
}
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
CONVERTED_DIGITS = 3  # a converted value is shown to be compared, not to be exact


@dataclass(frozen=True, slots=True)
class UnitSymbol:
    unit: str
    symbol: str
    example: str


@cache
def _symbols() -> dict[str, str]:
    return {r.unit: r.symbol for r in load_rules("dedupe/facts/unit_symbols.csv", UnitSymbol, key=("unit",))}


def write_number(number: Decimal, digits: int | None = None) -> str:
    """A number as a reader expects it; rounded to `digits` significant digits where given.

    >>> write_number(Decimal("11050000"))
    '11.05 million'
    >>> write_number(Decimal("12000"))
    '12,000'
    >>> write_number(Decimal("402.336"), digits=3)
    '402'
    """
    if digits and number:
        number = number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), ROUND_HALF_EVEN)
    for scale, word in SCALES:
        if abs(number) >= scale:
            return f"{_plain(number / scale)} {word}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    whole, _, fraction = f"{number:,f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def write_unit(unit: str) -> str:
    """The unit's symbol, or its name in words.

    >>> write_unit("degree_Celsius"), write_unit("troy_ounce"), write_unit("bridge")
    ('°C', 'troy ounce', 'bridge')
    """
    return _symbols().get(unit, unit.replace("_", " "))


def write_amount(number: Decimal, unit: str, digits: int | None = None) -> str:
    """
    >>> write_amount(Decimal(565), "degree_Celsius")
    '565 °C'
    """
    return f"{write_number(number, digits)} {write_unit(unit)}".strip()


def write_quantity(quantity: Quantity) -> str:
    """The quantity with the word that bounds it, in its own unit: "over 600 °C", "20 to 30 km", "an unstated number"."""
    if quantity.value is not None and quantity.modifier != "range":
        return f"{BOUND_WORDS[quantity.modifier]} {write_amount(quantity.value, quantity.unit)}".strip()
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return f"{write_number(low)} to {write_amount(high, quantity.unit)}"
    if low is not None:
        return f"at least {write_amount(low, quantity.unit)}"
    if high is not None:
        return f"up to {write_amount(high, quantity.unit)}"
    return f"an unstated number {write_unit(quantity.unit)}".strip()
