"""Two times of one day: rounded they may be one, and in two zones nobody can say."""

from dataclasses import replace

import pytest

from pipeline.dedupe.facts.clocks import compare_clocks
from pipeline.dedupe.facts.values import compare_values
from pipeline.model import Statement


def _at(clock: str, text: str = "") -> Statement:
    event = Statement("event", "r@1#0d", "r@1#0", 0, 5, text, None, "burst", edtf="2025-05-04")  # type: ignore[arg-type]
    return replace(event, clock=clock)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("10:05", "10:05", "equal"),
        ("06:47", "06:46", "equal"),
        ("06:47", "06:52", "contradictory"),
        ("06:50", "06:47", "equal"),  # to ten minutes
        ("07:00", "06:47", "equal"),  # to the half hour
        ("06:50~", "06:33", "equal"),  # "about 6:50"
        ("21:47", "23:00~", "contradictory"),
        ("23:55", "00:00", "equal"),  # midnight ends the day too
        ("23:55", "00:05", "contradictory"),  # early and late on one day
        ("10:05", "", "unknown"),
        ("10:05", "MO", "unknown"),
        ("10:05", "AF", "contradictory"),
        ("12:00", "MO", "unknown"),  # to the half hour
        ("MO", "EV", "contradictory"),
        ("EV", "NI", "unknown"),
        ("03:33", "NI", "unknown"),
        ("START", "MO", "unknown"),  # "early Tuesday"
        ("START", "END", "contradictory"),
        ("MO", "", "unknown"),
    ],
)
def test_times_of_day(a, b, relation):
    assert compare_clocks(_at(a), _at(b)) == compare_clocks(_at(b), _at(a)) == relation


def test_a_zone_may_explain_whole_hours_and_no_others():
    assert compare_clocks(_at("02:42", "0242 GMT"), _at("05:42")) == "unknown"
    assert compare_clocks(_at("02:42", "0242 GMT"), _at("05:24")) == "contradictory"
    assert compare_clocks(_at("02:42"), _at("05:42")) == "contradictory"
    assert compare_clocks(_at("02:42", "02:42 GMT"), _at("05:42", "05:42 GMT")) == "contradictory"
    assert compare_clocks(_at("02:42", "02:42 GMT"), _at("AF", "the afternoon")) == "unknown"


def test_parts_of_a_day_are_written_in_words(told):
    pair = told("The mill burned on [Tuesday morning].", "The mill burned on [Tuesday evening].")
    assert compare_values(*pair).reason == "it was in the evening or in the morning on 17 June 2025"
