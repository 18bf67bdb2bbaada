"""Which fact of the old version is which of the new one.

Three things speak for a pair: an equal quantity or date, an equal identifier (it is made of what a fact is about), and words
in common, of the sentences and of what the facts are called. An equal quantity or date needs little support from the words,
another one needs much, unless the identifier is the same. Nothing is paired across kinds, dimensions or things counted. The
best pairs are made first: an identifier goes astray where a sentence was split, and then its old content is found elsewhere.
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
EQUAL_CONTENT = 1.0  # both worth as much as all words in common, or half of them
EQUAL_NUMBER_OF_OTHERS = 0.6  # an equal number of things that have another name
SAME_IDENTIFIER = 0.5
# Significant digits from which a number is seldom stated of two things in one report: 17, 310 (not 2, 300); more of them where
# the things have two names.
TELLING_DIGITS, TELLING_DIGITS_OF_OTHERS = 2, 3
LEAST_WITH_EQUAL_DAY = 0.1  # much may happen on one day, so a word in common is asked for
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
    overlap = weigh_overlap(s.context for f in (*old, *new) for s in f.said)
    pairs = _best_pairs(old, new, overlap)
    lone_old, lone_new = _without(old, (a for a, _ in pairs)), _without(new, (b for _, b in pairs))
    pairs += _pair_by_content(lone_old, lone_new, overlap)
    removed = [f for f in _without(lone_old, (a for a, _ in pairs)) if not _is_restated(f, new, overlap)]
    added = [f for f in _without(lone_new, (b for _, b in pairs)) if not _is_restated(f, old, overlap)]
    in_order = sorted(pairs, key=lambda p: (p[1].said[0].start, p[1].fact_id))
    return Pairing(tuple(in_order), tuple(removed), tuple(added))


def _without(facts: Iterable[SaidFact], paired: Iterable[SaidFact]) -> list[SaidFact]:
    taken = {f.fact_id for f in paired}
    return [f for f in facts if f.fact_id not in taken]


def _pair_by_content(
    old: Sequence[SaidFact], new: Sequence[SaidFact], overlap: Overlap
) -> list[tuple[SaidFact, SaidFact]]:
    """Facts left over that alone state a telling number, or a day: it is the same fact, whatever its words have become."""
    found = []
    for a in old:
        partners = [b for b in new if _share_telling_content(a, b, overlap)]
        if len(partners) == 1 and sum(_share_telling_content(x, partners[0], overlap) for x in old) == 1:
            found.append((a, partners[0]))
    return found


def _share_telling_content(a: SaidFact, b: SaidFact, overlap: Overlap) -> bool:
    return a.kind == b.kind and any(_is_telling(s, t, overlap) for s in a.said for t in b.said)


def _is_telling(s: Said, t: Said, overlap: Overlap) -> bool:
    a, b = s.quantity, t.quantity
    if a is None or b is None:
        is_day = s.edtf == t.edtf and len(s.edtf) >= len("2025-01-01")
        return is_day and overlap(word_stems(s.context), word_stems(t.context)) >= LEAST_WITH_EQUAL_DAY
    if a.kind != b.kind or not same_quantity(a, b):
        return False
    digits = min(len(q.value.normalize().as_tuple().digits) if q.value is not None else 0 for q in (a, b))
    of_one_thing = a.kind != "count" or _counts_of_one_thing(a, b)
    return digits >= (TELLING_DIGITS if of_one_thing else TELLING_DIGITS_OF_OTHERS)


def _best_pairs(old: Sequence[SaidFact], new: Sequence[SaidFact], overlap: Overlap) -> list[tuple[SaidFact, SaidFact]]:
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
        found = {j for key in _keys(fact) if len(index[key]) <= MOST_FACTS for j in index[key]}
        for j in sorted(found):
            yield i, j, fact, new[j]


def _keys(fact: SaidFact) -> set[str]:
    words = {stem for s in fact.said for stem in word_stems(s.context)} | word_stems(label(fact))
    return words | {fact.fact_id} | {f"={s.quantity.value}" if s.quantity else f"={s.edtf}" for s in fact.said}


def likeness(a: SaidFact, b: SaidFact, overlap: Overlap) -> float:
    """How surely two facts are one, 0: they aren't. It ranks pairs; what may be a pair at all is decided by vetoes."""
    if a.kind != b.kind:
        return 0.0
    named = overlap(word_stems(label(a)), word_stems(label(b)))
    compared = [_likeness(s, t, overlap) for s in a.said for t in b.said]
    content, words = max((content, (words + named) / 2) for content, words in compared)
    if a.fact_id == b.fact_id:
        return SAME_IDENTIFIER + max(content, 0) + words
    least = LEAST_WITH_EQUAL_CONTENT if content > 0 else LEAST_WITH_OTHER_CONTENT
    return content + words if content >= 0 and words >= least else 0.0


def _likeness(s: Said, t: Said, overlap: Overlap) -> tuple[float, float]:
    """What equal content counts for (0: another content, -1: they can't be of one thing), and the words in common."""
    words = overlap(word_stems(s.context), word_stems(t.context))
    if s.quantity is None or t.quantity is None:
        return EQUAL_CONTENT if same_statement(s, t) else 0.0, words
    if s.quantity.kind != t.quantity.kind or not commensurable(s.quantity, t.quantity):
        return -1.0, words
    named_alike = s.quantity.kind != "count" or _counts_of_one_thing(s.quantity, t.quantity)
    if same_quantity(s.quantity, t.quantity):
        return EQUAL_CONTENT if named_alike else EQUAL_NUMBER_OF_OTHERS, words
    return 0.0 if named_alike else -1.0, words


def _counts_of_one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether one noun is counted; where one is left out ("of which 180 are in use"), it may be."""
    return not (a.unit and b.unit) or bool(word_stems(a.unit) & word_stems(b.unit))


def label(fact: SaidFact) -> str:
    """What a fact is about, in words."""
    units = sorted({s.quantity.unit for s in fact.said if s.quantity and s.quantity.kind == "count"})
    return " ".join([fact.subject, fact.predicate, fact.object, *units])


def _is_restated(fact: SaidFact, others: Iterable[SaidFact], overlap: Overlap) -> bool:
    """Whether the other version says all of it too, under a fact that is paired with another one."""
    return any(
        likeness(fact, other, overlap) >= EQUAL_CONTENT
        and all(any(same_statement(s, t) for t in other.said) for s in fact.said)
        for other in others
    )
