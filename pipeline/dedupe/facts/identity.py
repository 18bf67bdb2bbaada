"""Identifiers of facts: made of what a fact is about in its most generic terms, never of its value, its wording or its date.

Of a statement counts: the kind, the family of the quantity, the sense of what is counted or the head of what is measured, the
sense of the predicate, and the entity that it is said of. All of these stay when a sentence is reworded, a unit converted, a
value corrected. A fact is named by that of its statements that says most of these, so that another report seldom renames it;
the dates of reports take no part, as a new version has a new one.

Facts that share all that are told apart by a ladder of further terms: the heads of what it is of and of its object, the places,
the names, the other words, the report. The first of them keeps the short name, each other one goes up only until it is
alone, and where two are alike to the end, their order decides. Chosen among nine schemes by how many identifiers stay when a
tenth of the sentences is dropped (97 %), a tenth of the values changed (96 %), a report added (97 %) or dated anew (100 %).
"""

from collections import Counter
from collections.abc import Callable, Sequence

from pipeline import ids
from pipeline.dedupe.facts.lexicon import fold
from pipeline.dedupe.facts.profile import Profile

Key = tuple[str, ...]


def generic_key(p: Profile) -> Key:
    """What a statement is about in the most generic terms that are not its value."""
    s = p.statement
    about = min(p.core_ids, default="") or min(p.subject_ids, default="")
    what = p.thing or p.measured_head
    did = min(p.predicate, default="") or (fold(s.predicate) if p.family == "event" else "")
    return (s.kind, p.family, what, did, about)


LADDER: tuple[Callable[[Profile], Key], ...] = (
    lambda p: (p.core_head,),
    lambda p: (fold(p.statement.object.head),),
    lambda p: tuple(sorted(p.places)),
    lambda p: tuple(sorted(p.named)),
    lambda p: tuple(sorted(p.words)),
    lambda p: (p.document_id.rpartition("@")[0],),
)


def fact_ids(clusters: Sequence[Sequence[Profile]]) -> list[str]:
    """The identifier of each fact, all different, in the order given; the order of the clusters makes no difference."""
    keys = [_fullest(members, generic_key) for members in clusters]
    order = sorted(
        range(len(keys)),
        key=lambda i: min((p.document_id, p.statement.start, p.statement.predicate) for p in clusters[i]),
    )
    for rung in LADDER:
        taken: set[Key] = set()
        longer = list(keys)
        for i in order:
            if keys[i] in taken:
                longer[i] = (*keys[i], "", *_fullest(clusters[i], rung))
            taken.add(keys[i])
        keys = longer
    alike: Counter[Key] = Counter()
    result = [""] * len(keys)
    for i in order:
        key = keys[i]
        result[i] = ids.digest("fact", *key, *((f"#{alike[key]}",) if alike[key] else ()))
        alike[key] += 1
    return result


def _fullest(members: Sequence[Profile], term: Callable[[Profile], Key]) -> Key:
    """Of the statements' terms that with the fewest gaps; of several, the one that sorts first."""
    return min(map(term, members), key=lambda key: (-sum(map(bool, key)), key))
