"""`corroborate history`: each fact of a report through its versions."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.shared import OUT, Debug, Tables, Work, for_people

Report = Annotated[str, typer.Option("--report", help="The report.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="List facts that every version states alike, too.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON: one object a fact and version.")]
File = Annotated[Path | None, typer.Option("--csv", help="Write facts_history.csv there.", show_default=False)]


def history(
    report: Report,
    out: Tables = OUT,
    every: All = False,
    as_json: Json = False,
    csv: File = None,
    work: Work = None,
    debug: Debug = False,
) -> None:
    """What each version of a report states of each fact, from the first that does to the last."""
    with for_people():
        import json

        from pipeline.diff.history import follow_facts, history_rows, is_steady, write_history
        from pipeline.diff.terminal import one_line
        from pipeline.diff.versions import list_versions, read_versions
        from pipeline.schema import FACTS_HISTORY
        from pipeline.store import write_bytes
        from pipeline.tables.write import table_bytes

        versions = list_versions(out, report)
        sayings = read_versions(out, report, versions, work)
        tracks = follow_facts([(v, s.facts) for v, s in zip(versions, sayings, strict=True)])
        shown = [t for t in tracks if every or not is_steady(t, len(versions))]
        if csv:
            write_bytes(csv, table_bytes(FACTS_HISTORY, history_rows(report, tracks)))
        if as_json:
            typer.echo(json.dumps(list(history_rows(report, shown)), indent=2, ensure_ascii=False))
            return
        for line in write_history(shown, versions):
            typer.echo(one_line(line))
        typer.echo(
            f"{len(versions)} versions, {len(tracks)} facts, {len(tracks) - len(shown)} not shown: stated alike by all"
        )
