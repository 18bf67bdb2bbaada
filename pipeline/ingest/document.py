"""One file -> one Document, or the reason why there is none. A function of the file and its manifest line alone."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.ingest.failure import Unusable
from pipeline.ingest.folder import Source
from pipeline.ingest.furniture import furniture_notes
from pipeline.ingest.language import guess_language
from pipeline.ingest.published import find_published
from pipeline.ingest.readers import reader_for
from pipeline.ingest.reading import Note, Reading
from pipeline.ingest.sections import assign_sections
from pipeline.model import Block, Document, Problem

MAX_BYTES = 50_000_000  # the longest reports with pictures stay below
MAX_CHARS = 5_000_000  # two thousand pages; more is a data dump, which the language model would read for hours
TITLE_CHARS = 300
REASON_CHARS = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too large to read: `bytes` of the file, `chars` of its text."""

    bytes: int = MAX_BYTES
    chars: int = MAX_CHARS


def ingest_file(source: Source, limits: Limits) -> Document | Problem:
    """The document that a file holds, or a problem with the code "unusable"; raises nothing that a file could cause."""
    try:
        return _ingest(source, limits)
    except Unusable as error:
        reason = str(error)
    except OSError as error:
        reason = f"can't be opened: {error.strerror or error}; check its permissions"
    except Exception as error:  # a reader's library met something that it doesn't expect: the other reports go on
        said = " ".join(str(error).split())[:REASON_CHARS]
        reason = f"can't be read ({type(error).__name__}: {said}); save it anew, or convert it to .txt"
    return Problem(source.document_id, "ingest", "unusable", f"{source.name} {reason}")


def _ingest(source: Source, limits: Limits) -> Document:
    data = _load(source, limits)
    reading = reader_for(PurePosixPath(source.name).suffix)(data)
    if not reading.text.strip():
        raise Unusable("holds no text")
    if len(reading.text) > limits.chars:
        raise Unusable(
            f"has {len(reading.text):,} characters, more than {limits.chars:,}; split it, or raise the limit"
        )
    entry, notes = source.entry, list(reading.notes)
    published = entry.published or reading.published
    if published is None:
        published, doubts = find_published(reading.text, reading.blocks)
        notes += doubts
    language = entry.language or reading.language or guess_language(reading.text) or "en"
    if language != "en":
        notes.append(Note("language", f"is in the language `{language}`; the rules and the model are for English"))
    notes += furniture_notes(reading.text, reading.blocks)
    return Document(
        document_id=source.document_id,
        report=source.report,
        version=source.version,
        is_latest=True,
        title=entry.title or reading.title or _first_heading(reading),
        publisher=entry.publisher or reading.publisher,
        published=published,
        url=entry.url or reading.url,
        language=language,
        path=source.name,
        sha256=sha256(data).hexdigest(),
        text=reading.text,
        blocks=tuple(assign_sections(reading.text, reading.blocks)),
        problems=tuple(_problem(source, note) for note in notes),
    )


def _load(source: Source, limits: Limits) -> bytes:
    with source.path.open("rb") as file:
        data = file.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise Unusable(f"is larger than {limits.bytes:,} bytes; split it, or raise the limit")
    if not data:
        raise Unusable("is empty; replace it, or delete it")
    return data


def _first_heading(reading: Reading) -> str:
    """The heading that a report begins with: a later one names a part of it."""
    first: Block | None = next((b for b in reading.blocks if b.kind != "furniture"), None)
    if first is None or first.kind != "heading":
        return ""
    return re.sub(r"\s+", " ", reading.text[first.start : first.end])[:TITLE_CHARS]


def _problem(source: Source, note: Note) -> Problem:
    message = note.message if note.start is not None else f"{source.name} {note.message}"
    return Problem(source.document_id, "ingest", note.code, message, note.start, note.end)


def mark_latest(documents: list[Document]) -> list[Document]:
    """The documents with `is_latest`: versions sort as text."""
    latest: dict[str, str] = {}
    for document in documents:
        latest[document.report] = max(document.version, latest.get(document.report, document.version))
    return [replace(d, is_latest=d.version == latest[d.report]) for d in documents]
