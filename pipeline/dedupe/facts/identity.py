"""Identifiers of facts: made of what a fact is about in its most generic terms, never of its value or its wording.

The first report's first statement names the fact: reports are taken by date of publication, so that a later one changes no
identifier. Of that statement counts: the kind, the family of the quantity, the sense of what is counted or the head of what is
measured, the sense of the predicate, and the entity that it is said of. All of these stay when a sentence is reworded, a unit
converted, a value corrected. Facts that share all that are told apart by their other words, and, where even those are equal, by
their order.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline import ids
from pipeline.dedupe.facts.lexicon import fold
from pipeline.dedupe.facts.profile import Profile

Seniority = Mapping[str, tuple[str, str]]  # of a document: (date of publication, document_id)
UNDATED = "9999"  # a report without a date comes after those with one


def generic_key(p: Profile) -> tuple[str, ...]:
    """What a statement is about in the most generic terms that are not its value."""
    s = p.statement
    about = min(p.core_ids, default="") or min(p.subject_ids, default="")
    what = p.thing or p.measured_head
    did = min(p.predicate, default="") or (fold(s.predicate) if p.family == "event" else "")
    return (s.kind, p.family, what, did, about)


def _finer_key(p: Profile) -> tuple[str, ...]:
    return ("", *sorted(p.words))


def fact_ids(clusters: Sequence[Sequence[Profile]], seniority: Seniority) -> list[str]:
    """The identifier of each fact, all different, in the order given."""

    def age(p: Profile) -> tuple[tuple[str, str], int, tuple[str, ...]]:
        return seniority.get(p.document_id, (UNDATED, "")), p.statement.start, _finer_key(p)

    named = [min(members, key=age) for members in clusters]
    by_key: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in sorted(range(len(named)), key=lambda i: age(named[i])):
        by_key[generic_key(named[i])].append(i)
    result = [""] * len(clusters)
    used: set[str] = set()
    last: dict[tuple[str, ...], int] = {}  # so that a thousand facts of one key don't each try a thousand names
    for key, positions in sorted(by_key.items()):
        for n, i in enumerate(positions):
            parts = key if n == 0 else (*key, *_finer_key(named[i]))
            fact_id, nth = ids.digest("fact", *parts), last.get(parts, 1)
            while fact_id in used:
                nth += 1
                fact_id = ids.digest("fact", *parts, str(nth))
            last[parts] = nth
            used.add(fact_id)
            result[i] = fact_id
    return result
