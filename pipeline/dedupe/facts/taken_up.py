"""Whether a report takes up a number that it has given: "the 29 centres now open" after "31 centres are open".

A writer who gives two numbers mostly means two things. But a definite noun phrase means what the reader knows of (familiarity;
Heim 1982, The Semantics of Definite and Indefinite Noun Phrases): where it counts the same things in nearly the same number,
and the verbs agree, it is the number before, said otherwise.
"""

from pipeline.dedupe.facts.evidence import Evidence
from pipeline.dedupe.facts.profile import Profile

ALIKE = frozenset(("same_thing", "near_values"))
TOLD_ALIKE = ("same_predicate", "told_predicate", "near_predicate")


def is_taken_up(a: Profile, b: Profile, evidence: Evidence) -> bool:
    """Whether the later of two statements of one report takes up what the earlier one counts. Symmetric."""
    later = max(a, b, key=lambda p: p.statement.start)
    return later.definite and evidence.names >= ALIKE and evidence.has(*TOLD_ALIKE)
