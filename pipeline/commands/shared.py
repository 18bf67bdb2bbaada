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
Tables = Annotated[Path, typer.Option("--out", help="Folder with the tables.")]


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
        typer.echo(f"corroborate: {printable(str(error))}", err=True)
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
