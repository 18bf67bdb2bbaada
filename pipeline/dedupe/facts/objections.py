"""What speaks against two statements being of one fact, without ruling it out: each objection has a name and costs points
(evidence.csv), and a reason in words.

Some hold whatever the values are: another is spoken of, it is planned, or for another time. The rest explain why two values
differ, as values that do are more often of two things than of one.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from pipeline.dedupe.facts.counts import COUNTED, sizes_of, times_as_much
from pipeline.dedupe.facts.differences import (
    done_to_another,
    other_core,
    other_modality,
    other_thing,
    other_time,
    unlike_things,
)
from pipeline.dedupe.facts.evidence import Evidence
from pipeline.dedupe.facts.nouns import noun_sense
from pipeline.dedupe.facts.predicates import senses_of
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.times import days_before, distance, years_apart
from pipeline.dedupe.facts.values import DIFFERING, SAID_AGAIN, compare_values

Explains = Callable[[Profile, Profile, Evidence], str]
# Two accounts of one thing seldom differ that much: the greater number so many times the smaller. A toll may, and what two
# reports say that one named thing is long or costs.
APART_TIMES, FAR_TIMES = Decimal("1.6"), 5
LASTING = ("same_attribute", "shared_endpoints")  # what a named thing is, whenever it is told
RECALLED_DAYS = 60  # before the report: what is still news is told of again and again for weeks
MAY_DIFFER = ("same_toll", "same_attribute", "two_sources")
SAME_CORE = ("same_core", "same_named_core")
TAKING_PART = (*SAME_CORE, "same_core_word", "same_subject", "same_participant", "shared_name")
TOLD_BY_ITSELF = ("told_predicate", "same_clock", "shared_end")  # "the shooting", "from 3 to 9 May" need no part


def find_objections(a: Profile, b: Profile, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """What speaks against the pair: (name in evidence.csv, reason in words). Symmetric."""
    for name, check in _OBJECTIONS.items():
        reason = check(a, b)
        if reason:
            yield name, reason
    for name, explains in _explanations(a, b).items():
        reason = explains(a, b, evidence)
        if reason:
            yield name, reason


def _explanations(a: Profile, b: Profile) -> Mapping[str, Explains]:
    """What may explain that the two values differ, or that they are equal by chance."""
    relation = compare_values(a, b).relation
    if a.family == "event":
        return _EXPLAINED_OF_CONTRADICTORY_EVENTS if relation == "contradictory" else _EXPLAINED_OF_EQUAL_EVENTS
    if relation == "contradictory":
        return _EXPLAINED_OF_CONTRADICTORY_FIGURES
    return _EXPLAINED_OF_DIFFERING_FIGURES if relation in DIFFERING else _EXPLAINED_OF_EQUAL_FIGURES


def _other_time_told(a: Profile, b: Profile) -> str:
    """ "Nine years ago" says when something was, "for nine years" how long it took."""
    return "one says when it was, the other how long" if a.offset != b.offset else ""


def _addition(a: Profile, b: Profile) -> str:
    """ "Another 12 beds" and "12 of them" aren't the beds."""
    relation = compare_values(a, b).relation
    if a.family == "event" or relation in SAID_AGAIN or a.part == b.part:
        return ""
    if relation != "contradictory" and a.predicate & b.predicate:
        return ""
    return "one is a part of the other, or comes on top of it"


def _not_told_alike(a: Profile, b: Profile, evidence: Evidence) -> str:
    told_alike = evidence.has("same_predicate", "near_predicate", "told_predicate", "shared_end")
    if told_alike or (evidence.has(*SAME_CORE) and evidence.has("shared_word")):
        return ""
    return "the dates differ, and so may what happened"


