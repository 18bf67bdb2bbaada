"""The tables as one DuckDB database: typed columns with their meanings as comments, ready for SQL."""

import tempfile
from pathlib import Path

import duckdb

from pipeline.export.parquet import arrow_table
from pipeline.export.typed import TypedTable


def write_database(path: Path, tables: tuple[TypedTable, ...]) -> None:
    """Write the database, whole or not at all; what was there is replaced. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        part = Path(folder) / "part.duckdb"
        with duckdb.connect(str(part)) as connection:
            for typed in tables:
                _create(connection, typed)
        part.replace(path)


def _create(connection: duckdb.DuckDBPyConnection, typed: TypedTable) -> None:
    name = _quoted(typed.table.name)  # ours, from the schema: no word of a report is part of a statement
    connection.register("incoming", arrow_table(typed))
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")  # noqa: S608
    connection.unregister("incoming")
    connection.execute(f"COMMENT ON TABLE {name} IS {_literal(f'one row per {typed.table.row}')}")
    for column in typed.table.columns:
        connection.execute(f"COMMENT ON COLUMN {name}.{_quoted(column.name)} IS {_literal(column.meaning)}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
