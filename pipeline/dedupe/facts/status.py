"""What the statements of one fact say together: its status, and the pairs that can't both hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.times import write_edtf
from pipeline.dedupe.facts.values import Values, compare_values
from pipeline.dedupe.facts.veto import find_veto
from pipeline.model import Status

# Statements of one fact that are compared with each other; those beyond say what others of the same value have said.
MAX_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that can't both hold, and why, with the arithmetic."""

    a: Profile
    b: Profile
    reason: str


def status_of(profiles: Sequence[Profile], reports: Sequence[str]) -> tuple[Status, list[Contradiction]]:
    """The status of the fact that these statements make; `reports[i]` is the report of `profiles[i]`."""
    contradictions = list(find_contradictions(profiles))
    if contradictions:
        return "conflicting", contradictions
    if len(set(reports)) < 2:
        return "single", []
    of_report: dict[str, list[Profile]] = {}
    for p, report in zip(profiles, reports, strict=True):
        of_report.setdefault(report, []).append(p)
    agreed = all(_agree(a, b) for a, b in combinations(list(of_report.values())[:MAX_COMPARED], 2))
    return ("agreed" if agreed else "compatible"), []


def _agree(a: Sequence[Profile], b: Sequence[Profile]) -> bool:
    """Whether two reports state the same value somewhere; what else they state is compatible."""
    return any(relate(x, y).relation == "equal" for x in a[:MAX_COMPARED] for y in b[:MAX_COMPARED])


def find_contradictions(profiles: Sequence[Profile]) -> Iterator[Contradiction]:
    """The contradicting pairs, by value: of a value that a document repeats, its first statement.

    A pair that is ruled out to be of one fact is none, though a chain of others joined the two.
    """
    for a, b in combinations(_compared(profiles), 2):
        values = relate(a, b)
        if values.relation == "contradictory" and not find_veto(a, b):
            yield Contradiction(a, b, values.reason)


def relate(a: Profile, b: Profile) -> Values:
    """How the values of two statements of one fact stand to each other, what they are of considered too.

    Only actual statements contradict each other, and counts that run on only where they were taken on one day.
    """
    values = compare_values(a, b)
    if values.relation != "contradictory":
        return values
    if a.statement.modality != "actual" or b.statement.modality != "actual":
        return Values("compatible", lambda: f"{a.statement.modality} and {b.statement.modality}")
    if a.family != "event" and (a.running or b.running) and a.as_of and b.as_of and a.as_of != b.as_of:
        days = " and ".join(write_edtf(d) for d in sorted((a.as_of, b.as_of)))
        return Values("compatible", lambda: f"counted on different days: {days}")
    return values


def _compared(profiles: Sequence[Profile]) -> list[Profile]:
    """One statement of each value and document, in order: the first that is a sentence's, no headline's; repeats left out."""
    seen: dict[object, Profile] = {}
    for p in profiles:
        if not p.repeats:
            s = p.statement
            said = (p.document_id, s.quantity, s.edtf, s.modality, p.as_of)
            if said not in seen or (s.predicate and not seen[said].statement.predicate):
                seen[said] = p
    return list(seen.values())[:MAX_COMPARED]
