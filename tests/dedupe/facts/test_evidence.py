"""Each piece of evidence and each objection is found where two accounts have it, and not where they don't."""

from decimal import Decimal

import pytest

from pipeline.dedupe.facts.evidence import (
    SELDOM,
    SOLE,
    STORIES,
    EvidenceRule,
    find_evidence,
    gather_evidence,
    times_as_much,
    worth,
)
from pipeline.dedupe.facts.objections import find_objections
from pipeline.dedupe.facts.values import compare_values
from pipeline.resources import load_rules
from tests.dedupe.facts.conftest import cases

CASES = cases("evidence.csv")


def _pieces(a, b):
    objections = find_objections(a, b, gather_evidence(a, b))
    return {name for found in (find_evidence(a, b), objections) for name, _ in found}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["piece"])
def test_a_piece_of_evidence(case, told):
    assert case["piece"] in _pieces(*told(case["a"], case["b"]))
    assert case["piece"] not in _pieces(*told(case["a"], case["contrast"]))


def test_every_piece_has_a_case_but_those_of_stories_of_what_is_sole_and_of_one_report():
    rules = load_rules("dedupe/facts/evidence.csv", EvidenceRule, key=("evidence",))
    of_one_report = ("taken_up", "two_sources")  # test_told_twice.py
    sole = (*(f"only_{sort}" for sort in SOLE), *(f"few_{sort}" for sort in SELDOM))
    elsewhere = {*STORIES.values(), *of_one_report, *sole}
    assert {r.evidence for r in rules} == {c["piece"] for c in CASES} | elsewhere


def test_the_story_is_evidence_unless_one_report_tells_both(told):
    texts = ("The port has [37 cranes].", "[37 cranes] stand in the port.")
    assert "one_story" in _pieces(*told(*texts))
    assert _pieces(*told(*texts, story="")).isdisjoint(STORIES.values())


def test_the_points_are_those_of_the_pieces(told):
    evidence = gather_evidence(*told("The storm sank [12 ferries].", "The storm sank [19 ferries]."))
    assert evidence.points == sum(worth(name) for name, _ in evidence.pieces)
    assert evidence.has("same_toll", "same_thing") and not evidence.has("same_beside")


def test_a_toll_and_what_is_said_of_one_named_thing_may_differ_much(told):
    assert "far_values" not in _pieces(*told("The flood killed [14 people].", "The flood killed [96 people]."))
    lengths = "The Halden Bridge is [70 metres] long.", "The Halden Bridge is [700 metres] long."
    assert "far_values" not in _pieces(*told(*lengths))


def test_a_toll_of_one_place_is_not_that_of_all(told):
    assert "far_values" in _pieces(*told("The flood killed [96 people].", "The flood killed [14 people] in Norsund."))
    assert "far_values" not in _pieces(
        *told("The flood killed [14 people].", "The flood killed [96 people] in Norsund.")
    )


def test_what_is_done_once_is_misdated_and_not_repeated(told):
    texts = ("The Halden Bridge was {} on [4 May 1974].", "The Halden Bridge was {} on [9 June 1979].")
    assert "far_dates" in _pieces(*told(*(t.format("repaired") for t in texts)))
    assert "far_dates" not in _pieces(*told(*(t.format("completed") for t in texts)))


def test_two_plans_may_be_years_apart(told):
    texts = ("The Halden Bridge will be repaired in [2027].", "The Halden Bridge will be repaired in [2029].")
    assert _pieces(*told(*texts)).isdisjoint(("near_years", "far_years"))


def test_how_many_times_as_much_is_not_said_of_other_signs_and_scales(told):
    assert times_as_much(*told("The kiln reaches [20 °C].", "The kiln reaches [25 °C].")) == Decimal("1.25")
    assert times_as_much(*told("The night had [minus 8 °C].", "The night had [8 °C].")) == 0
    assert times_as_much(*told("The kiln reaches [20 °C].", "The kiln reaches [104 °F].")) == 0
    assert times_as_much(*told("The road is [30 to 40 kilometres] long.", "The road is [70 kilometres] long.")) == 2


def test_a_fraction_is_a_share_and_no_uncommon_number(told):
    a, b = told("[A third of the pumps] failed.", "[34 percent] of the pumps failed.")
    assert a.family == b.family and not a.distinctive and b.distinctive
    assert compare_values(a, b).relation == "close"
    assert "33.3 %" in compare_values(a, b).reason
