"""The options and the error handling that all commands share."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import CorroborateError

DONE, SOME_UNUSABLE, NOTHING_DONE = 0, 1, 2
RAW, OUT = Path("data/raw"), Path("data/processed")

Work = Annotated[
    Path | None,
    typer.Option(
        "--work", help="Folder for what the stages leave each other, and the cache; default: .<OUT>.work beside OUT."
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", help="What people decided (docs/decisions.md); default: decisions.csv beside RAW."),
]
Debug = Annotated[
    bool, typer.Option("--debug", callback=lambda on: log_to_stderr(on), help="Show tracebacks, and what is cached.")
]
Tables = Annotated[Path, typer.Option("--out", help="Folder with the tables.")]


def log_to_stderr(on: bool) -> bool:
    """`on`, with the log set to it; the libraries' own complaints are never shown."""
    logging.basicConfig(level=logging.DEBUG if on else logging.ERROR, format="%(name)s: %(message)s")
    for library in ("trafilatura", "htmldate", "pint", "matplotlib", "markdown_it"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    return on


@contextmanager
def for_people() -> Iterator[None]:
    """Errors as a sentence and an exit status; the traceback only with --debug."""
    try:
        yield
    except (typer.Exit, typer.BadParameter):
        raise
    except (CorroborateError, OSError) as error:
        if logging.getLogger().isEnabledFor(logging.DEBUG):
            raise
        said = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)
        typer.echo(f"corroborate: {printable(said)}", err=True)
        raise typer.Exit(NOTHING_DONE) from None
    except Exception as error:
        if logging.getLogger().isEnabledFor(logging.DEBUG):
            raise
        typer.echo(
            f"corroborate: {type(error).__name__}: {printable(str(error))}\n  An error of ours: `--debug` shows where.",
            err=True,
        )
        raise typer.Exit(NOTHING_DONE) from None


def printable(message: str) -> str:
    """The message with nothing in it that a terminal would obey: it may quote a file name, or a cell of the manifest.

    >>> printable("\\x1b[2Jweir.txt is empty")
    '\\ufffd[2Jweir.txt is empty'
    """
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in message)
