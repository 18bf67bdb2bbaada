"""EDTF: what is written can be read back, agrees with an independent reader, and bounds the point."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import edtf
from pipeline.extract.dates.point import Point, days_in_month

years = st.integers(1, 9998)
points = st.one_of(
    st.builds(Point, year=years),
    st.builds(Point, decade=st.integers(1, 999)),
    st.builds(Point, century=st.integers(0, 98)),
    st.builds(Point, year=years, month=st.integers(1, 12)),
    st.builds(Point, year=years, month=st.integers(1, 12), day=st.integers(1, 28)),
    st.builds(Point, year=years, week=st.integers(1, 52), weekend=st.booleans()),
    st.builds(Point, year=years, quarter=st.integers(1, 4)),
    st.builds(Point, year=years, half=st.integers(1, 2)),
    st.builds(Point, year=years, season=st.sampled_from(["SP", "SU", "FA", "WI"])),
    st.builds(Point, year=st.integers(-2999, 0), month=st.none() | st.integers(1, 12)),
    st.builds(Point, decade=st.integers(1, 99), bc=st.just(True)),
)
mods = st.sampled_from(["", "START", "MID", "END", "BEFORE", "AFTER", "APPROX"])
oracle_points = st.one_of(  # the forms that the oracle reads rightly: not its winters, not its years BC
    st.builds(Point, year=years),
    st.builds(Point, decade=st.integers(100, 998)),
    st.builds(Point, century=st.integers(10, 98)),
    st.builds(Point, year=years, month=st.integers(1, 12)),
    st.builds(Point, year=years, month=st.integers(1, 12), day=st.integers(1, 28)),
)


@given(points, mods)
def test_bounds_lie_within_the_edtf_and_in_order(point: Point, mod: str) -> None:
    text = edtf.write(point, mod)
    first, last = edtf.read(text)
    assert first is not None and last is not None and first <= last
    earliest, latest = (as_tuple(b) for b in edtf.bounds(text, mod))
    assert earliest is None or first <= earliest
    assert latest is None or latest <= last
    assert earliest is None or latest is None or earliest <= latest


def as_tuple(iso: str) -> tuple[int, int, int] | None:
    if not iso:
        return None
    sign, plain = (-1, iso[1:]) if iso.startswith("-") else (1, iso)
    y, m, d = plain.split("-")
    return sign * int(y), int(m), int(d)


@given(oracle_points)
def test_an_independent_reader_sees_the_same_days(point: Point) -> None:
    text = edtf.write(point)
    theirs = parse_edtf(text)
    first, last = edtf.read(text)
    assert first is not None and last is not None
    assert tuple(theirs.lower_strict())[:3] == first
    assert tuple(theirs.upper_strict())[:3] == last


@pytest.mark.parametrize(
    "text", ["193X", "2025-05-25/2025-06-05", "1938~", "1998-33", "-0489-09", "03XX/13XX", "XXXX-05-28"]
)
def test_an_independent_reader_accepts_what_is_written(text: str) -> None:
    assert parse_edtf(text) is not None


@pytest.mark.parametrize("text", ["nonsense", "2025-13", "2025-02-30", "25", "2025-5"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        edtf.read(text)


@pytest.mark.parametrize(
    ("text", "mod", "earliest", "latest"),
    [
        ("193X", "END", "1935-01-01", "1939-12-31"),
        ("193X", "START", "1930-01-01", "1934-12-31"),
        ("2024", "MID", "2024-04-01", "2024-09-30"),
        ("2024-02", "END", "2024-02-15", "2024-02-29"),
        ("2025-24", "", "2025-12-01", "2026-02-28"),
        ("2024", "BEFORE", "", "2024-12-31"),
        ("2024", "AFTER", "2024-01-01", ""),
        ("[1925..2025]", "AFTER", "1925-01-01", "2025-12-31"),
        ("1790~", "APPROX", "", ""),
        ("-0498/-0489", "", "-0498-01-01", "-0489-12-31"),
        ("", "", "", ""),
    ],
)
def test_bounds_follow_the_modifier(text: str, mod: str, earliest: str, latest: str) -> None:
    assert edtf.bounds(text, mod) == (earliest, latest)


@given(st.integers(1, 9998), st.integers(1, 12))
def test_months_have_the_days_of_the_calendar(year: int, month: int) -> None:
    following = date(year + month // 12, month % 12 + 1, 1)
    assert days_in_month(year, month) == (following - date(year, month, 1)).days
