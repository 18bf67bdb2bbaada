"""What makes it doubtful that two statements contradict each other, however much they have in common.

Two values that differ are of one thing less often than they are of two. Most that explains a difference is weighed
(objections.py). What is said here was met too seldom to be weighed, or says that no contradiction could be shown: a
contradiction that one of these explains isn't reported.
"""

from pipeline.dedupe.facts.counts import COUNTED, PEOPLE, times_as_much
from pipeline.dedupe.facts.evidence import OF_THE_SAME, Evidence
from pipeline.dedupe.facts.nouns import is_kind_of
from pipeline.dedupe.facts.profile import Profile, number_of
from pipeline.dedupe.facts.told_twice import NEAR_TIMES, is_disputed
from pipeline.model import Quantity

# A figure without a stated time holds for the day of its report; a year on, another one contradicts it no longer.
LASTING_DAYS = 365
LEAST_YEARS = 0.25  # between two reports: a birthday falls into a shorter time too seldom
DAYS_OF_YEAR, SECONDS_OF_YEAR = 365.25, 31557600
# Any of these says that both figures are of one thing; a verb alone doesn't: so much is heated, and so much else.
SIGNS_OF_THE_SAME = (*OF_THE_SAME, "same_property", "same_beside", "shared_word", "shared_name", "shared_endpoints")


def find_doubt(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Why two statements whose values contradict each other may be of two things, in words; "" where nothing says so."""
    if a.family != "event":
        return _doubt_of_figures(a, b, evidence)
    if a.running and b.running and (a.timing or b.timing) and not a.core_ids & b.core_ids:
        return "the days differ, and each may be one that was counted up to"
    if a.timing & b.timing and not a.beside & b.beside:
        return "the dates differ, and so do the figures that they are the times of"
    return ""


def _doubt_of_figures(a: Profile, b: Profile, evidence: Evidence) -> str:
    if is_vague(a.statement.quantity) or is_vague(b.statement.quantity):
        return "too vague to contradict"
    if _side_by_side(a, b):
        return "the numbers differ, and one report gives them one after the other as its own"
    if _told_later(a, b):
        return "the values differ, and so may the times of the reports"
    if a.age and _grown_older(a, b):
        return "the ages differ by as much as the days of the reports"
    if a.age and not a.core_ids & b.core_ids:
        return "the ages differ, and nothing says that they are of one person"
    if a.family not in COUNTED and a.core and b.core and not evidence.has(*SIGNS_OF_THE_SAME):
        return "the values differ, and they are of other things"
    named_apart = a.subject_ids and b.subject_ids and not (a.subject_ids & b.named or b.subject_ids & a.named)
    if named_apart and not evidence.has("same_named_core"):
        return "the values differ, and so do those who are named"
    if _tallies(a, b) and not evidence.has("same_time"):
        return "the numbers differ, and a person's tallies are of many spans of time"
    return ""


def is_vague(quantity: Quantity | None) -> bool:
    """Whether no number is stated: "thousands", "several hundred"."""
    return quantity is None or (quantity.value is None and quantity.modifier != "range")


def _side_by_side(a: Profile, b: Profile) -> bool:
    """Whether a report goes on from one number to quite another: "31 people were arrested. The total now stands at 402"."""
    beside = a.document_id == b.document_id != "" and abs(a.position - b.position) <= 1
    return beside and a.family in COUNTED and not is_disputed(a, b) and times_as_much(a, b) > NEAR_TIMES


def _told_later(a: Profile, b: Profile) -> bool:
    """Whether the figures hold for no stated time and the reports are so far apart that both may have been right."""
    if a.published is None or b.published is None or a.statement.edtf or b.statement.edtf:
        return False
    return abs((a.published - b.published).days) > LASTING_DAYS


def _grown_older(a: Profile, b: Profile) -> bool:
    """Whether both ages can be right on the days of their reports: a birthday lies between, or as many as there are years."""
    one, other = number_of(a), number_of(b)
    if a.published is None or b.published is None or one is None or other is None:
        return False
    (first, younger), (last, older) = sorted([(a.published, one), (b.published, other)])
    years, grown = (last - first).days / DAYS_OF_YEAR, float(older - younger) / SECONDS_OF_YEAR
    return years >= LEAST_YEARS and grown > 0 and years - 1 < grown < years + 1


def _tallies(a: Profile, b: Profile) -> bool:
    """Whether one person's games, goals or jobs are counted."""
    people = {a.thing, b.thing} & PEOPLE or is_kind_of(a.thing, PEOPLE) or is_kind_of(b.thing, PEOPLE)
    if a.family not in COUNTED or people:
        return False
    return (a.ids & b.ids) <= a.persons and bool(a.persons & b.persons)
