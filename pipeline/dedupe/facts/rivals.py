"""Leaves of the matches between two reports those that are nearest to each other.

A report seldom tells one thing as two, so that a statement has one counterpart in another report: a match holds where neither
of the two has a nearer one there (reciprocal best hits; the one-to-one assignment of Jaro 1989, made locally). Statements of
one report that are of one fact themselves are no rivals.
"""

from collections.abc import Callable, Sequence

from pipeline.dedupe.facts.profile import Profile
from pipeline.dedupe.facts.values import are_one_period
from pipeline.model import Link

Judged = tuple[int, int, Link]


def refuse_rivals(
    profiles: Sequence[Profile], judged: Sequence[Judged], judging: Callable[[Profile, Profile], Link]
) -> list[Judged]:
    """The judged pairs in their order; matches of which one side has a nearer counterpart are unsure, with the reason."""
    nearest: dict[tuple[int, str], Judged] = {}
    for pair in judged:
        i, j, link = pair
        if link.verdict != "no_match":
            for a, b in ((i, j), (j, i)):
                best = nearest.get((a, profiles[b].document_id))
                if best is None or link.score > best[2].score:
                    nearest[a, profiles[b].document_id] = pair
    return [(i, j, _kept(i, j, link, profiles, nearest, judging)) for i, j, link in judged]


def _kept(
    i: int,
    j: int,
    link: Link,
    profiles: Sequence[Profile],
    nearest: dict[tuple[int, str], Judged],
    judging: Callable[[Profile, Profile], Link],
) -> Link:
    if link.verdict != "match" or profiles[i].document_id == profiles[j].document_id:
        return link
    for a, b in ((i, j), (j, i)):
        x, y, best = nearest[a, profiles[b].document_id]
        rival = y if x == a else x
        if best.score > link.score and not _said_twice(profiles[b], profiles[rival], judging):
            reason = f"{profiles[rival].statement.text} is nearer to {profiles[a].statement.text}: {link.reason}"
            return Link(link.a, link.b, "unsure", reason, link.score)
    return link


def _said_twice(a: Profile, b: Profile, judging: Callable[[Profile, Profile], Link]) -> bool:
    """Whether two statements of one report are of one fact."""
    return judging(a, b).verdict == "match" or are_one_period(a, b)
