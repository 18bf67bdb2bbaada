"""Names into clusters, by matches and vetoes. Clusters are compared as clusters: one link between two of them isn't enough.

Agglomerative, the surest match first. Two clusters become one if no member of the one and no member of the other
veto each other, and at least LEAST_AGREEMENT of the pairs across them match. The order is that of score and index,
so the result depends on neither the order of the links nor on a random choice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

Link = tuple[int, int, int]  # minus the score, and the two members
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
    enemies: dict[int, dict[int, str]] = {}  # clusters with a veto between them stay apart for good
    waiting: dict[int, list[Link]] = {}  # too few matches: asked again when one of the two clusters has grown
    refused: dict[Link, str] = {}
    queue = [(-score, i, j) for score, i, j in set(links)]
    heapify(queue)
    while queue:
        link = heappop(queue)
        a, b = home[link[1]], home[link[2]]
        if a == b:
            continue
        why = enemies.get(a, {}).get(b, "") or _veto(members[a], members[b], vetoed)
        if why:
            enemies.setdefault(a, {})[b] = enemies.setdefault(b, {})[a] = why
            refused[link] = why
            continue
        why = _disagreement(members[a], members[b], matched)
        if why:
            refused[link] = why
            waiting.setdefault(a, []).append(link)
            waiting.setdefault(b, []).append(link)
            continue
        keep, drop = (a, b) if len(members[a]) >= len(members[b]) else (b, a)
        for member in members[drop]:
            home[member] = keep
        members[keep] = sorted(members[keep] + members.pop(drop))
        for other, reason in enemies.pop(drop, {}).items():
            del enemies[other][drop]
            enemies.setdefault(keep, {})[other] = enemies[other][keep] = reason
        for again in {*waiting.pop(keep, ()), *waiting.pop(drop, ())}:
            heappush(queue, again)
    refusals = [Refusal(i, j, why) for (_, i, j), why in sorted(refused.items()) if home[i] != home[j]]
    return sorted(members.values()), refusals


def _veto(a: list[int], b: list[int], vetoed: Callable[[int, int], str]) -> str:
    why = next((why for i in a for j in b if (why := vetoed(i, j))), "")
    return f"kept apart: {why}" if why else ""


def _disagreement(a: list[int], b: list[int], matched: Callable[[int, int], bool]) -> str:
    pairs = [(i, j) for i in a[:MOST_MEMBERS_COMPARED] for j in b[:MOST_MEMBERS_COMPARED]]
    agreeing = sum(matched(i, j) for i, j in pairs)
    if agreeing < LEAST_AGREEMENT * len(pairs):
        return f"only {agreeing} of the {len(pairs)} pairs of their names match"
    return ""
