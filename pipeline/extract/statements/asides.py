"""Figures that stand aside from their clause: in brackets, behind a name, as the whole of a part.

"The clinic (120 beds) was flooded" doesn't say that 120 beds were flooded, nor does "nine of the 40 pumps failed" that 40 did.
"""

import re

from spacy.tokens import Span, Token

from pipeline.extract.statements.clauses import climb, is_clause
from pipeline.extract.statements.verbs import VERBS
from pipeline.model import Figure

NOMINALS = ("NOUN", "PROPN")
MAX_ASIDE = 12  # tokens between a bracket and the figure inside
# The nouns of shares and of numbers left vague, that stand before "of" like the number of a part.
PARTS = frozenset(
    {
        "all",
        "any",
        "bulk",
        "cent",
        "each",
        "half",
        "majority",
        "most",
        "none",
        "percent",
        "quarter",
        "rest",
        "some",
        "third",
    }
)
INSIDE = ("in", "on", "at", "aboard", "of")
# What stands between a quantity and the same one in another unit or currency: "2,100 feet (640 metres)", "900 crowns, or $40".
CONVERTED = re.compile(r"\s*(\(|,?\s+or\s+)\s*", re.IGNORECASE)


def is_converted(before: Figure, figure: Figure, text: str) -> bool:
    """Whether the figure says the one before it again in another unit or currency."""
    if not CONVERTED.fullmatch(text[before.end : figure.start]):
        return False
    one, other = before.quantity, figure.quantity
    if one.unit == other.unit:
        return False
    return (one.dimension == other.dimension and one.dimension != "") or "money" in (one.kind, other.kind)


def bracket_host(span: Span) -> tuple[Token, Token] | None:
    """The noun that a figure in brackets is put behind, and the bracket."""
    doc, low = span.doc, max(span.sent.start, span.start - MAX_ASIDE)
    for i in range(span.start - 1, low, -1):
        if doc[i].text == ")":
            return None
        if doc[i].text == "(":
            above = next((t for t in climb(span.root) if t.i < i), None)
            if above is not None and above.pos_ in NOMINALS:
                return above, doc[i]
            return _full_name(doc[i - 1]), doc[i]
    return None


def _full_name(last: Token) -> Token:
    while last.dep_ in ("compound", "poss", "case", "flat") and last.head.pos_ in NOMINALS:
        last = last.head
    return last


def aged(head: Token, figure: Figure) -> Token | None:
    """Whose age a number behind a name is: "Ada Moss, 57, was elected" says nothing of an election at 57."""
    if figure.quantity.unit != "year" or head.dep_ not in ("appos", "nummod", "npadvmod", "amod"):
        return None
    name = next((t for t in climb(head) if t.pos_ in NOMINALS), None)
    return name if name is not None and name.i < head.i and name.pos_ == "PROPN" else None


def is_whole(span: Span) -> bool:
    """Whether the noun is what another number is a part of: "nine of the 40 pumps", "of the 40 pumps, nine failed"."""
    head, doc = span.root, span.doc
    case = head.head
    if span.start > 1 and doc[span.start - 1].lower_ == "of" and doc[span.start - 2].pos_ == "NUM":
        return True  # in "four of seven districts" the parse may make one number of the two
    if head.dep_ != "pobj" or case.lower_ != "of" or case.i > head.i:
        return False
    above = case.head
    if above.i < case.i:
        return above.pos_ == "NUM" or above.lower_ in PARTS
    return above.pos_ in VERBS and case.i == _first(case)


def _first(token: Token) -> int:
    """The first token of its clause: at the beginning of the sentence, or behind a comma or semicolon."""
    i = token.i
    return i if i == token.sent.start or token.nbor(-1).is_punct else -1


def owner(whole: Token) -> Token | None:
    """What has the whole: "clinic" of "nine of the clinic's 40 pumps", "nine of the 40 pumps in the clinic"."""
    possessor = next((c for c in whole.lefts if c.dep_ == "poss"), None)
    if possessor is not None:
        return possessor
    return next(
        (p for c in whole.rights if c.dep_ == "prep" and c.lower_ in INSIDE for p in c.children if p.dep_ == "pobj"),
        None,
    )


def clause_of(whole: Token) -> Token | None:
    """The verb that the whole has to itself: "tested" of "of the 40 pumps tested, nine failed"."""
    return next((c for c in whole.rights if c.dep_ in ("acl", "relcl") and is_clause(c)), None)
