"""The changes as JSON for programs: one object a change, with its fields, sentences and places."""

import json
from collections.abc import Iterable
from typing import Any

from pipeline.diff.compare import Change
from pipeline.diff.rows import stated
from pipeline.diff.said import Said


def changes_json(changes: Iterable[Change]) -> str:
    """A JSON array, indented, in the order of the changes; it ends with a line feed."""
    return json.dumps([_change(c) for c in changes], indent=2, ensure_ascii=False) + "\n"


def _change(change: Change) -> dict[str, Any]:
    fact = change.fact
    return {
        "change": change.kind,
        "report": fact.report,
        "fact_id": fact.fact_id,
        "kind": fact.kind,
        "subject": fact.subject,
        "predicate": fact.predicate,
        "object": fact.object,
        "fields": [{"field": d.field, "old": d.old, "new": d.new} for d in change.differences],
        "old": _said(change.old_said),
        "new": _said(change.new_said),
    }


def _said(said: Said | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "document_id": said.document_id,
        "mention_id": said.mention_id,
        "start": said.start,
        "text": said.text,
        "stated": stated(said),
        "unit": said.quantity.unit if said.quantity else "",
        "edtf": said.edtf,
        "sentence": said.sentence,
    }
