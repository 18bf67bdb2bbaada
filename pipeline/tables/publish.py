"""Exchanges the output folder for a new one in one step, so that nobody ever sees half of it.

The new tables are written into a folder beside the old one, which then takes its place: by an atomic exchange of two
names where the system has it (Linux renameat2, macOS renamex_np), else by two renames, with `recover` to finish them if
the process dies between. Files in the old folder that are not the pipeline's (an analyst's notes) are kept.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

INCOMING = ".{name}.incoming"  # beside the output folder while it is being written, or exchanged
OUTGOING = ".{name}.outgoing"
MARKER = ".complete"  # in INCOMING once everything is in it
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_AT_FDCWD = -100


def publish(out: Path, files: Mapping[str, bytes], ours: Iterable[str], stale: Iterable[str] = ()) -> bool:
    """Make `out` hold exactly these files, and the ones there that aren't ours; False if it does already.

    `files` maps relative POSIX paths to contents. `ours` are the names at the top of the folder that belong to the
    pipeline: whatever stands under them and isn't in `files` is gone afterwards. So are the `stale` ones, where anything
    changes. Raises OSError.
    """
    out = out.resolve()  # a link stays one: what it leads to is exchanged
    recover(out)
    owned = frozenset(ours)
    if _is_up_to_date(out, files, owned):
        return False
    out.parent.mkdir(parents=True, exist_ok=True)
    incoming, outgoing = _beside(out, INCOMING), _beside(out, OUTGOING)
    _remove(incoming)
    incoming.mkdir()
    if out.is_dir():
        dropped = owned.union(stale)
        for entry in sorted(out.iterdir()):
            if entry.name not in dropped:
                _copy(entry, incoming / entry.name)
        shutil.copymode(out, incoming)
    for name, data in sorted(files.items()):
        path = incoming.joinpath(*PurePosixPath(name).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(path, data)
    (incoming / MARKER).touch()
    if not out.exists():
        incoming.rename(out)
    elif _exchange(incoming, out):
        _remove(incoming)
    else:
        out.rename(outgoing)
        incoming.rename(out)
        _remove(outgoing)
    (out / MARKER).unlink()
    return True


def recover(out: Path) -> None:
    """Finish or undo what a killed run left beside `out`. Call before reading it, too."""
    out = out.resolve()
    incoming, outgoing = _beside(out, INCOMING), _beside(out, OUTGOING)
    if not out.exists() and (incoming / MARKER).exists():
        incoming.rename(out)
    elif not out.exists() and outgoing.exists():
        outgoing.rename(out)
    (out / MARKER).unlink(missing_ok=True)
    _remove(incoming)
    _remove(outgoing)


def _is_up_to_date(out: Path, files: Mapping[str, bytes], ours: frozenset[str]) -> bool:
    if not out.is_dir():
        return False
    present = {
        path.relative_to(out).as_posix()
        for top in out.iterdir()
        if top.name in ours
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file()
    }
    return present == set(files) and all((out / name).read_bytes() == data for name, data in files.items())


def _beside(out: Path, pattern: str) -> Path:
    return out.with_name(pattern.format(name=out.name))


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _exchange(a: Path, b: Path) -> bool:
    """Exchange two names atomically; False where the system or the file system can't."""
    first, second = os.fsencode(a), os.fsencode(b)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return int(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)) == 0
        if sys.platform == "darwin":
            return int(libc.renamex_np(first, second, _RENAME_SWAP)) == 0
    except (OSError, AttributeError, TypeError):
        return False
    return False
