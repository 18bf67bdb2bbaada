"""The tables as Parquet files, typed: numbers are exact decimals, the columns' meanings stand in the metadata."""

import io
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export.typed import TypedTable, Value
from pipeline.schema import Column
from pipeline.tables.write import plain_decimal

MOST_DIGITS = 38  # of Arrow's decimal128, which every reader of Parquet knows


def arrow_table(typed: TypedTable) -> pa.Table:
    """The table as Arrow: text, int64, bool, date32 or decimal128; text where a column doesn't fit its type."""
    fields, arrays = [], []
    for n, column in enumerate(typed.table.columns):
        array = _array(column, typed.column(n))
        fields.append(pa.field(column.name, array.type, metadata={"description": column.meaning}))
        arrays.append(array)
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def parquet_bytes(typed: TypedTable) -> bytes:
    """The .parquet file; the same table gives the same bytes."""
    out = io.BytesIO()
    pq.write_table(arrow_table(typed), out, compression="zstd")
    return out.getvalue()


def _array(column: Column, values: list[Value]) -> pa.Array:
    if column.type == "integer":
        return pa.array(values, pa.int64())
    if column.type == "boolean":
        return pa.array(values, pa.bool_())
    if column.type == "date" and all(v is None or isinstance(v, date) for v in values):
        return pa.array(values, pa.date32())
    if column.type == "decimal":
        numbers = [v for v in values if isinstance(v, Decimal)]
        scale = max((max(0, -int(v.as_tuple().exponent)) for v in numbers), default=0)
        digits = max((max(v.adjusted() + 1, 1) for v in numbers), default=1)
        if scale + digits <= MOST_DIGITS:
            return pa.array(values, pa.decimal128(MOST_DIGITS, scale))
    return pa.array([None if v is None else _text(v) for v in values], pa.string())


def _text(value: Value) -> str:
    return plain_decimal(value) if isinstance(value, Decimal) else str(value)
