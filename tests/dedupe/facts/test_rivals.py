"""Of two reports' statements the nearest match holds."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.dedupe.facts.rivals import refuse_rivals
from pipeline.model import Link


@pytest.fixture(scope="module")
def three(told):
    """A statement of one report and two of another."""
    a, b, c = told("The port has [37 cranes].", "[37 cranes] stand in the port.", "[37 trucks] stand in the port.")
    return [a, b, replace(c, document_id=b.document_id)]


def _judged(profiles, i, j, verdict, score):
    return i, j, Link(profiles[i].mention_id, profiles[j].mention_id, verdict, "as judged", Decimal(score))


def _apart(a, b):
    return Link(a.mention_id, b.mention_id, "unsure", "", Decimal(0))


def _one(a, b):
    return Link(a.mention_id, b.mention_id, "match", "", Decimal(90))


def _verdicts(profiles, judged, judging=_apart):
    return [link.verdict for _, _, link in refuse_rivals(profiles, judged, judging)]


def test_a_nearer_statement_of_the_same_report_takes_the_match(three):
    near, far = _judged(three, 0, 1, "match", 80), _judged(three, 0, 2, "match", 60)
    assert _verdicts(three, [near, far]) == ["match", "unsure"]
    assert _verdicts(three, [far, near]) == ["unsure", "match"]
    refused = refuse_rivals(three, [near, far], _apart)[1][2]
    assert refused.reason == "37 cranes is nearer to 37 cranes: as judged"


def test_it_makes_no_difference_which_side_has_the_rival(three):
    a, b, c = three
    turned = [b, c, a]
    judged = [_judged(turned, 0, 2, "match", 80), _judged(turned, 1, 2, "match", 60)]
    assert _verdicts(turned, judged) == ["match", "unsure"]


def test_a_statement_said_twice_in_one_report_is_no_rival(three):
    judged = [_judged(three, 0, 1, "match", 80), _judged(three, 0, 2, "match", 60)]
    assert _verdicts(three, judged, _one) == ["match", "match"]


@pytest.mark.parametrize(("nearer", "left"), [("unsure", "unsure"), ("no_match", "match")])
def test_a_nearer_pair_that_is_in_doubt_refuses_a_match_and_a_vetoed_one_does_not(three, nearer, left):
    judged = [_judged(three, 0, 1, nearer, 80), _judged(three, 0, 2, "match", 60)]
    assert _verdicts(three, judged) == [nearer, left]


def test_two_matches_that_are_as_near_both_hold(three):
    judged = [_judged(three, 0, 1, "match", 60), _judged(three, 0, 2, "match", 60)]
    assert _verdicts(three, judged) == ["match", "match"]


def test_statements_of_other_reports_are_no_rivals(three):
    a, b, c = three
    elsewhere = [a, b, replace(c, document_id="another@1")]
    judged = [_judged(elsewhere, 0, 1, "match", 80), _judged(elsewhere, 0, 2, "match", 60)]
    assert _verdicts(elsewhere, judged) == ["match", "match"]


def test_a_match_within_one_report_is_left_alone(three):
    judged = [_judged(three, 0, 1, "match", 90), _judged(three, 1, 2, "match", 60)]
    assert _verdicts(three, judged) == ["match", "match"]
