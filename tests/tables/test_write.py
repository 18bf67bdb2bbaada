"""Rows become CSV bytes that read back as they were, sorted, and only if the schema allows them."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import Column, Table
from pipeline.tables.load import LoadError, read_rows
from pipeline.tables.write import TableError, plain_decimal, table_bytes

BRIDGES = Table(
    "bridges",
    "bridge",
    ("name", "span"),
    (
        Column("name", "string", "what it is called"),
        Column("span", "integer", "metres"),
        Column("state", "string", "as inspected", required=False, values=("sound", "closed")),
    ),
)


def row(name: str = "Old Ferry Bridge", span: str = "40", state: str = "sound") -> dict[str, str]:
    return {"name": name, "span": span, "state": state}


def test_a_table_has_a_header_unix_line_ends_and_quotes_only_where_needed() -> None:
    data = table_bytes(BRIDGES, [row(name='the "Long" one, rebuilt')])
    assert data == b'name,span,state\n"the ""Long"" one, rebuilt",40,sound\n'


def test_rows_are_sorted_by_the_key_and_numbers_as_numbers() -> None:
    data = table_bytes(BRIDGES, [row("b", "9"), row("b", "10"), row("a", "11")])
    assert data.decode().splitlines()[1:] == ["a,11,sound", "b,9,sound", "b,10,sound"]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([row(), row()], "two rows with the key"),
        ([row(state="rusty")], "'rusty', not one of"),
        ([row(name="")], "name is empty"),
        ([{"name": "x", "span": "1"}], "missing or unknown"),
    ],
)
def test_a_row_that_the_schema_forbids_is_refused(rows: list[dict[str, str]], complaint: str) -> None:
    with pytest.raises(TableError, match=complaint):
        table_bytes(BRIDGES, rows)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), unique=True))
def test_any_text_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("csv") / "bridges.csv"
    path.write_bytes(table_bytes(BRIDGES, [row(name) for name in names]))
    assert [r["name"] for r in read_rows(BRIDGES, path)] == sorted(names)


def test_a_cell_longer_than_the_csv_modules_own_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bridges.csv"
    path.write_bytes(table_bytes(BRIDGES, [row("x" * 200_000)]))
    assert len(next(read_rows(BRIDGES, path))["name"]) == 200_000


def test_a_table_with_other_columns_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "bridges.csv"
    path.write_text("name,length\n")
    with pytest.raises(LoadError, match=r"bridges\.csv: its columns are not those of bridges"):
        list(read_rows(BRIDGES, path))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_a_decimal_is_written_without_exponent_and_reads_back_equal(value: Decimal) -> None:
    text = plain_decimal(value)
    assert "E" not in text.upper()
    assert Decimal(text) == value
