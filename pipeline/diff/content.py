"""Which statements of two versions state the same number or date, how telling that is, and which sentences share such content.

Two tellings of one report may have hardly a word in common, but they keep its numbers and dates, and in their company: what
stood in one sentence or beside it still does. So shared content says of two sentences that one retells the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log

from pipeline.dedupe.facts.quantities import is_distinctive
from pipeline.diff.fields import same_number, same_times
from pipeline.diff.said import Said, SaidFact

# How seldom a content is met twice by chance, 0 to 1. A number of several digits hardly ever is, a small count often ("three"
# of five things on a page), a small measure is compared with those of its dimension alone. Much may happen on one day.
DISTINCTIVE, SMALL_MEASURE, SMALL_COUNT = 1.0, 0.6, 0.3
DAY, COARSE_DATE = 0.8, 0.6
NEXT_SENTENCE = 0.5  # what content shared by the sentences beside counts for
# Numbers equal but for a conversion's rounding differ by 5 % at most, small ones by 10 % (quantities.rounding_tolerance).
BUCKET = log(1.1)
DAY_LENGTH = len("2025-01-01")
Place = tuple[str, int]  # a document and a sentence's number in it


@dataclass(frozen=True, slots=True)
class SharedContent:
    """`weight[i, j]`: how telling it is that fact i of the one version and fact j of the other state the same, 0 to 1."""

    weight: dict[tuple[int, int], float]
    by_places: dict[tuple[Place, Place], float]
    own: dict[tuple[int, int], dict[tuple[Place, Place], float]]

    def support(self, i: int, j: int, s: Said, t: Said) -> float:
        """What else the sentences of two statements share, or those beside them, 0 to 1."""
        here, there, own = place(s), place(t), self.own.get((i, j), {})
        total = 0.0
        for a in (-1, 0, 1):
            for b in (-1, 0, 1):
                key = ((here[0], here[1] + a), (there[0], there[1] + b))
                found = self.by_places.get(key, 0.0) - own.get(key, 0.0)
                total += found if a == b == 0 else NEXT_SENTENCE * found
        return min(1.0, max(0.0, total))


def place(said: Said) -> Place:
    """The sentence that a statement stands in."""
    return said.document_id, said.order


def share_content(old: Sequence[SaidFact], new: Sequence[SaidFact]) -> SharedContent:
    """All that the facts of two versions state alike."""
    equal: dict[tuple[int, int], list[tuple[Said, Said]]] = {}
    index = _index(new)
    for i, a in enumerate(old):
        for s in a.said:
            for j, t in sorted({(j, n) for key in _keys(s, near=True) for j, n in index[a.kind, key]}):
                said = new[j].said[t]
                if same_content(s, said):
                    equal.setdefault((i, j), []).append((s, said))
    partners_of_old, partners_of_new = Counter(i for i, _ in equal), Counter(j for _, j in equal)
    weight: dict[tuple[int, int], float] = {}
    own: dict[tuple[int, int], dict[tuple[Place, Place], float]] = {}
    by_places: defaultdict[tuple[Place, Place], float] = defaultdict(float)
    for (i, j), pairs in equal.items():
        rarity = 1 / max(partners_of_old[i], partners_of_new[j])
        weight[i, j] = rarity * max(min(tell(s), tell(t)) for s, t in pairs)
        own[i, j] = {(place(s), place(t)): weight[i, j] for s, t in pairs}
        for key, found in own[i, j].items():
            by_places[key] += found
    return SharedContent(weight, dict(by_places), own)


def same_content(s: Said, t: Said) -> bool:
    """Whether two statements state one number, whatever its modifier, or of events one date."""
    if s.quantity is not None and t.quantity is not None:
        return same_number(s.quantity, t.quantity)
    return s.quantity is t.quantity and bool(s.edtf and t.edtf) and same_times(s, t)


def tell(said: Said) -> float:
    """How telling the content of a statement is."""
    q = said.quantity
    if q is None:
        return DAY if len(said.edtf) >= DAY_LENGTH else COARSE_DATE
    if is_distinctive(q):
        return DISTINCTIVE
    return SMALL_COUNT if q.kind in ("count", "rank") else SMALL_MEASURE


def _index(facts: Sequence[SaidFact]) -> defaultdict[tuple[str, str], list[tuple[int, int]]]:
    index: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for j, fact in enumerate(facts):
        for n, said in enumerate(fact.said):
            for key in _keys(said):
                index[fact.kind, key].append((j, n))
    return index


def _keys(said: Said, near: bool = False) -> Iterator[str]:
    """What equal contents have in common, so that not all must be compared: the number's size, of a date its days."""
    q = said.quantity
    if q is None:
        yield said.edtf[:4]
        yield said.edtf[4:DAY_LENGTH]  # without the year, which may be one that no version states
        return
    number = q.si_value if q.si_value is not None else q.value if q.value is not None else q.low or q.high
    if not number:
        yield "0"
        return
    size = floor(log(abs(number)) / BUCKET)
    for step in (-2, -1, 0, 1, 2) if near else (0,):
        yield str(size + step)
    if q.kind in ("percent", "ratio"):
        yield "share"
