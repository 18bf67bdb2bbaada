"""Judges whether two statements are of one fact.

Evidence is weighed against what the values ask for: two reports that say "12,000 panels" hardly speak of two things, while two
that say 12,000 and 9,000 must have nearly everything else in common to be called a contradiction. So a pair passes with few
points where the values are equal, more where they are compatible, most where they contradict each other.
"""

from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.fuzz import token_set_ratio

from pipeline.dedupe.facts.evidence import Evidence, gather_evidence
from pipeline.dedupe.facts.lexicon import senses_of
from pipeline.dedupe.facts.profile import Profile, Surroundings, profile
from pipeline.dedupe.facts.quantities import compare_quantities
from pipeline.dedupe.facts.times import compare_times, read_period
from pipeline.dedupe.facts.veto import find_veto
from pipeline.model import Link, Quantity, Statement

# Points that a pair needs, by how its values stand to each other.
EQUAL_DISTINCTIVE, EQUAL, COMPATIBLE, CONTRADICTORY = 4, 5, 6, 7
# A writer who gives two values for one thing is rarer than one who speaks of two things.
SAME_DOCUMENT_EXTRA = 2
# A number of three digits or more, or one that isn't round, is seldom met twice by chance.
DISTINCTIVE_DIGITS = 3
LEAST_DISTINCTIVE = 13
LARGE = 1000
# An event dated twice is one event misdated where the days are near; "they met in May, they met in July" are two meetings.
NEAR_DAYS = 10
MEASURE = ("same_thing", "wider_thing", "same_property", "same_predicate", "shared_endpoints")
OF_THE_SAME = ("same_core", "same_core_word", "same_subject", "same_participant")


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
    values = compare_values(a, b)
    needed = points_needed(a, b, values)
    if evidence.points < needed:
        return _link(
            a, b, "unsure", f"too little in common ({evidence.points} of {needed} points): {evidence.words()}", evidence
        )
    lacking = _lacking(a, b, values, evidence)
    if lacking:
        return _link(a, b, "unsure", f"{lacking}: {evidence.words()}", evidence)
    return _link(a, b, "match", f"{evidence.words()}; {values.reason}", evidence)


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
    if values.relation == "equal":
        distinctive = a.statement.quantity is not None and is_distinctive(a.statement.quantity)
        needed = EQUAL_DISTINCTIVE if distinctive else EQUAL
    elif values.relation in ("contradictory", "overlapping"):
        needed = CONTRADICTORY
    else:
        needed = COMPATIBLE
    same_document = a.document_id == b.document_id and a.document_id != ""
    return needed + (SAME_DOCUMENT_EXTRA if same_document and values.relation != "equal" else 0)


def is_distinctive(quantity: Quantity) -> bool:
    """Whether the number is seldom met twice by chance: 12,000 and 37, not 2 or 10."""
    if quantity.value is None:
        return False
    digits = len(quantity.value.normalize().as_tuple().digits)
    size = abs(quantity.value)
    return digits >= DISTINCTIVE_DIGITS or size >= LARGE or (size >= LEAST_DISTINCTIVE and digits > 1)


def _lacking(a: Profile, b: Profile, values: Values, evidence: Evidence) -> str:
    """What a pair with points enough still lacks, in words."""
    if a.family == "event":
        return _event_lacks(a, b, values, evidence)
    if not evidence.has(*MEASURE, *OF_THE_SAME):
        return "no sign that both measure the same"
    if values.relation == "contradictory" and not evidence.has(*MEASURE):
        return "the values differ, and nothing says that both measure the same"
    if values.relation == "contradictory" and not _same_measure(a, b, evidence):
        return "the values differ, and so may what is measured"
    return ""


def _same_measure(a: Profile, b: Profile, evidence: Evidence) -> bool:
    """Whether the words that narrow down what is measured are the same on both sides, as far as both have any."""
    if evidence.has("shared_endpoints"):
        return True
    one, other = a.measured | a.things, b.measured | b.things
    if one and other and not (one <= other or other <= one):
        return False
    return evidence.has(
        "same_subject_entity", "same_subject_word", "same_place", "same_object_entity", "same_predicate"
    )


def _event_lacks(a: Profile, b: Profile, values: Values, evidence: Evidence) -> str:
    if values.relation == "contradictory":
        return _misdated_lacks(a, b, evidence)
    if evidence.has("same_period", "near_period") and evidence.has("shared_name", *OF_THE_SAME):
        return ""
    if values.relation == "overlapping" and not (evidence.has("same_predicate") and evidence.has("same_core")):
        return "one may have been in the course of the other"
    if evidence.has("same_predicate", "near_predicate"):
        return "" if evidence.has(*OF_THE_SAME, "shared_word") else "no sign that it happened to the same"
    if evidence.has("same_day") and evidence.has("same_core", "same_core_word") and evidence.has("same_participant"):
        return ""
    return "no sign that the same happened"


def _misdated_lacks(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Two dates of one event contradict each other only if the event is told in the same terms."""
    if not evidence.has("same_predicate"):
        return "the dates differ, and so may what happened"
    if not evidence.has(*OF_THE_SAME):
        return "the dates differ, and so may what it happened to"
    once = not (a.predicate & b.predicate).isdisjoint(senses_of("once"))
    if not once and _days_apart(a.statement.edtf, b.statement.edtf) > NEAR_DAYS:
        return "the dates are far apart: it may have happened twice"
    return ""


def _days_apart(a: str, b: str) -> int:
    """Days between the beginnings; roughly, counted in months of 31 days."""
    one, other = read_period(a), read_period(b)
    if one is None or other is None or one.begin.first is None or other.begin.first is None:
        return 10**6
    (y1, m1, d1), (y2, m2, d2) = one.begin.first, other.begin.first
    return abs((y1 * 12 + m1) * 31 + d1 - (y2 * 12 + m2) * 31 - d2)


def _link(a: Profile, b: Profile, verdict: str, reason: str, evidence: Evidence) -> Link:
    return Link(a.mention_id, b.mention_id, verdict, reason, score(a, b, evidence))  # type: ignore[arg-type]


def score(a: Profile, b: Profile, evidence: Evidence) -> Decimal:
    """What ranks the pair among its rivals, 0 to 100: mostly the evidence, then how alike the words are (rapidfuzz)."""
    alike = token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) if a.words and b.words else 0.0
    return (Decimal(min(evidence.points, 18)) * 5 + Decimal(round(alike)) / 10).quantize(Decimal("0.1"))
