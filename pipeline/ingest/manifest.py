"""The manifest, reports.csv: what is known of each report from outside."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.ingest.failure import IngestError

MANIFEST = "reports.csv"
COLUMNS = ("path", "report", "version", "title", "publisher", "published", "url", "language")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the manifest; "" and None where it is silent."""

    path: str
    report: str = ""
    version: str = ""
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
    language: str = ""


def read_manifest(raw: Path) -> dict[str, Entry]:
    """The entries by path. Raises IngestError."""
    path = raw / MANIFEST
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    entries = {}
    for row in rows:
        for column in row:
            if column not in COLUMNS:
                raise IngestError(f"{MANIFEST}: unknown column {column!r}; known are {', '.join(COLUMNS)}")
        cells = {k: (v or "").strip() for k, v in row.items()}
        day = cells.pop("published", "")
        entries[cells["path"]] = Entry(**cells, published=date.fromisoformat(day) if day else None)
    return entries
