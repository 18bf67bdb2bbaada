"""The reports' texts for the page: paragraphs of sentences, with every mention marked and linked."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.page.marks import Mark, Piece, cut
from pipeline.page.source import DATE, ENTITY, FIGURE, Source
from pipeline.tables.rows import Row

Thing = TypeVar("Thing")
_LINE = re.compile(r"[^\n]+")
MENTION_TABLES = (("figures", FIGURE), ("dates", DATE), ("entity_mentions", ENTITY))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a sentence, or of what stands between two (then without an anchor)."""

    pieces: tuple[Piece, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Sentence, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One document with its paragraphs and what is known about it."""

    anchor: str
    about: Row
    name: str
    is_latest: bool
    paragraphs: tuple[Paragraph, ...]


def make_texts(source: Source) -> tuple[Text, ...]:
    """Every document: by report, the latest version first."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for table, kind in MENTION_TABLES:
        for row in source.tables[table]:
            marks[row["document_id"]].append(_mark(source, row, kind))
    sentences: defaultdict[str, list[Row]] = defaultdict(list)
    for row in source.tables["sentences"]:
        sentences[row["document_id"]].append(row)
    latest_first = sorted(source.documents.values(), key=lambda d: d["version"], reverse=True)
    return tuple(
        Text(
            source.document_anchor(d["document_id"]),
            d,
            source.name(d["document_id"]),
            d["is_latest"] == "true",
            tuple(_paragraphs(source, d["document_id"], sentences[d["document_id"]], marks[d["document_id"]])),
        )
        for d in sorted(latest_first, key=lambda d: d["report"])
    )


def _mark(source: Source, row: Row, kind: str) -> Mark:
    if kind == ENTITY:
        href, label = f"#{row['entity_id']}", row["type"]
    else:
        stated = source.stated_at.get(row["mention_id"])
        href = f"#{stated[0]['fact_id']}" if stated else ""
        label = (
            f"{row['kind']}: {row['value']} {row['unit']}".strip(": ")
            if kind == FIGURE
            else row["edtf"] or row["value"]
        )
    return Mark(int(row["start"]), int(row["end"]), kind, href, label)


def _paragraphs(
    source: Source, document_id: str, sentences: Sequence[Row], marks: Sequence[Mark]
) -> Iterator[Paragraph]:
    text = source.texts[document_id]
    headings = {s["section"] for s in sentences if s["section"]}
    spans = sorted((int(s["start"]), int(s["end"]), source.sentence_anchor(s["sentence_id"])) for s in sentences)
    lines = list(_LINE.finditer(text))
    starts = [line.start() for line in lines]
    sentences_in, marks_in = _by_line(spans, starts), _by_line([(m.start, m.end, m) for m in marks], starts)
    for n, line in enumerate(lines):
        if line[0].strip():
            pieces = tuple(_line(text, line.start(), line.end(), sentences_in[n], [m for _, _, m in marks_in[n]]))
            yield Paragraph(pieces, line[0].strip() in headings)


def _by_line(spans: Sequence[tuple[int, int, Thing]], starts: Sequence[int]) -> dict[int, list[tuple[int, int, Thing]]]:
    """The spans that each line touches, by the line's number; `starts` are the lines' first offsets, ascending."""
    lines: defaultdict[int, list[tuple[int, int, Thing]]] = defaultdict(list)
    for span in spans:
        first, last = bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])
        for n in range(max(first, 0), last):
            lines[n].append(span)
    return lines


def _line(
    text: str, start: int, end: int, sentences: Sequence[tuple[int, int, str]], marks: Sequence[Mark]
) -> Iterator[Sentence]:
    """The sentences of a line, and what stands between them. One that goes on from the line before has its anchor there."""
    anchors = {low: anchor for low, _, anchor in sentences}
    edges = sorted({start, *(e for low, high, _ in sentences for e in (low, high) if start < e < end)})
    groups: list[list[Piece]] = [[] for _ in edges]
    at = start
    for piece in cut(text, start, end, marks, edges):
        groups[bisect_right(edges, at) - 1].append(piece)
        at += len(piece.text)
    for low, pieces in zip(edges, groups, strict=True):
        yield Sentence(tuple(pieces), anchors.get(low, ""))
