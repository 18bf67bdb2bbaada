"""A quantity in two units is one, whichever of its two figures states it."""

from decimal import Decimal

import pytest

from tests.extract.statements.test_statements import statements

WHOLES = [
    ("The trip took 3 hours and 50 minutes.", "230 minute"),
    ("The trip took three hours, fifty minutes.", "230 minute"),
    ("The trip took 3h 50min.", "230 minute"),
    ("He was sentenced to two years and four months.", "28 month"),
    ("The door is 5 feet 10 inches high.", "70 inch"),
    ("The baby weighed 7 pounds 3 ounces.", "115 ounce"),
]
PAIRS = [
    "The trip took 3 hours, 50 minutes longer than planned.",
    "They have three weeks and 40 days.",  # more than a week
    "It rained for three hours and two years.",
    "The stakes are 2 metres high, 30 centimetres apart.",
    "It took four months and nine days.",  # a month has no number of days
    "They waited up to 3 hours and at least 50 minutes.",
    "It ran for 3 hours and 50 minutes were lost.",
    "The trip took two hours, 20 minutes of it on foot.",
    "It took 99999999999999999999999999999999 hours and 1 minute.",
]


def _quantities(parse, text):
    return [s.quantity for s in statements(parse, text) if s.kind == "figure"]


@pytest.mark.parametrize(("text", "whole"), WHOLES)
def test_both_figures_state_the_whole(text, whole, parse):
    value, unit = whole.split()
    assert [(q.value, q.unit) for q in _quantities(parse, text)] == [(Decimal(value), unit)] * 2


@pytest.mark.parametrize("text", PAIRS)
def test_two_quantities_stay_two(text, parse):
    one, other = _quantities(parse, text)
    assert one.unit != other.unit


def test_a_hedge_is_that_of_the_whole(parse):
    assert {q.modifier for q in _quantities(parse, "The trip took about 3 hours and 50 minutes.")} == {"approx"}
