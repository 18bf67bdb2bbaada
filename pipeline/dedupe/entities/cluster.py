"""Names into clusters, by matches and vetoes. Clusters are compared as clusters: one link between two of them isn't enough.

Agglomerative, the surest match first. Two clusters become one if no member of the one and no member of the other
veto each other, and at least LEAST_AGREEMENT of the pairs across them match. The order is that of score and index,
so the result depends on neither the order of the links nor on a random choice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

LEAST_AGREEMENT = 0.5  # share of the pairs across two clusters that match; lower chains variants of variants
MOST_MEMBERS_COMPARED = 12  # of each cluster, the first ones; so that the cost of a merge is bounded


@dataclass(frozen=True, slots=True)
class Refusal:
    """A match that was not followed, because the clusters it would have joined can't be one."""

    a: int
    b: int
    reason: str


def cluster(
    size: int,
    links: Iterable[tuple[int, int, int]],
    vetoed: Callable[[int, int], str],
    matched: Callable[[int, int], bool],
) -> tuple[list[list[int]], list[Refusal]]:
    """The clusters of 0..size-1, each sorted, in the order of their first members; and the matches refused.

    `links` are (score, i, j); a score above 100 is a decision and joins without asking for agreement. `vetoed` says
    why two can't be one, "" if they can; `matched` whether two match.
    """
    home = list(range(size))
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    enemies: dict[int, dict[int, str]] = {}
    refusals: list[Refusal] = []
    for _, i, j in sorted(set(links), key=lambda link: (-link[0], link[1], link[2])):
        a, b = home[i], home[j]
        if a == b:
            continue
        why = enemies.get(a, {}).get(b) or _why_not(members[a], members[b], vetoed, matched)
        if why:
            enemies.setdefault(a, {})[b] = enemies.setdefault(b, {})[a] = why
            refusals.append(Refusal(i, j, why))
            continue
        keep, drop = (a, b) if len(members[a]) >= len(members[b]) else (b, a)
        for member in members[drop]:
            home[member] = keep
        members[keep] = sorted(members[keep] + members.pop(drop))
        # who refused a part because of too few matches may agree with the whole: only vetoes are inherited
        for other, reason in enemies.pop(drop, {}).items():
            enemies[other].pop(drop, None)
            if reason.startswith(VETOED):
                enemies.setdefault(keep, {})[other] = enemies[other][keep] = reason
        for other, reason in list(enemies.get(keep, {}).items()):
            if not reason.startswith(VETOED):
                del enemies[keep][other], enemies[other][keep]
    return sorted(members.values()), refusals


VETOED = "kept apart: "


def _why_not(
    a: list[int],
    b: list[int],
    vetoed: Callable[[int, int], str],
    matched: Callable[[int, int], bool],
) -> str:
    for i in a:
        for j in b:
            why = vetoed(i, j)
            if why:
                return VETOED + why
    pairs = [(i, j) for i in a[:MOST_MEMBERS_COMPARED] for j in b[:MOST_MEMBERS_COMPARED]]
    agreeing = sum(matched(i, j) for i, j in pairs)
    if agreeing < LEAST_AGREEMENT * len(pairs):
        return f"only {agreeing} of the {len(pairs)} pairs of their names match"
    return ""
