"""Tables: what a number in a cell is of, by the head of its column and the first words of its row.

Situation reports count by district ("Norsund | 19 | 45" below "District | Deaths | Injured"), or list their key figures in two
columns ("Injured | 146", also below "Indicator | Value").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from spacy.tokens import Span, Token

from pipeline.extract.figures.counted import lemma_of
from pipeline.extract.figures.elided import people_states
from pipeline.extract.parse import Parsed
from pipeline.extract.statements.counted import PERSON, is_personal
from pipeline.extract.statements.labels import NOMINALS, Label, label_nouns
from pipeline.extract.statements.number_nouns import number_nouns
from pipeline.extract.statements.quantified import Frame
from pipeline.extract.statements.references import Discourse
from pipeline.model import Argument, Block, Figure
from pipeline.resources import load_rules

PLACES = ("GPE", "LOC", "FAC")
PARTICIPLES = ("VBN", "VBD")  # the small model takes that of "Houses destroyed" for a past tense
PREPOSITIONS = ("IN", "TO")
_BETWEEN = re.compile(r"\s*\|\s*|\t\s*| {3,}")  # as the readers leave them, and as plain texts have them
_NUMBER = re.compile(r"[~<>≈]?\s?[$€£]?\s?\d[\d.,\s]*(?:%|[KkMm]|[bm]n)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """Offsets in the text."""

    start: int
    end: int


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a cell is: the column from 0, the row, the row of heads above it (none: no cells), the table from 1."""

    column: int
    row: Row
    head: Row
    table: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The cells of a document's tables in the order of the text, and where each is."""

    starts: list[int]
    positions: list[Position]

    def find(self, offset: int) -> Position | None:
        """The cell that an offset is in."""
        at = bisect_right(self.starts, offset) - 1
        return (
            self.positions[at] if at >= 0 and offset < self.positions[at].row[self.positions[at].column].end else None
        )


@dataclass(frozen=True, slots=True)
class Name:
    """What the words of a cell count, by its lemma, and the state that it is in: "Houses destroyed"; or one of them ("")."""

    words: Span
    noun: str
    state: str


@dataclass(frozen=True, slots=True)
class TotalRow:
    label: str
    example: str


@dataclass(frozen=True, slots=True)
class ValueHead:
    noun: str
    example: str


@dataclass(frozen=True, slots=True)
class NeutralState:
    form: str
    example: str


@cache
def _totals() -> frozenset[str]:
    return frozenset(r.label for r in load_rules("extract/statements/total_rows.csv", TotalRow, key=("label",)))


@cache
def _value_heads() -> frozenset[str]:
    return frozenset(r.noun for r in load_rules("extract/statements/value_heads.csv", ValueHead, key=("noun",)))


@cache
def _neutral_states() -> frozenset[str]:
    return frozenset(r.form for r in load_rules("extract/statements/neutral_states.csv", NeutralState, key=("form",)))


@cache
def _people_states() -> frozenset[str]:
    return frozenset(r.form for r in people_states())


def cell_frame(parsed: Parsed, figure: Figure, tables: Tables, discourse: Discourse) -> Frame | None:
    """What the figure says that fills a cell of a table with counts; None where it stands elsewhere, or nothing heads it."""
    at = tables.find(figure.start) if figure.quantity.kind == "count" else None
    if at is None or not at.column or not _is_number(parsed.document.text, at.row[at.column]):
        return None
    first = next((i for i, c in enumerate(at.row[: at.column]) if _span(parsed, c)), None)  # behind a column of numbers
    beside = None if first is None else _span(parsed, at.row[first])
    is_pair = first is not None and len(at.row) == first + 2
    if at.head:
        head = _span(parsed, at.head[at.column])
        name, beside = (None, None) if head is None else _name_of(head, beside, is_pair, discourse)
    else:
        name, beside = (_name(beside) if is_pair and beside is not None else None), None
    label = None if name is None else _label(name, figure.text)
    if label is None:
        return None
    place = Argument()
    if (
        beside is not None and beside.text.lower() not in _totals()
    ):  # a row of whatever else narrows it down as a place does
        place = _place(beside, discourse)
        place = place if place.text else Argument(beside.text, terms=tuple(t.lower_ for t in beside if t.is_alpha))
    return Frame(None, Argument(), label.predicate, label.counted, place=place, table=at.table)


