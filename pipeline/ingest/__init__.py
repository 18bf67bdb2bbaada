"""Raw files -> Documents: the text, its blocks, its metadata."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pipeline import ids
from pipeline.ingest.characters import clean
from pipeline.ingest.encoding import decode
from pipeline.ingest.failure import IngestError, Unusable
from pipeline.ingest.manifest import Entry, read_manifest
from pipeline.ingest.sections import assign_sections
from pipeline.ingest.text import read_text
from pipeline.model import Document, Problem

__all__ = ["IngestError", "Ingested", "Unusable", "ingest_folder"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """The readable documents in the order of their document_id, and what could not be read."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]  # a report that can't be used: code "unusable", document_id its id or path


def ingest_folder(raw: Path) -> Ingested:
    """Every report below `raw`, with what the manifest says of it."""
    entries = read_manifest(raw)
    documents = []
    problems: list[Problem] = []
    for path in sorted((*raw.glob("*.txt"), *raw.glob("*/*.txt"))):
        name = path.relative_to(raw).as_posix()
        documents.append(_ingest_file(path, name, entries.get(name, Entry(name))))
    latest = {d.report: d.version for d in sorted(documents, key=lambda d: d.version)}
    documents = [replace(d, is_latest=latest[d.report] == d.version) for d in documents]
    return Ingested(tuple(sorted(documents, key=lambda d: d.document_id)), tuple(problems))


def _ingest_file(path: Path, name: str, entry: Entry) -> Document:
    data = path.read_bytes()
    reading = read_text(clean(decode(data).text))
    folder, _, file = name.rpartition("/")
    stem = Path(file).stem
    report = entry.report or folder or stem
    version = entry.version or (stem if folder else "1")
    return Document(
        document_id=ids.document_id(report, version),
        report=report,
        version=version,
        is_latest=True,
        title=entry.title,
        publisher=entry.publisher,
        published=entry.published,
        url=entry.url,
        language=entry.language or "en",
        path=name,
        sha256=sha256(data).hexdigest(),
        text=reading.text,
        blocks=tuple(assign_sections(reading.text, reading.blocks)),
    )
