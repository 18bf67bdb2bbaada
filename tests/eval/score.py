"""Scores what a run found against gold: spans, values, links between statements, statuses, conflicts.

Pure: rows in, scores out. Rows are those of the tables (gold: of `gold.locate.locate_gold`), whose cells are text. A span is
(document_id, start, end), in code points of the ingested text, the end excluded. Spans that the gold calls optional are
neither right nor wrong: what is found on them alone doesn't count.

Sources of the measures: strict and overlapping spans with the value of those that overlap, as in TempEval-3 (UzZaman et al.
2013, SemEval-2013 task 1); pairwise precision and recall of links (Menestrina et al. 2010, Evaluating Entity Resolution
Results), over pairs of statements in two documents.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

Row = Mapping[str, str]
Span = tuple[str, int, int]
Pair = frozenset[Span]
Tables = Mapping[str, Sequence[Row]]
Agree = Callable[[Row, Row], bool]  # does what was found say what the gold says?


@dataclass(frozen=True, slots=True)
class Score:
    """How much was found, how much of that is right, how much the gold has, and how much of that was found.

    >>> Score(found=8, right=6, gold=12, hit=6).f1
    60.0
    """

    found: int
    right: int
    gold: int
    hit: int

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def of_sets(found: Collection[object], gold: Collection[object]) -> Score:
    """The score of a set of things against the set of the right ones."""
    right = len(set(found) & set(gold))
    return Score(len(set(found)), right, len(set(gold)), right)


def span(row: Row, side: str = "") -> Span:
    return row[f"document_id{side}"], int(row[f"start{side}"]), int(row[f"end{side}"])


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def similarity(a: Span, b: Span) -> float:
    """Intersection over union: 1 for equal spans, 0 for spans apart."""
    return shared(a, b) / (a[2] - a[1] + b[2] - b[1] - shared(a, b))


# ---- dates and figures


def score_spans(found: Sequence[Row], gold: Sequence[Row], optional: Collection[Span], same: Agree) -> dict[str, Score]:
    """`strict`, `overlap` and `value` of annotated spans; `value` is of those that overlap and that `same(found, gold)`.

    Each row pairs with one at most: first those that say the same, then the more similar span, then text order.
    """
    options = sorted(
        (not same(f, g), -similarity(span(f), span(g)), span(f), span(g), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if shared(span(f), span(g))
    )
    partner: dict[int, int] = {}
    for *_, i, j in options:
        if i not in partner and j not in partner.values():
            partner[i] = j
    counted = [i for i, f in enumerate(found) if i in partner or not any(shared(span(f), o) for o in optional)]
    wanted = [j for j, g in enumerate(gold) if j in partner.values() or span(g) not in optional]
    pairs = [(found[i], gold[j]) for i, j in partner.items()]
    rights = {
        "strict": sum(span(f) == span(g) for f, g in pairs),
        "overlap": len(pairs),
        "value": sum(same(f, g) for f, g in pairs),
    }
    return {name: Score(len(counted), n, len(wanted), n) for name, n in rights.items()}


def same_date(found: Row, gold: Row) -> bool:
    """Is the TIMEX3 value the gold's?"""
    return found["value"] == gold["value"]


def same_figure(found: Row, gold: Row) -> bool:
    """Are the numbers the gold's? A range says two bounds, any other figure a value."""
    columns = ("value",) if gold["value"] else ("low", "high")
    return all(found[c] and gold[c] and Decimal(found[c]) == Decimal(gold[c]) for c in columns)


# ---- facts


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts as groups of statements, each a span; `status` by fact, `conflicts` as pairs of statements.

    `apart` names the facts of the gold whose status asks for more than their values (figures counted on different days).
    """

    spans: Mapping[str, frozenset[Span]]
    status: Mapping[str, str]
    conflicts: frozenset[Pair]
    apart: frozenset[str] = frozenset()

    @property
    def statements(self) -> frozenset[Span]:
        return frozenset(s for spans in self.spans.values() for s in spans)


def gold_facts(tables: Tables) -> Facts:
    """The facts of the gold; those without a status are stated in an older version alone, and take no part."""
    status = {r["fact"]: r["status"] for r in tables["facts"] if r["status"]}
    spans = _grouped((r["fact"], span(r)) for r in tables["fact_mentions"] if r["fact"] in status)
    conflicts = frozenset(frozenset((span(r, "_a"), span(r, "_b"))) for r in tables["conflicts"])
    return Facts(spans, status, conflicts, frozenset(r["fact"] for r in tables["facts"] if r["needs"]))


def found_facts(tables: Tables) -> Facts:
    """The facts of a run. Raises KeyError where a conflict names a statement that isn't there."""
    status = {r["fact_id"]: r["status"] for r in tables["facts"]}
    spans = _grouped((r["fact_id"], span(r)) for r in tables["fact_mentions"])
    stated = {(r["document_id"], r["mention_id"]): span(r) for r in tables["fact_mentions"]}
    sides = [[stated[r[f"document_id{s}"], r[f"mention_id{s}"]] for s in ("_a", "_b")] for r in tables["conflicts"]]
    return Facts(spans, status, frozenset(map(frozenset, sides)))


