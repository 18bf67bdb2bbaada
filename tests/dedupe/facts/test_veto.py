"""A veto is there where it should be, and not beside it; objections are in test_evidence.py."""

from dataclasses import replace

import pytest

from pipeline.dedupe.facts.evidence import gather_evidence
from pipeline.dedupe.facts.objections import find_objections
from pipeline.dedupe.facts.status import find_contradictions
from pipeline.dedupe.facts.veto import find_veto
from tests.dedupe.facts.conftest import cases, match


@pytest.mark.parametrize("case", cases("vetoes.csv"), ids=lambda c: f"{c['veto']}: {c['b']}")
def test_a_veto(case, told):
    assert case["veto"] in find_veto(*told(case["a"], case["b"]))
    assert find_veto(*told(case["a"], case["contrast"])) == ""


def test_two_figures_of_one_sentence_are_two_facts_but_for_a_conversion(told):
    def veto(*texts):
        a, b = told(*texts)
        return find_veto(a, replace(b, sentence_id=a.sentence_id, document_id=a.document_id))

    assert veto("The dam is [40 metres] high.", "The dam is [25 metres] wide.") == "two figures of one sentence"
    assert veto("The dam is [40 metres] high.", "The dam is [131 feet] high.") == ""
    assert veto("The dam burst on [4 May 2025].", "It reopened on [9 May 2025].") == "two events of one sentence"


def test_cells_of_two_tables_of_a_document_are_of_one_fact_only_where_they_state_one_number(told):
    a, b, c = told(*(f"District\tDeaths\nArendal\t45\nNorsund\t[{n}]" for n in (19, 24, 19)))

    def veto(other, table, document_id=a.document_id):
        return find_veto(a, replace(other, document_id=document_id, statement=replace(other.statement, table=table)))

    assert veto(c, a.statement.table) == "two cells of one table"
    assert veto(b, 2) == "cells of two tables of one document"
    assert veto(c, 2) == veto(b, 2, b.document_id) == veto(b, 0) == ""


def test_the_two_figures_of_one_quantity_are_of_one_fact(read):
    accounts = [read("The pumps ran for 3 hours and 50 minutes.", "a"), read("The pumps ran for 230 minutes.", "b")]
    assert [len(f.statements) for f in match(accounts).facts] == [3]


def test_what_is_ruled_out_to_be_of_one_fact_is_no_contradiction_within_one(told):
    a, b, c = told("The dam is [40 metres] high.", "The dam is [25 metres] high.", "The dam is [25 metres] high.")
    beside = replace(b, sentence_id=a.sentence_id, document_id=a.document_id)
    assert list(find_contradictions([a, beside])) == []
    assert [(found.a, found.b) for found in find_contradictions([a, c])] == [(a, c)]


def test_where_both_state_one_number_what_would_rule_them_out_is_only_weighed(told):
    for planned in ("The port plans to buy [26 cranes].", "The port plans to buy [40 cranes]."):
        a, b = told("The port bought [26 cranes].", planned)
        assert "other_modality" in [name for name, _ in find_objections(a, b, gather_evidence(a, b))]
        assert (find_veto(a, b) == "") == (a.key == b.key)
