"""What makes it doubtful that two statements contradict each other, however much they have in common.

Two values that differ are of one thing less often than they are of two: of another day, another person, another part. What is
known of such cases from reading is said here; a contradiction that one of these explains isn't reported.
"""

from pipeline.dedupe.facts.evidence import COUNTED, OF_THE_SAME, PEOPLE, Evidence
from pipeline.dedupe.facts.nouns import is_kind_of, noun_sense
from pipeline.dedupe.facts.predicates import senses_of
from pipeline.dedupe.facts.profile import Profile, number_of
from pipeline.dedupe.facts.times import read_period
from pipeline.model import Quantity

# An event dated twice is one event misdated where the days are next to each other ("Tuesday night", "Wednesday"); else it may
# well have happened twice: in accounts of one crime or strike the like is told of several days of the same week.
NEAR_DAYS = 2
# A figure without a stated time holds for the day of its report; a year on, another one contradicts it no longer.
LASTING_DAYS = 365
# Two accounts of one thing seldom differ fivefold: of the pairs read for it, most that did were of two things. A toll may.
MOST_TIMES = 5
# Any of these says that both figures are of one thing; a verb alone doesn't: so much is heated, and so much else.
SIGNS_OF_THE_SAME = (*OF_THE_SAME, "same_property", "same_beside", "shared_word", "shared_name", "shared_endpoints")
SAME_CORE = ("same_core", "same_named_core")


def find_doubt(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Why two statements whose values contradict each other may be of two things, in words; "" where nothing says so."""
    return _doubt_of_events(a, b, evidence) if a.family == "event" else _doubt_of_figures(a, b, evidence)


def _doubt_of_events(a: Profile, b: Profile, evidence: Evidence) -> str:
    told_alike = evidence.has("same_predicate", "near_predicate", "told_predicate", "shared_end")
    if not told_alike and not (evidence.has(*SAME_CORE) and evidence.has("shared_word")):
        return "the dates differ, and so may what happened"
    if a.running and b.running and not a.core_ids & b.core_ids:
        return "the days differ, and each may be one that was counted up to"
    once = bool(a.predicate & b.predicate & senses_of("once")) and _as_precise(a, b)
    if not once and _days_apart(a.statement.edtf, b.statement.edtf) > NEAR_DAYS:
        return "the dates are far apart: it may have happened twice"
    return ""


def _doubt_of_figures(a: Profile, b: Profile, evidence: Evidence) -> str:
    if is_vague(a.statement.quantity) or is_vague(b.statement.quantity):
        return "too vague to contradict"
    if a.family in COUNTED and _years_apart(_told_of(a), _told_of(b)):
        return "the values differ, and so do the years told of"
    if _told_later(a, b):
        return "the values differ, and so may the times of the reports"
    if a.part != b.part:
        return "the values differ, and one is a part of the other, or comes on top of it"
    if a.age and not a.core_ids & b.core_ids:
        return "the ages differ, and nothing says that they are of one person"
    if _far_off(a, b) and not evidence.has("same_toll", "same_attribute"):
        return "the values differ too much to be of the same"
    if _narrowed_apart(a, b):
        return "the values differ, and so does what is measured"
    if a.family not in COUNTED and a.core and b.core and not evidence.has(*SIGNS_OF_THE_SAME):
        return "the values differ, and they are of other things"
    if a.subject_ids and b.subject_ids and not (a.subject_ids & b.named or b.subject_ids & a.named):
        return "the values differ, and so do those who are named"
    if _tallies(a, b) and not evidence.has("same_time"):
        return "the numbers differ, and a person's tallies are of many spans of time"
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


def is_vague(quantity: Quantity | None) -> bool:
    """Whether no number is stated: "thousands", "several hundred"."""
    return quantity is None or (quantity.value is None and quantity.modifier != "range")


def _years_apart(a: str, b: str) -> bool:
    """Whether two times have no year in common."""
    one, other = read_period(a), read_period(b)
    if one is None or other is None:
        return False
    spans = [(p.begin.first or p.end.last, p.end.last or p.begin.first) for p in (one, other)]
    (first, last), (first_other, last_other) = spans
    if not (first and last and first_other and last_other):
        return False
    return last[0] < first_other[0] or last_other[0] < first[0]


def _told_of(p: Profile) -> str:
    """The time that a count was taken at: the last one told of, else that of the report."""
    return p.context_before or (p.published.isoformat() if p.published else "")


def _told_later(a: Profile, b: Profile) -> bool:
    """Whether the figures hold for no stated time and the reports are so far apart that both may have been right."""
    if a.published is None or b.published is None or a.statement.edtf or b.statement.edtf:
        return False
    return abs((a.published - b.published).days) > LASTING_DAYS


def _far_off(a: Profile, b: Profile) -> bool:
    """Whether one number is many times the other."""
    one, other = number_of(a), number_of(b)
    if not one or not other:
        return False
    return max(abs(one), abs(other)) > MOST_TIMES * min(abs(one), abs(other))


def _narrowed_apart(a: Profile, b: Profile) -> bool:
    """Whether the words that say what is counted or measured narrow it down in different ways: crude and stainless steel."""
    one, other = _narrowing(a), _narrowing(b)
    return bool(one and other) and not (one <= other or other <= one)


def _narrowing(p: Profile) -> frozenset[str]:
    """The words for what is counted or measured, those for who has it left out."""
    return p.things or p.measured - frozenset(map(noun_sense, p.statement.subject.terms))


def _tallies(a: Profile, b: Profile) -> bool:
    """Whether one person's games, goals or jobs are counted."""
    people = {a.thing, b.thing} & PEOPLE or is_kind_of(a.thing, PEOPLE) or is_kind_of(b.thing, PEOPLE)
    if a.family not in COUNTED or people:
        return False
    return (a.ids & b.ids) <= a.persons and bool(a.persons & b.persons)
