"""Canonical units -> dimension and SI value, by arithmetic over a table of single units (`si_units.csv`, made from pint).

pint itself takes a second to load; a run needs it never: every unit that `units.csv` can name is in the table, and a test
regenerates the table with pint (`pint_table.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from pipeline.extract.figures.units import Factors, parse_unit, prefixes, write_unit
from pipeline.resources import load_rules

# in the order in which pint writes the dimensions of a product
DIMENSIONS = {
    "mole": "[substance]",
    "kilogram": "[mass]",
    "ampere": "[current]",
    "candela": "[luminosity]",
    "meter": "[length]",
    "second": "[time]",
    "kelvin": "[temperature]",
    "pixel": "[printing_unit]",
}
ORDER = {name: i for i, name in enumerate(DIMENSIONS.values())}
SI_DIGITS = Context(prec=12)  # conversions are exact to more; what a reader and a comparison need is less


@dataclass(frozen=True, slots=True)
class SiUnit:
    """`value * factor + offset` is the value in `base`, a product of SI base units ("" for a number)."""

    unit: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    base: str = ""


@dataclass(frozen=True, slots=True)
class ExtraUnit:
    unit: str
    factor: Decimal
    example: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """To SI: `dimension` and `unit` as pint writes them; "dimensionless" for percentages.

    What a rate is "per" that is no unit is a base unit of its own: "[length] ** 3 / [person]", "meter ** 3 / person".
    """

    dimension: str
    unit: str
    factor: Decimal
    offset: Decimal


@cache
def extra_units() -> tuple[ExtraUnit, ...]:
    return load_rules("extract/figures/extra_units.csv", ExtraUnit, key=("unit",))


@cache
def _table() -> dict[str, SiUnit]:
    rows = load_rules("extract/figures/si_units.csv", SiUnit, key=("unit",))
    return {r.unit: r for r in rows} | {e.unit: SiUnit(e.unit, e.factor, Decimal(0), e.base) for e in extra_units()}


@cache
def _single(unit: str) -> SiUnit | None:
    """A unit of the table, or one with an SI prefix."""
    if unit in _table():
        return _table()[unit]
    for prefix in prefixes():
        rest = unit.removeprefix(prefix.name)
        if rest != unit and rest in _table():
            row = _table()[rest]
            return SiUnit(unit, row.factor * prefix.factor, Decimal(0), row.base)
    return None


@cache
def conversion(factors: Factors) -> Conversion | None:
    """How a unit converts to SI; None where it measures nothing physical (money, a counted noun)."""
    factor, base = Decimal(1), []
    offset = Decimal(0)
    nouns = {unit: f"[{unit}]" for unit, power in factors if power < 0 and _single(unit) is None}
    for unit, power in factors:
        row = SiUnit(unit, Decimal(1), base=unit) if unit in nouns else _single(unit)
        if row is None:
            return None
        factor *= row.factor**power
        base += [(b, p * power) for b, p in parse_unit(row.base)] if row.base else []
        if row.offset and len(factors) == 1 and power == 1:
            offset = row.offset
    name = write_unit(_nonzero(base)) or "dimensionless"
    dimensions = DIMENSIONS | nouns
    dimension = write_unit(_nonzero((dimensions[b], p) for b, p in base if b in dimensions), ORDER) or "dimensionless"
    return Conversion(dimension, name, factor, offset)


def _nonzero(factors: Iterable[tuple[str, int]]) -> Factors:
    powers: dict[str, int] = {}
    for unit, power in factors:
        powers[unit] = powers.get(unit, 0) + power
    return tuple((u, p) for u, p in sorted(powers.items()) if p)


def to_si(value: Decimal, how: Conversion) -> Decimal:
    """The value in SI units, to 12 significant digits."""
    return SI_DIGITS.plus(value * how.factor + how.offset)
