"""What a person decided: pairs of names that are one entity, pairs that are not. They hold against every rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dedupe.entities.lexicon import fold
from pipeline.dedupe.entities.names import Name

FORBIDDEN = "decided: not the same"
FORCED = "decided: the same"
Pair = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of names, by their folded words. Where a pair is in both, it is not the same."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    def forbid(self, a: Name, b: Name) -> str:
        """The reason why the two names must be kept apart, "" if nobody decided so."""
        if self.different and frozenset((fold(a.text), fold(b.text))) in self.different:
            return FORBIDDEN
        return ""

    def forbid_any(self, ones: Iterable[Name], others: Iterable[Name]) -> str:
        """The same of all names of two entities."""
        if not self.different:
            return ""
        held = list(others)
        return next((why for a in ones for b in held if (why := self.forbid(a, b))), "")


def read_decisions(same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]) -> Decisions:
    """Decisions from pairs of names as they are written."""
    apart = frozenset(frozenset((fold(a), fold(b))) for a, b in different)
    return Decisions(frozenset(frozenset((fold(a), fold(b))) for a, b in same) - apart, apart)
