"""Which fact of the old version is which of the new one.

The facts of two versions of one report are aligned as its sentences are: by what they state, by the words of the sentences and
of what the facts are called, by the other numbers and dates beside them. An equal quantity or date needs little support, one
that was revised needs much. Nothing is paired across kinds or dimensions, and no other number of another thing. The best pairs
are made first, each fact in one at most; what only repeats a fact that was paired is no fact of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.diff.content import SharedContent, same_content, share_content
from pipeline.diff.likeness import count_sorts, label, likeness
from pipeline.diff.said import SaidFact
from pipeline.diff.words import Overlap, weigh_overlap, word_stems

# Pairs are looked for among facts that share their identifier, their content, or a word that at most so many facts hold.
MOST_FACTS = 50


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs, the facts that only one version states, in the order of the text."""

    pairs: tuple[tuple[SaidFact, SaidFact], ...]
    removed: tuple[SaidFact, ...]
    added: tuple[SaidFact, ...]


def pair_facts(old: Sequence[SaidFact], new: Sequence[SaidFact]) -> Pairing:
    """The facts of two versions of one report in pairs; the order of the two makes no difference but for the sides."""
    overlap = weigh_overlap({s.context for f in (*old, *new) for s in f.said})
    shared = share_content(old, new)
    alike_old: defaultdict[int, list[int]] = defaultdict(list)
    alike_new: defaultdict[int, list[int]] = defaultdict(list)
    paired_old: dict[int, int] = {}
    paired_new: dict[int, int] = {}
    for i, j in _rank(old, new, shared, overlap):
        alike_old[i].append(j)
        alike_new[j].append(i)
        if i not in paired_old and j not in paired_new:
            paired_old[i], paired_new[j] = j, i
    removed = _without_match(old, new, paired_old, alike_old)
    added = _without_match(new, old, paired_new, alike_new)
    pairs = [(old[i], new[j]) for i, j in paired_old.items()]
    in_order = sorted(pairs, key=lambda p: (p[1].said[0].start, p[1].fact_id))
    return Pairing(tuple(in_order), removed, added)


def _rank(
    old: Sequence[SaidFact], new: Sequence[SaidFact], shared: SharedContent, overlap: Overlap
) -> list[tuple[int, int]]:
    """The pairs that may be one fact, the best first."""
    sorts = count_sorts(old, new)
    found: list[tuple[float, str, str, int, int]] = []
    for i, j in _candidates(old, new, shared):
        score = likeness(old[i], new[j], i, j, shared, sorts, overlap)
        if score > 0:
            one, other = sorted((old[i].fact_id, new[j].fact_id))
            found.append((-score, one, other, i, j))
    return [(i, j) for *_, i, j in sorted(found)]


def _candidates(old: Sequence[SaidFact], new: Sequence[SaidFact], shared: SharedContent) -> Iterator[tuple[int, int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, fact in enumerate(new):
        for key in _keys(fact):
            index[key].append(j)
    equal: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in shared.weight:
        equal[i].add(j)
    for i, fact in enumerate(old):
        found = {j for key in _keys(fact) if len(index[key]) <= MOST_FACTS for j in index[key]} | equal[i]
        for j in sorted(found):
            yield i, j


def _keys(fact: SaidFact) -> set[str]:
    return {stem for s in fact.said for stem in word_stems(s.context)} | word_stems(label(fact)) | {fact.fact_id}


def _without_match(
    own: Sequence[SaidFact], others: Sequence[SaidFact], paired: Mapping[int, int], alike: Mapping[int, Sequence[int]]
) -> tuple[SaidFact, ...]:
    """The facts of one version that the other doesn't state, be it under a fact that is paired with another one.

    It does where a fact alike says all of it, and where its anchor, a date of two events, is paired as the other event.
    """
    by_anchor: defaultdict[str, set[int]] = defaultdict(set)
    for n, partner in paired.items():
        for s in own[n].said:
            by_anchor[s.mention_id].add(partner)

    def is_restated(n: int) -> bool:
        candidates = {*alike.get(n, ()), *(j for s in own[n].said for j in by_anchor[s.mention_id])}
        return any(all(any(same_content(s, t) for t in others[j].said) for s in own[n].said) for j in candidates)

    return tuple(fact for n, fact in enumerate(own) if n not in paired and not is_restated(n))
