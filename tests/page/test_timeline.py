"""Events stand on the line in the order of time, gaps are left out, nothing covers anything."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.facts import FactCard
from pipeline.page.timeline import MOST_SLOTS, make_timeline

day = st.dates().map(str)
edtf = st.one_of(day, day.map(lambda d: d[:7]), day.map(lambda d: d[:4]), st.tuples(day, day).map(sorted).map("/".join))


def card(fact_id: str, kind: str = "event") -> FactCard:
    return FactCard(fact_id, fact_id, kind, "single", "x", "x", "", "", (), (), ())


@given(st.lists(edtf, min_size=1, max_size=30))
def test_no_two_events_are_drawn_over_each_other(dates: list[str]) -> None:
    edtf_of = {f"fact-{n}": date for n, date in enumerate(dates)}
    line = make_timeline([card(name) for name in edtf_of], edtf_of)
    assert line is not None
    assert len(line.events) == len(line.dated) == len(dates)
    centuries = {date.lstrip("-")[:2] for date in dates}
    assert len(line.ticks) <= max(MOST_SLOTS, len(centuries))
    for a, b in combinations(line.events, 2):
        assert a.y != b.y or a.x + a.width < b.x or b.x + b.width < a.x
    assert all(e.x > 0 and e.x + e.width < line.width and 0 < e.y < line.height for e in line.events)


def ticks(*dates: str) -> list[tuple[str, bool]]:
    edtf_of = {f"fact-{n}": date for n, date in enumerate(dates)}
    line = make_timeline([card(name) for name in edtf_of], edtf_of)
    return [(t.label, t.after_gap) for t in line.ticks] if line else []


def test_time_runs_finer_where_more_is_told_and_gaps_are_marked() -> None:
    week = [f"2025-05-{day}" for day in (12, 13, 13, 16)]
    assert ticks("1342", "1974", *week) == [
        ("1300s", False),
        ("1900s", True),
        ("12 May 25", True),
        ("13 May 25", False),
        ("16 May 25", True),
    ]


def test_no_gap_stands_between_neighbours_across_month_and_year() -> None:
    assert ticks(*["2024-12-31"] * 3, *["2025-01-01"] * 3)[1] == ("1 Jan 25", False)


def test_figures_and_open_dates_are_on_no_line() -> None:
    assert make_timeline([card("a", "figure"), card("b")], {"a": "2025", "b": ""}) is None
