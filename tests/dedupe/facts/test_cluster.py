"""Matches are joined from the best on, and no chain joins what is told apart."""

import sys
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from pipeline.dedupe.facts.cluster import _varied, cluster
from pipeline.dedupe.facts.evidence import Evidence
from pipeline.dedupe.facts.match import Weighed
from pipeline.model import Link

CRANES = "The port sold [at least nine cranes]."


def _matches(profiles, *scores):
    return [
        (i, j, Link(profiles[i].mention_id, profiles[j].mention_id, "match", "", Decimal(score)))
        for i, j, score in scores
    ]


def test_a_chain_does_not_join_what_is_told_apart(told):
    profiles = told("In 2019, the port sold [nine cranes].", CRANES, "In 2022, the port sold [12 cranes].")
    found, refused = cluster(profiles, _matches(profiles, (0, 1, 80), (1, 2, 60)))
    assert found == [[0, 1], [2]]
    assert [(i, j, link.verdict) for i, j, link in refused] == [(1, 2, "no_match")]
    assert refused[0][2].reason.startswith("kept apart by ") and "other time" in refused[0][2].reason


def test_a_chain_joins_what_nothing_tells_apart(told):
    profiles = told("The port sold [nine cranes].", CRANES, "The port sold [at least eight cranes].")
    assert cluster(profiles, _matches(profiles, (0, 1, 80), (1, 2, 60))) == ([[0, 1, 2]], [])


def test_the_better_match_is_joined_first_in_whatever_order_they_come(told):
    profiles = told("In 2019, the port sold [nine cranes].", CRANES, "In 2022, the port sold [12 cranes].")
    for matches in permutations(_matches(profiles, (0, 1, 60), (1, 2, 80))):
        assert cluster(profiles, matches)[0] == [[0], [1, 2]]


def test_two_events_of_one_report_stay_apart_though_another_report_tells_one(told):
    first, second, other = told(
        "Inspectors toured the mine on [4 May 2025].",
        "On [4 May 2025], a choir sang.",
        "Inspectors were at the mine on [4 May 2025].",
    )
    profiles = [first, replace(second, document_id=first.document_id), other]
    matches = _matches(profiles, (0, 2, 80), (1, 2, 60))
    assert cluster(profiles, matches)[0] == [[0, 2], [1]]


def test_two_events_of_one_date_stay_apart_though_another_report_and_a_decision_join_them(told):
    opened, built, other = told(
        "The mine opened in [1974].", "The road was built in [1974].", "The mine and the road opened in [1974]."
    )
    same_date = replace(built, statement=replace(built.statement, mention_id=opened.mention_id))
    profiles = [opened, same_date, other]
    found, refused = cluster(profiles, _matches(profiles, (0, 2, 80), (1, 2, 60)))
    assert found == [[0, 2], [1]]
    assert "anchors a statement of each" in refused[0][2].reason
    decided = cluster(profiles, [], same=[(opened.mention_id, other.mention_id), (other.mention_id, opened.mention_id)])
    assert [0, 1] not in [c[:2] for c in decided[0]]


def test_a_decision_joins_and_a_decision_keeps_apart(told):
    profiles = told("The port has [37 cranes].", "[37 cranes] stand in the port.", "The tower is [90 metres] high.")
    cranes, again, tower = (p.mention_id for p in profiles)
    match = _matches(profiles, (0, 1, 90))
    assert cluster(profiles, match)[0] == [[0, 1], [2]]
    assert cluster(profiles, [], same=[(cranes, tower)])[0] == [[0, 2], [1]]
    assert cluster(profiles, match, different=[(cranes, again)])[0] == [[0], [1], [2]]


def _joined(profiles, monkeypatch, points, verdicts=None):
    """The clusters of three statements of which 0 ~ 1 and 1 ~ 2 match, where 0 and 2 are so many points above a match."""
    weighed = Weighed("unsure" if points < 0 else "match", points, Evidence((), 0, frozenset()), ())
    monkeypatch.setattr(sys.modules[cluster.__module__], "weigh", lambda a, b: weighed)
    return cluster(profiles, _matches(profiles, (0, 1, 70), (1, 2, 60)))


def test_a_join_is_refused_where_its_pairs_are_more_unlike_than_alike(told, monkeypatch):
    profiles = told("The port sold [nine cranes].", CRANES, "The port sold [at least eight cranes].")
    assert _joined(profiles, monkeypatch, -9)[0] == [[0, 1, 2]]  # the match has 10 points to spare
    found, refused = _joined(profiles, monkeypatch, -11)
    assert found == [[0, 1], [2]]
    assert refused[0][2].reason.startswith("kept apart by ")


def test_no_join_brings_together_what_one_report_tells_apart(told, monkeypatch):
    a, b, c = told("The port sold [nine cranes].", CRANES, "The port bought [12 cranes].")
    profiles = [a, b, replace(c, document_id=a.document_id)]
    assert _joined(profiles, monkeypatch, -9)[0] == [[0, 1], [2]]
    again = replace(a, sentence_id="another", statement=replace(a.statement, mention_id="again"))
    assert _joined([a, b, again], monkeypatch, -9)[0] == [[0, 1, 2]]


def test_each_value_is_checked_before_a_second_wording_of_one(told):
    texts = ("The port has [nine cranes].", "[Nine cranes] stand in the port.", "The port has [at least eight cranes].")
    assert _varied([0, 1, 2], told(*texts)) == [0, 2, 1]
