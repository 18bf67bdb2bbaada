"""Judges whether two statements are of one fact.

Evidence is weighed against what the values ask for: two reports that say "12,000 panels" hardly speak of two things, while two
that say 12,000 and 9,000 must have nearly everything else in common to be called a contradiction. So a pair passes with few
points where the values are equal, more where they are compatible, most where they contradict each other.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from rapidfuzz.fuzz import token_set_ratio

from pipeline.dedupe.facts.event_lacks import event_lacks
from pipeline.dedupe.facts.evidence import COUNTED, Evidence, gather_evidence, nearness_of, worth
from pipeline.dedupe.facts.figure_lacks import figure_lacks
from pipeline.dedupe.facts.profile import Profile, Surroundings, number_of, profile
from pipeline.dedupe.facts.quantities import compare_quantities, is_distinctive
from pipeline.dedupe.facts.story import Nearness
from pipeline.dedupe.facts.times import compare_times
from pipeline.dedupe.facts.veto import find_objections, find_veto
from pipeline.model import Link, Statement, Verdict
from pipeline.resources import load_rules

# A writer who gives two values for one thing is rarer than one who speaks of two things.
OWN_DOCUMENT_EXTRA = 3
# Reports that don't tell of one story (story.py) say the same of other things.
STORY_EXTRA: dict[Nearness, int] = {"one": 0, "kindred": 2, "none": 4}
CLOSE_SHARE = Decimal("0.05")  # as of rounding (quantities.py)
# Of a score: each point of evidence counts half as much as words that are wholly alike.
MOST_POINTS, POINT_WORTH = 18, 5
# Numbers that say nothing of what they are of, so that equal ones are met by chance.
UNITLESS = (*COUNTED, "percent", "ratio")
ROUNDED = ("exact", "approx")


@dataclass(frozen=True, slots=True)
class Need:
    """The points that a pair of statements needs whose values stand in this relation."""

    relation: str
    kind: str
    distinctive: bool
    points: int


@cache
def _needed() -> dict[tuple[str, str, bool], int]:
    rows = load_rules("dedupe/facts/points_needed.csv", Need, key=("relation", "kind", "distinctive"))
    return {(r.relation, r.kind, r.distinctive): r.points for r in rows}


@dataclass(frozen=True, slots=True)
class Values:
    """How two statements' values stand to each other, and why, in words."""

    relation: str  # equal, close, compatible, overlapping (of dates), contradictory or incomparable
    reason: str


def same_fact(
    a: Statement, b: Statement, around_a: Surroundings | None = None, around_b: Surroundings | None = None
) -> Link:
    """Whether the two statements are of one fact, whatever their values, and why."""
    return judge(profile(a, around_a), profile(b, around_b))


def judge(a: Profile, b: Profile) -> Link:
    """The verdict on a pair; the order of the two makes no difference but to the order of their ids."""
    if (b.mention_id, b.statement.predicate) < (a.mention_id, a.statement.predicate):
        a, b = b, a
    evidence = gather_evidence(a, b)
    veto = find_veto(a, b)
    if veto:
        return _link(a, b, "no_match", veto, evidence)
    values = compare_values(a, b)
    objections = dict(find_objections(a, b))
    if objections and not _outweighs(a, b, values):
        return _link(a, b, "no_match", next(iter(objections.values())), evidence)
    points = evidence.points + sum(worth(name) for name in objections)
    needed = points_needed(a, b, values)
    if points < needed:
        return _link(
            a, b, "unsure", f"too little in common ({points} of {needed} points): {evidence.words()}", evidence
        )
    find_lack = event_lacks if a.family == "event" else figure_lacks
    lacking = find_lack(a, b, values.relation, evidence)
    if lacking:
        return _link(a, b, "unsure", f"{lacking}: {evidence.words()}", evidence)
    return _link(a, b, "match", f"{evidence.words()}; {values.reason}", evidence)


def _outweighs(a: Profile, b: Profile, values: Values) -> bool:
    """Whether the values are so much alike that what speaks against the pair doesn't decide by itself."""
    return values.relation == "equal" and _distinctive(a) and _distinctive(b)


def _distinctive(p: Profile) -> bool:
    return p.statement.quantity is not None and is_distinctive(p.statement.quantity)


def compare_values(a: Profile, b: Profile) -> Values:
    """How the values stand to each other: the quantities of figures, the dates of events."""
    one, other = a.statement.quantity, b.statement.quantity
    if one is not None and other is not None:
        compared = compare_quantities(one, other)
        close = compared.verdict == "compatible" and (_same_number(a, b) or _close(a, b))
        return Values("close" if close else compared.verdict, compared.reason)
    times = compare_times(a.statement.edtf, b.statement.edtf)
    return Values("incomparable" if times.relation == "unknown" else times.relation, times.reason)


def points_needed(a: Profile, b: Profile, values: Values) -> int:
    """The points that a pair with these values needs."""
    kind = "event" if a.family == "event" else "count" if a.family in UNITLESS else "measurement"
    needed = _needed()[values.relation, kind, _distinctive(a) and _distinctive(b)]
    if a.document_id == b.document_id != "":
        return needed + OWN_DOCUMENT_EXTRA
    return needed + (STORY_EXTRA[nearness_of(a, b)] if a.document_id else 0)


def _close(a: Profile, b: Profile) -> bool:
    """Whether a bound is stated close by the number, as writers do: "over 38 million" and "38.4 million", no chance numbers."""
    one, other = number_of(a), number_of(b)
    if not one or not other or a.statement.quantity is None or b.statement.quantity is None:
        return False
    if not (is_distinctive(a.statement.quantity) and is_distinctive(b.statement.quantity)):
        return False
    return abs(one - other) <= CLOSE_SHARE * min(abs(one), abs(other))


def _same_number(a: Profile, b: Profile) -> bool:
    """Whether the two state one number with another bound, or rounded: "up to 11 hours" and "11", "some 400" and "412"."""
    one, other = a.statement.quantity, b.statement.quantity
    if one is None or other is None or one.value is None or other.value is None:
        return False
    if one.modifier in ROUNDED and other.modifier in ROUNDED:
        return True
    return (one.value, one.unit) == (other.value, other.unit)


def _link(a: Profile, b: Profile, verdict: Verdict, reason: str, evidence: Evidence) -> Link:
    return Link(a.mention_id, b.mention_id, verdict, reason, score(a, b, evidence, verdict == "match"))


def score(a: Profile, b: Profile, evidence: Evidence, alike: bool = True) -> Decimal:
    """What ranks the pair among its rivals, 0 to 100: the evidence, then (`alike`) how alike the words are by rapidfuzz."""
    points = min(evidence.points, MOST_POINTS) * POINT_WORTH
    likeness = (
        token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) if alike and a.words and b.words else 0.0
    )
    return Decimal(10 * points + round(likeness)).scaleb(-1)
