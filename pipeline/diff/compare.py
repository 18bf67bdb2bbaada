"""The changes between what two versions say. Pure: no folder, no wording."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.diff.fields import Difference, find_differences, unmatched_statements
from pipeline.diff.pair import pair_facts
from pipeline.diff.said import Said, SaidFact, Saying

ChangeKind = Literal["changed", "removed", "added", "unchanged"]
KINDS: tuple[ChangeKind, ...] = ("changed", "removed", "added", "unchanged")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one fact in one report.

    `fact` is the fact as the newer version has it; of a removed one, as the older had it. `old_said` and `new_said` are the
    statements to show side by side, None on the side that doesn't state it.
    """

    kind: ChangeKind
    fact: SaidFact
    old_said: Said | None
    new_said: Said | None
    differences: tuple[Difference, ...] = ()


def compare(old: Saying, new: Saying) -> tuple[Change, ...]:
    """Every fact of both sides with what happened to it: by kind of change, then report, then place in the text.

    Facts are compared report by report. Of a report that only one side has, a fact counts where no report of the other side
    states it.
    """
    found: list[Change] = []
    before, after = _by_report(old.facts), _by_report(new.facts)
    for report in sorted(old.reports & new.reports):
        found += _compare_report(before[report], after[report])
    found += [_one_sided("removed", f) for f in _only_in(old, new)]
    found += [_one_sided("added", f) for f in _only_in(new, old)]
    return tuple(sorted(found, key=_by_kind_and_place))


def _only_in(one: Saying, other: Saying) -> list[SaidFact]:
    """The facts of reports that the other side doesn't have, where no report of the other side states them."""
    known = {f.fact_id for f in other.facts}
    return [f for f in one.facts if f.report not in other.reports and f.fact_id not in known]


def _compare_report(old: Sequence[SaidFact], new: Sequence[SaidFact]) -> list[Change]:
    pairing = pair_facts(old, new)
    found = [_compare_pair(a, b) for a, b in pairing.pairs]
    found += [_one_sided("removed", f) for f in pairing.removed]
    return found + [_one_sided("added", f) for f in pairing.added]


def _compare_pair(old: SaidFact, new: SaidFact) -> Change:
    differences = find_differences(old, new)
    before, after = unmatched_statements(old, new)
    kind: ChangeKind = "changed" if differences else "unchanged"
    return Change(kind, new, (before or old.said)[0], (after or new.said)[0], differences)


def _one_sided(kind: Literal["removed", "added"], fact: SaidFact) -> Change:
    said = fact.said[0]
    return Change(kind, fact, said, None) if kind == "removed" else Change(kind, fact, None, said)


def _by_report(facts: Iterable[SaidFact]) -> defaultdict[str, list[SaidFact]]:
    groups: defaultdict[str, list[SaidFact]] = defaultdict(list)
    for fact in facts:
        groups[fact.report].append(fact)
    return groups


def _by_kind_and_place(change: Change) -> tuple[int, str, int, str]:
    said = change.new_said or change.old_said or change.fact.said[0]
    return KINDS.index(change.kind), change.fact.report, said.start, change.fact.fact_id
