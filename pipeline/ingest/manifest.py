"""The manifest, reports.csv: what is known of each report from outside.

An unknown column is a warning, not the end: the columns that are known still say what they say, and the message names the
column that was probably meant. What makes the whole file unreadable (no `path` column, broken quoting) stops the run,
because without the manifest's versions and dates the tables would be wrong without a sign of it.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from pipeline.ingest.calendar_day import find_days
from pipeline.ingest.characters import clean
from pipeline.ingest.encoding import decode
from pipeline.ingest.failure import IngestError, Unusable
from pipeline.model import Problem

MANIFEST = "reports.csv"
COLUMNS = ("path", "report", "version", "title", "publisher", "published", "url", "language")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


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


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by path, and what is wrong with the file."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...] = ()


def read_manifest(raw: Path) -> Manifest:
    """What `raw`/reports.csv says; empty where there is none. Raises IngestError."""
    path = raw / MANIFEST
    if not path.exists():
        return Manifest({})
    try:
        text = clean(decode(path.read_bytes()).text)
    except (OSError, Unusable) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise IngestError(f"{MANIFEST}: {reason}; save it as UTF-8 text, comma-separated, or delete it") from error
    return parse_manifest(text)


def parse_manifest(text: str) -> Manifest:
    """What the text of a manifest says. Raises IngestError."""
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        fix = 'put a text that holds commas or quotes into "..." and double the quotes inside'
        raise IngestError(f"{MANIFEST}, line {reader.line_num}: {error}; {fix}") from error
    if not rows:
        return Manifest({})
    header = [name.lower() for name in rows[0][1]]
    problems = list(_check_header(header))
    entries: dict[str, Entry] = {}
    lines: dict[str, int] = {}
    for line, cells in rows[1:]:
        entry = _entry(line, header, cells, problems)
        if entry is None:
            continue
        if entry.path in entries:
            said = f"{entry.path} is described in line {lines[entry.path]} already; this line is ignored: delete one"
            problems.append(_problem(line, said))
            continue
        entries[entry.path] = entry
        lines[entry.path] = line
    return Manifest(entries, tuple(problems))


def _check_header(header: list[str]) -> list[Problem]:
    if "path" not in header:
        semicolon = " (it seems to be separated by semicolons or tabs: save it comma-separated)"
        hint = semicolon if len(header) == 1 and re.search(r"[;\t]", header[0]) else ""
        raise IngestError(f"{MANIFEST}, line 1: there is no column `path`{hint}; known columns: {', '.join(COLUMNS)}")
    for name in COLUMNS:
        if header.count(name) > 1:
            raise IngestError(f"{MANIFEST}, line 1: the column `{name}` is there twice; delete one")
    problems = []
    for name in header:
        if name not in COLUMNS:
            meant = get_close_matches(name, COLUMNS, 1)
            fix = f"did you mean `{meant[0]}`?" if meant else f"known columns: {', '.join(COLUMNS)}"
            problems.append(_problem(1, f"unknown column `{name}` is ignored; {fix}"))
    return problems


def _entry(line: int, header: list[str], cells: list[str], problems: list[Problem]) -> Entry | None:
    if len(cells) != len(header):
        said = f'{len(cells)} cells for {len(header)} columns; put a text that holds commas into "..."'
        problems.append(_problem(line, said))
    known = {name: cell for name, cell in zip(header, cells, strict=False) if name in COLUMNS}
    path = known.pop("path", "")
    if not path:
        problems.append(_problem(line, "`path` is empty; name the file, or delete the line"))
        return None
    inside = inner_path(path)
    if inside is None:
        said = f"{MANIFEST}, line {line}: {path!r} leads out of the folder of raw reports; put the file into it"
        problems.append(Problem(path, "ingest", "unusable", said))
        return None
    published, language = known.pop("published", ""), known.pop("language", "")
    return Entry(
        inside,
        **known,
        published=_published(line, published, problems),
        language=_language(line, language, problems),
    )


def inner_path(path: str) -> str | None:
    r"""A manifest's path with forward slashes, None where it leads out of the folder.

    >>> inner_path("visit\\2024.txt"), inner_path("./visit.txt"), inner_path("../secret.txt"), inner_path("/etc/passwd")
    ('visit/2024.txt', 'visit.txt', None, None)
    """
    slashed = path.replace("\\", "/")
    parts = PurePosixPath(slashed).parts
    if not parts or slashed.startswith("/") or _DRIVE.match(slashed) or ".." in parts or "\0" in slashed:
        return None
    return "/".join(parts)


def _published(line: int, text: str, problems: list[Problem]) -> date | None:
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    days = [d.day for d in find_days(text) if d.day]
    fix = f"write {days[0]}" if len(days) == 1 else "write it as YYYY-MM-DD, or leave it empty"
    problems.append(_problem(line, f"`published` is {text!r}, which is no ISO date; it is ignored: {fix}"))
    return None


def _language(line: int, text: str, problems: list[Problem]) -> str:
    match = _LANGUAGE.fullmatch(text)
    if text and not match:
        problems.append(_problem(line, f"`language` is {text!r}; it is ignored: write an ISO 639 code such as `en`"))
    return match[1].lower() if match else ""


def _problem(line: int, message: str) -> Problem:
    return Problem(MANIFEST, "ingest", "manifest", f"{MANIFEST}, line {line}: {message}")
