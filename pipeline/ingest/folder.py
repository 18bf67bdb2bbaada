"""Which files of the raw folder are reports, and of which report and version each is."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline import ids
from pipeline.ingest.failure import IngestError
from pipeline.ingest.manifest import MANIFEST, Entry, Manifest
from pipeline.ingest.naming import collision_key, safe_name
from pipeline.ingest.readers import SUFFIXES
from pipeline.model import Problem

FIRST_VERSION = "1"  # of a file that lies directly in the folder
_HIDDEN = (".", "~$")  # "~$report.docx" is what a word processor leaves while the file is open


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is a report version. `name` is its path below the raw folder, with forward slashes."""

    path: Path
    name: str
    report: str
    version: str
    entry: Entry

    @property
    def document_id(self) -> str:
        return ids.document_id(self.report, self.version)


def find_sources(raw: Path, manifest: Manifest) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The report versions below `raw`, by document_id, and the files that can't be one. Raises IngestError."""
    if not raw.is_dir():
        raise IngestError(f"{raw} is not a folder; name the one with the raw reports")
    problems: list[Problem] = []
    sources: list[Source] = []
    names = dict(_walk(raw, problems))
    for name in sorted(names.keys() | manifest.entries.keys()):
        entry = manifest.entries.get(name)
        path = names.get(name)
        if path is None:
            path = raw / name
            if not os.path.lexists(path):
                problems.append(_unusable(name, f"{MANIFEST} names {name}, which isn't there; correct the path"))
                continue
        refused = _refuse(raw, path, name, entry is not None)
        if refused:
            problems.append(refused)
            continue
        sources += _named(path, name, entry or Entry(name), problems)
    return _distinct(sources, problems), tuple(problems)


def _walk(raw: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """(name, path) of the files below `raw` that aren't hidden; linked folders aren't entered."""

    def unreadable(error: OSError) -> None:
        problems.append(_unusable(_name(raw, Path(error.filename)), f"can't be opened: {error.strerror}"))

    for folder, subfolders, files in os.walk(raw, onerror=unreadable):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(_HIDDEN))
        for file in files:
            path = Path(folder, file)
            if not file.startswith(_HIDDEN) and path != raw / MANIFEST:
                yield _name(raw, path), path


def _name(raw: Path, path: Path) -> str:
    """The path below `raw` in characters that can be written: a name's bytes that are no UTF-8 become �."""
    return path.relative_to(raw).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _refuse(raw: Path, path: Path, name: str, listed: bool) -> Problem | None:
    """Why a file can't be a report, None where it can."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = f"reports are {', '.join(sorted(SUFFIXES))}"
        if listed:
            return _unusable(name, f"{name} is of an unknown format; {known}: convert it")
        return Problem(name, "ingest", "unknown_format", f"{name} is no report: {known}; convert it, or move it away")
    try:
        if not path.resolve(strict=True).is_relative_to(raw.resolve()):
            return _unusable(name, f"{name} is a link that leads out of the folder; put the file itself there")
        if not stat.S_ISREG(path.stat().st_mode):
            return _unusable(name, f"{name} is not a file; move it away")
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its links lead in a circle"
        return _unusable(name, f"{name} can't be opened: {reason}")
    if name.count("/") > 1 and not listed:
        shape = "<report>.txt or <report>/<version>.txt"
        return Problem(
            name, "ingest", "unknown_format", f"{name} lies too deep; put it at {shape}, or list it in {MANIFEST}"
        )
    return None


def _named(path: Path, name: str, entry: Entry, problems: list[Problem]) -> list[Source]:
    """The file with its report and version, by the manifest, else by its path; none where no name is left."""
    place = PurePosixPath(name)
    in_folder = len(place.parts) > 1
    wanted = (
        entry.report or (place.parent.name if in_folder else place.stem),
        entry.version or (place.stem if in_folder else FIRST_VERSION),
    )
    report, version = (safe_name(text) for text in wanted)
    if not report or not version:
        problems.append(_unusable(name, f"{name}: its report or version has no name that a file could have; rename it"))
        return []
    source = Source(path, name, report, version, entry)
    if (report, version) != tuple(unicodedata.normalize("NFC", text) for text in wanted):
        said = (
            f"{name}: {ids.document_id(*wanted)!r} can't be a file name everywhere; it is called {source.document_id!r}"
        )
        problems.append(Problem(source.document_id, "ingest", "name", said))
    return [source]


def _distinct(sources: list[Source], problems: list[Problem]) -> tuple[Source, ...]:
    """The sources whose document_id no other has. Of two files that claim one name neither is taken: which is right is
    not for a program to guess."""
    by_key: dict[str, list[Source]] = {}
    for source in sources:
        by_key.setdefault(collision_key(source.document_id), []).append(source)
    single: list[Source] = []
    for same in by_key.values():
        if len(same) == 1:
            single += same
            continue
        for source in same:
            others = ", ".join(s.name for s in same if s is not source)
            said = f"{source.name} and {others} are both version {source.version} of {source.report}"
            fix = f"give each its own version in {MANIFEST}, or move one away"
            problems.append(Problem(source.document_id, "ingest", "unusable", f"{said}; {fix}"))
    return tuple(sorted(single, key=lambda s: s.document_id))


def _unusable(name: str, message: str) -> Problem:
    return Problem(name, "ingest", "unusable", message)
