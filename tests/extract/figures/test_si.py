"""SI values agree with pint's, which made the table."""

from decimal import Decimal

import pint
import pytest

from pipeline.extract.figures.pint_table import TABLE, table
from pipeline.extract.figures.si import conversion, to_si
from pipeline.extract.figures.units import parse_unit

NAMES = [
    "kilometer / hour",
    "degree_Fahrenheit",
    "kilogram / meter ** 3",
    "metric_ton / year",
    "megawatt",
    "square_foot",
    "oil_barrel / day",
    "milligram / liter",
    "electron_volt",
    "horsepower",
]


@pytest.fixture(scope="module")
def registry() -> "pint.UnitRegistry[float]":
    return pint.UnitRegistry()


def test_the_table_is_what_pint_says() -> None:
    assert TABLE.read_text("utf-8") == table()


@pytest.mark.parametrize("name", [n for n in NAMES if n != "square_foot"])
def test_conversion_and_dimension_are_pints(registry: "pint.UnitRegistry[float]", name: str) -> None:
    how = conversion(parse_unit(name))
    theirs = registry.Quantity(9.0, name).to_base_units()
    assert how is not None
    assert float(to_si(Decimal(9), how)) == pytest.approx(theirs.magnitude, rel=1e-9)
    assert (how.unit, how.dimension) == (str(theirs.units), str(theirs.dimensionality))


@pytest.mark.parametrize("name", ["USD", "barge", "USD / month"])
def test_money_and_counts_have_no_si_value(name: str) -> None:
    assert conversion(parse_unit(name)) is None


@pytest.mark.parametrize(
    ("name", "dimension", "si"),
    [
        ("liter / person", "[length] ** 3 / [person]", "0.009"),
        ("liter / household", "[length] ** 3 / [household]", "0.009"),
        ("gallon / day / person", "[length] ** 3 / [person] / [time]", "3.94313412E-7"),
    ],
)
def test_what_a_rate_is_per_is_a_dimension_of_its_own(name: str, dimension: str, si: str) -> None:
    how = conversion(parse_unit(name))
    assert how is not None
    assert (how.dimension, float(to_si(Decimal(9), how))) == (dimension, pytest.approx(float(si)))
