"""Writes the model's dataclasses as JSON and reads them back, one file at a time, whole or not at all."""

import os
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

Datum = TypeVar("Datum")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(datum: Any, kind: Any) -> bytes:
    """`datum` as JSON; the same datum gives the same bytes."""
    return _adapter(kind).dump_json(datum)


def from_json(data: bytes, kind: type[Datum]) -> Datum:
    """The datum that `to_json` wrote. Raises ValueError where the bytes aren't one."""
    result: Datum = _adapter(kind).validate_json(data)  # type: ignore[arg-type]
    return result


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a kill, finds the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        part.unlink(missing_ok=True)
