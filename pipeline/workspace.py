"""Where the stages leave what the next one reads: a folder beside the output, one file a document and stage.

    <work>/ingested.json            Ingested: documents and problems           ingest  -> extract
    <work>/parsed/<document>.spacy  the spaCy parse, behind its cache key      extract -> extract
    <work>/extracted/<document>.json  Extraction, behind its cache key         extract -> dedupe
    <work>/versions.json            what shaped the extractions                extract -> tables
    <work>/decisions.csv            the decisions that it was linked by      dedupe  -> tables
    <work>/linked.json              Linked, behind the digest of its inputs    dedupe  -> tables

Everything in it can be deleted at any time; the next run makes it again.
"""

import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.store import write_bytes

_KEY_LINE_END = b"\n"


def default_work(out: Path) -> Path:
    """The work folder that belongs to an output folder: `data/.processed.work` for `data/processed`."""
    out = out.resolve()
    return out.with_name(f".{out.name}.work")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The work folder's files by their meaning."""

    root: Path

    @property
    def ingested(self) -> Path:
        return self.root / "ingested.json"

    @property
    def versions(self) -> Path:
        return self.root / "versions.json"

    @property
    def linked(self) -> Path:
        return self.root / "linked.json"

    @property
    def decisions(self) -> Path:
        return self.root / "decisions.csv"

    def extracted(self, document_id: str) -> Path:
        return self.root / "extracted" / f"{document_id}.json"

    def parsed(self, document_id: str) -> Path:
        return self.root / "parsed" / f"{document_id}.spacy"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for this process; another one waits. The system lets go when the process dies."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("a+b") as file:
            _lock(file)
            yield

    def forget(self, keep: Iterable[str]) -> None:
        """Delete what belongs to documents other than these."""
        kept = set(keep)
        for folder, suffix in (("extracted", ".json"), ("parsed", ".spacy")):
            directory = self.root / folder
            for path in sorted(directory.iterdir()) if directory.is_dir() else ():
                if path.name.removesuffix(suffix) not in kept:
                    path.unlink(missing_ok=True)


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def write_keyed(path: Path, key: str, data: bytes) -> None:
    """Write data behind the key that it was made under."""
    write_bytes(path, key.encode() + _KEY_LINE_END + data)


def has_key(path: Path, key: str) -> bool:
    """Whether the file is there and was made under this key."""
    head = key.encode() + _KEY_LINE_END
    try:
        with path.open("rb") as file:
            return file.read(len(head)) == head
    except OSError:
        return False


def read_keyed(path: Path, key: str) -> bytes | None:
    """The data that was made under this key, None if there is none."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = key.encode() + _KEY_LINE_END
    return data[len(head) :] if data.startswith(head) else None


def read_begun(path: Path, beginning: str) -> bytes:
    """The data, if the key that it was made under begins with this. Raises FileNotFoundError otherwise, or OSError."""
    key, _, data = path.read_bytes().partition(_KEY_LINE_END)
    if not key.startswith(beginning.encode()):
        raise FileNotFoundError(errno.ENOENT, "made of something else", str(path))
    return data
