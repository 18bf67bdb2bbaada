"""What speaks for two statements being of one fact: named pieces of evidence, each worth some points (evidence.csv)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.dedupe.facts.lexicon import noun_relation
from pipeline.dedupe.facts.profile import DAY_LENGTH, Profile
from pipeline.resources import load_rules

MAX_WORDS = 3  # more words in common are long phrases, not more evidence
MAX_NAMES = 2
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

    def has(self, *names: str) -> bool:
        return any(name in names for name, _ in self.pieces)

    def words(self) -> str:
        return ", ".join(
            f"{name.replace('_', ' ')} ({found})" if found else name.replace("_", " ") for name, found in self.pieces
        )


@cache
def _points() -> dict[str, int]:
    rows = load_rules("dedupe/facts/evidence.csv", EvidenceRule, key=("evidence",))
    return {r.evidence: r.points for r in rows}


def gather_evidence(a: Profile, b: Profile) -> Evidence:
    """All that the two have in common. Symmetric."""
    pieces = tuple(find_evidence(a, b))
    return Evidence(pieces, sum(_points()[name] for name, _ in pieces))


def find_evidence(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    """The pieces one by one: (name, what was found)."""
    used: set[str] = set()
    ids: set[str] = set()
    relation = noun_relation(a.thing, b.thing) if a.thing and b.thing else "other"
    if relation == "same" or (a.things & b.things and a.family in ("count", "rank")):
        used |= a.things & b.things
        yield "same_thing", _first(a.things & b.things)
    elif relation == "wider":
        yield "wider_thing", f"{a.thing}, {b.thing}" if a.thing < b.thing else f"{b.thing}, {a.thing}"
    if a.measured_head and a.measured_head == b.measured_head and a.measured_head not in used:
        used.add(a.measured_head)
        yield "same_property", a.measured_head
    if a.predicate & b.predicate:
        yield "same_predicate", _first(a.predicate & b.predicate)
    subject_ids = a.subject_ids & b.subject_ids
    if subject_ids:
        ids |= subject_ids
        used |= a.subject & b.subject
        yield "same_subject_entity", ""
    elif (a.subject & b.subject) - used:
        shared = (a.subject & b.subject) - used
        used |= shared
        yield "same_subject_word", _first(shared)
    if _endpoints(a, b):
        ids |= _endpoints(a, b)
        yield "shared_endpoints", ""
    if (a.object_ids & b.object_ids) - ids:
        ids |= a.object_ids & b.object_ids
        used |= a.object & b.object
        yield "same_object_entity", ""
    if (a.place_ids & b.place_ids) - ids:
        ids |= a.place_ids & b.place_ids
        yield "same_place", ""
    yield from _times(a, b)
    for _ in sorted((a.named & b.named) - ids)[:MAX_NAMES]:
        yield "shared_name", ""
    if not (a.named & b.named) and ((a.named | a.near) & (b.named | b.near)):
        yield "shared_name_near", ""
    for word in sorted((a.words & b.words) - used)[:MAX_WORDS]:
        yield "shared_word", word


def _times(a: Profile, b: Profile) -> Iterator[tuple[str, str]]:
    one, other = a.statement.edtf, b.statement.edtf
    if not one or one != other:
        return
    if a.family != "event":
        yield "same_time", one
    elif "/" in one or len(one) == DAY_LENGTH:
        yield "same_day", one
    else:
        yield ("same_month" if len(one) == len("2025-05") else "same_year"), one


def _endpoints(a: Profile, b: Profile) -> frozenset[str]:
    """The two places that both lengths lie between, where each sentence says of nothing else that it is so long."""
    if a.family != LENGTH or b.family != LENGTH or (a.measured | b.measured | a.words | b.words) & OWN_LENGTHS:
        return frozenset()
    shared = a.places & b.places
    return shared if len(shared) == 2 else frozenset()


def _first(words: frozenset[str]) -> str:
    return min(words, default="")