def _name_of(head: Span, first: Span | None, is_pair: bool, discourse: Discourse) -> tuple[Name, Span | None]:
    """Which of the words above a cell and of those that open its row name what it counts, and which narrow that down: "Norsund"
    below "Deaths" narrows it down, "Injured" below "Value" names it, "Destroyed" below "Houses" names its state. `is_pair`: the
    row has no other number."""
    above = _name(head)
    if first is None:
        return above, None
    if _place(head, discourse).text:  # the columns are places, and the rows say what is counted
        return _name(first), head
    opening = _name(first)
    if _place(first, discourse).text or _is_of_people(above):
        return above, first
    tells = bool(opening.state) or opening.noun in label_nouns()
    if _is_value(head):
        is_name = any(t.i in discourse.mentions for t in first)
        return (opening, None) if tells or not is_name else (above, first)
    if not tells or (above.state and not is_pair):
        return above, first
    if above.noun and not opening.noun:
        return replace(above, state=opening.state), None
    return opening, None if is_pair else head


def _name(words: Span) -> Name:
    """The words by their forms, as the parser makes names of "Deaths": their noun is the last one before a preposition ("People
    in need"), behind "number of"."""
    of = next((i for i, t in enumerate(words) if t.lower_ == "of"), len(words) - 1)
    if 0 < of < len(words) - 1 and all(_lemma(t) in number_nouns() for t in words[:of] if t.pos_ in NOMINALS):
        words = words[of + 1 :]
    named = [t for t in words[: _border(words)] if t.is_alpha]
    said = next((i for i, t in enumerate(named) if _is_state(t)), len(named))
    before, behind = ([t for t in part if t.pos_ in NOMINALS] for part in (named[:said], named[said + 1 :]))
    nouns = [_lemma(t) for t in before or behind or (named[-1:] if said == len(named) else ())]
    while len(nouns) > 1 and nouns[-1] in number_nouns():  # "Death count"
        nouns.pop()
    noun = nouns[-1] if nouns else ""
    is_said = said < len(named) and (not behind or bool(before) or noun in label_nouns())
    return Name(words, noun, named[said].lower_ if is_said else "")


def _border(words: Span) -> int:
    """Where what is no more than said of the noun begins."""
    return next((i for i, t in enumerate(words) if t.tag_ in PREPOSITIONS or t.text in ("(", ",")), len(words))


def _is_state(word: Token) -> bool:
    personal = word.lower_.endswith("ed") and is_personal(word.lower_)
    return word.tag_ in PARTICIPLES or word.lower_ in _people_states() or personal


def _is_value(words: Span) -> bool:
    """Whether the words name no thing: "Value", "Total number"."""
    border = _border(words)
    named = [_lemma(t) for t in words[:border] if t.is_alpha]
    return {*named} <= _value_heads() and (border == len(words) or words[border].lower_ != "of")


def _is_of_people(name: Name) -> bool:
    """Whether the name says what befell people: "Deaths", "Injured"; not "Deaths averted"."""
    if not name.noun:
        return name.state in _people_states() or is_personal(name.state)
    return name.noun in label_nouns() and (not name.state or name.state in _neutral_states())


def _label(name: Name, text: str) -> Label | None:
    """What the name says that is counted; None of a state that isn't one of people."""
    predicate = f"be {name.state}" if name.state else ""
    if _is_of_people(name):
        return Label(Argument(text, PERSON, (PERSON,)), label_nouns().get(name.noun or name.state, predicate))
    return Label(Argument(name.words.text, name.noun, (name.noun,)), predicate) if name.noun else None


def _lemma(noun: Token) -> str:
    lemma = lemma_of(noun)
    return _singular(lemma) if lemma == noun.lower_ else lemma


def _singular(noun: str) -> str:
    """A noun's lemma by its regular plural (Quirk et al. 1985, 5.80-5.81)."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def read_tables(parsed: Parsed) -> Tables:
    """The tables of a document: runs of rows, of which the first has the heads where all but its first cell are words."""
    text = parsed.document.text
    tables = Tables([], [])
    runs = groupby(parsed.document.blocks, key=lambda b: b.kind == "table_row")
    for number, run in enumerate((blocks for is_table, blocks in runs if is_table), start=1):
        rows = [tuple(_cells(text, block)) for block in run]
        heads = () if any(_is_number(text, c) for c in rows[0][1:]) else rows[0]
        for row in rows:
            head = heads if row is not rows[0] and len(row) == len(heads) else ()
            tables.starts.extend(c.start for c in row)
            tables.positions.extend(Position(i, row, head, number) for i in range(len(row)))
    return tables


def _cells(text: str, block: Block) -> Iterator[Cell]:
    start = block.start
    for gap in _BETWEEN.finditer(text, block.start, block.end):
        yield Cell(start, gap.start())
        start = gap.end()
    yield Cell(start, block.end)


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
