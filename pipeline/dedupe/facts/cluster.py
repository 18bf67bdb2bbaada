"""Statements -> facts: the judged pairs are joined from the best on, and a join must hold for everything it brings together.

Agglomerative with cannot-links (as COP-KMeans has them; Wagstaff et al. 2001): two clusters are joined by a pair's match only
if no statement of the one is vetoed by, or contradicts without being matched to, a statement of the other. So A and C aren't
joined through a B that both resemble.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from pipeline.dedupe.facts.match import judge
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.values import compare_values
from pipeline.model import Link

Pair = tuple[str, str]
SAID_AGAIN = ("equal", "close")
# Of each cluster, the statements that a join is checked against: the first of each wording. More would make it quadratic.
MAX_CHECKED = 6


def pair(a: str, b: str) -> Pair:
    """Two ids in the order in which a pair of them is written.

    >>> pair("b", "a")
    ('a', 'b')
    """
    return (a, b) if a <= b else (b, a)


def cluster(
    profiles: Sequence[Profile],
    matches: Iterable[tuple[int, int, Link]],
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> tuple[list[list[int]], list[tuple[int, int, Link]]]:
    """(clusters of positions in `profiles`, the matches that a join was refused, with the reason).

    `same` and `different` are pairs of mention ids that a person decided on: the former are joined first, the latter are never
    in one cluster, through whatever chain.
    """
    clusters = _Clusters(profiles, frozenset(different))
    by_mention: dict[str, list[int]] = {}
    for i, p in enumerate(profiles):
        by_mention.setdefault(p.mention_id, []).append(i)
    for a, b in sorted(same):
        for i, j in zip(by_mention.get(a, ()), by_mention.get(b, ()), strict=False):
            clusters.join(i, j, force=True)
    refused = []
    for i, j, link in sorted(matches, key=lambda m: (-m[2].score, m[2].a, m[2].b, m[0], m[1])):
        reason = clusters.join(i, j)
        if reason:
            refused.append((i, j, Link(link.a, link.b, "no_match", reason, link.score)))
    return clusters.members(), refused


class _Clusters:
    """Disjoint sets of positions that know their members; smaller ones are added to larger ones."""

    def __init__(self, profiles: Sequence[Profile], different: frozenset[Pair]) -> None:
        self.profiles = profiles
        self.different = different
        self.parent = list(range(len(profiles)))
        self.of = {i: [i] for i in range(len(profiles))}
        self.anchors = {i: {p.mention_id} for i, p in enumerate(profiles)}
        self.kept = {i: [i] for i in range(len(profiles))}

    def root(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int, force: bool = False) -> str:
        """Join the clusters of two statements; the reason why not, else ""."""
        a, b = self.root(i), self.root(j)
        if a == b:
            return ""
        reason = self._shared_anchor(a, b) or self._forbidden(a, b) or ("" if force else self._objection(a, b, i, j))
        if reason:
            return reason
        if len(self.of[a]) < len(self.of[b]):
            a, b = b, a
        self.parent[b] = a
        self.of[a] += self.of.pop(b)
        self.anchors[a] |= self.anchors.pop(b)
        self.kept[a] = _varied([*self.kept[a], *self.kept.pop(b)], self.profiles)
        return ""

    def _shared_anchor(self, a: int, b: int) -> str:
        """One date may anchor two events, which are two facts, whatever others they resemble."""
        shared = not self.anchors[a].isdisjoint(self.anchors[b])
        return "kept apart: one date or figure anchors a statement of each" if shared else ""

    def _forbidden(self, a: int, b: int) -> str:
        if self.different:
            for x in self.of[a]:
                for y in self.of[b]:
                    if pair(self.profiles[x].mention_id, self.profiles[y].mention_id) in self.different:
                        return "decided: not the same fact"
        return ""

    def _objection(self, a: int, b: int, i: int, j: int) -> str:
        """What speaks against joining clusters `a` and `b` for the match of their statements `i` and `j`."""
        for x in self.kept[a]:
            for y in self.kept[b]:
                if {x, y} == {i, j}:
                    continue
                one, other = self.profiles[x], self.profiles[y]
                link = judge(one, other)
                if (
                    link.verdict == "no_match"
                    or (link.verdict == "unsure" and self._new_contradiction(x, y, i, j))
                    or (link.verdict == "unsure" and self._told_apart(x, y))
                ):
                    return f"kept apart by {link.a} and {link.b}: {link.reason}"
        return ""

    def _told_apart(self, x: int, y: int) -> bool:
        """Whether one report tells of both, and doesn't say the same number: an account seldom tells one thing as two."""
        one, other = self.profiles[x], self.profiles[y]
        if one.document_id != other.document_id:
            return False
        return one.family == "event" or self._relation(x, y) not in SAID_AGAIN

    def _new_contradiction(self, x: int, y: int, i: int, j: int) -> bool:
        """Whether the values of `x` and `y` contradict each other otherwise than follows from what was matched already.

        Where i and j say the same, what contradicts the one within its cluster contradicts the other too.
        """
        if self._relation(x, y) != "contradictory":
            return False
        if self.root(x) != self.root(i):
            x, y = y, x
        follows = self._relation(y, i) == "equal" or self._relation(x, j) == "equal"
        return not follows and not (self._relation(x, i) == "equal" and self._relation(y, j) == "equal")

    def _relation(self, x: int, y: int) -> str:
        return "equal" if x == y else compare_values(self.profiles[x], self.profiles[y]).relation

    def members(self) -> list[list[int]]:
        return sorted(sorted(m) for m in self.of.values())


def _varied(members: Sequence[int], profiles: Sequence[Profile]) -> list[int]:
    """The first statements of each wording and value, a bounded number."""
    seen: dict[object, int] = {}
    for i in sorted(members):
        p = profiles[i]
        seen.setdefault((p.words, p.predicate, p.subject_ids, p.statement.quantity, p.statement.edtf, p.document_id), i)
    return list(seen.values())[:MAX_CHECKED]


def judged_pairs(
    profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]], judging: Callable[[Profile, Profile], Link] = judge
) -> Iterable[tuple[int, int, Link]]:
    """The verdict on each pair."""
    for i, j in pairs:
        yield i, j, judging(profiles[i], profiles[j])
