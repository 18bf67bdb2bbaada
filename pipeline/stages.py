"""The stages, in the order in which the data flows. Each reads what the one before it left, and says what it did.

    stage     reads                                   writes
    ingest    RAW: reports and reports.csv            WORK/ingested.json
    extract   WORK/ingested.json                      WORK/extracted/, WORK/parsed/
    dedupe    WORK/ingested.json, WORK/extracted/,    WORK/linked.json, WORK/decisions.csv
              decisions.csv beside RAW
    tables    all of these                            OUT: the tables, texts/, datapackage.json

`diff` compares what `tables` wrote (`pipeline.diff`). Nothing here prints; `pipeline.cli` does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import CorroborateError
from pipeline.extract.run import (
    ExtractCounts,
    extract_documents,
    extraction_digest,
    read_extraction,
    read_versions,
)
from pipeline.ingest import Ingested, ingest_folder
from pipeline.model import Document, Extraction, Linked, Problem
from pipeline.schema import DECISIONS, TABLES
from pipeline.store import from_json, to_json, write_bytes
from pipeline.versions import DEFAULT_MODEL, dedupe_version
from pipeline.workspace import Workspace, default_work, has_key, read_keyed, write_keyed

if TYPE_CHECKING:
    from pipeline.decisions.settle import Settled

TEXTS = "texts"
DESCRIPTOR = "datapackage.json"
OURS = (*(t.filename for t in TABLES), TEXTS, DESCRIPTOR)
NOT_EXTRACTED = "some reports are not extracted yet, or were changed: run `corroborate extract` first"
Progress = Callable[[str, int, int], None]


class StageError(CorroborateError):
    """Nothing could be done; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a run reads and writes; `work` is what the stages leave each other, `decisions` a file that may be missing."""

    raw: Path
    out: Path
    work: Workspace
    decisions: Path

    @classmethod
    def of(cls, raw: Path, out: Path, work: Path | None = None, decisions: Path | None = None) -> "Folders":
        return cls(raw, out, Workspace(work or default_work(out)), decisions or raw.parent / DECISIONS.filename)


@dataclass(frozen=True, slots=True)
class IngestCounts:
    documents: int
    unusable: tuple[str, ...]  # what was wrong with each report that can't be used
    warnings: int


@dataclass(frozen=True, slots=True)
class DedupeCounts:
    entities: int
    facts: int
    conflicts: int
    cached: bool


@dataclass(frozen=True, slots=True)
class LinkedRun:
    """What the tables of a run are made of."""

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    linked: Linked
    problems: tuple[Problem, ...]
    settled: "Settled"


@dataclass(frozen=True, slots=True)
class TablesCounts:
    rows: dict[str, int]
    written: bool  # False where the folder held the very same bytes
    removed: tuple[str, ...] = ()  # what other commands had made of the tables that were there before


def check_folders(folders: Folders) -> None:
    """Raise StageError where writing OUT would read its own tables as reports, or delete what others put there."""
    raw, out = folders.raw.resolve(), folders.out.resolve()
    if out.is_relative_to(raw):
        raise StageError(f"{folders.out} lies in the folder of raw reports, {folders.raw}: name one outside of it")
    if raw.is_relative_to(out / TEXTS):
        raise StageError(f"{folders.raw} lies where the texts in {folders.out} are written: name another folder")
    if not out.exists() or (out / DESCRIPTOR).is_file():
        return
    if not out.is_dir():
        raise StageError(f"{folders.out} is a file: name a folder")
    foreign = sorted(name for name in OURS if (out / name).exists())
    if foreign:
        raise StageError(
            f"{folders.out} holds {', '.join(foreign)} of somebody else's (there is no {DESCRIPTOR} with it): "
            "name another folder, or move that away"
        )


def run_ingest(folders: Folders) -> IngestCounts:
    """Read every report. Raises IngestError, or StageError where there is none."""
    check_folders(folders)
    with folders.work.locked():
        ingested = ingest_folder(folders.raw)
        unusable = tuple(p.message for p in ingested.problems if p.code == "unusable")
        if not ingested.documents:
            raise StageError(
                f"{folders.raw}: no report that can be used" + "".join(f"\n  {message}" for message in unusable)
            )
        write_bytes(folders.work.ingested, to_json(ingested, Ingested))
        n_warnings = len(ingested.problems) - len(unusable) + sum(len(d.problems) for d in ingested.documents)
        return IngestCounts(len(ingested.documents), unusable, n_warnings)


def run_extract(
    folders: Folders, model: str = DEFAULT_MODEL, workers: int = 1, progress: Progress = lambda *_: None
) -> ExtractCounts:
    """Extract the documents that aren't in the cache. Raises StageError or ModelError."""
    with folders.work.locked():
        documents = _ingested(folders).documents
        return extract_documents(
            documents, folders.work, model, workers, lambda done, total: progress("extract", done, total)
        )


