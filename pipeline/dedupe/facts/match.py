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
from pipeline.dedupe.facts.evidence import UNITLESS, Evidence, gather_evidence, nearness_of, worth
from pipeline.dedupe.facts.keys import TIME
from pipeline.dedupe.facts.objections import find_objections
from pipeline.dedupe.facts.profile import Profile, profile
from pipeline.dedupe.facts.story import Nearness
from pipeline.dedupe.facts.surroundings import Surroundings
from pipeline.dedupe.facts.values import DIFFERING, Values, compare_values
from pipeline.dedupe.facts.veto import find_veto, forget_vetoes
from pipeline.model import Link, Statement, Verdict
from pipeline.resources import load_rules

# A writer who gives two values for one thing is rarer than one who speaks of two things; a number is said again.
OWN_DOCUMENT_EXTRA = 15
# Reports that don't tell of one story (story.py) say the same of other things.
STORY_EXTRA: dict[Nearness, int] = {"one": 0, "kindred": 20, "none": 35}
SAID_AGAIN_EXTRA: dict[Nearness, int] = {"one": 0, "kindred": 3, "none": 20}  # where their values don't differ
WEIGHED_KEPT = 131072  # pairs: clusters ask again for those of their neighbourhood
WORTH_EXPLAINING = 25  # points short of a match: pairs further off are kept for no one to read
# Of a score.
LEAST_MATCH, MOST_SCORE = 50, 95
MOST_LIKENESS = Decimal(5)  # of a score: what words that are alike add to it, so that the likeliest comes first


@dataclass(frozen=True, slots=True)
class Need:
    """The points that a pair of statements needs whose values stand in this relation."""

    relation: str
    kind: str
    distinctive: bool
    points: int
    example: str = ""  # two accounts, a slash between them


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair of statements, weighed: `margin` points more than it needs, fewer where it is below zero."""

    verdict: Verdict
    margin: int
    evidence: Evidence
    against: tuple[str, ...]  # reasons: what rules it out, what makes it doubtful, or the objections


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
    """The verdict on a pair, and why; the order of the two makes no difference."""
    if (b.mention_id, b.statement.predicate) < (a.mention_id, a.statement.predicate):
        a, b = b, a
    w = weigh(a, b)
    return Link(a.mention_id, b.mention_id, w.verdict, _reason(a, b, w), score(a, b, w.margin))


def weigh(a: Profile, b: Profile) -> Weighed:
    """What speaks for and against the pair; the order of the two makes no difference."""
    if (b.mention_id, b.statement.predicate) < (a.mention_id, a.statement.predicate):
        a, b = b, a
    return _weigh(a, b)


@lru_cache(maxsize=WEIGHED_KEPT)
def _weigh(a: Profile, b: Profile) -> Weighed:
    evidence = gather_evidence(a, b)
    values = compare_values(a, b)
    margin = evidence.points - points_needed(a, b, values)
    veto = find_veto(a, b)
    if veto:
        return Weighed("no_match", margin, evidence, (veto,))
    objections = list(find_objections(a, b, evidence))
    margin += sum([worth(name) for name, _ in objections])
    against = tuple([reason for _, reason in objections])
    doubt = find_doubt(a, b, evidence) if margin >= 0 and values.relation == "contradictory" else ""
    if doubt:
        return Weighed("unsure", margin, evidence, (doubt,))
    return Weighed("match" if margin >= 0 else "unsure", margin, evidence, against)


def _reason(a: Profile, b: Profile, w: Weighed) -> str:
    against = "; ".join(w.against)
    if w.verdict == "no_match":
        return against
    if w.verdict == "match":
        though = f"; though {against}" if against else ""
        return f"{w.evidence.words()}{though}; {compare_values(a, b).reason}"
    if w.margin >= 0:
        return f"{against}: {w.evidence.words()}"
    found = f": {w.evidence.words()}" if w.margin >= -WORTH_EXPLAINING else ""
    but = f"; but {against}" if against else ""
    return f"too little in common ({-w.margin} points short){found}{but}"


def forget_pairs() -> None:
    """Drop what is kept of pairs: it holds all that they were read from."""
    _weigh.cache_clear()
    forget_vetoes()
    compare_values.cache_clear()


def points_needed(a: Profile, b: Profile, values: Values) -> int:
    """The points that a pair with these values needs."""
    kind = "event" if a.family == "event" else "count" if a.family in UNITLESS else "measurement"
    distinctive = a.distinctive and b.distinctive
    if (
        values.relation == "equal"
        and (a.recurs or b.recurs)
        and (kind == "count" or (a.family == TIME and not distinctive))
    ):
        kind, distinctive = "count", False  # met by chance, as "eight years" in reports of several contracts
    needed = _needed()[values.relation, kind, distinctive]
    if a.document_id == b.document_id != "":
        return needed + (0 if kind != "event" and values.relation == "equal" else OWN_DOCUMENT_EXTRA)
    extra = STORY_EXTRA if values.relation in DIFFERING else SAID_AGAIN_EXTRA
    return needed + (extra[nearness_of(a, b)] if a.document_id else 0)


def points_above(link: Link) -> int:
    """How many points more than a match needs a link has, by its score."""
    return int(link.score) - LEAST_MATCH


def score(a: Profile, b: Profile, margin: int) -> Decimal:
    """How near the two are, 0 to 100: 50 where a match begins, one more or less for each point, up to five more for a match
    whose words are alike (rapidfuzz): they rank matches, and make none."""
    likeness = token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) if margin >= 0 else 0.0
    whole = min(max(LEAST_MATCH + margin, 0), MOST_SCORE)
    return whole + round(MOST_LIKENESS * round(likeness) / 100, 1)
