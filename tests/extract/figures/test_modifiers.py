"""Hedges bound a number or loosen it; negated ones turn round."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.figures.modifiers import bounds, hedge_after, hedge_before
from pipeline.model import Modifier


@pytest.mark.parametrize(
    ("before", "modifier", "taken"),
    [
        ("it sank over ", "more_than", "over "),
        ("it sank only about ", "approx", "only about "),
        ("it sank well over ", "more_than", "well over "),
        ("it sank no fewer than ", "at_least", "no fewer than "),
        ("it did not exceed ", "at_most", "not exceed "),
        ("it sank (approx. ", "approx", "approx. "),
        ("a gap of ≥ ", "at_least", "≥ "),
        ("it sank just ", "exact", "just "),
        ("it flew over Japan, ", "exact", ""),
        ("some of his ", "exact", ""),
        ("it sank over the ", "exact", ""),
    ],
)
def test_a_hedge_before_a_number(before: str, modifier: Modifier, taken: str) -> None:
    assert hedge_before(before + "40 barges", len(before)) == (len(before) - len(taken), modifier)


@pytest.mark.parametrize(
    ("after", "modifier", "taken"),
    [
        (" or so left", "approx", " or so"),
        (" or more left", "at_least", " or more"),
        ("+ left", "at_least", "+"),
        (" at most, left", "at_most", " at most"),
        (", and more than 30", "exact", ""),
        (" or sold", "exact", ""),
    ],
)
def test_a_hedge_behind_a_number(after: str, modifier: Modifier, taken: str) -> None:
    assert hedge_after("40" + after, 2) == (2 + len(taken), modifier)


@given(st.decimals(-(10**9), 10**9), st.sampled_from([m for m in get_args(Modifier) if m != "range"]))
def test_the_value_lies_within_its_bounds(value: Decimal, modifier: Modifier) -> None:
    low, high = bounds(value, modifier)
    assert (low is None or low <= value) and (high is None or value <= high)


@given(st.text("overaboutnlmsthan .,~≥<(", max_size=80))
def test_no_text_raises(text: str) -> None:
    start, _ = hedge_before(text, len(text))
    end, _ = hedge_after(text, 0)
    assert 0 <= start <= len(text) and 0 <= end <= len(text)
