"""The tables of a folder with their cells as Python values, by the types that `pipeline.schema` declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.errors import CorroborateError
from pipeline.schema import FACTS_DIFF, TABLES, Column, Table
from pipeline.tables.load import LoadError, read_rows

Value = str | int | Decimal | bool | date | None


class ExportError(CorroborateError):
    """What can't be exported; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class TypedTable:
    """`rows` in the order of the declaration's columns; an empty cell is None, but in text columns ""."""

    table: Table
    rows: tuple[tuple[Value, ...], ...]

    def column(self, n: int) -> list[Value]:
        return [row[n] for row in self.rows]


def read_typed(folder: Path) -> tuple[TypedTable, ...]:
    """Every table in a folder, facts_diff too where it is there. Raises LoadError."""
    return tuple(
        TypedTable(table, tuple(_typed_rows(table, folder / table.filename)))
        for table in (*TABLES, FACTS_DIFF)
        if table is not FACTS_DIFF or (folder / table.filename).is_file()
    )


def _typed_rows(table: Table, path: Path) -> Iterator[tuple[Value, ...]]:
    for row in read_rows(table, path):
        try:
            yield tuple(_value(c, row[c.name]) for c in table.columns)
        except (ValueError, InvalidOperation) as error:
            raise LoadError(f"{path}: {error} in {row}") from error


def _value(column: Column, cell: str) -> Value:
    if column.type in ("string", "edtf"):
        return cell
    if not cell:
        return None
    if column.type == "integer":
        return int(cell)
    if column.type == "decimal":
        return Decimal(cell)
    if column.type == "boolean":
        return cell == "true"
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell  # a year before 1 or after 9999
