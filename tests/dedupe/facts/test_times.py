"""Two dates are one day, one within the other, or exclude each other, and the reason says which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedupe.facts.times import compare_times, read_period
from tests.dedupe.facts.conftest import cases


@pytest.mark.parametrize("case", cases("times.csv"), ids=lambda c: f"{c['a']} - {c['b']}")
def test_a_pair_of_dates_is_compared_in_whatever_order(case):
    found = compare_times(case["a"], case["b"])
    assert (found.relation, compare_times(case["b"], case["a"])) == (case["relation"], found)
    assert case["reason"] in found.reason


days = st.dates().map(lambda d: d.isoformat())
months = days.map(lambda d: d[:7])
years = days.map(lambda d: d[:4])


@given(days)
def test_a_day_fits_its_month_its_year_and_its_decade(day):
    for wider in (day[:7], day[:4], day[:3] + "X"):
        assert compare_times(day, wider).relation == "compatible"


@given(days, days)
def test_two_days_contradict_each_other_unless_they_are_one(a, b):
    assert compare_times(a, b).relation == ("equal" if a == b else "contradictory")


@given(
    st.text(max_size=30)
    | st.from_regex(r"-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?]?(/[0-9X]{4}(-[0-9X]{2}){0,2})?", fullmatch=True)
)
def test_no_text_raises(text):
    read_period(text)
    assert compare_times(text, text).relation in ("equal", "compatible", "unknown")
