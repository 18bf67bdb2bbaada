"""Statements -> facts: the judged pairs are joined from the best on, and a join must hold for everything it brings together.

Two clusters are joined by a pair's match only if no statement of the one is ruled out by one of the other (cannot-links, as
COP-KMeans has them; Wagstaff et al. 2001), and if all pairs between them taken together are more like than unlike (correlation
clustering; Bansal, Blum and Chawla 2004). So A and C aren't joined through a B that both resemble.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pipeline.dedupe.facts.match import judge, points_above, weigh
from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.values import SAID_AGAIN, are_one_moment, are_one_period, compare_values
from pipeline.dedupe.facts.veto import find_veto
from pipeline.model import Link

Pair = tuple[str, str]
# Of each cluster, the statements that a join is checked against: of each value the first before any
# second. More would make it quadratic.
MAX_CHECKED = 3
# What one pair may add to a join or take from it, in points above or below a match; and one that is in doubt.
MOST_ABOVE, IN_DOUBT = 30, -5


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
    matches = sorted(matches, key=lambda m: (-m[2].score, m[2].a, m[2].b, m[0], m[1]))
    clusters = _Clusters(profiles, frozenset(different), {(i, j): points_above(link) for i, j, link in matches})
    by_mention: dict[str, list[int]] = {}
    for i, p in enumerate(profiles):
        by_mention.setdefault(p.mention_id, []).append(i)
    for a, b in sorted(same):
        for i, j in zip(by_mention.get(a, ()), by_mention.get(b, ()), strict=False):
            clusters.join(i, j, force=True)
    refused = []
    for i, j, link in matches:
        reason = clusters.join(i, j)
        if reason:
            refused.append((i, j, Link(link.a, link.b, "no_match", reason, link.score)))
    return clusters.members(), refused


class _Clusters:
    """Disjoint sets of positions that know their members; smaller ones are added to larger ones."""

    def __init__(
        self, profiles: Sequence[Profile], different: frozenset[Pair], matched: Mapping[tuple[int, int], int]
    ) -> None:
        self.profiles = profiles
        self.matched = matched  # points more than a match needs, by positions i < j
        self.different = different
        self.parent = list(range(len(profiles)))
        self.of = {i: [i] for i in range(len(profiles))}
        self.anchors = {i: {p.mention_id} for i, p in enumerate(profiles)}
        self.kept = {i: [i] for i in range(len(profiles))}
        self.objections: dict[tuple[int, int, int, int], str] = {}  # by two roots and the sizes of their clusters

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
        """What speaks against joining clusters `a` and `b` for the match of their statements `i` and `j`.

        Found once as long as neither has grown: later matches between them are weaker.
        """
        key = (a, b, len(self.of[a]), len(self.of[b])) if a < b else (b, a, len(self.of[b]), len(self.of[a]))
        if key not in self.objections:
            self.objections[key] = self._find_objection(a, b, i, j)
        return self.objections[key]

    def _find_objection(self, a: int, b: int, i: int, j: int) -> str:
        pairs: list[tuple[Profile, Profile]] = []
        shown = {i, j} <= {*self.kept[a], *self.kept[b]}
        total, least = 0 if shown else min(MOST_ABOVE, self.matched.get((min(i, j), max(i, j)), 0)), None
        for x in self.kept[a]:
            for y in self.kept[b]:
                above = self.matched.get((x, y) if x < y else (y, x))
                if above is None:
                    pairs.append((self.profiles[x], self.profiles[y]))
                else:
                    total += min(MOST_ABOVE, above)
        for one, other in pairs:  # what is ruled out is quickly found
            if find_veto(one, other):
                return _kept_apart(judge(one, other))
        furthest: tuple[Profile, Profile] | None = None
        for one, other in pairs:
            weighed = weigh(one, other)
            above = max(-MOST_ABOVE, min(MOST_ABOVE, weighed.margin))
            if weighed.verdict == "unsure":
                if _told_apart(one, other):
                    return _kept_apart(judge(one, other))
                above = min(IN_DOUBT, above)
                if least is None or weighed.margin < least:
                    least, furthest = weighed.margin, (one, other)
            total += above
        return _kept_apart(judge(*furthest)) if furthest is not None and total < 0 else ""

    def members(self) -> list[list[int]]:
        return sorted(sorted(m) for m in self.of.values())


def _told_apart(a: Profile, b: Profile) -> bool:
    """Whether one report tells of both, and doesn't say the same number: an account seldom tells one thing as two."""
    if a.document_id != b.document_id or are_one_period(a, b) or are_one_moment(a, b):
        return False
    return a.family == "event" or compare_values(a, b).relation not in SAID_AGAIN


def _kept_apart(link: Link) -> str:
    return f"kept apart by {link.a} and {link.b}: {link.reason}"


def _varied(members: Sequence[int], profiles: Sequence[Profile]) -> list[int]:
    """The first statements of each wording and value, a bounded number; another value comes before a second wording."""
    seen: dict[object, int] = {}
    for i in sorted(members):
        p = profiles[i]
        seen.setdefault((p.words, p.predicate, p.subject_ids, p.statement.quantity, p.statement.edtf, p.document_id), i)
    of_value: Counter[object] = Counter()
    turns = []
    for i in seen.values():
        value = profiles[i].key or profiles[i].statement.edtf
        turns.append((of_value[value], i))
        of_value[value] += 1
    return [i for _, i in sorted(turns)[:MAX_CHECKED]]


def judged_pairs(
    profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]], judging: Callable[[Profile, Profile], Link] = judge
) -> Iterable[tuple[int, int, Link]]:
    """The verdict on each pair."""
    for i, j in pairs:
        yield i, j, judging(profiles[i], profiles[j])
