"""Exports are typed, hold every row, and no text in them can become a formula."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.export.typed import ExportError, TypedTable, Value, read_typed
from pipeline.schema import DATES, FACTS, WARNINGS
from pipeline.tables.load import read_rows
from tests.accounts import account, write_accounts

openpyxl = pytest.importorskip("openpyxl")
duckdb = pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")

from pipeline.export.database import write_database  # noqa: E402
from pipeline.export.parquet import parquet_bytes  # noqa: E402
from pipeline.export.workbook import CUT, FORMULA_STARTS, MOST_CHARACTERS, workbook_bytes  # noqa: E402

TEXT = """=CMD|' /C calc'!A0 opened [12.5 kilometer|road/open|12.5 kilometer] of road.
The quay was finished on [2 May|quay/finish|1831-05-02]. The crane of {@SUM(A1):ORG} is [3 metres|crane/stand|3 meter] away.
"""


@pytest.fixture
def tables(tmp_path: Path) -> tuple[TypedTable, ...]:
    marked = TEXT.replace("CMD|", "CMD ")
    return read_typed(write_accounts(tmp_path / "out", account("quay", marked, title="+1+1", publisher="-2")))


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}


def test_no_cell_of_the_workbook_is_a_formula(tables: tuple[TypedTable, ...]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(tables)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    dangerous = [cell for cell in cells if cell.value.startswith(FORMULA_STARTS)]
    assert {cell.value[0] for cell in dangerous} == {"=", "@", "+", "-"}
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in dangerous)
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_workbook_has_every_row_with_numbers_as_numbers(tables: tuple[TypedTable, ...]) -> None:
    found = sheets(workbook_bytes(tables))
    assert list(found) == ["about", *(t.table.name for t in tables)]
    for typed in tables:
        assert len(found[typed.table.name]) == len(typed.rows) + 1
    facts = [dict(zip(FACTS.header, row, strict=True)) for row in found["facts"][1:]]
    assert {f["value"] for f in facts} == {12.5, 3, None}
    assert "1831-05-02" in {f["earliest"] for f in facts}, "a day before 1900 is text: Excel has none"


def test_the_same_tables_give_the_same_workbook_and_parquet(tables: tuple[TypedTable, ...]) -> None:
    assert workbook_bytes(tables) == workbook_bytes(tables)
    assert parquet_bytes(tables[0]) == parquet_bytes(tables[0])


def test_what_a_sheet_cannot_hold_is_marked_and_control_characters_are_replaced() -> None:
    row = ("a@1", "ingest", "odd", None, None, "x" * 40_000 + "\x00")
    long = sheets(workbook_bytes((TypedTable(WARNINGS, (row, (*row[:5], "bell \x07"))),)))["warnings"]
    assert len(str(long[1][5])) == MOST_CHARACTERS
    assert str(long[1][5]).endswith(CUT)
    assert long[2][5] == "bell \ufffd"


def test_a_table_with_more_rows_than_a_sheet_is_refused() -> None:
    class Endless(tuple[()]):
        def __len__(self) -> int:
            return 1_048_576

    with pytest.raises(ExportError, match="--parquet"):
        workbook_bytes((TypedTable(WARNINGS, Endless()),))


def test_parquet_keeps_decimals_days_and_texts_exactly(tables: tuple[TypedTable, ...]) -> None:
    by_name = {t.table.name: parquet.read_table(io.BytesIO(parquet_bytes(t))) for t in tables}
    assert set(by_name["figures"].column("value").to_pylist()) == {Decimal("12.5"), Decimal(3)}
    assert by_name["dates"].column("earliest").to_pylist() == [date(1831, 5, 2)]
    assert by_name["sentences"].column("text").to_pylist()[0].startswith("=CMD")
    assert by_name["facts"].schema.field("status").metadata[b"description"].startswith(b"single:")


def test_a_year_outside_the_calendar_turns_the_column_into_text() -> None:
    cells: dict[str, Value] = dict.fromkeys(DATES.header, "") | {"start": 0, "end": 4}
    days = ("-0300-01-01", date(2025, 5, 1))
    rows = tuple(tuple((cells | {"earliest": day}).values()) for day in days)
    found = parquet.read_table(io.BytesIO(parquet_bytes(TypedTable(DATES, rows))))
    assert found.column("earliest").to_pylist() == ["-0300-01-01", "2025-05-01"]


def test_the_database_answers_and_says_what_its_columns_mean(tables: tuple[TypedTable, ...], tmp_path: Path) -> None:
    path = tmp_path / "tables.duckdb"
    for _ in range(2):  # the second one replaces the first
        write_database(path, tables)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("SELECT max(value) FROM figures").fetchall() == [(Decimal("12.5"),)]
        comments = connection.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'status'").fetchall()
        assert comments[0][0].startswith("single:")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "tables.duckdb"]


def test_the_csv_keeps_the_text_that_a_spreadsheet_must_not_run(tables: tuple[TypedTable, ...], tmp_path: Path) -> None:
    from pipeline.schema import SENTENCES

    assert next(iter(read_rows(SENTENCES, tmp_path / "out/sentences.csv")))["text"].startswith("=CMD")
