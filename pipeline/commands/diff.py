"""`corroborate diff`: what changed between two versions of a report, or between two runs."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.shared import OUT, Debug, Work, for_people

if TYPE_CHECKING:
    from pipeline.diff.compare import Change
    from pipeline.diff.said import Saying

SAME, DIFFERENT = 0, 1

Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[OLD NEW]",
        help="Two folders that tables were written to. With --report: one such folder, or two of its versions.",
        show_default=False,
    ),
]
Report = Annotated[str | None, typer.Option("--report", help="Compare only this report, or its last two versions.")]
Folder = Annotated[Path, typer.Option("--in", help="The folder whose versions are compared.")]
File = Annotated[
    Path | None, typer.Option("--out", help="Where facts_diff.csv goes; default: into NEW, or the one folder.")
]
All = Annotated[bool, typer.Option("--all", help="List unchanged facts, too.")]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page with old and new sentences side by side.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def diff(
    sides: Sides = None,
    report: Report = None,
    folder: Folder = OUT,
    out: File = None,
    every: All = False,
    html: Html = None,
    as_json: Json = False,
    work: Work = None,
    debug: Debug = False,
) -> None:
    """What changed between two versions of a report, or between two runs.

    Facts are paired by meaning: other words, another order or a converted unit are no change. Writes facts_diff.csv.
    Exit status: 0 no difference, 1 differences, 2 trouble.

    \b
    OLD NEW                  two folders that tables were written to
    --report NAME            the last two versions of a report
    VERSION VERSION --report NAME   these two versions of it
    OLD NEW --report NAME    one report in two folders
    """
    with for_people():
        from pipeline.diff.compare import compare
        from pipeline.diff.rows import write_changes

        before, after, names, default = _read(list(sides or ()), report, folder, work)
        found = compare(before, after)
        changes = [c for c in found if every or c.kind != "unchanged"]
        write_changes(out or default, changes)
        if html:
            from pipeline.diff.page import changes_html
            from pipeline.store import write_bytes

            write_bytes(html, changes_html(changes, *names).encode("utf-8"))
        _show(changes, as_json)
        status = DIFFERENT if any(c.kind != "unchanged" for c in found) else SAME
    raise typer.Exit(status)


def _read(
    sides: Sequence[str], report: str | None, folder: Path, work: Path | None
) -> tuple["Saying", "Saying", tuple[str, str], Path]:
    """What the two sides say, their names, and where facts_diff.csv goes."""
    from pipeline.diff.said import read_saying
    from pipeline.diff.versions import list_versions, read_versions
    from pipeline.schema import FACTS_DIFF

    folders = [Path(side) for side in sides if Path(side).is_dir()]
    if len(sides) == 2 and len(folders) == 2 and not (report and folders[0].samefile(folders[1])):
        old, new = folders
        return read_saying(old, report), read_saying(new, report), (sides[0], sides[1]), new / FACTS_DIFF.filename
    if report is None:
        missing = [side for side in sides if not Path(side).is_dir()]
        raise typer.BadParameter(
            f"{', '.join(missing)}: no such folder" if missing else "give two folders, or --report NAME"
        )
    if folders and len(folders) == len(sides):
        folder, versions = folders[0], list_versions(folders[0], report)[-2:]
    else:
        versions = tuple(sides) or list_versions(folder, report)[-2:]
    if len(versions) != 2:
        raise typer.BadParameter(f"{report} has one version in {folder}; two are needed")
    old_saying, new_saying = read_versions(folder, report, versions, work)
    names = (f"{report}@{versions[0]}", f"{report}@{versions[1]}")
    return old_saying, new_saying, names, folder / FACTS_DIFF.filename


def _show(changes: Sequence["Change"], as_json: bool) -> None:
    if as_json:
        from pipeline.diff.to_json import changes_json

        typer.echo(changes_json(changes), nl=False)
        return
    from rich.console import Console

    from pipeline.diff.terminal import write_changes

    console = Console(file=sys.stdout, soft_wrap=True, highlight=False)
    for line in write_changes(changes):
        console.print(line)
