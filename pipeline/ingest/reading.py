"""What a reader of a format gives: the same for all formats."""

import re
from dataclasses import dataclass
from datetime import date

from pipeline.ingest.characters import clean
from pipeline.model import Block, BlockKind

_SPACES = re.compile(r"[ \t\n]+")  # not the no-break space that groups digits


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know of a report: becomes a `Problem` once the report has its name."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as its file tells it: the text, its blocks without sections, and what the file says of itself."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, item, caption or row of a structured format, in reading order."""

    kind: BlockKind
    text: str


def lay_out(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    r"""The text that the pieces make, and their blocks.

    Characters are cleaned and white space inside a piece becomes one space. Rows and items of one table or list follow
    each other line by line, all else after a blank line.

    >>> lay_out([Piece("heading", "The dam"), Piece("paragraph", "It  held.")])[0]
    'The dam\n\nIt held.\n'
    """
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    before: BlockKind | None = None
    for piece in pieces:
        words = _SPACES.sub(" ", clean(piece.text, visible_only=True)).strip()
        if not words:
            continue
        if before:
            joint = "\n" if piece.kind == before and piece.kind in ("list_item", "table_row") else "\n\n"
            parts.append(joint)
            length += len(joint)
        parts.append(words)
        blocks.append(Block(length, length + len(words), piece.kind))
        length += len(words)
        before = piece.kind
    return "".join(parts) + ("\n" if parts else ""), tuple(blocks)
