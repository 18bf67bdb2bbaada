"""Rows -> the bytes of a CSV file: UTF-8, RFC 4180 quoting, `\\n`, a header, sorted by the table's key."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from pipeline.schema import Table

_NEEDS_QUOTES = re.compile(r'[,"\r\n]')


class TableError(ValueError):
    """A row that its table's declaration doesn't allow: an error of ours, not of the reports."""


def table_bytes(table: Table, rows: Iterable[Mapping[str, str]]) -> bytes:
    """The table as CSV bytes. Raises TableError where a row breaks the declaration in `pipeline.schema`."""
    integers = {c.name for c in table.columns if c.type == "integer"}

    def sort_key(row: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
        return tuple((len(row[k]), row[k]) if k in integers else (0, row[k]) for k in table.key)

    ordered = sorted(rows, key=sort_key)
    for i, row in enumerate(ordered):
        check_row(table, row)
        if i and sort_key(ordered[i - 1]) == sort_key(row):
            raise TableError(f"{table.filename}: two rows with the key {[row[k] for k in table.key]}")
    lines = [table.header, *([row[name] for name in table.header] for row in ordered)]
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in lines).encode("utf-8")


def check_row(table: Table, row: Mapping[str, str]) -> None:
    """Raise TableError unless the row has the table's columns, and cells that they allow."""
    if row.keys() != set(table.header):
        odd = sorted(row.keys() ^ set(table.header))
        raise TableError(f"{table.filename}: columns {odd} are missing or unknown")
    for column in table.columns:
        cell = row[column.name]
        if not cell:
            if column.required:
                raise TableError(f"{table.filename}: {column.name} is empty in {dict(row)}")
        elif column.values and cell not in column.values:
            raise TableError(f"{table.filename}: {column.name} is {cell!r}, not one of {column.values}")


def plain_decimal(value: Decimal) -> str:
    """The number without exponent, and without zeros behind the point.

    >>> plain_decimal(Decimal("1.105E+7"))
    '11050000'
    >>> plain_decimal(Decimal("115.50"))
    '115.5'
    >>> plain_decimal(Decimal("-0.0"))
    '0'
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _quoted(cell: str) -> str:
    """The cell as RFC 4180 has it. The csv module's writer leaves a lone carriage return bare, its reader then drops it."""
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
