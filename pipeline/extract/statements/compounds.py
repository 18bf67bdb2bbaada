"""Two figures that state one quantity: "3 hours and 50 minutes" compares as 230 minutes, "5 feet 10 inches" as 70 inches.

The figures are two, as the words are; what is stated at each of them is the whole.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Span

from pipeline.extract.figures.si import Conversion, conversion, to_si
from pipeline.extract.figures.units import parse_unit
from pipeline.extract.statements.clauses import SUBJECTS
from pipeline.model import Figure, Quantity

MAX_DIGITS = 15  # of the greater unit's number: nobody adds minutes to more hours, and so many digits are added exactly
_JOINT = re.compile(r"\s*(?:,\s*)?(?:and\s+)?")
_COMMA = re.compile(r"\s*,\s*")
# Behind a comma the second one may be a difference or a part: "two hours, 20 minutes longer than planned", "20 minutes of it".
_DIFFERENCE = re.compile(
    r"\s+(?:(?:ahead|after|apart|away|before|behind|earlier|from|later|less|longer|more|shorter)"
    r"|of\s+(?:it|that|them|this|which))\b"
)


def compounds(figures: Sequence[Figure], text: str, doc: Doc) -> dict[str, Quantity]:
    """Of each figure of a pair that states one quantity, by its mention: that quantity, in the smaller of the two units."""
    found: dict[str, Quantity] = {}
    for more, less in pairwise(figures):
        whole = None if more.mention_id in found else _whole(more, less, text, doc)
        if whole is not None:
            found[more.mention_id] = found[less.mention_id] = whole
    return found


def _whole(more: Figure, less: Figure, text: str, doc: Doc) -> Quantity | None:
    one, other = more.quantity, less.quantity
    if one.value is None or other.value is None or other.modifier != "exact" or one.modifier not in ("exact", "approx"):
        return None
    if not one.kind == other.kind == "measurement" or one.dimension != other.dimension or one.unit == other.unit:
        return None
    if not _JOINT.fullmatch(text, more.end, less.start):
        return None
    if _COMMA.fullmatch(text, more.end, less.start) and _DIFFERENCE.match(text, less.end):
        return None
    if _opens_clause(doc.char_span(less.start, less.end, alignment_mode="expand")):
        return None
    greater, smaller = conversion(parse_unit(one.unit)), conversion(parse_unit(other.unit))
    times = _times(greater, smaller)
    if (
        smaller is None
        or not times
        or one.value.adjusted() >= MAX_DIGITS
        or one.value % 1
        or not 0 < other.value < times
    ):
        return None
    value = one.value * times + other.value
    exact = one.modifier == "exact"
    return replace(
        other,
        value=value,
        low=value if exact else None,
        high=value if exact else None,
        modifier=one.modifier,
        si_value=to_si(value, smaller),
        significant_digits=len(value.as_tuple().digits),
    )


def _opens_clause(span: Span | None) -> bool:
    """Whether a figure is the subject of a clause of its own: "it ran for 3 hours and 50 minutes were lost"."""
    return span is not None and span.root.dep_ in SUBJECTS


def _times(greater: Conversion | None, smaller: Conversion | None) -> int:
    """How many of the smaller unit the greater one has; 0 where it has no whole number of them."""
    if greater is None or smaller is None or greater.offset or smaller.offset:
        return 0
    times = greater.factor / smaller.factor
    return int(times) if times > 1 and times % 1 == 0 else 0
