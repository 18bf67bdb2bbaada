"""What a statement is alone with in its report: the only prisoners counted, the only opening, the only temperature.

Where each of two reports of one story has something once, that is more than having it in common: of five counts of people any
two may be meant, of one count of prisoners none but that. The thought is that of inverse document frequency (Spärck Jones
1972), with the statements of a report as the documents.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.dedupe.facts.counts import COUNTED
from pipeline.dedupe.facts.profile import Profile, Trait

FEW = 2
# Of a report that says less, hardly anything is said twice.
LEAST_VALUES = 8


def mark_sole(profiles: Sequence[Profile]) -> list[Profile]:
    """The profiles of one document, each with the traits that no other value of it has, and those that one other has."""
    if len({_value(p) for p in profiles}) < LEAST_VALUES:
        return list(profiles)
    values: defaultdict[tuple[str, Trait], set[str]] = defaultdict(set)
    for p in profiles:
        for trait in _traits(p):
            values[p.family, trait].add(_value(p))
    marked = []
    for p in profiles:
        spread = {trait: len(values[p.family, trait]) for trait in _traits(p)}
        only = frozenset(trait for trait, n in spread.items() if n == 1)
        few = frozenset(trait for trait, n in spread.items() if n <= FEW)
        marked.append(replace(p, only=only, few=few))
    return marked


def _traits(p: Profile) -> Iterator[Trait]:
    """Each with its sort, as the pieces of evidence are called (`only_thing`, `few_word`)."""
    if p.family not in (*COUNTED, "event"):
        yield "measure", p.family
    if p.thing:
        yield "thing", p.thing
    for sense in p.predicate:
        yield "predicate", sense
    for sense in p.subject_sorts:
        yield "subject", sense
    for sense in p.words | p.rare:
        yield "word", sense


def _value(p: Profile) -> str:
    return p.key or p.statement.edtf or p.statement.text
