"""Two quantities are equal, compatible, contradictory or incomparable, and the reason says so with the arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedupe.facts.quantities import compare_quantities, rounding_tolerance
from pipeline.model import Quantity
from tests.dedupe.facts.conftest import UNITS, cases, quantity


@pytest.mark.parametrize("case", cases("quantities.csv"), ids=lambda c: f"{c['a']} - {c['b']}")
def test_a_pair_of_quantities_is_compared_in_whatever_order(case):
    a, b = quantity(case["a"]), quantity(case["b"])
    found = compare_quantities(a, b)
    assert (found.verdict, compare_quantities(b, a)) == (case["verdict"], found)
    assert case["reason"] in found.reason.replace(",000", "000")


def exact(value: str, unit: str, kind="measurement", dimension="", si=None) -> Quantity:
    number = Decimal(value)
    return Quantity(kind, number, number, number, "exact", unit, dimension, None if si is None else Decimal(si))


TONS = exact("430000", "metric_ton", dimension="[mass]", si="430000000")


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (exact("742", "penny", "money"), exact("7.42", "GBP", "money"), "equal"),
        (exact("742", "penny", "money"), exact("9.20", "GBP", "money"), "contradictory"),
        (exact("742", "penny", "money"), exact("7.42", "USD", "money"), "incomparable"),
        (exact("430000", "metric_ton / year", dimension="[mass] / [time]", si="13.6258777"), TONS, "equal"),
        (exact("430000", "metric_ton / day", dimension="[mass] / [time]", si="4976.85"), TONS, "incomparable"),
    ],
    ids=str,
)
def test_what_accounts_state_in_other_terms(a, b, verdict):
    assert compare_quantities(a, b).verdict == compare_quantities(b, a).verdict == verdict


numbers = st.decimals(min_value=-1000, max_value=10**9, places=2, allow_nan=False)
modifiers = st.sampled_from(["exact", "approx", "more_than", "at_least", "less_than", "at_most"])


@st.composite
def quantities(draw) -> Quantity:
    unit = draw(st.sampled_from([*UNITS, "bridge", "USD", "percent"]))
    return quantity(f"{draw(modifiers)} {draw(numbers)} {unit}")


@given(quantities(), quantities())
def test_comparing_is_symmetric_and_never_raises(a, b):
    assert compare_quantities(a, b) == compare_quantities(b, a)


@given(quantities())
def test_a_quantity_is_equal_to_itself(a):
    assert compare_quantities(a, a).verdict == "equal"


@given(numbers, numbers)
def test_numbers_that_round_to_each_other_do_not_contradict(a, b):
    exact = [quantity(f"exact {n} meter") for n in (a, b)]
    if abs(a - b) <= max(rounding_tolerance(a), rounding_tolerance(b)):
        assert compare_quantities(*exact).verdict in ("equal", "compatible")


@given(st.decimals(min_value=1, max_value=10**6, places=1), st.decimals(min_value=1, max_value=10**6, places=1))
def test_a_number_contradicts_a_lower_bound_only_from_below(number, bound):
    verdict = compare_quantities(quantity(f"exact {number} meter"), quantity(f"more_than {bound} meter")).verdict
    below = number + rounding_tolerance(Decimal(number)) < bound
    assert verdict == ("contradictory" if below else "compatible")
