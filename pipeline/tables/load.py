"""Reads the tables back as typed pandas data frames."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import CorroborateError
from pipeline.schema import FACTS_DIFF, TABLES, Column, Table

if TYPE_CHECKING:
    import pandas as pd


LONGEST_CELL = 2**31 - 1  # csv's own limit is 128 KiB, and a sentence may be longer


class LoadError(CorroborateError, ValueError):
    """A folder or file that isn't what the pipeline writes; the message says what and where."""


class Tables(dict[str, "pd.DataFrame"]):
    """The tables by name; also as attributes: `tables.facts`."""

    def __getattr__(self, name: str) -> "pd.DataFrame":
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no table {name!r}; there are {', '.join(self)}") from None


def load_tables(folder: str | Path = "data/processed") -> Tables:
    """Every table of an output folder as a data frame, typed by its declaration.

    Text columns hold `str` ("" where empty, so "NA" stays a name), integers pandas' nullable Int64, decimals
    `decimal.Decimal` or None, booleans bool. Dates are `datetime.date`, None where empty, and text where the year lies
    outside 1 to 9999. Raises LoadError where a table is missing or has other columns.
    """
    path = Path(folder)
    tables = Tables()
    for table in TABLES:
        tables[table.name] = _load(table, path / table.filename)
    if (path / FACTS_DIFF.filename).is_file():
        tables[FACTS_DIFF.name] = _load(FACTS_DIFF, path / FACTS_DIFF.filename)
    return tables


def read_rows(table: Table, path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table as text, cell by cell, exactly as written. Raises LoadError."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != table.header:
                raise LoadError(f"{path}: its columns are not those of {table.name}; run `corroborate run` again")
            for row in reader:
                if None in row or None in row.values():
                    raise LoadError(f"{path}, line {reader.line_num}: not {len(table.header)} cells")
                yield row
    except FileNotFoundError:
        raise LoadError(f"{path} is missing; `corroborate run` writes it") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LoadError(f"{path} can't be read: {error}") from error


def _load(table: Table, path: Path) -> "pd.DataFrame":
    import pandas as pd

    rows = list(read_rows(table, path))
    return pd.DataFrame({c.name: _series(c, [row[c.name] for row in rows], path) for c in table.columns})


def _series(column: Column, cells: list[str], path: Path) -> "pd.Series[Any]":
    import pandas as pd

    try:
        if column.type == "integer":
            return pd.Series([int(c) if c else None for c in cells], dtype="Int64")
        if column.type == "boolean":
            return pd.Series([{"true": True, "false": False}[c] for c in cells], dtype=bool)
        if column.type == "decimal":
            return pd.Series([Decimal(c) if c else None for c in cells], dtype=object)
        if column.type == "date":
            return pd.Series([_day(c) for c in cells], dtype=object)
    except (ValueError, KeyError, InvalidOperation) as error:
        raise LoadError(f"{path}: {column.name} holds what is no {column.type}: {error}") from error
    return pd.Series(cells, dtype=object)


def _day(cell: str) -> date | str | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell
