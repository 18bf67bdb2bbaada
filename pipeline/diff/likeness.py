"""How surely a fact of one version and a fact of the other are one: pieces of evidence, added up."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.dedupe.facts.nouns import noun_relation, noun_sense
from pipeline.diff.content import SharedContent
from pipeline.diff.fields import are_comparable
from pipeline.diff.said import SaidFact
from pipeline.diff.words import Overlap, word_stems
from pipeline.model import Quantity

# What two facts must have for them at least. Equal content is evidence itself (content.py), so it needs little beside it: a
# telling number that no other fact states needs nothing but a company that doesn't speak against it. Tried on two situation
# reports with 32 true changes and two retold accounts (72 facts): the first does as well from 0.55 to 0.95, above it loses
# pairs of the retold accounts; the second misses or invents one change at most anywhere from 0.35 to 0.75.
LEAST_WITH_EQUAL_CONTENT = 0.85
LEAST_WITH_OTHER_CONTENT = 0.55
# What each counts for, beside words in common (0 to 1) and equal content (0 to 1). Without COMPANY 20 facts of the retold
# accounts find no partner instead of 3, at 0.8 as many as at 0.6; without COMPANY_OF_OTHER or ONLY_OF_ITS_SORT two changes or
# one are missed; any other of these may be half as much again, or nothing, for one change more or less.
SAME_THING, OTHER_THING = 0.15, -0.2
ONLY_OF_ITS_SORT = 0.25  # of money, of lengths, of ferries: the less the more of that sort are stated
# Equal content in the two sentences and beside them. It says less of two values that differ: one sentence states several.
COMPANY, COMPANY_OF_OTHER = 0.6, 0.3
SAME_IDENTIFIER = 0.2
Sorts = Mapping[str, float]


def likeness(a: SaidFact, b: SaidFact, i: int, j: int, shared: SharedContent, sorts: Sorts, overlap: Overlap) -> float:
    """How alike two facts are, 0 where too little says that they are one. `i` and `j`: their numbers in `shared`."""
    content = shared.weight.get((i, j), 0.0)
    things = [
        (s, t, thing)
        for s in a.said
        for t in b.said
        if (thing := _thing(s.quantity, t.quantity, bool(content), sorts)) is not None
    ]
    if a.kind != b.kind or not things:
        return 0.0
    named = overlap(word_stems(label(a)) | a.entities, word_stems(label(b)) | b.entities)
    same_id = SAME_IDENTIFIER if a.fact_id == b.fact_id else 0.0
    worth, least = (COMPANY, LEAST_WITH_EQUAL_CONTENT) if content else (COMPANY_OF_OTHER, LEAST_WITH_OTHER_CONTENT)
    best = 0.0
    for s, t, thing in things:
        words = overlap(word_stems(s.context), word_stems(t.context))
        alone = content + (words + max(words, named)) / 2 + thing + same_id
        if alone + worth >= least:  # else no company would do
            best = max(best, alone + worth * shared.support(i, j, s, t))
    return best if best >= least else 0.0


def _thing(a: Quantity | None, b: Quantity | None, equal: bool, sorts: Sorts) -> float | None:
    """What the things counted or measured say; None where two quantities can't be of one thing."""
    if a is None or b is None:
        return 0.0 if a is b else None
    if not are_comparable(a, b):
        return None
    if a.kind == "count" and not (a.unit and b.unit):
        return 0.0
    one, other = sort_of(a), sort_of(b)
    if a.kind != "count":
        return ONLY_OF_ITS_SORT * sorts.get(one, 0.0)
    if noun_relation(one, other) != "other" or word_stems(a.unit) & word_stems(b.unit):
        return SAME_THING + ONLY_OF_ITS_SORT * min(sorts.get(one, 0.0), sorts.get(other, 0.0))
    return OTHER_THING if equal else None


def sort_of(q: Quantity) -> str:
    """What a quantity is compared within: the sense of what is counted, a dimension, a currency."""
    return noun_sense(q.unit.rpartition(" ")[2]) if q.kind == "count" else q.dimension or q.unit or q.kind


def count_sorts(old: Iterable[SaidFact], new: Iterable[SaidFact]) -> Sorts:
    """For each sort of quantity how rare it is, 1 where each version states it of one thing at most."""
    counts = [
        Counter(sort for f in facts for sort in {sort_of(s.quantity) for s in f.said if s.quantity})
        for facts in (old, new)
    ]
    return {sort: 1 / max(n[sort] for n in counts) for n in counts for sort in n}


def label(fact: SaidFact) -> str:
    """What a fact is about, in words."""
    units = sorted({s.quantity.unit for s in fact.said if s.quantity and s.quantity.kind == "count"})
    return " ".join([fact.subject, fact.predicate, fact.object, *units])
