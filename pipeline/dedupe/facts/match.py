"""Judges whether two statements are of one fact.

Evidence is weighed against what the values ask for: two reports that say "12,000 panels" hardly speak of two things, while two
that say 12,000 and 9,000 must have nearly everything else in common to be called a contradiction. So a pair passes with few
points where the values are equal, more where they are compatible, most where they contradict each other.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from rapidfuzz.fuzz import token_set_ratio

from pipeline.dedupe.facts.doubt import find_doubt
from pipeline.dedupe.facts.evidence import UNITLESS, gather_evidence, nearness_of, worth
from pipeline.dedupe.facts.profile import Profile, Surroundings, profile
from pipeline.dedupe.facts.story import Nearness
from pipeline.dedupe.facts.values import Values, compare_values
from pipeline.dedupe.facts.veto import find_objections, find_veto
from pipeline.model import Link, Statement, Verdict
from pipeline.resources import load_rules

# A writer who gives two values for one thing is rarer than one who speaks of two things; a number is said again.
OWN_DOCUMENT_EXTRA = 3
# Reports that don't tell of one story (story.py) say the same of other things.
STORY_EXTRA: dict[Nearness, int] = {"one": 0, "kindred": 4, "none": 7}
JUDGED_KEPT = 65536  # verdicts: clusters ask again for those of their neighbourhood
WORTH_EXPLAINING = 5  # points short of a match: pairs further off are kept for no one to read
# Of a score.
LEAST_MATCH, POINT_WORTH, MOST_SCORE = 50, 5, 95


@dataclass(frozen=True, slots=True)
class Need:
    """The points that a pair of statements needs whose values stand in this relation."""

    relation: str
    kind: str
    distinctive: bool
    points: int
    example: str = ""  # two accounts, a slash between them


@cache
def _needed() -> dict[tuple[str, str, bool], int]:
    rows = load_rules("dedupe/facts/points_needed.csv", Need, key=("relation", "kind", "distinctive"))
    return {(r.relation, r.kind, r.distinctive): r.points for r in rows}


def same_fact(
    a: Statement, b: Statement, around_a: Surroundings | None = None, around_b: Surroundings | None = None
) -> Link:
    """Whether the two statements are of one fact, whatever their values, and why."""
    return judge(profile(a, around_a), profile(b, around_b))


def judge(a: Profile, b: Profile) -> Link:
    """The verdict on a pair; the order of the two makes no difference."""
    if (b.mention_id, b.statement.predicate) < (a.mention_id, a.statement.predicate):
        a, b = b, a
    return _judge(a, b)


@lru_cache(maxsize=JUDGED_KEPT)
def _judge(a: Profile, b: Profile) -> Link:
    evidence = gather_evidence(a, b)
    values = compare_values(a, b)
    objections = dict(find_objections(a, b))
    points = evidence.points + sum(worth(name) for name in objections)
    needed = points_needed(a, b, values)
    against = find_veto(a, b) or ("" if _outweighs(a, b, values) else next(iter(objections.values()), ""))
    if against:
        return _link(a, b, "no_match", against, points - needed)
    if points < needed:
        found = f": {evidence.words()}" if points >= needed - WORTH_EXPLAINING else ""
        return _link(a, b, "unsure", f"too little in common ({points} of {needed} points){found}", points - needed)
    doubt = find_doubt(a, b, evidence) if values.relation == "contradictory" else ""
    if doubt:
        return _link(a, b, "unsure", f"{doubt}: {evidence.words()}", points - needed)
    return _link(a, b, "match", f"{evidence.words()}; {values.reason}", points - needed)


def forget_pairs() -> None:
    """Drop the verdicts and comparisons that are kept of pairs: they hold all that the pairs were read from."""
    _judge.cache_clear()
    compare_values.cache_clear()


def _outweighs(a: Profile, b: Profile, values: Values) -> bool:
    """Whether the values are so much alike that what speaks against the pair doesn't decide by itself."""
    return values.relation == "equal" and a.distinctive and b.distinctive


def points_needed(a: Profile, b: Profile, values: Values) -> int:
    """The points that a pair with these values needs."""
    kind = "event" if a.family == "event" else "count" if a.family in UNITLESS else "measurement"
    needed = _needed()[values.relation, kind, a.distinctive and b.distinctive]
    if a.document_id == b.document_id != "":
        return needed + (0 if kind != "event" and values.relation == "equal" else OWN_DOCUMENT_EXTRA)
    return needed + (STORY_EXTRA[nearness_of(a, b)] if a.document_id else 0)


def _link(a: Profile, b: Profile, verdict: Verdict, reason: str, margin: int) -> Link:
    return Link(a.mention_id, b.mention_id, verdict, reason, score(a, b, margin))


def score(a: Profile, b: Profile, margin: int) -> Decimal:
    """How near the two are, 0 to 100: 50 where a match begins, five for each point more or less; of equal ones those come
    first whose words are more alike (rapidfuzz)."""
    likeness = token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) if margin >= 0 else 0.0
    whole = min(max(LEAST_MATCH + POINT_WORTH * margin, 0), MOST_SCORE)
    return (Decimal(10 * whole) + round(likeness * POINT_WORTH / 10)).scaleb(-1)
