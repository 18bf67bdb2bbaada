"""Raw files -> Documents: the text, its blocks, its metadata.

    folder + manifest -> sources -> bytes -> reader of the format -> text and blocks -> metadata -> Document

Every character offset is made here, and nothing changes the text after it.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest.document import MAX_BYTES, MAX_CHARS, Limits, ingest_file, mark_latest
from pipeline.ingest.failure import IngestError
from pipeline.ingest.folder import find_sources
from pipeline.ingest.manifest import read_manifest
from pipeline.model import Document, Problem

__all__ = ["IngestError", "Ingested", "ingest_folder"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """The readable documents in the order of their document_id, and what could not be read."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]  # a report that can't be used: code "unusable", document_id its id or path


def ingest_folder(raw: Path, max_bytes: int = MAX_BYTES, max_chars: int = MAX_CHARS) -> Ingested:
    """Every report below `raw`, with what the manifest says of it. A file above `max_bytes`, or with more than `max_chars`
    characters of text, is reported as unusable. Raises IngestError where nothing can be done: no folder, no report in it,
    a manifest that can't be understood."""
    manifest = read_manifest(raw)
    sources, problems = find_sources(raw, manifest)
    if not sources and not problems:
        raise IngestError(f"{raw} holds no reports; put .txt, .md, .html, .pdf or .docx files there")
    limits = Limits(max_bytes, max_chars)
    read = [ingest_file(source, limits) for source in sources]
    documents = mark_latest([r for r in read if isinstance(r, Document)])
    refused = [r for r in read if isinstance(r, Problem)]
    return Ingested(tuple(documents), (*manifest.problems, *problems, *refused))
