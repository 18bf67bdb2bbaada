"""`load_tables` gives typed frames: decimals exact, dates as dates, what is empty stays empty, "NA" stays a name."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from pipeline import load_tables
from pipeline.schema import TABLES
from pipeline.tables.load import LoadError
from pipeline.tables.write import table_bytes


def cells(table_name: str, **given: str) -> dict[str, str]:
    table = next(t for t in TABLES if t.name == table_name)
    filler = {"integer": "0", "boolean": "true", "date": "2024-03-01"}
    return {
        c.name: given.get(c.name, (c.values[0] if c.values else filler.get(c.type, "x")) if c.required else "")
        for c in table.columns
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = {
        "entities": [cells("entities", entity_id="ent-1", name="NA", n_mentions="3")],
        "dates": [
            cells("dates", mention_id="a", earliest="1945-05-08", latest="1945-05-08"),
            cells("dates", mention_id="b", earliest="-0220-01-01"),
            cells("dates", mention_id="c"),
        ],
        "figures": [
            cells("figures", mention_id="a", value="0.1", low="", high="11050000"),
            cells("figures", mention_id="b"),
        ],
        "warnings": [cells("warnings", start="7"), cells("warnings", code="y")],
    }
    for table in TABLES:
        (tmp_path / table.filename).write_bytes(table_bytes(table, rows.get(table.name, [])))
    return tmp_path


def test_every_table_is_there_with_its_columns(folder: Path) -> None:
    tables = load_tables(folder)
    assert {name: tuple(frame.columns) for name, frame in tables.items()} == {t.name: t.header for t in TABLES}


def test_a_name_that_pandas_would_take_for_missing_stays_a_name(folder: Path) -> None:
    assert load_tables(folder).entities.loc[0, "name"] == "NA"
    assert load_tables(folder).entities.loc[0, "aliases"] == ""


def test_decimals_are_exact_and_empty_ones_none(folder: Path) -> None:
    figures = load_tables(folder).figures
    assert figures["value"].tolist() == [Decimal("0.1"), None]
    assert figures["high"].tolist() == [Decimal(11050000), None]


def test_dates_are_dates_where_they_can_be(folder: Path) -> None:
    assert load_tables(folder).dates["earliest"].tolist() == [date(1945, 5, 8), "-0220-01-01", None]


def test_integers_with_gaps_stay_integers(folder: Path) -> None:
    start = load_tables(folder).warnings["start"]
    assert start.dtype == pd.Int64Dtype()
    assert sorted(start.dropna().tolist()) == [7]


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "facts.csv").unlink()
    with pytest.raises(LoadError, match=r"facts\.csv is missing"):
        load_tables(folder)


def test_an_unknown_table_is_an_attribute_error_that_lists_the_known(folder: Path) -> None:
    with pytest.raises(AttributeError, match="no table 'people'; there are documents"):
        _ = load_tables(folder).people
