"""Clusters of random graphs against a slow, obvious clustering; and what chains and vetoes may not do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dedupe.entities.cluster import LEAST_AGREEMENT, cluster

Pairs = frozenset[frozenset[int]]


def slow_clusters(size: int, scores: dict[frozenset[int], int], vetoes: Pairs) -> list[list[int]]:
    """Merge the two clusters joined by the best link that may be followed, look at everything again, until none is left."""
    clusters = [frozenset([i]) for i in range(size)]
    while True:
        for link in sorted(scores, key=lambda pair: (-scores[pair], sorted(pair))):
            i, j = sorted(link)
            a, b = (next(c for c in clusters if x in c) for x in (i, j))
            across = [frozenset((x, y)) for x in a for y in b]
            if (
                a != b
                and not vetoes & set(across)
                and sum(p in scores for p in across) >= LEAST_AGREEMENT * len(across)
            ):
                clusters = [c for c in clusters if c not in (a, b)] + [a | b]
                break
        else:
            return sorted(sorted(c) for c in clusters)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, dict[frozenset[int], int], Pairs]:
    size = draw(st.integers(2, 7))
    pairs = [frozenset((i, j)) for i in range(size) for j in range(i)]
    scores = draw(st.dictionaries(st.sampled_from(pairs), st.integers(80, 100)))
    vetoes = draw(st.frozensets(st.sampled_from(pairs), max_size=4))
    return size, {pair: score for pair, score in scores.items() if pair not in vetoes}, vetoes


def clusters_of(size: int, scores: dict[frozenset[int], int], vetoes: Pairs, reverse: bool = False) -> list[list[int]]:
    links = [(score, min(pair), max(pair)) for pair, score in scores.items()]
    return cluster(
        size,
        reversed(links) if reverse else links,
        lambda i, j: "forbidden" if frozenset((i, j)) in vetoes else "",
        lambda i, j: frozenset((i, j)) in scores,
    )[0]


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_clusters_are_those_of_the_obvious_method(graph: tuple[int, dict[frozenset[int], int], Pairs]) -> None:
    assert clusters_of(*graph) == slow_clusters(*graph)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_no_cluster_holds_a_veto_and_the_order_of_links_means_nothing(
    graph: tuple[int, dict[frozenset[int], int], Pairs],
) -> None:
    clusters = clusters_of(*graph)
    assert not any(frozenset((i, j)) in graph[2] for c in clusters for i in c for j in c if i != j)
    assert clusters == clusters_of(*graph, reverse=True)


def test_a_chain_of_single_links_is_not_followed() -> None:
    chain = {frozenset((i, i + 1)): 90 for i in range(5)}
    assert max(map(len, clusters_of(6, chain, frozenset()))) <= 3


def test_what_a_and_b_match_stays_out_where_they_veto_each_other() -> None:
    clusters = clusters_of(3, {frozenset((0, 1)): 95, frozenset((1, 2)): 90}, frozenset({frozenset((0, 2))}))
    assert clusters == [[0, 1], [2]]
