"""One fact for one state of affairs across all reports; its status; the contradictions."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Conflict, Document, Entity, Extraction, Fact, Link, Problem


@dataclass(frozen=True, slots=True)
class MatchedFacts:
    """The facts in the order of their identifiers, the judged pairs of statements behind them, and the conflicts."""

    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()


def match_facts(
    documents: Sequence[Document], extractions: Sequence[Extraction], entities: Sequence[Entity]
) -> MatchedFacts:
    """The facts that the latest version of each report states."""
    return MatchedFacts()
