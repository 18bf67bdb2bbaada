"""Plain text -> Reading: its lines, and what each of them is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.captions import find_captions
from pipeline.ingest.characters import clean
from pipeline.ingest.encoding import decode
from pipeline.ingest.furniture import find_furniture
from pipeline.ingest.headings import find_headings, is_body, looks_like_heading
from pipeline.ingest.listing import item_marker, numbering_of
from pipeline.ingest.published import is_date_line, is_dateline
from pipeline.ingest.reading import Note, Reading
from pipeline.ingest.signature import refuse_other_format
from pipeline.ingest.wrapping import unwrap
from pipeline.model import Block, BlockKind

_CELLS = re.compile(r"\S\t+\S|\S {3,}\S.*\S {3,}\S|\S\s*\|\s*\S.*\|")
_MARKUP = re.compile(r"\s*(?:(?P<rtf>\{\\rtf)|(?P<html><!doctype html|<html\b))", re.IGNORECASE)
_MARKUPS = {"rtf": "RTF (a word processor's format)", "html": "an HTML page"}


def read(data: bytes) -> Reading:
    """What a .txt file holds. Raises Unusable."""
    refuse_other_format(data, ".txt")
    decoded = decode(data)
    notes = [Note("encoding", decoded.doubt)] if decoded.doubt else []
    markup = _MARKUP.match(decoded.text[:200])
    if markup:
        notes.append(Note("format", f"is named .txt but seems to hold {_MARKUPS[markup.lastgroup or '']}; convert it"))
    reading = read_text(clean(decoded.text))
    return replace(reading, notes=tuple(notes))


def read_text(text: str) -> Reading:
    """A plain text with its blocks, one a logical line. But for white space the text stays as it is."""
    text, lines = unwrap(text)
    kinds = classify([text[line.start : line.end] for line in lines])
    return Reading(text, tuple(Block(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True)))


def classify(lines: Sequence[str]) -> list[BlockKind]:
    """What each line is.

    >>> classify(["Findings", "3 May 2024", "The pumps were stopped at noon.", "- two boats", "- a ladder"])
    ['heading', 'paragraph', 'paragraph', 'list_item', 'list_item']
    """
    furniture, captions = find_furniture(lines), find_captions(lines)
    kinds: list[BlockKind] = ["paragraph"] * len(lines)
    for i, line in enumerate(lines):
        if furniture[i]:
            kinds[i] = "furniture"
        elif _CELLS.search(line):
            kinds[i] = "table_row"
        elif item_marker(line) and not _numbered_heading(lines, i):
            kinds[i] = "list_item"
        elif captions[i]:
            kinds[i] = "caption"
    # dates and furniture between a title and its text are neither
    told = [
        i
        for i, line in enumerate(lines)
        if kinds[i] != "furniture" and not is_date_line(line) and not is_dateline(line)
    ]
    candidates = [kinds[i] == "paragraph" and looks_like_heading(lines[i]) for i in told]
    body = [kinds[i] != "paragraph" or is_body(lines[i]) for i in told]
    for i, is_heading in zip(told, find_headings(candidates, body), strict=True):
        if is_heading:
            kinds[i] = "heading"
    return kinds


def _numbered_heading(lines: Sequence[str], i: int) -> bool:
    """Whether a numbered line is a heading: title-like, and no item of the same numbering right before or after it."""
    numbering = numbering_of(lines[i])
    beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return (
        bool(numbering)
        and i + 1 < len(lines)
        and looks_like_heading(lines[i])
        and all(numbering_of(line) != numbering for line in beside)
    )
