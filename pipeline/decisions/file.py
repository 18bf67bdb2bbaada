"""Reads, checks and appends to decisions.csv: a file for people, in version control, in the order of its making."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.decisions.decision import Decision, DecisionError, check_consistent, check_decision
from pipeline.schema import DECISIONS
from pipeline.store import write_bytes
from pipeline.tables.load import LoadError, read_rows
from pipeline.tables.write import TableError, check_row


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, in its order. Raises DecisionError where one can't be obeyed, whatever the texts say."""
    found: list[Decision] = []
    try:
        for number, row in enumerate(read_rows(DECISIONS, path), 2):
            try:
                check_row(DECISIONS, row)
            except TableError as error:
                raise DecisionError(f"{path}, row {number}: {error}") from None
            cells: dict[str, Any] = dict(row)
            found.append(Decision(**cells))
            check_decision(found[-1])
    except LoadError as error:
        raise DecisionError(str(error)) from None
    check_consistent(found)
    return tuple(found)


def append_decision(path: Path, decision: Decision) -> None:
    """Add a decision to the file, which is made if there is none; whole or not at all. Raises DecisionError or OSError."""
    check_decision(decision)
    before = read_decisions(path) if path.exists() else ()
    check_consistent((*before, decision))
    kept = path.read_bytes() if path.exists() else _lines([list(DECISIONS.header)])
    if not kept.endswith(b"\n"):
        kept += b"\n"
    write_bytes(path, kept + _lines([[getattr(decision, name) for name in DECISIONS.header]]))


def _lines(rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")
