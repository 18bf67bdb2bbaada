"""Loads and checks the rule files under `pipeline/rules/`.

A rule file is CSV: lines that begin with `#` are comments (the first ones say what the file is and where it comes from),
then a header, then one form a line. A stage declares the columns as a dataclass and gets a tuple of it:

    @dataclass(frozen=True)
    class Hedge:
        form: str
        modifier: str
        example: str

    hedges = load_rules("extract/figures/hedges.csv", Hedge, key=("form",))

A column whose field has a default may be left empty (or out). What is wrong with a file is said with its name, line and
the fix (`RuleError`): an unknown or missing column, an empty cell that must be filled, a duplicate, a value that isn't of
the field's type (`str`, `int`, `Decimal`, `bool` as yes/no, or a `Literal`).
"""

import csv
from collections.abc import Iterator
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from pipeline.errors import CorroborateError

RULES = Path(__file__).parent / "rules"
Rule = TypeVar("Rule")


class RuleError(CorroborateError, ValueError):
    """A rule file that can't be used; the message names the file, the line and the fix."""


def load_rules(
    name: str, rule: type[Rule], key: tuple[str, ...] = (), folder: Path = RULES, some_columns: bool = False
) -> tuple[Rule, ...]:
    """The rows of `rules/<name>` as instances of the dataclass `rule`, in file order.

    `key` names the columns of which no two rows may hold the same. `some_columns`: those that `rule` doesn't have are passed
    over, for a file that another stage owns. Raises RuleError.
    """
    path = folder / name
    hints = get_type_hints(rule)
    known = {f.name: f for f in fields(rule)}  # type: ignore[arg-type]
    needed = {n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    rows: list[Rule] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in _read(path):
        for unknown in () if some_columns else cells.keys() - known.keys():
            raise RuleError(f"{path}: unknown column {unknown!r}; known are {', '.join(known)}")
        for missing in sorted(n for n in needed if not cells.get(n)):
            raise RuleError(f"{path}, line {line}: {missing!r} is empty; every rule needs it")
        values = {n: _convert(path, line, n, hints[n], text) for n, text in cells.items() if text and n in known}
        if key:
            form = tuple(cells.get(k, "") for k in key)
            if form in seen:
                raise RuleError(f"{path}, line {line}: {' '.join(form)!r} stands in line {seen[form]} too; delete one")
            seen[form] = line
        rows.append(rule(**values))
    return tuple(rows)


@cache
def load_index(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of the generated table `rules/<name>` by their first cell, as text; the same dict each time.

    For tables of tens of thousands of rows that a script writes and a test checks, without quotes: a tenth of the time that
    `load_rules` takes. Raises RuleError if there is none.
    """
    try:
        lines = (RULES / name).read_text("utf-8").splitlines()
    except OSError as error:
        raise RuleError(f"{RULES / name}: {error.strerror}") from error
    rows = [line.split(",") for line in lines if not line.startswith("#")]
    return {key: tuple(cells) for key, *cells in rows[1:]}


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, cells by column) of each row that is no comment."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise RuleError(f"{path}: {error.strerror}") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line], skipinitialspace=True))]
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise RuleError(
                f"{path}, line {number}: {len(cells)} cells for {len(header)} columns; quote a cell that holds a comma"
            )
        else:
            yield number, dict(zip(header, cells, strict=True))
    if header is None:
        raise RuleError(f"{path}: no header line")


def _convert(path: Path, line: int, name: str, hint: Any, text: str) -> Any:
    wanted = [h for h in get_args(hint) if h is not type(None)] if type(None) in get_args(hint) else [hint]
    kind = wanted[0]
    try:
        if kind is str:
            return text
        if kind is int:
            return int(text)
        if kind is Decimal:
            return Decimal(text)
        if kind is bool:
            return {"yes": True, "no": False}[text]
        if get_origin(kind) is Literal and text in get_args(kind):
            return text
    except (ValueError, InvalidOperation, KeyError):
        pass
    choice = ", ".join(get_args(kind)) if get_origin(kind) is Literal else {bool: "yes or no"}.get(kind, str(kind))
    raise RuleError(f"{path}, line {line}: {name} is {text!r}; expected {choice}")


@cache
def rules_digest(*stages: str) -> str:
    """A digest of all rule files of these stages (folders of `rules/`): part of the cache's key."""
    hashed = sha256()
    for stage in stages:
        for path in sorted((RULES / stage).rglob("*")):
            if path.is_file():
                hashed.update(f"{path.relative_to(RULES).as_posix()}\0".encode())
                hashed.update(sha256(path.read_bytes()).digest())
    return hashed.hexdigest()