def _no_predicate(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Of a day that many tell of, a date alone doesn't say which of its events is meant: "police said on Friday"."""
    told = (a.predicate and b.predicate) or evidence.has("told_predicate")
    return "" if told else "no verb says of both what happened"


def _other_happening(a: Profile, b: Profile, evidence: Evidence) -> str:
    return "the dates differ, and so does what happened" if evidence.has("other_predicate") else ""


def _far_dates(a: Profile, b: Profile, evidence: Evidence) -> str:
    """An event dated twice is one event misdated where the dates are next to each other ("Tuesday night", "Wednesday").

    Else it may well have happened twice: in accounts of one crime or strike the like is told of several days of one week.
    """
    once = a.predicate & b.predicate & senses_of("once") and _as_precise(a, b)
    apart = not once and distance(a.statement.edtf, b.statement.edtf) == "far_dates"
    return "the dates are apart: it may have happened twice" if apart else ""


def _none_in_common(a: Profile, b: Profile, evidence: Evidence) -> str:
    """The like is done again and again, but to others: agreements are signed, drivers fined, roads washed away."""
    if not _far_dates(a, b, evidence) or evidence.has(*TAKING_PART, *TOLD_BY_ITSELF):
        return ""
    return "the dates are apart, and nobody takes part in both"


def _far_years(a: Profile, b: Profile, evidence: Evidence) -> str:
    apart = distance(a.statement.edtf, b.statement.edtf) == "far_years"
    return "the years are far apart: it may have happened twice" if apart else ""


def _other_years(a: Profile, b: Profile, evidence: Evidence) -> str:
    apart = a.family in COUNTED and years_apart(_told_of(a), _told_of(b))
    return "the values differ, and so do the years told of" if apart else ""


def _background(a: Profile, b: Profile, evidence: Evidence) -> str:
    """A report tells of what is new without a date, and dates what it recalls: "In February, a quake had killed 600"."""
    recalled = (_recalls(a, b) or _recalls(b, a)) and not evidence.has(*LASTING)
    return "the values differ, and one is told of a time long before" if recalled else ""


def _former(a: Profile, b: Profile, evidence: Evidence) -> str:
    """ "Up from 55 %" isn't what the share is."""
    return "one is what was before, or is told for comparison" if a.statement.former != b.statement.former else ""


def _other_places(a: Profile, b: Profile, evidence: Evidence) -> str:
    """What befell people of one place and of another has two counts."""
    if a.family not in COUNTED or not a.predicate & b.predicate or not a.places or not b.places:
        return ""
    return "" if a.places & b.places else "the values differ, and so do the places named"


def _recalls(a: Profile, b: Profile) -> bool:
    """Whether `a` is told of a time long before the report of `b`, which names no time."""
    if b.context or not a.statement.edtf:
        return False
    written = b.published or a.published
    return written is not None and days_before(a.statement.edtf, written.isoformat()) > RECALLED_DAYS


def _other_thing(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Accounts may call those who did one thing by other trades ("guards", "officers"); more often they count others."""
    return other_thing(a, b)


def _all_of_them(a: Profile, b: Profile, evidence: Evidence) -> str:
    """ "All three gates jammed" tells what befell the gates, "the dam has three gates" how many there are."""
    apart = a.total != b.total and evidence.has("having_and_happening")
    return "one tells what befell all of them, the other that they are there" if apart else ""


def _unlike_things(a: Profile, b: Profile, evidence: Evidence) -> str:
    """Equal numbers of things that nothing says are the same: 14 vacancies and 14 paces."""
    return unlike_things(a, b)


def _apart_values(a: Profile, b: Profile, evidence: Evidence) -> str:
    apart = APART_TIMES < times_as_much(a, b) <= FAR_TIMES and (not evidence.has(*MAY_DIFFER) or _is_of_one_place(a, b))
    return "the values differ much" if apart else ""


def _far_values(a: Profile, b: Profile, evidence: Evidence) -> str:
    far = times_as_much(a, b) > FAR_TIMES and (not evidence.has(*MAY_DIFFER) or _is_of_one_place(a, b))
    return "the values differ too much to be of the same" if far else ""


def _is_of_one_place(a: Profile, b: Profile) -> bool:
    """Whether the lower number is of a place that the clause of the higher one doesn't have: a toll of one town, and of all."""
    one, other = sizes_of(a, b)
    lower, higher = (a, b) if one < other else (b, a)
    return bool(lower.statement.place.text) and not higher.statement.place.text


def _other_measured(a: Profile, b: Profile, evidence: Evidence) -> str:
    """The words that say what is counted or measured narrow it down in different ways: crude and stainless steel."""
    one, other = _narrowing(a), _narrowing(b)
    apart = one and other and not (one <= other or other <= one)
    return "the values differ, and so does what is measured" if apart else ""


def _as_precise(a: Profile, b: Profile) -> bool:
    """Whether both dates name a day, a month or a year; a decade and a day far from it are hardly two datings of one event."""
    return len(a.statement.edtf) == len(b.statement.edtf) and ("X" in a.statement.edtf) == ("X" in b.statement.edtf)


def _told_of(p: Profile) -> str:
    """The time that a count was taken at: the last one told of, else that of the report."""
    return p.context_before or (p.published.isoformat() if p.published else "")


def _narrowing(p: Profile) -> frozenset[str]:
    """The words for what is counted or measured, those for who has it left out."""
    return p.things or p.measured - frozenset(map(noun_sense, p.statement.subject.terms))


_OBJECTIONS: dict[str, Callable[[Profile, Profile], str]] = {
    "other_modality": other_modality,
    "other_core": other_core,
    "done_to_another": done_to_another,
    "other_time": other_time,
    "addition": _addition,
    "when_or_how_long": _other_time_told,
}
_EXPLAINED_OF_EQUAL_EVENTS: dict[str, Explains] = {"no_predicate": _no_predicate}
_EXPLAINED_OF_CONTRADICTORY_EVENTS: dict[str, Explains] = {
    "not_told_alike": _not_told_alike,
    "other_happening": _other_happening,
    "far_dates": _far_dates,
    "none_in_common": _none_in_common,
    "far_years": _far_years,
}
_EXPLAINED_OF_EQUAL_FIGURES: dict[str, Explains] = {
    "other_thing": _other_thing,
    "unlike_things": _unlike_things,
    "all_of_them": _all_of_them,
}
_EXPLAINED_OF_DIFFERING_FIGURES: dict[str, Explains] = {
    "background": _background,
    "former": _former,
    "other_places": _other_places,
    "apart_values": _apart_values,
    "far_values": _far_values,
}
_EXPLAINED_OF_CONTRADICTORY_FIGURES: dict[str, Explains] = {
    "other_years": _other_years,
    "other_measured": _other_measured,
    **_EXPLAINED_OF_DIFFERING_FIGURES,
}
