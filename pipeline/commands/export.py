"""`corroborate export`: the tables as a workbook, as Parquet, as a database."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.shared import OUT, Debug, Tables, for_people

EXTRA = "corroborate[export]"
Xlsx = Annotated[Path | None, typer.Option("--xlsx", help="Write an Excel workbook there.", show_default=False)]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", help="Write Parquet files into this folder.", show_default=False)
]
Duckdb = Annotated[Path | None, typer.Option("--duckdb", help="Write a DuckDB database there.", show_default=False)]


def export(
    out: Tables = OUT, xlsx: Xlsx = None, parquet: Parquet = None, duckdb: Duckdb = None, debug: Debug = False
) -> None:
    r"""Write the tables as a typed Excel workbook, as Parquet files, as a DuckDB database.

    Needs the extra `export`: pip install 'corroborate\[export]'.
    """
    with for_people():
        from pipeline.export.typed import ExportError, read_typed
        from pipeline.store import write_bytes

        if not (xlsx or parquet or duckdb):
            raise ExportError("say what to write: --xlsx FILE, --parquet FOLDER, --duckdb FILE")
        try:
            tables = read_typed(out)
            if xlsx:
                from pipeline.export.workbook import workbook_bytes

                write_bytes(xlsx, workbook_bytes(tables))
            if parquet:
                from pipeline.export.parquet import parquet_bytes

                for table in tables:
                    write_bytes(parquet / f"{table.table.name}.parquet", parquet_bytes(table))
            if duckdb:
                from pipeline.export.database import write_database

                write_database(duckdb, tables)
        except ModuleNotFoundError as error:
            raise ExportError(f"{error.name} is not installed: pip install '{EXTRA}'") from error
        for path in (xlsx, parquet, duckdb):
            if path:
                typer.echo(f"export: {path}")
