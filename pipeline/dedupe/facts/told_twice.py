"""Whether one report gives two numbers for one thing, which writers seldom do: as a rule it tells of two things.

It takes its own number up where a definite noun phrase, which means what the reader knows of (familiarity; Heim 1982, The
Semantics of Definite and Indefinite Noun Phrases), counts the same things in nearly the same number: "the 29 centres now open"
after "31 centres are open". And it sets one source against another: "The ministry speaks of 12 dead, the union of 19".
"""

from decimal import Decimal

from pipeline.dedupe.facts.counts import COUNTED, same_thing, times_as_much
from pipeline.dedupe.facts.predicates import are_near
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.values import compare_values
from pipeline.dedupe.facts.words import fold

NEAR_TIMES = Decimal(
    "1.25"
)  # the greater number so many times the smaller, at most: rounding, a slip, or a later count


def told_twice(a: Profile, b: Profile) -> tuple[str, str] | None:
    """The piece of evidence (name, what was found) that the two give one thing two numbers, or None. Symmetric."""
    if not a.document_id or a.document_id != b.document_id or not _of_the_same(a, b):
        return None
    if compare_values(a, b).relation != "contradictory":
        return None
    if is_disputed(a, b):
        return "two_sources", ", ".join(sorted((a.statement.attribution, b.statement.attribution)))
    later = max(a, b, key=lambda p: p.statement.start)
    taken_up = later.definite and a.family in COUNTED and times_as_much(a, b) <= NEAR_TIMES
    return ("taken_up", later.statement.text) if taken_up and _told_alike(a, b) else None


def is_disputed(a: Profile, b: Profile) -> bool:
    """Whether two sources are set against each other, in one sentence or in two that follow each other, on the same."""
    one, other = fold(a.statement.attribution), fold(b.statement.attribution)
    beside = a.document_id == b.document_id and abs(a.position - b.position) <= 1
    if not beside or one == other or not _of_the_same(a, b):
        return False
    if not (one and other):  # "four gates were opened; the company speaks of three"
        later = max(a, b, key=lambda p: p.statement.start)
        alone = bool(later.statement.attribution) and later.statement.object.text == later.statement.text
        return a.position == b.position and alone and _told_alike(a, b)
    # "the union speaks of 19 miners" doesn't say what befell them
    return _told_alike(a, b) or "be" in (a.statement.predicate, b.statement.predicate)


def _of_the_same(a: Profile, b: Profile) -> bool:
    """Whether the same things are counted, or the same measured of the same."""
    if a.family != b.family or a.family == "event":
        return False
    if a.family in COUNTED:
        return bool(same_thing(a, b) or (not (a.thing and b.thing) and a.things & b.things))
    return bool(a.core & b.core or a.measured & b.measured)


def _told_alike(a: Profile, b: Profile) -> bool:
    did = a.predicate & b.predicate or a.predicate & b.told or b.predicate & a.told
    return bool(did) or are_near(a.predicate, b.predicate)
