"""What speaks for two statements being of one fact: named pieces of evidence, each worth some points (evidence.csv)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.dedupe.facts.lexicon import are_near, is_anaphoric, noun_relation
from pipeline.dedupe.facts.profile import DAY_LENGTH, Profile
from pipeline.dedupe.facts.times import compare_times
from pipeline.resources import load_rules

MAX_WORDS = 3  # more words in common are long phrases, not more evidence
MAX_NAMES = 2
LEAST_STORY_NAMES = 2
MONTH_LENGTH = len("2025-05")
COUNTED = ("count", "rank")
# Pieces that say that both statements are of one thing or person.
OF_THE_SAME = ("same_core", "same_core_word", "same_subject", "same_participant")
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
    used: set[str] = set()  # words and names that are evidence already
    relation = noun_relation(a.thing, b.thing) if a.thing and b.thing else "other"
    thing = same_thing(a, b)
    if thing:
        used.add(thing)
        yield "same_thing", thing
    elif relation == "wider":
        yield "wider_thing", _both(a.thing, b.thing)
    if a.family == b.family and a.family not in (*COUNTED, "event", "percent", "ratio"):
        yield "same_dimension", ""
    measured = _same_measured(a, b)
    if measured and measured not in used:
        used.add(measured)
        yield "same_property", measured
    if a.predicate & b.predicate:
        yield "same_predicate", _first(a.predicate & b.predicate)
    elif are_near(a.predicate, b.predicate):
        yield "near_predicate", _both(_first(a.predicate), _first(b.predicate))
    endpoints = _endpoints(a, b)
    if endpoints:
        used |= endpoints
        yield "shared_endpoints", ""
    core = _same_core(a, b)
    if core and not endpoints and (a.core_ids & b.core_ids or (a.core & b.core) - used):
        used |= (a.core & b.core) | (a.core_ids & b.core_ids)
        yield core, _first((a.core & b.core) - a.core_ids)
    subject = _same_subject(a, b, used)
    if subject:
        used.add(subject)
        yield "same_subject", subject
    taking_part = sorted((a.ids & b.ids) - used)
    used.update(taking_part)
    for _ in taking_part[:MAX_NAMES]:
        yield "same_participant", ""
    yield from _times(a, b)
    for _ in sorted((a.named & b.named) - used)[:MAX_NAMES]:
        yield "shared_name", ""
    if _same_story(a, b):
        yield "same_story", ""
    if not (a.named & b.named) and ((a.named | a.near) & (b.named | b.near)):
        yield "shared_name_near", ""
    for word in sorted((a.words & b.words) - used)[:MAX_WORDS]:
        yield "shared_word", word


def same_thing(a: Profile, b: Profile) -> str:
    """The sense of what both count: the counted noun of one is that of the other, or another name that it is given."""
    if a.family not in COUNTED:
        return ""
    return min(({a.thing} & b.things | {b.thing} & a.things) - {""}, default="")


def _same_subject(a: Profile, b: Profile, used: set[str]) -> str:
    """The sort of thing that both subjects are: "the works" and "Arbo Steel Works", where the reports tell of one works."""
    shared = (a.subject_sorts & b.subject_sorts) - used
    return min((s for s in shared if _same_story(a, b) or not is_anaphoric(s)), default="")


def _same_measured(a: Profile, b: Profile) -> str:
    """The head of what both measure; it may be the one's subject: "the capacity is", "with a capacity of"."""
    if a.family in COUNTED or a.family == "event":
        return ""
    heads = {a.measured_head, a.core_head} & {b.measured_head, b.core_head}
    shared = {h for h in heads if h and h in (a.measured_head, b.measured_head) and not is_anaphoric(h)}
    return min(shared, default="")


def _same_story(a: Profile, b: Profile) -> bool:
    """Whether the two reports tell of the same: they name several things in common, and not only countries."""
    if a.document_id == b.document_id:
        return False
    return shared_names(a.story, b.story) >= LEAST_STORY_NAMES


@lru_cache(maxsize=4096)
def shared_names(a: frozenset[str], b: frozenset[str]) -> int:
    """How many entities two reports name in common."""
    return len(a & b)


def _same_core(a: Profile, b: Profile) -> str:
    if a.core_ids & b.core_ids:
        return "same_core"
    if a.core_head and a.core_head == b.core_head and (_same_story(a, b) or not is_anaphoric(a.core_head)):
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
    shared = a.places & b.places
    return shared if len(shared) == 2 else frozenset()


def _first(words: frozenset[str]) -> str:
    return min(words, default="")


def _both(a: str, b: str) -> str:
    return f"{min(a, b)}, {max(a, b)}"
