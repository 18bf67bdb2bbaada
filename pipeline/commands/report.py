"""`corroborate report`: the report page."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.shared import OUT, Debug, Tables, for_people

Html = Annotated[Path | None, typer.Option("--html", help="Where the page goes; default: report.html in that folder.")]


def report(out: Tables = OUT, html: Html = None, debug: Debug = False) -> None:
    """Write the report page: one file that works from disk, without a network.

    Conflicts first, then all facts with their sources, a timeline, the entities, and every text with its mentions marked.
    """
    with for_people():
        from pipeline.page.report import report_html
        from pipeline.store import write_bytes
        from pipeline.tables.derived import PAGE

        path = html or out / PAGE
        data = report_html(out).encode("utf-8")
        write_bytes(path, data)
        typer.echo(f"report: {path} ({len(data) / 1000:,.0f} kB)")
