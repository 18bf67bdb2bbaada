"""Amounts that the words behind them make rates of, and those that they don't."""

import pytest

from pipeline.extract.statements.rates import period_adverbs
from tests.extract.statements.test_statements import _cases, _stated


@pytest.mark.parametrize("case", _cases("rates"), ids=lambda c: c["text"][:60])
def test_a_statement_compares_by_the_rate(case, parse):
    assert _stated(case, parse, "figure").quantity.unit == case["unit"]


def test_a_rate_has_the_si_value_that_the_figure_with_its_time_has(parse):
    apart = _stated({"text": "The herd gives [6,000 litres] of milk a day."}, parse, "figure").quantity
    together = _stated({"text": "The herd gives [6,000 litres a day]."}, parse, "figure").quantity
    assert apart == together


@pytest.mark.parametrize("row", period_adverbs(), ids=lambda r: r.form)
def test_the_example_of_a_period_adverb_is_a_rate(row, parse):
    assert _stated({"text": row.example}, parse, "figure").quantity.unit == f"metric_ton / {row.unit}"