def run_dedupe(folders: Folders) -> DedupeCounts:
    """Link what the reports say, unless just this was linked before. Raises StageError or DecisionError."""
    from pipeline.dedupe import link_reports

    with folders.work.locked():
        documents = _ingested(folders).documents
        _keep_decisions(folders)
        key = _linking_key(folders, documents)
        cached = has_key(folders.work.linked, key)
        if cached:
            linked = _linked(folders, key)
        else:
            settled = _settled(folders, documents)
            linked = link_reports(
                documents,
                settled.extractions,
                same_entities=settled.same_entities,
                different_entities=settled.different_entities,
                same_facts=settled.same_facts,
                different_facts=settled.different_facts,
            )
            linked = replace(linked, problems=(*linked.problems, *settled.problems))
            write_keyed(folders.work.linked, key, to_json(linked, Linked))
        return DedupeCounts(len(linked.entities), len(linked.facts), len(linked.conflicts), cached)


def run_tables(folders: Folders) -> TablesCounts:
    """Write the tables, all in one step. Raises StageError or OSError."""
    from pipeline.tables.datapackage import describe
    from pipeline.tables.derived import derived_files
    from pipeline.tables.publish import publish
    from pipeline.tables.rows import Records, table_rows
    from pipeline.tables.write import table_bytes

    check_folders(folders)
    with folders.work.locked():
        run = read_linked(folders)
        rows = table_rows(Records(run.documents, run.extractions, run.linked, run.problems))
        files = {t.filename: table_bytes(t, rows[t.name]) for t in TABLES}
        files[DESCRIPTOR] = describe(files, read_versions(folders.work))
        files |= {f"{TEXTS}/{d.document_id}.txt": d.text.encode("utf-8") for d in run.documents}
        stale = derived_files(folders.out)
        written = publish(folders.out, files, OURS, stale)
        counts = {name: len(of_table) for name, of_table in rows.items()}
        return TablesCounts(counts, written, stale if written else ())


def read_linked(folders: Folders) -> LinkedRun:
    """What the stages before `tables` left, each from just what the one before it left. Raises StageError."""
    ingested = _ingested(folders)
    documents = tuple(ingested.documents)
    linked = _linked(folders, _linking_key(folders, documents))
    settled = _settled(folders, documents)
    return LinkedRun(documents, settled.extractions, linked, tuple(ingested.problems), settled)


def _ingested(folders: Folders) -> Ingested:
    try:
        return from_json(folders.work.ingested.read_bytes(), Ingested)
    except FileNotFoundError:
        raise StageError(f"nothing is ingested for {folders.out} yet: run `corroborate ingest` first") from None
    except ValueError:
        raise StageError(f"{folders.work.ingested} is of another version: run `corroborate ingest` again") from None


def _extractions(folders: Folders, documents: Sequence[Document]) -> list[Extraction]:
    try:
        return [read_extraction(d, folders.work) for d in documents]
    except FileNotFoundError:
        raise StageError(NOT_EXTRACTED) from None
    except ValueError:
        raise StageError("the extractions are of another version: run `corroborate extract` again") from None


def _keep_decisions(folders: Folders) -> None:
    """Copy the decisions beside what they will have shaped, so that all that is made of it obeys the same ones."""
    from pipeline.decisions.file import read_decisions

    if folders.decisions.is_file():
        read_decisions(folders.decisions)  # complains by its own name
        write_bytes(folders.work.decisions, folders.decisions.read_bytes())
    else:
        folders.work.decisions.unlink(missing_ok=True)


def _settled(folders: Folders, documents: Sequence[Document]) -> "Settled":
    from pipeline.decisions.file import read_decisions
    from pipeline.decisions.settle import settle

    decisions = read_decisions(folders.work.decisions) if folders.work.decisions.is_file() else ()
    return settle(decisions, documents, _extractions(folders, documents))


def _linking_key(folders: Folders, documents: Sequence[Document]) -> str:
    """A digest of all that linking depends on."""
    key = sha256(dedupe_version().encode())
    if folders.work.decisions.is_file():
        key.update(folders.work.decisions.read_bytes())
    for document in documents:
        # The publication date, and which version is the latest, take part in linking.
        key.update(f"\n{document.document_id} {document.is_latest} {document.published} ".encode())
        try:
            key.update(extraction_digest(document, folders.work).encode())
        except FileNotFoundError:
            raise StageError(NOT_EXTRACTED) from None
    return key.hexdigest()


def _linked(folders: Folders, key: str) -> Linked:
    data = read_keyed(folders.work.linked, key)
    if data is None:
        raise StageError("these reports are not linked yet: run `corroborate dedupe` first")
    try:
        return from_json(data, Linked)
    except ValueError:
        raise StageError("the links are of another version: run `corroborate dedupe` again") from None
