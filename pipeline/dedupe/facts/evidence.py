"""What speaks for two statements being of one fact: named pieces of evidence, each worth some points (evidence.csv)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.dedupe.facts.clocks import compare_clocks
from pipeline.dedupe.facts.counts import COUNTED, PEOPLE, same_thing, sizes_of, times_as_much
from pipeline.dedupe.facts.keys import DAY_LENGTH
from pipeline.dedupe.facts.nouns import is_anaphoric, is_kind_of, noun_relation
from pipeline.dedupe.facts.predicates import are_near, senses_of
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.quantities import has_many_digits
from pipeline.dedupe.facts.story import Nearness, nearness
from pipeline.dedupe.facts.times import compare_times, distance
from pipeline.dedupe.facts.told_twice import NEAR_TIMES, told_twice
from pipeline.dedupe.facts.values import DIFFERING, SAID_AGAIN, compare_values
from pipeline.resources import load_rules

MAX_WORDS = 3  # more words in common are long phrases, not more evidence
MAX_NAMES = 2
MAX_VALUES = 2
# Sorts of traits (sole.py); and those that say something even where the reports have two values with the trait.
SOLE = ("measure", "thing", "predicate", "subject", "word")
SELDOM = ("measure", "thing", "word")
MAX_SOLE = 3
# Of two accounts that differ on one thing most are no further apart: the greater number so many times the smaller.
MANY = 10  # the first number that another one is not near by chance
MONTH_LENGTH = len("2025-05")
# Pieces that say that both statements are of one thing or person.
OF_THE_SAME = ("same_named_core", "same_core", "same_core_word", "same_subject", "same_participant")
STORIES: dict[Nearness, str] = {"one": "one_story", "kindred": "kindred_story"}
THING_PIECES = {"wider": "wider_thing", "near": "near_thing"}
# Numbers that say nothing of what they are of, so that equal ones are met by chance.
UNITLESS = (*COUNTED, "percent", "ratio")
UNMEASURED = frozenset((*UNITLESS, "event"))
BEING = ("", "be", "have")  # predicates that say of something only that it is there
LENGTH = "[length]"
# A length that is somebody's or something's own, not the way between two places.
OWN_LENGTHS = frozenset(("height", "depth", "width", "thickness"))


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    evidence: str
    points: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The pieces found, in the order of `find_evidence`, and their points in all."""

    pieces: tuple[tuple[str, str], ...]  # name of the piece, what was found
    points: int
    names: frozenset[str]

    def has(self, *names: str) -> bool:
        return not self.names.isdisjoint(names)

    def words(self) -> str:
        return ", ".join(
            f"{name.replace('_', ' ')} ({found})" if found else name.replace("_", " ") for name, found in self.pieces
        )


@cache
def _points() -> dict[str, int]:
    rows = load_rules("dedupe/facts/evidence.csv", EvidenceRule, key=("evidence",))
    return {r.evidence: r.points for r in rows}


def worth(piece: str) -> int:
    """The points of a piece of evidence; below zero what speaks against the pair."""
    return _points()[piece]


def gather_evidence(a: Profile, b: Profile) -> Evidence:
    """All that the two have in common. Symmetric."""
    pieces = tuple(find_evidence(a, b))
    points = _points()
    names = [name for name, _ in pieces]
    return Evidence(pieces, sum([points[name] for name in names]), frozenset(names))


