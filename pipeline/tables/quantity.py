"""Reads a quantity back from a row of figures.csv or facts.csv."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from pipeline.model import FigureKind, Modifier, Quantity
from pipeline.tables.load import LoadError


def read_quantity(row: Mapping[str, str], kind: FigureKind | None = None) -> Quantity:
    """The quantity in a row; `kind` where the row doesn't say it (facts.csv). Raises LoadError.

    How many digits were stated isn't in the tables, so `significant_digits` is 0.
    """
    said: FigureKind = kind or row["kind"]  # type: ignore[assignment]
    modifier: Modifier = row["modifier"] or "exact"  # type: ignore[assignment]
    try:
        return Quantity(
            said,
            _number(row["value"]),
            _number(row["low"]),
            _number(row["high"]),
            modifier,
            row["unit"],
            row.get("dimension", ""),
            _number(row.get("si_value", "")),
            row.get("si_unit", ""),
        )
    except InvalidOperation as error:
        raise LoadError(f"a quantity that is no number: {dict(row)}") from error


def _number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None
