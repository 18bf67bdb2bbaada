"""Tables: what a number in a cell is of, by the head of its column and the first cell of its row.

Situation reports count by district ("Norsund | 19 | 45" below "District | Deaths | Injured"), or list their key figures in two
columns ("Injured | 146").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from spacy.tokens import Span

from pipeline.extract.parse import Parsed
from pipeline.extract.statements.counted import PERSON, is_personal
from pipeline.extract.statements.labels import Label, label_nouns
from pipeline.extract.statements.quantified import Frame
from pipeline.extract.statements.references import Discourse
from pipeline.model import Argument, Block, Figure
from pipeline.resources import load_rules

PLACES = ("GPE", "LOC", "FAC")
_BETWEEN = re.compile(r"\s*\|\s*|\t\s*| {3,}")  # as the readers leave them, and as plain texts have them
_NUMBER = re.compile(r"[~<>≈]?\s?[$€£]?\s?\d[\d.,\s]*(?:%|[KkMm]|[bm]n)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """Offsets in the text."""

    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TotalRow:
    label: str
    example: str


@cache
def _totals() -> frozenset[str]:
    return frozenset(r.label for r in load_rules("extract/statements/total_rows.csv", TotalRow, key=("label",)))


def cell_frame(parsed: Parsed, figure: Figure, tables: Sequence[Sequence[Row]], discourse: Discourse) -> Frame | None:
    """What the figure says that fills a cell of a table with counts; None where it stands elsewhere, or nothing heads it."""
    found = _headed(parsed, figure, tables) if figure.quantity.kind == "count" else None
    if found is None:
        return None
    name, beside, table = found
    if beside is not None and _place(name, discourse).text:  # the columns are places, and the rows say what is counted
        name, beside = beside, name
    label = _label(name, figure.text)
    if label is None:
        return None
    place = Argument()
    if (
        beside is not None and beside.text.lower() not in _totals()
    ):  # a row of whatever else narrows it down as a place does
        place = _place(beside, discourse)
        place = place if place.text else Argument(beside.text, terms=tuple(t.lower_ for t in beside if t.is_alpha))
    return Frame(None, Argument(), label.predicate, label.counted, place=place, table=table)


def _label(words: Span, text: str) -> Label | None:
    """What the words that head a column count, by their forms: the parser makes names of "Deaths", "Houses destroyed"."""
    named = [t.lower_ for t in words if t.is_alpha]
    state = named.pop() if named and (named[-1].endswith("ed") or is_personal(named[-1])) else ""
    if not named:
        return Label(Argument(text, PERSON, (PERSON,)), f"be {state}") if is_personal(state) else None
    noun = _singular(named[-1])
    if noun in label_nouns():
        return Label(Argument(text, PERSON, (PERSON,)), label_nouns()[noun])
    return Label(Argument(words.text, noun, (noun,)), f"be {state}" if state else "")


def _singular(noun: str) -> str:
    """A noun's lemma by its regular plural (Quirk et al. 1985, 5.80-5.81)."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def read_tables(parsed: Parsed) -> list[list[Row]]:
    """The tables of a document: runs of rows, each a row of cells."""
    text = parsed.document.text
    runs = groupby(parsed.document.blocks, key=lambda b: b.kind == "table_row")
    return [[tuple(_cells(text, b)) for b in blocks] for is_table, blocks in runs if is_table]


def _cells(text: str, block: Block) -> Iterator[Cell]:
    start = block.start
    for gap in _BETWEEN.finditer(text, block.start, block.end):
        yield Cell(start, gap.start())
        start = gap.end()
    yield Cell(start, block.end)


def _headed(parsed: Parsed, figure: Figure, tables: Sequence[Sequence[Row]]) -> tuple[Span, Span | None, int] | None:
    """The words that head the figure's column and those that open its row; of a table of two columns the latter alone. And the
    number of the table, from 1."""
    text = parsed.document.text
    for number, rows in enumerate(tables, start=1):
        for row in rows if rows[0][0].start <= figure.start < rows[-1][-1].end else ():
            at = next((i for i, c in enumerate(row) if c.start <= figure.start < c.end), 0)
            if not at or not _NUMBER.fullmatch(text, row[at].start, row[at].end):
                continue
            first, head = _span(parsed, row[0]), rows[0]
            if row is not head and len(head) == len(row) and not any(_is_number(text, c) for c in head[1:]):
                name = _span(parsed, head[at])
                return None if name is None else (name, first, number)
            return (first, None, number) if first is not None and len(row) == 2 else None
    return None


def _is_number(text: str, cell: Cell) -> bool:
    return _NUMBER.fullmatch(text, cell.start, cell.end) is not None


def _span(parsed: Parsed, cell: Cell) -> Span | None:
    """The cell's tokens, where it has words."""
    span = parsed.doc.char_span(cell.start, cell.end, alignment_mode="expand") if cell.start < cell.end else None
    return span if span is not None and any(t.is_alpha for t in span) else None


def _place(words: Span, discourse: Discourse) -> Argument:
    """The place that the words name."""
    for token in words:
        mention = discourse.mentions.get(token.i)
        if mention is not None and mention.type in PLACES:
            return Argument(mention.text, token.lemma_.lower(), (token.lemma_.lower(),), mention.mention_id)
    return Argument()
