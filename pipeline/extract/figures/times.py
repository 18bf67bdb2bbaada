"""When a figure holds: the temporal expression of its sentence that dates it."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from pipeline.extract.syntax import governor
from pipeline.model import Timex

MAX_BRACKET = 40  # tokens of a bracket
ADJACENT = 12  # characters between a figure and a date that follows it at once: " barges in "
MAX_ABOVE = 12  # heads above a figure among which a dated clause is looked for
DATING = frozenset({"DATE", "SET"})


def time_of(
    text: str,
    token: Token,
    span: tuple[int, int],
    dates: Sequence[tuple[Timex, Token]],
    others: Sequence[tuple[int, int]],
) -> str:
    """The mention_id of the date that a figure holds for, "" where the sentence gives none.

    `text` is the document's, `dates` are the dates of the sentence with their head tokens, `others` the spans of its other
    figures: the date that it is labelled with ("2019: 9 tons"), else the one that follows at once ("9 tons in 2019, 12 in
    2020"), else one in the figure's own clause or a clause above it.
    """
    known = [(t, head) for t, head in dates if t.type in DATING and not (t.start < span[1] and span[0] < t.end)]
    for timex, _ in known:
        if is_label_of(text, timex, span[0]):
            return timex.mention_id
    known = [(t, head) for t, head in known if not _is_of_another(text, t, head, token, others)]
    if not known:
        return ""
    for timex, _ in known:
        if 0 <= timex.start - span[1] <= ADJACENT and not any(span[1] <= start < timex.start for start, _ in others):
            return timex.mention_id
    above = [token, *islice(token.ancestors, MAX_ABOVE)]
    clause = governor(token)
    same = [t for t, head in known if governor(head) == clause]
    if same:
        return min(same, key=lambda t: (abs(t.start - span[0]), t.start)).mention_id
    over = [t for t, head in known if governor(head) in above]
    return min(over, key=lambda t: (abs(t.start - span[0]), t.start)).mention_id if over else ""


def is_label_of(text: str, timex: Timex, start: int) -> bool:
    """Whether the expression is the label of a figure that starts there: "2022: 446 tons"."""
    return timex.end < start <= timex.end + ADJACENT and text[timex.end : start].strip() == ":"


def _is_of_another(text: str, timex: Timex, head: Token, token: Token, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a date labels another figure, or stands with one in brackets that this one is outside of."""
    if any(is_label_of(text, timex, start) for start, _ in others):
        return True
    bracket = _bracket_around(head)
    if bracket is None or bracket[0] < token.idx < bracket[1]:
        return False
    return any(bracket[0] < start < bracket[1] for start, _ in others)


def _bracket_around(token: Token) -> tuple[int, int] | None:
    """The offsets of the round brackets that the token stands in."""
    doc = token.doc
    opened = next((t for t in reversed(doc[max(0, token.i - MAX_BRACKET) : token.i]) if t.text in "()"), None)
    closed = next((t for t in doc[token.i : token.i + MAX_BRACKET] if t.text in "()"), None)
    if opened is None or closed is None or opened.text == ")" or closed.text == "(":
        return None
    return opened.idx, closed.idx
