"""Which fact of the old version is which of the new one.

By identifier first: it is made of what a fact is about. Facts whose words changed too much for that are paired by what they
state and where: an equal quantity or date is evidence that needs little support from the words around it, another quantity
needs much. Nothing is paired across kinds, dimensions or, of counts, different things counted in different sentences.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.dedupe.facts.quantities import commensurable
from pipeline.diff.fields import same_quantity, same_statement
from pipeline.diff.said import Said, SaidFact
from pipeline.diff.words import Overlap, weigh_overlap, word_stems
from pipeline.model import Quantity

# What the sentence and the label must have in common at least, 0 to 1, before two facts may be one. With equal content little
# will do: two tellings of one report share few words, but seldom state the same quantity of two things.
LEAST_WITH_EQUAL_CONTENT = 0.2
LEAST_WITH_OTHER_CONTENT = 0.5
EQUAL_CONTENT_BONUS = 1.0
# An open pair is looked for only among facts that share a word that at most so many of the facts hold, or their content.
COMMON_WORD = 50


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs, the facts that only one version states, in the order of the text."""

    pairs: tuple[tuple[SaidFact, SaidFact], ...]
    removed: tuple[SaidFact, ...]
    added: tuple[SaidFact, ...]


def pair_facts(old: Sequence[SaidFact], new: Sequence[SaidFact]) -> Pairing:
    """The facts of two versions of one report in pairs; the order of the two makes no difference but for the sides."""
    by_id = {f.fact_id: f for f in new}
    pairs = [(f, by_id[f.fact_id]) for f in old if f.fact_id in by_id]
    open_old = [f for f in old if f.fact_id not in by_id]
    known = {f.fact_id for f in old}
    open_new = [f for f in new if f.fact_id not in known]
    overlap = weigh_overlap(s.context for f in (*old, *new) for s in f.said)
    pairs += _pair_by_meaning(open_old, open_new, overlap)
    taken_old, taken_new = {f.fact_id for f, _ in pairs}, {f.fact_id for _, f in pairs}
    removed = tuple(f for f in old if f.fact_id not in taken_old and not _is_restated(f, new, overlap))
    added = tuple(f for f in new if f.fact_id not in taken_new and not _is_restated(f, old, overlap))
    return Pairing(tuple(sorted(pairs, key=lambda p: (p[1].said[0].start, p[1].fact_id))), removed, added)


def _pair_by_meaning(
    old: Sequence[SaidFact], new: Sequence[SaidFact], overlap: Overlap
) -> list[tuple[SaidFact, SaidFact]]:
    """The best pairs first, each fact in one at most."""
    ranked = sorted(
        (
            (-score, *sorted((a.fact_id, b.fact_id)), i, j)
            for i, j, a, b in _candidates(old, new)
            if (score := likeness(a, b, overlap)) > 0
        ),
    )
    free_old, free_new = set(range(len(old))), set(range(len(new)))
    pairs = []
    for _, _, _, i, j in ranked:
        if i in free_old and j in free_new:
            free_old.remove(i)
            free_new.remove(j)
            pairs.append((old[i], new[j]))
    return pairs


def _candidates(old: Sequence[SaidFact], new: Sequence[SaidFact]) -> Iterator[tuple[int, int, SaidFact, SaidFact]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, fact in enumerate(new):
        for key in _keys(fact):
            index[key].append(j)
    for i, fact in enumerate(old):
        found = {j for key in _keys(fact) if len(index[key]) <= COMMON_WORD for j in index[key]}
        for j in sorted(found):
            yield i, j, fact, new[j]


def _keys(fact: SaidFact) -> set[str]:
    words = {stem for s in fact.said for stem in word_stems(s.context)} | word_stems(label(fact))
    return words | {f"={s.quantity.value}" if s.quantity else f"={s.edtf}" for s in fact.said}


def likeness(a: SaidFact, b: SaidFact, overlap: Overlap) -> float:
    """How surely two facts are one, 0: they aren't. It ranks pairs; what may be a pair at all is decided by vetoes."""
    if a.kind != b.kind:
        return 0.0
    best = max(_likeness(s, t, overlap) for s in a.said for t in b.said)
    if not best:
        return 0.0
    named = overlap(word_stems(label(a)), word_stems(label(b)))
    equal = best >= EQUAL_CONTENT_BONUS
    words = (best - EQUAL_CONTENT_BONUS if equal else best) / 2 + named / 2
    least = LEAST_WITH_EQUAL_CONTENT if equal else LEAST_WITH_OTHER_CONTENT
    return (EQUAL_CONTENT_BONUS if equal else 0.0) + words if words >= least else 0.0


def _likeness(s: Said, t: Said, overlap: Overlap) -> float:
    """What the two sentences have in common, more where they state the same; 0 where they can't be of one thing."""
    if s.quantity is not None and t.quantity is not None:
        if s.quantity.kind != t.quantity.kind or not commensurable(s.quantity, t.quantity):
            return 0.0
        if s.quantity.kind == "count" and not _counts_of_one_thing(s.quantity, t.quantity):
            return 0.0
    bonus = EQUAL_CONTENT_BONUS if same_statement(s, t) else 0.0
    return bonus + overlap(word_stems(s.context), word_stems(t.context)) + 0.001


def _counts_of_one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether one noun is counted, or one number of things under two names."""
    return not (a.unit and b.unit) or bool(word_stems(a.unit) & word_stems(b.unit)) or same_quantity(a, b)


def label(fact: SaidFact) -> str:
    """What a fact is about, in words."""
    units = sorted({s.quantity.unit for s in fact.said if s.quantity and s.quantity.kind == "count"})
    return " ".join([fact.subject, fact.predicate, fact.object, *units])


def _is_restated(fact: SaidFact, others: Iterable[SaidFact], overlap: Overlap) -> bool:
    """Whether the other version says all of it too, under a fact that is paired with another one."""
    return any(
        likeness(fact, other, overlap) >= EQUAL_CONTENT_BONUS
        and all(any(same_statement(s, t) for t in other.said) for s in fact.said)
        for other in others
    )
