"""The extract stage over all documents: what is cached is left alone, the rest goes to worker processes.

Two caches a document: its parse, under a key of text, blocks and model, and its extraction, under a key of all that shapes
it besides: metadata, rules, code, library versions. A changed rule file costs an extraction, not a parse.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import get_context
from typing import TYPE_CHECKING

from pipeline.errors import CorroborateError
from pipeline.model import Document, Extraction, Problem
from pipeline.store import from_json, to_json, write_bytes
from pipeline.versions import extraction_version, parse_version, recorded_versions
from pipeline.workspace import Workspace, has_key, read_begun, read_keyed, write_keyed

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.extract.parse import Parsed

CHUNK_CHARS = 60_000  # work handed to a process at a time: some seconds, so that both cores are busy to the end
MAX_QUEUED_CHUNKS = 8  # a worker; bounds the documents that are pickled at the same time
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ExtractCounts:
    """How many documents the stage extracted, found in the cache, and could not extract."""

    extracted: int
    cached: int
    failed: int


def extract_documents(
    documents: Sequence[Document],
    work: Workspace,
    model: str,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ExtractCounts:
    """Leave the extraction of every document in the work folder.

    `progress` is called with the documents done and their total. Raises ModelError where the model can't be loaded.
    """
    shaped_by = extraction_version(model)
    todo = [d for d in documents if not has_key(work.extracted(d.document_id), _extraction_key(d, shaped_by))]
    work.forget(d.document_id for d in documents)
    write_bytes(work.versions, to_json(recorded_versions(model), dict[str, str]))
    failed = done = 0
    for n, n_failed in _run(todo, work, model, workers) if todo else ():
        done, failed = done + n, failed + n_failed
        progress(done, len(todo))
    return ExtractCounts(len(todo) - failed, len(documents) - len(todo), failed)


def read_extraction(document: Document, work: Workspace) -> Extraction:
    """What `extract_documents` left. Raises FileNotFoundError where it wasn't run over just this document."""
    return from_json(_read(document, work), Extraction)


def read_versions(work: Workspace) -> dict[str, str]:
    """What shaped the extractions that are there. Raises OSError where `extract_documents` wasn't run."""
    return from_json(work.versions.read_bytes(), dict[str, str])


def extraction_digest(document: Document, work: Workspace) -> str:
    """A digest of what `extract_documents` left. Raises FileNotFoundError where it wasn't run over just this document."""
    return sha256(_read(document, work)).hexdigest()


def _read(document: Document, work: Workspace) -> bytes:
    return read_begun(work.extracted(document.document_id), _content_key(document))


def _run(todo: Sequence[Document], work: Workspace, model: str, workers: int) -> Iterator[tuple[int, int]]:
    chunks = list(_chunks(todo))
    if workers <= 1 or len(chunks) == 1:
        nlp = _model(model)
        for document in todo:
            yield 1, _extract(document, work, model, nlp)
        return
    # spawn: the same on every system, and no thread's lock is copied half-held.
    with _died_for_people(), ProcessPoolExecutor(min(workers, len(chunks)), get_context("spawn")) as pool:
        waiting: set[Future[tuple[int, int]]] = set()
        for chunk in chunks:
            if len(waiting) >= MAX_QUEUED_CHUNKS * workers:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in finished)
            waiting.add(pool.submit(_extract_chunk, chunk, work, model))
        while waiting:
            finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in finished)


class WorkerError(CorroborateError):
    """A worker process is gone."""


@contextmanager
def _died_for_people() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool:
        raise WorkerError(
            "a worker process was killed, perhaps for want of memory; what was extracted is kept: "
            "run again with fewer workers"
        ) from None


def _chunks(documents: Sequence[Document]) -> Iterator[list[Document]]:
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= CHUNK_CHARS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_loaded: dict[str, "Language"] = {}  # the models of this process


def _model(name: str) -> "Language":
    from pipeline.extract.parse import load_model

    if name not in _loaded:
        _loaded[name] = load_model(name)
    return _loaded[name]


def _extract_chunk(documents: list[Document], work: Workspace, model: str) -> tuple[int, int]:
    nlp = _model(model)
    return len(documents), sum(_extract(d, work, model, nlp) for d in documents)


def _extract(document: Document, work: Workspace, model: str, nlp: "Language") -> int:
    """Extract one document into the work folder; 1 if it failed, else 0. One bad text must not stop the others."""
    from pipeline.extract.document import extract_document

    try:
        extraction = extract_document(_parse(document, work, model, nlp))
    except CorroborateError:  # a rule file or the model: no document will fare better
        raise
    except Exception as error:
        _log.debug("extraction of %s failed", document.document_id, exc_info=True)
        message = f"{document.path}: {type(error).__name__}: {error}; please report it, with the file"
        problem = Problem(document.document_id, "extract", "failed", message)
        extraction = Extraction(document.document_id, problems=(problem,))
        # Under no version: the next run tries again.
        write_keyed(work.extracted(document.document_id), _content_key(document), to_json(extraction, Extraction))
        return 1
    key = _extraction_key(document, extraction_version(model))
    write_keyed(work.extracted(document.document_id), key, to_json(extraction, Extraction))
    return 0


def _parse(document: Document, work: Workspace, model: str, nlp: "Language") -> "Parsed":
    from pipeline.extract.parse import from_bytes, parse_document, to_bytes

    path, key = work.parsed(document.document_id), _parse_key(document, model)
    cached = read_keyed(path, key)
    if cached is not None:
        try:
            return from_bytes(document, cached, nlp.vocab)
        except ValueError:
            _log.debug("the cached parse of %s is damaged", document.document_id)
    parsed = parse_document(document, nlp)
    write_keyed(path, key, to_bytes(parsed))
    return parsed


def _parse_key(document: Document, model: str) -> str:
    blocks = " ".join(f"{b.start}-{b.end}" for b in document.blocks)
    return _digest(document.text, blocks, parse_version(model))


def _extraction_key(document: Document, shaped_by: str) -> str:
    return f"{_content_key(document)}-{_digest(shaped_by)}"


def _content_key(document: Document) -> str:
    # Where it lies, and whether a later version has come, shape nothing.
    content = replace(document, is_latest=True, path="", sha256="", url="", problems=())
    return _digest(to_json(content, Document).decode("utf-8"))


def _digest(*parts: str) -> str:
    hashed = sha256()
    for part in parts:
        hashed.update(f"{len(part)}:".encode() + part.encode("utf-8"))
    return hashed.hexdigest()
