"""Nodes into clusters by their full names: candidate pairs, verdicts, clusters; and the judged pairs that tell why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz.fuzz import ratio

from pipeline.dedupe.entities.block import candidate_pairs
from pipeline.dedupe.entities.cluster import cluster
from pipeline.dedupe.entities.compare import PLAUSIBLE, Judgement, judge
from pipeline.dedupe.entities.decisions import Decisions
from pipeline.dedupe.entities.nodes import Node
from pipeline.dedupe.entities.veto import veto
from pipeline.model import Link

TELLING = 82  # score from which a pair that is kept apart gets a row of its own: below, the names tell why themselves
LEAST_RATIO = (
    55  # of equal letters, below which no pair of the labelled names is one entity: spares the comparison of words
)


@dataclass(slots=True)
class Matched:
    """Clusters of indices into the nodes; pairs left unsure, with what speaks for them; links to tell."""

    clusters: list[list[int]]
    unsure: list[tuple[int, int, Judgement]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def match_nodes(nodes: Sequence[Node], decisions: Decisions) -> Matched:
    """The clusters of the nodes whose names mean the same everywhere; local ones stay alone for now."""
    wide = [i for i, node in enumerate(nodes) if not node.full.local]
    names = [nodes[i].full for i in wide]
    judged: dict[tuple[int, int], Judgement] = {}
    links: list[tuple[int, int, int]] = []
    told: list[Link] = []
    unsure: list[tuple[int, int, Judgement]] = []

    def judgement(i: int, j: int) -> Judgement:
        pair = (i, j) if i < j else (j, i)
        known = judged.get(pair)
        if known is None:
            known = judged[pair] = judge(names[pair[0]], names[pair[1]])
        return known

    def forbidden(i: int, j: int) -> str:
        return decisions.forbid_any(nodes[wide[i]].names, nodes[wide[j]].names) if decisions.different else ""

    def vetoed(i: int, j: int) -> str:
        return forbidden(i, j) or veto(names[i], names[j])

    for i, j in candidate_pairs(names):
        if not names[i].territory and ratio(names[i].letters, names[j].letters) < LEAST_RATIO:
            continue
        verdict, reason, score = judge(names[i], names[j])
        if verdict == "match":
            links.append((score, i, j))
            judged[i, j] = verdict, reason, score
            continue
        if score >= TELLING:
            told.append(Link(names[i].text, names[j].text, verdict, reason, Decimal(score)))
        if score >= PLAUSIBLE and verdict == "unsure":
            unsure.append((wide[i], wide[j], (verdict, reason, score)))
    clusters, refusals = cluster(len(names), links, vetoed, lambda i, j: judgement(i, j)[0] == "match")
    for refusal in refusals:
        a, b = names[refusal.a], names[refusal.b]
        told.append(Link(a.text, b.text, "no_match", refusal.reason, Decimal(judgement(refusal.a, refusal.b)[2])))
    home = {i: n for n, members in enumerate(clusters) for i in members}
    for score, i, j in links:
        if home[i] == home[j]:
            told.append(Link(names[i].text, names[j].text, "match", judgement(i, j)[1], Decimal(score)))
    apart = [[wide[i] for i in members] for members in clusters]
    alone = [[i] for i, node in enumerate(nodes) if node.full.local]
    return Matched(sorted(apart + alone), unsure, told)
