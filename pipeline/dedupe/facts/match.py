"""Judges whether two statements are of one fact.

Evidence is weighed against what the values ask for: two reports that say "12,000 panels" hardly speak of two things, while two
that say 12,000 and 9,000 must have nearly everything else in common to be called a contradiction. So a pair passes with few
points where the values are equal, more where they are compatible, most where they contradict each other.
"""

from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.fuzz import token_set_ratio

from pipeline.dedupe.facts.event_lacks import event_lacks
from pipeline.dedupe.facts.evidence import Evidence, gather_evidence
from pipeline.dedupe.facts.figure_lacks import figure_lacks
from pipeline.dedupe.facts.profile import Profile, Surroundings, number_of, profile
from pipeline.dedupe.facts.quantities import compare_quantities, is_distinctive
from pipeline.dedupe.facts.times import compare_times
from pipeline.dedupe.facts.veto import find_veto
from pipeline.model import Link, Statement, Verdict

# Points that a pair needs, by how its values stand to each other.
EQUAL_DISTINCTIVE, EQUAL, COMPATIBLE, CONTRADICTORY = 4, 5, 6, 7
# A writer who gives two values for one thing is rarer than one who speaks of two things.
SAME_DOCUMENT_EXTRA = 2
CLOSE_SHARE = Decimal("0.05")  # as of rounding (quantities.py)
# Of a score: each point of evidence counts half as much as words that are wholly alike.
MOST_POINTS, POINT_WORTH = 18, 5
ROUNDED = ("exact", "approx")


@dataclass(frozen=True, slots=True)
class Values:
    """How two statements' values stand to each other, and why, in words."""

    relation: str  # equal, compatible, overlapping (of dates), contradictory or incomparable
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
    if evidence.points < EQUAL_DISTINCTIVE:  # too little whatever the values are
        return _link(a, b, "unsure", _too_little(evidence, EQUAL_DISTINCTIVE), evidence)
    values = compare_values(a, b)
    needed = points_needed(a, b, values)
    if evidence.points < needed:
        return _link(a, b, "unsure", _too_little(evidence, needed), evidence)
    find_lack = event_lacks if a.family == "event" else figure_lacks
    lacking = find_lack(a, b, values.relation, evidence)
    if lacking:
        return _link(a, b, "unsure", f"{lacking}: {evidence.words()}", evidence)
    return _link(a, b, "match", f"{evidence.words()}; {values.reason}", evidence)


def _too_little(evidence: Evidence, needed: int) -> str:
    return f"too little in common ({evidence.points} of {needed} points): {evidence.words()}"


def compare_values(a: Profile, b: Profile) -> Values:
    """How the values stand to each other: the quantities of figures, the dates of events."""
    one, other = a.statement.quantity, b.statement.quantity
    if one is not None and other is not None:
        compared = compare_quantities(one, other)
        return Values(compared.verdict, compared.reason)
    times = compare_times(a.statement.edtf, b.statement.edtf)
    return Values("incomparable" if times.relation == "unknown" else times.relation, times.reason)


def points_needed(a: Profile, b: Profile, values: Values) -> int:
    """The points that a pair with these values needs."""
    if values.relation == "equal" or (values.relation == "compatible" and _same_number(a, b)):
        distinctive = all(q is not None and is_distinctive(q) for q in (a.statement.quantity, b.statement.quantity))
        needed = EQUAL_DISTINCTIVE if distinctive else EQUAL
    elif values.relation == "compatible" and _close(a, b):
        needed = EQUAL
    elif values.relation in ("contradictory", "overlapping"):
        needed = CONTRADICTORY
    else:
        needed = COMPATIBLE
    same_document = a.document_id == b.document_id and a.document_id != ""
    return needed + (SAME_DOCUMENT_EXTRA if same_document and values.relation != "equal" else 0)


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
