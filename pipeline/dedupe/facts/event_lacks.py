"""What a pair of events may still lack that has points enough: signs that the same happened, not only the like."""

from pipeline.dedupe.facts.evidence import OF_THE_SAME, Evidence
from pipeline.dedupe.facts.lexicon import senses_of
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.times import read_period

# An event dated twice is one event misdated where the days are next to each other ("Tuesday night", "Wednesday"); else it may
# well have happened twice: in accounts of one crime or strike the like is told of several days of the same week.
NEAR_DAYS = 2
# Two events of one day in other words are one where so much else is the same: the named thing, and two words or names besides.
SAME_DAY_POINTS = 8


def event_lacks(a: Profile, b: Profile, relation: str, evidence: Evidence) -> str:
    """What the pair lacks, in words, "" where nothing; `relation` is how the dates stand to each other."""
    if relation == "contradictory":
        return _far_apart(a, b) if evidence.has("one_story") else _misdated_lacks(a, b, evidence)
    if relation != "overlapping" and evidence.has("one_story"):
        return ""
    if evidence.has("same_period", "near_period") and evidence.has("shared_name", *OF_THE_SAME):
        return ""
    if relation == "overlapping" and not (
        evidence.has("same_predicate") and evidence.has("same_named_core", "same_core")
    ):
        return "one may have been in the course of the other"
    if evidence.has("same_predicate", "near_predicate"):
        return "" if evidence.has(*OF_THE_SAME, "shared_word") else "no sign that it happened to the same"
    if (
        evidence.has("same_day")
        and evidence.has("same_named_core", "same_core", "same_participant")
        and evidence.points >= SAME_DAY_POINTS
    ):
        return ""
    return "no sign that the same happened"


def _misdated_lacks(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Two dates of one event contradict each other only if the event is told in the same terms."""
    if evidence.has("shared_end") and evidence.has("same_predicate", "near_predicate") and evidence.has(*OF_THE_SAME):
        return ""
    if not evidence.has("same_predicate"):
        return "the dates differ, and so may what happened"
    if not evidence.has("same_named_core", "same_core"):
        return "the dates differ, and so may what it happened to"
    return _far_apart(a, b)


def _far_apart(a: Profile, b: Profile) -> str:
    once = bool(a.predicate & b.predicate & senses_of("once") and a.core_ids & b.core_ids) and _as_precise(a, b)
    if not once and _days_apart(a.statement.edtf, b.statement.edtf) > NEAR_DAYS:
        return "the dates are far apart: it may have happened twice"
    return ""


def _as_precise(a: Profile, b: Profile) -> bool:
    """Whether both dates name a day, a month or a year; a decade and a day far from it are hardly two datings of one event."""
    return len(a.statement.edtf) == len(b.statement.edtf) and ("X" in a.statement.edtf) == ("X" in b.statement.edtf)


def _days_apart(a: str, b: str) -> int:
    """Days between the beginnings; roughly, counted in months of 31 days."""
    one, other = read_period(a), read_period(b)
    if one is None or other is None or one.begin.first is None or other.begin.first is None:
        return 10**6
    (y1, m1, d1), (y2, m2, d2) = one.begin.first, other.begin.first
    return abs((y1 * 12 + m1) * 31 + d1 - (y2 * 12 + m2) * 31 - d2)
