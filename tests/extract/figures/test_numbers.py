"""Numbers are read back as an independent writer wrote them, and nothing else is read with them."""

import csv
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.figures.numbers import read_numbers

CASES = list(csv.DictReader((Path(__file__).parent / "cases/numbers.csv").open(encoding="utf-8")))
NAMES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
ONES = NAMES.split()
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(n: int, hyphen: str = "-", link: str = " ") -> str:
    """A whole number below a quadrillion in English words; `link` stands behind "hundred"."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (hyphen + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (link + spell(n % 100, hyphen, link) if n % 100 else "")
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if n >= size:
            rest = f" {spell(n % size, hyphen, link)}" if n % size else ""
            return f"{spell(n // size, hyphen, link)} {name}{rest}"
    raise AssertionError


@given(st.integers(0, 10**15 - 1), st.sampled_from(["-", " "]), st.sampled_from([" ", " and "]))
def test_a_number_in_words_is_read_back(n: int, hyphen: str, link: str) -> None:
    text = spell(n, hyphen, link)
    assert [(x.value, x.start, x.end) for x in read_numbers(text)] == [(n, 0, len(text))]


@given(st.integers(0, 10**6), st.text("123456789", min_size=1, max_size=6))
def test_a_decimal_in_words_is_read_back(whole: int, digits: str) -> None:
    text = f"{spell(whole)} point {' '.join(ONES[int(d)] for d in digits)}"
    assert [x.value for x in read_numbers(text)] == [Decimal(f"{whole}.{digits}")]


@given(st.decimals(0, 10**15, places=3), st.sampled_from(["", ",", " ", "\u00a0", "\u202f"]))
def test_digits_are_read_back_however_they_are_grouped(value: Decimal, group: str) -> None:
    text = f"{value:,}".replace(",", group)
    assert [x.value for x in read_numbers(f"about {text} tons")] == [value]


@given(
    st.integers(1, 999), st.sampled_from([("thousand", 3), ("million", 6), ("bn", 9), ("trillion", 12), ("crore", 7)])
)
def test_a_scale_multiplies_digits(n: int, scale: tuple[str, int]) -> None:
    word, power = scale
    (found,) = read_numbers(f"{n} {word} tons")
    assert (found.value, found.base, found.scale) == (n * 10**power, n, 10**power)


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_written_forms(case: dict[str, str]) -> None:
    found = [
        str(n.value.normalize() + 0 if n.value != n.value.to_integral_value() else int(n.value))
        if n.value is not None
        else f"{n.low}..{'' if n.high is None else n.high}"
        for n in read_numbers(case["text"])
    ]
    assert " ; ".join(found) == case["values"]


@given(st.text("0123456789.,-–/ ½×^eE()millionhundredandafoldtwentyof", max_size=200))
def test_no_text_raises_and_offsets_hold(text: str) -> None:
    last = 0
    for number in read_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.value is None or number.value.is_finite()
        assert None in (number.low, number.high) or number.low <= number.high  # type: ignore[operator]
        last = number.end


@pytest.mark.parametrize("piece", ["1,", "1 ", "9" * 30, "two hundred and ", "1/", "a ", "×10", "1.000.", "one point "])
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(n: int) -> float:
        text = piece * n
        start = time.perf_counter()
        read_numbers(text)
        return time.perf_counter() - start

    short, long = (min(seconds(n) for _ in range(3)) for n in (300, 2400))  # the least: nothing else ran in between
    assert long < 40 * max(short, 1e-3)
