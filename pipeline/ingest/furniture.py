"""Which lines of a text are page furniture: menus, cookie notices, share buttons, footers that were copied along.

The words are in rules/ingest/furniture.csv. Precision comes first: what isn't surely furniture stays in the report.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipeline.ingest.reading import Note
from pipeline.model import Block
from pipeline.resources import load_rules

LINE_CHARS = 200  # a link to another article is a headline long; running text soon is longer
NOTICE_CHARS = 400  # cookie notices run to two or three sentences
LABELS = 2  # link labels side by side make a menu; a single one may be a heading
LABEL_SHARE = (
    0.6  # of a menu line's letters are known labels: "Privacy Policy Manage Cookies Shop settings Jobs" has 0.73
)

_ENDS = " \t-–—|·•:.…»›>«‹<↑→←()[]"
_SENTENCE = re.compile(r"[a-z0-9][.!?][\"”’)]*$")
_PAGE = re.compile(r"[-–— ]*page \d+(?: of \d+)?[-–— ]*")
_QUOTED = re.compile(r"[\"“‘«]")


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A row of rules/ingest/furniture.csv."""

    form: str
    kind: Literal["line", "start", "notice", "label"]
    example: str


@dataclass(frozen=True, slots=True)
class _Forms:
    lines: frozenset[str]
    labels: frozenset[str]
    starts: re.Pattern[str]
    notices: re.Pattern[str]
    tiles: re.Pattern[str]


@cache
def _forms() -> _Forms:
    rules = load_rules("ingest/furniture.csv", FurnitureRule, key=("form",))
    of = {kind: [r.form for r in rules if r.kind == kind] for kind in ("line", "start", "notice", "label")}
    return _Forms(
        lines=frozenset(_bare(form) for form in of["line"]),
        labels=frozenset(of["label"]),
        starts=re.compile(rf"(?:{_any(of['start'])})(?!\w)|©"),
        notices=re.compile(rf"(?<!\w)(?:{_any(of['notice'])})(?!\w)"),
        # no word boundaries: links that were side by side come without the space between ("PolicyManage")
        tiles=re.compile(_any(of["line"] + of["label"]), re.IGNORECASE),
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _bare(line: str) -> str:
    return " ".join(line.lower().strip(_ENDS).split())


def is_furniture(line: str) -> bool:
    """Whether a line is page furniture by its own words.

    >>> is_furniture("Privacy Policy | Terms of Use | Jobs"), is_furniture("Continue reading The dam that held")
    (True, True)
    >>> is_furniture("Jobs"), is_furniture("The privacy policy of the hospital was changed.")
    (False, False)
    """
    if len(line) > NOTICE_CHARS:
        return False
    forms, low = _forms(), " ".join(line.lower().split())
    if forms.notices.search(low) and not _QUOTED.search(low):
        return True
    if len(line) > LINE_CHARS:
        return False
    if _bare(line) in forms.lines or _PAGE.fullmatch(low):
        return True
    if forms.starts.match(low) and not _SENTENCE.search(line):
        return True
    return _menu(line, forms)


def is_label(line: str) -> bool:
    """Whether a line is the caption of a link or button, which needs another beside it to be furniture."""
    return _bare(line) in _forms().labels


def find_furniture(lines: Sequence[str]) -> list[bool]:
    """Which of a text's lines are furniture: by their own words, or as link labels that follow each other.

    >>> find_furniture(["Home", "The dam held.", "Search", "It was found by divers."])
    [False, False, False, False]
    >>> find_furniture(["Home", "Search", "The dam held.", "Contact", "Privacy Policy"])
    [True, True, False, True, True]
    """
    sure = [is_furniture(line) for line in lines]
    likely = [s or is_label(line) for s, line in zip(sure, lines, strict=True)]
    beside = [False, *likely], [*likely[1:], False]
    return [s or (one and (before or after)) for s, one, before, after in zip(sure, likely, *beside, strict=False)]


def mark_furniture(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of page furniture with the kind "furniture"."""
    found = find_furniture([text[block.start : block.end] for block in blocks])
    return tuple(replace(b, kind="furniture") if f else b for b, f in zip(blocks, found, strict=True))


def furniture_notes(text: str, blocks: Iterable[Block]) -> tuple[Note, ...]:
    """One note for each stretch of furniture, with its offsets."""
    stretches: list[tuple[int, int]] = []
    last = False
    for block in blocks:
        if block.kind == "furniture":
            stretches.append((stretches.pop()[0] if last else block.start, block.end))
        last = block.kind == "furniture"
    return tuple(Note("furniture", _message(text[start:end]), start, end) for start, end in stretches)


def _message(words: str) -> str:
    short = " ".join(words.split())
    return f"read as page furniture, nothing was extracted from it: {short[:80]}{'…' if len(short) > 80 else ''}"


def _menu(line: str, forms: _Forms) -> bool:
    """Whether link labels make up most of a line: begun by a capital each, as links are."""
    if _SENTENCE.search(line):
        return False
    tiles = [match.group() for match in forms.tiles.finditer(line) if match.group()[0].isupper()]
    letters = sum(char.isalnum() for char in line)
    share = sum(char.isalnum() for tile in tiles for char in tile)
    return len(tiles) >= LABELS and share >= LABEL_SHARE * letters
