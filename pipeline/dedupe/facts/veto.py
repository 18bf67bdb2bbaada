"""What rules out that two statements are of one fact, whatever they have in common: a reason each."""

from functools import lru_cache

from pipeline.dedupe.facts.differences import (
    other_core,
    other_modality,
    other_norm,
    other_thing,
    other_time,
    pair_of,
    part_and_whole,
    unlike_things,
)
from pipeline.dedupe.facts.keys import GRADE
from pipeline.dedupe.facts.nouns import PERSON, is_kind_of
from pipeline.dedupe.facts.predicates import are_near, senses_of
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.quantities import commensurable
from pipeline.dedupe.facts.times import distance
from pipeline.dedupe.facts.told_twice import is_disputed
from pipeline.dedupe.facts.values import DIFFERING, SAID_AGAIN, are_one_moment, compare_values

MAX_JOINT = len(", and ")
RULED_OUT_KEPT = 65536  # pairs: a cluster's are looked at before they are weighed


def find_veto(a: Profile, b: Profile) -> str:
    """Why the two can't be of one fact, in words; "" where nothing says so. Symmetric."""
    if (b.mention_id, b.statement.predicate) < (a.mention_id, a.statement.predicate):
        a, b = b, a
    return _find_veto(a, b)


def forget_vetoes() -> None:
    """Drop what is kept of pairs."""
    _find_veto.cache_clear()


@lru_cache(maxsize=RULED_OUT_KEPT)
def _find_veto(a: Profile, b: Profile) -> str:
    for check in (_kind, _denied, _sentence, _cells, _own_date, _age, _fate, _thing, _differing):
        reason = check(a, b)
        if reason:
            return reason
    return ""


def _thing(a: Profile, b: Profile) -> str:
    """Who did one thing may be called by two trades ("guards", "officers") where the number is one; no two other things may."""
    people = is_kind_of(a.thing, (PERSON,)) and is_kind_of(b.thing, (PERSON,))
    return "" if people and compare_values(a, b).relation in SAID_AGAIN else other_thing(a, b)


def _differing(a: Profile, b: Profile) -> str:
    """Values that differ are of one fact only if they are of one sort of thing, for one time, both planned or both actual."""
    relation = compare_values(a, b).relation
    if relation not in DIFFERING:
        return ""
    if a.family == "event":
        return other_core(a, b) if relation == "contradictory" else ""
    return other_modality(a, b) or other_norm(a, b) or _far_times(a, b) or part_and_whole(a, b) or unlike_things(a, b)


def _far_times(a: Profile, b: Profile) -> str:
    """Accounts that put what was measured on two days that follow each other may differ on the day too."""
    return "" if distance(a.statement.edtf, b.statement.edtf) == "next_day" else other_time(a, b)


def _kind(a: Profile, b: Profile) -> str:
    if a.statement.kind != b.statement.kind:
        return "one is a figure, the other an event"
    one, other = a.statement.quantity, b.statement.quantity
    if one is None or other is None:
        return ""
    if not commensurable(one, other) or (a.family == GRADE) != (b.family == GRADE):
        return f"other dimension: {pair_of(a.family, b.family)}"
    return ""


def _denied(a: Profile, b: Profile) -> str:
    """What one denies the other doesn't deny: two facts, though both name one number."""
    return other_modality(a, b) if (a.statement.modality == "negated") != (b.statement.modality == "negated") else ""


def _sentence(a: Profile, b: Profile) -> str:
    """Two figures of one sentence are two facts ("15 men, nine of them miners"), but for one that is stated in two units."""
    if a.sentence_id != b.sentence_id or a.document_id != b.document_id:
        return ""
    one, other = a.statement.quantity, b.statement.quantity
    if one is None or other is None:
        return "" if are_one_moment(a, b) else "two events of one sentence"
    if is_disputed(a, b):
        return ""
    equal = one.dimension and compare_values(a, b).relation == "equal"
    return "" if equal and (one.unit != other.unit or _adjoin(a, b)) else "two figures of one sentence"


def _cells(a: Profile, b: Profile) -> str:
    """Each cell of a table has a fact of its own: what is counted in one district isn't what is in the next. What differs in
    two tables of a document is of two facts, too (a table of "Week 1", one of "Week 2"); one number may be stated twice."""
    if a.document_id != b.document_id or not a.statement.table or not b.statement.table:
        return ""
    if a.statement.table == b.statement.table:
        return "two cells of one table"
    return "" if compare_values(a, b).relation == "equal" else "cells of two tables of one document"


def _adjoin(a: Profile, b: Profile) -> bool:
    """Whether the two figures are one quantity in two units: "3 hours and 50 minutes"."""
    first, last = sorted((a.statement, b.statement), key=lambda s: s.start)
    return last.start - first.end <= MAX_JOINT


def _own_date(a: Profile, b: Profile) -> str:
    """Each report was updated or posted on a day of its own."""
    own = senses_of("own_dates")
    if a.family != "event" or a.document_id == b.document_id or a.core_ids | b.core_ids:
        return ""
    return "each tells of its own report" if a.predicate & own and b.predicate & own else ""


def _age(a: Profile, b: Profile) -> str:
    return "an age and what is none" if a.age != b.age else ""


def _fate(a: Profile, b: Profile) -> str:
    """Counts of two fates are two counts; of other things that happened two accounts may choose quite other verbs."""
    running = senses_of("running")
    one, other = sorted(a.predicate & running), sorted(b.predicate & running)
    if not one or not other or a.predicate & b.predicate or are_near(one, other) or a.family != "count":
        return ""
    return f"something else happened: {pair_of(', '.join(one), ', '.join(other))}"
