"""A name found, in token indices, and how names found by several steps are laid over each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model import EntityType

Source = Literal["model", "list", "head", "run", "acronym", "recurrence"]


@dataclass(frozen=True, slots=True)
class Name:
    """The tokens [start, end) of sentence `sentence` name something; `source` says by which evidence."""

    sentence: int
    start: int
    end: int
    type: EntityType
    source: Source

    def between(self, start: int, end: int) -> "Name":
        return replace(self, start=start, end=end)

    def typed(self, kind: EntityType) -> "Name":
        return self if kind == self.type else replace(self, type=kind)


def lay(over: Iterable[Name], under: Iterable[Name] = ()) -> list[Name]:
    """The names of both, in text order; where two overlap, the one that comes first stays."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in (*over, *under):
        tokens = range(name.start, name.end)
        if taken.isdisjoint(tokens):
            kept.append(name)
            taken.update(tokens)
    return sorted(kept, key=lambda name: name.start)
