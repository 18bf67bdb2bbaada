"""Whether a date says when a figure holds: it must stand in the figure's clause, or in one that frames it."""

from spacy.tokens import Span, Token

from pipeline.extract.statements.clauses import SUBJECTS, climb, governor, is_clause
from pipeline.extract.syntax import VERBAL

SEMICOLON = ";"
DIRECTIONS = ("up", "down")  # "up from 39,000 on 11 March": the day of the other figure


def governs(date: Span, figure: Span) -> bool:
    """Whether the date is in the figure's own clause, or above it without the border of another main clause between.

    In "The dam was completed in 1976, and it holds 31 litres" not of the litres; "In 1976" at the beginning is of both clauses.
    """
    doc = figure.doc
    first, last = (figure, date) if figure.start < date.start else (date, figure)
    between = doc[first.end : last.start]
    if any(t.text == SEMICOLON for t in between):
        return False
    if figure.start < date.start and any(_is_base(t) for t in between):
        return False
    own, other = governor(figure.root), governor(date.root)
    if own is None or other is None or own == other:
        return True
    if _is_fronted(date, other):
        return True
    return not _crosses(own, other) and not _crosses(other, own)


def within(date: Span, noun: Token) -> bool:
    """Whether the date is a part of the noun's own phrase: "the clinic, with 90 beds in 2019, ..."."""
    for node in climb(date.root):
        if node == noun:
            return True
        if is_clause(node):
            return False
    return False


def _is_base(token: Token) -> bool:
    return token.lower_ == "from" and token.head.lower_ in DIRECTIONS


def _is_fronted(date: Span, verb: Token) -> bool:
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    return bool(own) and all(c.i >= date.end for c in own) and date.start < verb.i


def _crosses(low: Token, high: Token) -> bool:
    """Whether a clause with a subject of its own, coordinate to the one above, lies on the way up from `low` to `high`."""
    for node in (low, *climb(low)):
        if node == high:
            return False
        if (
            node.dep_ in ("conj", "parataxis")
            and node.pos_ in VERBAL
            and any(c.dep_ in SUBJECTS for c in node.children)
        ):
            return True
    return False
