"""The changes as rows of facts_diff.csv, one a field that changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.diff.compare import Change
from pipeline.diff.said import Said
from pipeline.schema import FACTS_DIFF
from pipeline.store import write_bytes
from pipeline.tables.rows import Row
from pipeline.tables.write import plain_decimal, table_bytes


def write_changes(path: Path, changes: Iterable[Change]) -> None:
    """Write facts_diff.csv, whole or not at all. Raises OSError."""
    write_bytes(path, table_bytes(FACTS_DIFF, change_rows(changes)))


def change_rows(changes: Iterable[Change]) -> tuple[Row, ...]:
    """The rows, each once: two reports may have changed one fact in the same way."""
    by_key: dict[tuple[str, ...], Row] = {}
    for change in changes:
        for row in _rows(change):
            by_key.setdefault(tuple(row[k] for k in FACTS_DIFF.key), row)
    return tuple(by_key.values())


def _rows(change: Change) -> Iterator[Row]:
    fact = change.fact
    shared = {
        "change": change.kind,
        "fact_id": fact.fact_id,
        "kind": fact.kind,
        "subject": fact.subject,
        "predicate": fact.predicate,
        "object": fact.object,
        "old_text": change.old_said.sentence if change.old_said else "",
        "new_text": change.new_said.sentence if change.new_said else "",
    }
    if change.differences:
        for d in change.differences:
            yield {**shared, "field": d.field, "old": d.old, "new": d.new}
    else:
        yield {**shared, "field": "", "old": stated(change.old_said), "new": stated(change.new_said)}


def stated(said: Said | None) -> str:
    """What a statement says, as the tables hold it: a plain number (or its bounds), or an EDTF expression."""
    if said is None:
        return ""
    if said.quantity is None:
        return said.edtf or said.text
    q = said.quantity
    if q.value is not None and q.modifier != "range":
        return plain_decimal(q.value)
    return "/".join(".." if n is None else plain_decimal(n) for n in (q.low, q.high))
