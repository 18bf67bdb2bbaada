"""The command `corroborate`: arguments, exit status, printing. No logic.

Exit status: 0 done, 1 some reports were unusable and are listed (the others' tables are written), 2 nothing could be done.
What a stage did goes to standard output, progress and complaints to standard error.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.decide import decide
from pipeline.commands.diff import diff
from pipeline.commands.explain import explain
from pipeline.commands.export import export
from pipeline.commands.history import history
from pipeline.commands.report import report
from pipeline.commands.shared import DONE, OUT, RAW, SOME_UNUSABLE, Debug, Decisions, Work, for_people, printable
from pipeline.versions import DEFAULT_MODEL

if TYPE_CHECKING:
    from pipeline import stages

app = typer.Typer(
    name="corroborate",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="What several accounts of the same events agree on, where they contradict, and what changed in a new version.",
)

Raw = Annotated[Path, typer.Option("--raw", help="Folder of raw reports, with an optional reports.csv.")]
Out = Annotated[Path, typer.Option("--out", help="Folder that the tables are written to.")]
Model = Annotated[str, typer.Option("--model", help="spaCy model: the name of an installed package, or a folder.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that extract side by side.")]


@app.command()
def run(
    raw: Raw = RAW,
    out: Out = OUT,
    work: Work = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    decisions: Decisions = None,
    debug: Debug = False,
) -> None:
    """All stages: ingest, extract, dedupe, tables.

    Reads every report below RAW and writes the tables into OUT, all at once: a run that is stopped leaves the old ones.
    Reports whose extraction is cached are not extracted again.
    """
    from pipeline import stages

    with for_people():
        folders = stages.Folders.of(raw, out, work, decisions)
        status = _ingest(folders)
        status = max(status, _extract(folders, model, workers))
        _dedupe(folders)
        _tables(folders)
    raise typer.Exit(status)


@app.command()
def ingest(raw: Raw = RAW, out: Out = OUT, work: Work = None, debug: Debug = False) -> None:
    """Read the raw reports: text, blocks, metadata, publication date."""
    from pipeline import stages

    with for_people():
        status = _ingest(stages.Folders.of(raw, out, work))
    raise typer.Exit(status)


@app.command()
def extract(
    raw: Raw = RAW,
    out: Out = OUT,
    work: Work = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    debug: Debug = False,
) -> None:
    """Find sentences, entities, dates, figures and statements in each ingested report."""
    from pipeline import stages

    with for_people():
        status = _extract(stages.Folders.of(raw, out, work), model, workers)
    raise typer.Exit(status)


@app.command()
def dedupe(
    raw: Raw = RAW, out: Out = OUT, work: Work = None, decisions: Decisions = None, debug: Debug = False
) -> None:
    """Link what the reports say: one entity for one thing, one fact for one state of affairs, and the conflicts."""
    from pipeline import stages

    with for_people():
        _dedupe(stages.Folders.of(raw, out, work, decisions))


@app.command()
def tables(raw: Raw = RAW, out: Out = OUT, work: Work = None, debug: Debug = False) -> None:
    """Write the tables, the ingested texts and datapackage.json into OUT."""
    from pipeline import stages

    with for_people():
        _tables(stages.Folders.of(raw, out, work))


def _ingest(folders: "stages.Folders") -> int:
    from pipeline import stages

    counts = stages.run_ingest(folders)
    for message in counts.unusable:
        typer.echo(f"unusable: {printable(message)}", err=True)
    typer.echo(f"ingest: {_n(counts.documents, 'document')} read from {folders.raw}" + _also(counts))
    return SOME_UNUSABLE if counts.unusable else DONE


def _also(counts: "stages.IngestCounts") -> str:
    parts = [f"{len(counts.unusable)} unusable"] if counts.unusable else []
    parts += [f"{_n(counts.warnings, 'warning')} (see warnings.csv)"] if counts.warnings else []
    return "".join(f", {part}" for part in parts)


def _extract(folders: "stages.Folders", model: str, workers: int) -> int:
    from pipeline import stages

    with _progress("extract") as progress:
        counts = stages.run_extract(folders, model, workers, progress)
    said = f"extract: {_n(counts.extracted, 'document')} extracted"
    if not counts.extracted and not counts.failed:
        said = "extract: nothing to do"
    said += f", {counts.cached} unchanged since the last run" if counts.cached else ""
    typer.echo(said + (f", {counts.failed} failed (see warnings.csv)" if counts.failed else ""))
    return SOME_UNUSABLE if counts.failed else DONE


def _dedupe(folders: "stages.Folders") -> None:
    from pipeline import stages

    counts = stages.run_dedupe(folders)
    typer.echo(
        f"dedupe: {_n(counts.entities, 'entity', 'entities')}, {_n(counts.facts, 'fact')}, "
        f"{_n(counts.conflicts, 'conflict')}" + (" (unchanged since the last run)" if counts.cached else "")
    )


def _tables(folders: "stages.Folders") -> None:
    from pipeline import stages

    counts = stages.run_tables(folders)
    n_rows = sum(counts.rows.values())
    where = f"written to {folders.out}" if counts.written else f"{folders.out} is up to date"
    typer.echo(f"tables: {_n(len(counts.rows), 'table')} with {_n(n_rows, 'row')}, {where}")
    if counts.removed:
        typer.echo(
            f"tables: removed {' and '.join(counts.removed)}, made of the tables before; make it anew if you need it"
        )


def _n(number: int, one: str, many: str = "") -> str:
    """
    >>> _n(1, "fact"), _n(2, "fact"), _n(0, "entity", "entities")
    ('1 fact', '2 facts', '0 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@contextmanager
def _progress(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error while it is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda stage, done, total: bar.update(task, completed=done, total=total)


app.command()(decide)
app.command()(diff)
app.command()(history)
app.command()(report)
app.command()(export)
app.command()(explain)


def main() -> None:
    """The entry point."""
    app()
