"""What each version of a report states, read from one output folder.

The tables hold the facts of the latest version alone; those of an earlier one are linked anew, from the extractions that the
run left in its work folder, with that version in the place of the latest.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.diff.said import Saying, make_saying
from pipeline.errors import CorroborateError
from pipeline.schema import DOCUMENTS
from pipeline.tables.load import read_rows
from pipeline.tables.rows import Records, table_rows

if TYPE_CHECKING:
    from pipeline.stages import LinkedRun


class VersionError(CorroborateError, ValueError):
    """A report or version that isn't there; the message names those that are."""


def list_versions(out: Path, report: str) -> tuple[str, ...]:
    """The versions of a report in an output folder, the oldest first. Raises VersionError or LoadError."""
    rows = list(read_rows(DOCUMENTS, out / DOCUMENTS.filename))
    versions = sorted(row["version"] for row in rows if row["report"] == report)
    if not versions:
        known = ", ".join(sorted({row["report"] for row in rows}))
        raise VersionError(f"{out}: no report {report!r}; there are {known}")
    return tuple(versions)


def read_versions(out: Path, report: str, versions: Sequence[str], work: Path | None = None) -> tuple[Saying, ...]:
    """What these versions of a report state, in the order asked for. Raises VersionError, LoadError or StageError."""
    from pipeline.stages import Folders, read_linked

    known = list_versions(out, report)
    for version in versions:
        if version not in known:
            raise VersionError(f"{out}: no version {version!r} of {report}; there are {', '.join(known)}")
    linked = read_linked(Folders.of(Path(), out, work))
    return tuple(_link_version(linked, report, version) for version in versions)


def _link_version(run: "LinkedRun", report: str, version: str) -> Saying:
    from pipeline.dedupe.facts import match_facts

    documents = [replace(d, is_latest=d.version == version) if d.report == report else d for d in run.documents]
    facts = match_facts(
        documents,
        run.extractions,
        run.linked.entities,
        same=run.settled.same_facts,
        different=run.settled.different_facts,
    )
    rows = table_rows(Records(documents, run.extractions, replace(run.linked, facts=facts.facts)))
    chosen = [d for d in rows["documents"] if d["report"] == report and d["version"] == version]
    return make_saying(chosen, *(rows[name] for name in ("facts", "fact_mentions", "sentences", "figures", "dates")))
