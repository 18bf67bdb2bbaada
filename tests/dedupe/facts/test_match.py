"""Two accounts of one thing are one fact; two of another aren't, however alike the words and the numbers."""

import pytest

from pipeline.dedupe.facts.doubt import find_doubt
from pipeline.dedupe.facts.evidence import gather_evidence
from pipeline.dedupe.facts.match import Need, compare_values, points_needed
from pipeline.dedupe.facts.objections import find_objections
from pipeline.dedupe.facts.veto import find_veto
from pipeline.resources import load_rules
from tests.dedupe.facts.conftest import cases, marked, match

NEEDS = load_rules("dedupe/facts/points_needed.csv", Need)


def _fact_of(found, document_id, span):
    for fact in found.facts:
        for said in fact.statements:
            if said.document_id == document_id and said.statement.start < span[1] and span[0] < said.statement.end:
                return fact
    return None


@pytest.mark.parametrize("case", cases("pairs.csv"), ids=lambda c: f"{c['phenomenon']}, {c['together']}")
def test_a_pair_of_statements(case, read):
    (a, span_a), (b, span_b) = marked(case["a"]), marked(case["b"])
    found = match([read(a, "report0"), read(b, "report1")])
    one, other = _fact_of(found, "report0@1", span_a), _fact_of(found, "report1@1", span_b)
    assert one is not None and other is not None, "a statement wasn't found"
    together = one.status if one.fact_id == other.fact_id else "apart"
    assert together == case["together"], [f"{link.verdict}: {link.reason}" for link in found.links]
    assert len(found.conflicts) == (together == "conflicting")


@pytest.mark.parametrize("need", [n for n in NEEDS if n.example], ids=lambda n: n.example)
def test_the_points_that_a_pair_needs(need, told):
    a, b = told(*need.example.split(" / "))
    values = compare_values(a, b)
    assert values.relation == need.relation
    assert points_needed(a, b, values) == need.points


def test_only_dates_that_allow_no_days_have_no_example():
    assert [(n.relation, n.kind) for n in NEEDS if not n.example] == [("incomparable", "event")]


def test_more_is_needed_the_less_two_values_agree(told):
    equal, close, other = (
        points_needed(*pair, compare_values(*pair))
        for pair in (
            told("The port has [37 cranes].", "[37 cranes] stand in the port."),
            told("The port has [up to 37 cranes].", "[37 cranes] stand in the port."),
            told("The port has [64 cranes].", "[37 cranes] stand in the port."),
        )
    )
    assert equal <= close < other


def test_more_is_needed_of_reports_of_other_stories(told):
    texts = ("The port has [37 cranes].", "[37 cranes] stand in the port.")
    one, none = told(*texts), told(*texts, story="")
    assert points_needed(*one, compare_values(*one)) < points_needed(*none, compare_values(*none))


def test_more_is_needed_of_a_small_number_that_a_report_gives_twice(told):
    once = told("The port has [37 cranes].", "[37 cranes] stand in the port.")
    twice = told("The port has [37 cranes]. It has 37 sheds.", "[37 cranes] stand in the port.")
    large = told("The port has [412 cranes]. It has 412 sheds.", "[412 cranes] stand in the port.")
    large_once = told("The port has [412 cranes].", "[412 cranes] stand in the port.")
    assert points_needed(*once, compare_values(*once)) < points_needed(*twice, compare_values(*twice))
    assert points_needed(*large, compare_values(*large)) == points_needed(*large_once, compare_values(*large_once))


def test_a_judgement_is_the_same_whichever_statement_comes_first(told):
    for case in cases("pairs.csv")[::6]:
        a, b = told(case["a"], case["b"])
        assert gather_evidence(a, b) == gather_evidence(b, a)
        assert list(find_objections(a, b, gather_evidence(a, b))) == list(find_objections(b, a, gather_evidence(b, a)))
        assert find_veto(a, b) == find_veto(b, a)
        assert find_doubt(a, b, gather_evidence(a, b)) == find_doubt(b, a, gather_evidence(b, a))