def _grouped(pairs: Iterable[tuple[str, Span]]) -> dict[str, frozenset[Span]]:
    groups: defaultdict[str, set[Span]] = defaultdict(set)
    for key, one in pairs:
        groups[key].add(one)
    return {key: frozenset(spans) for key, spans in groups.items()}


def stand_for(found: Iterable[Span], gold: Iterable[Span], optional: Collection[Span]) -> dict[Span, Span | None]:
    """{span found: the gold span that it overlaps best; itself where there is none; None where it is optional}."""
    result: dict[Span, Span | None] = {}
    ordered = sorted(gold)
    for one in found:
        best = max(ordered, key=lambda g: similarity(one, g), default=None)
        if best is not None and shared(one, best):
            result[one] = best
        else:
            result[one] = None if any(shared(one, o) for o in optional) else one
    return result


def links(groups: Iterable[Collection[Span]]) -> set[Pair]:
    """The pairs of statements in two documents that are given one fact."""
    return {frozenset(p) for spans in groups for p in combinations(spans, 2) if p[0][0] != p[1][0]}


def score_facts(found: Facts, gold: Facts, optional: Collection[Span], free: Collection[Pair]) -> dict[str, Score]:
    """`statements`, `links`, `status` and `conflicts`; a pair in `free` may be linked or not, conflict or not.

    `status`: over the facts of the gold that two documents state, those whose status is that of the fact found which covers
    most of these documents, then most of the statements. Wrong where that fact doesn't link two of them.
    """
    to = stand_for(found.statements, gold.statements, optional)
    kept = {s: g for s, g in to.items() if g is not None}
    right = [s for s, g in kept.items() if g in gold.statements]
    hit = {g for g in kept.values() if g in gold.statements}
    groups = {fact: {kept[s] for s in spans if s in kept} for fact, spans in sorted(found.spans.items())}
    free_links = set(free) - links(gold.spans.values())
    conflicts = {frozenset(kept[s] for s in pair) for pair in found.conflicts if pair <= kept.keys()}
    running = {frozenset(p) for fact in gold.apart for p in combinations(gold.spans.get(fact, ()), 2)}
    conflicts = {p for p in conflicts if len(p) == 2} - ((set(free) | running) - gold.conflicts)
    stated = [f for f, spans in sorted(gold.spans.items()) if len({s[0] for s in spans}) > 1 and f not in gold.apart]
    agreeing = [f for f in stated if _status(gold.spans[f], groups, found.status) in gold.status[f].split("/")]
    return {
        "statements": Score(len(kept), len(right), len(gold.statements), len(hit)),
        "links": of_sets(links(groups.values()) - free_links, links(gold.spans.values())),
        "status": Score(len(stated), len(agreeing), len(stated), len(agreeing)),
        "conflicts": of_sets(conflicts, gold.conflicts),
    }


def _status(spans: frozenset[Span], groups: Mapping[str, set[Span]], status: Mapping[str, str]) -> str:
    """The status of the fact found that covers a fact of the gold best; empty where none links two of its documents."""

    def cover(fact: str) -> tuple[int, int]:
        return len({s[0] for s in groups[fact] & spans}), len(groups[fact] & spans)

    best = max(groups, key=cover, default=None)
    return status[best] if best is not None and cover(best)[0] > 1 else ""


# ---- changes between versions


@dataclass(frozen=True, slots=True)
class Change:
    """A fact `added`, `removed` or `changed`: where the older version states it, and where the newer one does."""

    kind: str
    old: frozenset[Span]
    new: frozenset[Span]


def score_changes(found: Sequence[Change], gold: Sequence[Change]) -> Score:
    """Changes found against those of the gold: the kind is the same, and the spans meet on each side that has any.

    Each is used once, the earliest first. Spans found are gold spans already (`stand_for`), and those of optional spans
    alone are left out by who calls.
    """
    left, hit = list(found), 0
    for wanted in gold:
        one = next((f for f in left if _alike(f, wanted)), None)
        if one is not None:
            left.remove(one)
            hit += 1
    return Score(len(found), hit, len(gold), hit)


def _alike(a: Change, b: Change) -> bool:
    return a.kind == b.kind and all(x & y or not (x or y) for x, y in ((a.old, b.old), (a.new, b.new)))
