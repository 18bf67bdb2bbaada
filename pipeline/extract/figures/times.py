"""When a figure holds: the temporal expression of its sentence that dates it."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from pipeline.extract.syntax import governor
from pipeline.model import Timex

ADJACENT = 12  # characters between a figure and a date that follows it at once: " barges in "
MAX_ABOVE = 12  # heads above a figure among which a dated clause is looked for
DATING = frozenset({"DATE", "SET"})


def time_of(
    token: Token, span: tuple[int, int], dates: Sequence[tuple[Timex, Token]], others: Sequence[tuple[int, int]]
) -> str:
    """The mention_id of the date that a figure holds for, "" where the sentence gives none.

    `dates` are the dates of the sentence with their head tokens, `others` the spans of its other figures: the date that
    follows at once ("9 tons in 2019, 12 in 2020"), else one in the figure's own clause or a clause above it.
    """
    known = [(t, head) for t, head in dates if t.type in DATING and not (t.start < span[1] and span[0] < t.end)]
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
