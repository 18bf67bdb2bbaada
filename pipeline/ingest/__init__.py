"""Raw files -> Documents: the text, its blocks, its metadata."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Document, Problem


@dataclass(frozen=True, slots=True)
class Ingested:
    """The readable documents in the order of their document_id, and what could not be read."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]  # a report that can't be used: code "unusable", document_id its id or path


def ingest_folder(raw: Path) -> Ingested:
    """Every report below `raw`, with what the manifest says of it."""
    raise NotImplementedError
