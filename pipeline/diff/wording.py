"""What the terminal and the page both say of changes."""

from collections import Counter
from collections.abc import Iterable

from pipeline.diff.compare import KINDS, Change
from pipeline.diff.said import SaidFact
from pipeline.tables.titles import fact_title


def summarise(changes: Iterable[Change]) -> str:
    """
    >>> summarise([])
    'no difference'
    """
    counts = Counter(c.kind for c in changes)
    return ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "no difference"


def title(fact: SaidFact) -> str:
    """What a fact is about, in a line; the words of its first statement where nothing says more."""
    named = fact_title(fact.subject, fact.predicate, fact.object)
    return f"{named or fact.said[0].text} ({fact.kind})"
