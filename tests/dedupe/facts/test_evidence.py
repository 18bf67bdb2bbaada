"""Each piece of evidence and each objection is found where two accounts have it, and not where they don't."""

import pytest

from pipeline.dedupe.facts.evidence import STORIES, EvidenceRule, find_evidence, gather_evidence, worth
from pipeline.dedupe.facts.veto import find_objections
from pipeline.resources import load_rules
from tests.dedupe.facts.conftest import cases

CASES = cases("evidence.csv")


def _pieces(a, b):
    return {name for find in (find_evidence, find_objections) for name, _ in find(a, b)}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["piece"])
def test_a_piece_of_evidence(case, told):
    assert case["piece"] in _pieces(*told(case["a"], case["b"]))
    assert case["piece"] not in _pieces(*told(case["a"], case["contrast"]))


def test_every_piece_has_a_case_but_those_of_stories():
    rules = load_rules("dedupe/facts/evidence.csv", EvidenceRule, key=("evidence",))
    assert {r.evidence for r in rules} == {c["piece"] for c in CASES} | set(STORIES.values())


def test_the_story_is_evidence_unless_one_report_tells_both(told):
    texts = ("The port has [37 cranes].", "[37 cranes] stand in the port.")
    assert "one_story" in _pieces(*told(*texts))
    assert _pieces(*told(*texts, story="")).isdisjoint(STORIES.values())


def test_the_points_are_those_of_the_pieces(told):
    evidence = gather_evidence(*told("The storm sank [12 ferries].", "The storm sank [19 ferries]."))
    assert evidence.points == sum(worth(name) for name, _ in evidence.pieces)
    assert evidence.has("same_toll", "same_thing") and not evidence.has("same_beside")