def find_evidence(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """The pieces one by one: (name, what was found)."""
    near = nearness_of(a, b)
    used: set[str] = set()  # words and names that are evidence already
    yield from _of_what_is_told(a, b, near, used)
    yield from _of_names_and_times(a, b, used)
    if near != "none":
        yield STORIES[near], ""
    twice = told_twice(a, b)
    if twice:
        yield twice
    yield from _of_values_around(a, b)
    if near != "none":
        yield from _of_what_is_sole(a, b)
    yield from _of_nearness(a, b)
    if _same_whole(a, b) or _same_whole(b, a):
        yield "same_whole", ""
    shared = (a.words & b.words) | (a.rare & b.rare)
    if shared:
        for word in sorted(shared - used - (a.predicate & b.predicate))[:MAX_WORDS]:
            yield "shared_word", word


def _of_what_is_told(a: Profile, b: Profile, near: Nearness, used: set[str]) -> Iterator[tuple[str, str]]:
    """Of the thing counted or measured, of what happened, and of whom or what it is told."""
    thing = same_thing(a, b)
    relation = noun_relation(a.thing, b.thing) if a.thing and b.thing and not thing else "other"
    if thing:
        used.add(thing)
        yield "same_thing", thing
    elif relation in THING_PIECES:
        yield THING_PIECES[relation], _both(a.thing, b.thing)
    if a.family == b.family and a.family not in UNMEASURED:
        yield "same_dimension", ""
    measured = _same_measured(a, b)
    if measured and measured not in used:
        used.add(measured)
        yield "same_property", measured
    did = a.predicate & b.predicate
    yield from _of_predicates(a, b, did, used)
    endpoints = _endpoints(a, b)
    if endpoints:
        used |= endpoints
        yield "shared_endpoints", ""
    core = _same_core(a, b, near)
    if core and not endpoints and (a.core_ids & b.core_ids or (a.core & b.core) - used):
        used |= (a.core & b.core) | (a.core_ids & b.core_ids)
        yield core, _first((a.core & b.core) - a.core_ids)
    if _same_attribute(a, b, bool(measured), bool(thing)):
        yield "same_attribute", ""
    if not core and not endpoints and _other_core(a, b):
        yield "other_core_noun", _both(a.core_head, b.core_head)
    if did and _same_toll(a, b, thing or relation == "wider"):
        yield "same_toll", _first(did)
    subject = _same_subject(a, b, near, used)
    if subject:
        used.add(subject)
        yield "same_subject", subject


def _of_predicates(a: Profile, b: Profile, did: frozenset[str], used: set[str]) -> Iterator[tuple[str, str]]:
    if did:
        yield "same_predicate", _first(did)
    elif told := a.predicate & b.told or b.predicate & a.told:
        used |= told
        yield "told_predicate", _first(told)
    elif are_near(a.predicate, b.predicate):
        yield "near_predicate", _both(_first(a.predicate), _first(b.predicate))
    elif a.predicate and b.predicate:
        yield "other_predicate", _both(_first(a.predicate), _first(b.predicate))
    elif _having_and_happening(a, b):
        yield "having_and_happening", ""


def _of_names_and_times(a: Profile, b: Profile, used: set[str]) -> Iterator[tuple[str, str]]:
    taking_part = sorted((a.ids & b.ids) - used)
    used.update(taking_part)
    for _ in taking_part[:MAX_NAMES]:
        yield "same_participant", ""
    for name, time in _times(a, b):
        yield name, time
        if name == "same_day" and a.sole and b.sole and a.document_id != b.document_id:
            yield "only_that_day", ""
    if compare_clocks(a.statement, b.statement) == "equal":
        yield "same_clock", min(a.statement.clock, b.statement.clock)
    named = a.named & b.named
    for _ in sorted(named - used)[:MAX_NAMES]:
        yield "shared_name", ""
    if not named and not (a.named.isdisjoint(b.near) and a.near.isdisjoint(b.named) and a.near.isdisjoint(b.near)):
        yield "shared_name_near", ""


def _of_values_around(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """Of the other values of the two sentences, of those around, and of the two reports."""
    if a.key and b.key and a.document_id != b.document_id and a.key not in b.stated and b.key not in a.stated:
        yield "neither_elsewhere", ""
    beside = a.beside & b.beside
    for value in sorted(beside)[:MAX_VALUES]:
        yield "same_beside", value
    if not beside and a.around & b.around:
        yield "same_nearby", _first(a.around & b.around)


def _of_what_is_sole(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """Of what both reports have once, and of what neither has more than twice."""
    few = a.few & b.few
    if not few:
        return
    found: Counter[str] = Counter()
    for sort, sense in sorted(few & a.only & b.only):
        found[sort] += 1
        if found[sort] <= MAX_SOLE:
            yield f"only_{sort}", sense
    for sort, sense in sorted(few):
        if sort in SELDOM and not found[sort]:
            found[sort] += 1
            yield f"few_{sort}", sense


def _of_nearness(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """Of values that aren't the same, but differ little; and of those that hardly are the same by chance."""
    relation = compare_values(a, b).relation
    if relation in SAID_AGAIN and has_many_digits(a.statement.quantity) and has_many_digits(b.statement.quantity):
        yield "many_digits", ""
    if a.family == "event":
        how_far = distance(a.statement.edtf, b.statement.edtf) if relation == "contradictory" else ""
        both_actual = (
            a.statement.modality == b.statement.modality == "actual"
        )  # of two plans years apart both may be kept
        day_known = DAY_LENGTH in (len(a.statement.edtf), len(b.statement.edtf))  # a day isn't misdated by a year
        if how_far == "next_day":
            yield "next_day", ""
        elif how_far == "near_years" and both_actual and not day_known:
            yield "near_years", ""
    elif relation in DIFFERING and (times := times_as_much(a, b)) and times <= NEAR_TIMES and not _are_few(a, b):
        yield "near_values", ""


def _are_few(a: Profile, b: Profile) -> bool:
    """Whether both count so few that one number is near the other by chance."""
    return a.family in COUNTED and max(sizes_of(a, b)) < MANY


def _having_and_happening(a: Profile, b: Profile) -> bool:
    """Whether of things that aren't people one account says only how many there are: "it has 3 gates", "3 gates failed"."""
    if a.family != "count" or not a.thing or {a.thing, b.thing} & PEOPLE or is_kind_of(a.thing, PEOPLE):
        return False
    if bool(a.predicate) == bool(b.predicate):
        return False
    return (b if a.predicate else a).statement.predicate in BEING


def _same_whole(a: Profile, b: Profile) -> bool:
    """Whether one is of all there are and the other of some of as many: "all three gates jammed", "of three gates, two did"."""
    return a.total and not b.total and a.key in b.beside and bool(same_thing(a, b))


def _same_attribute(a: Profile, b: Profile, measured: bool, thing: bool) -> bool:
    """Whether both answer one question on one named thing: how long it is, how many people it employs, when it was founded."""
    if not a.core_ids & b.core_ids:
        return False
    did = a.predicate & b.predicate
    if a.family == "event":
        return not did.isdisjoint(senses_of("once"))
    return bool(thing and did) if a.family in COUNTED else measured or bool(did)


def _other_core(a: Profile, b: Profile) -> bool:
    """Whether the two figures are of things of other sorts: a kiln, and water. Of an event one may tell by either."""
    return (
        a.family != "event" and bool(a.core_head and b.core_head) and noun_relation(a.core_head, b.core_head) == "other"
    )


def _same_toll(a: Profile, b: Profile, thing: object) -> bool:
    """Whether both count those of one story whom one thing befell."""
    tolls = a.predicate & b.predicate & senses_of("running")
    return bool(tolls and (thing or not (a.thing and b.thing))) and a.family == "count"


def _same_subject(a: Profile, b: Profile, near: Nearness, used: set[str]) -> str:
    """The sort of thing that both subjects are: "the works" and "Arbo Steel Works", where the reports tell of one works."""
    shared = (a.subject_sorts & b.subject_sorts) - used
    return min((s for s in shared if near != "none" or not is_anaphoric(s)), default="") if shared else ""


def _same_measured(a: Profile, b: Profile) -> str:
    """The head of what both measure; it may be the one's subject: "the capacity is", "with a capacity of"."""
    if a.family in COUNTED or a.family == "event":
        return ""
    heads = {a.measured_head, a.core_head} & {b.measured_head, b.core_head}
    shared = {h for h in heads if h and h in (a.measured_head, b.measured_head) and not is_anaphoric(h)}
    return min(shared, default="")


def nearness_of(a: Profile, b: Profile) -> Nearness:
    """How near the stories of the two reports are, but for what the two statements say; of one report's own: `none`."""
    return "none" if a.document_id == b.document_id else nearness(a.story, b.story, a.key if a.key == b.key else "")


def _same_core(a: Profile, b: Profile, near: Nearness) -> str:
    if a.core_ids & b.core_ids:
        return "same_named_core"
    if a.core_head and a.core_head == b.core_head and (near != "none" or not is_anaphoric(a.core_head)):
        return "same_core"
    return "same_core_word" if a.core & b.core else ""


def _times(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    one, other = a.statement.edtf, b.statement.edtf
    if "/" in one and "/" in other and a.family == "event":
        if one == other:
            yield "same_period", one
        elif compare_times(one, other).relation == "compatible":
            yield "near_period", _both(one, other)
        elif _same_end(one, other):
            yield "shared_end", _both(one, other)
    elif one and one == other:
        name = "same_day" if len(one) == DAY_LENGTH else "same_month" if len(one) == MONTH_LENGTH else "same_year"
        yield ("same_time" if a.family != "event" else name), one


def _same_end(a: str, b: str) -> bool:
    """Whether two EDTF intervals begin or end alike."""
    (begin, _, end), (begin_other, _, end_other) = a.partition("/"), b.partition("/")
    return begin == begin_other or end == end_other


def _endpoints(a: Profile, b: Profile) -> frozenset[str]:
    """The two places that both lengths lie between, where each sentence says of nothing else that it is so long."""
    if a.family != LENGTH or b.family != LENGTH or (a.measured | b.measured | a.words | b.words) & OWN_LENGTHS:
        return frozenset()
    return a.places if a.places == b.places and len(a.places) == 2 else frozenset()


def _first(words: frozenset[str]) -> str:
    return min(words, default="")


def _both(a: str, b: str) -> str:
    return f"{min(a, b)}, {max(a, b)}"
