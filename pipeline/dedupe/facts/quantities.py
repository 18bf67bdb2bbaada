"""Compares two quantities: can both be true of one thing?

Each is read as what its words allow, in a common unit:

    "over 600"            from 600 upwards             a bound is taken at its word and isn't rounded
    "20 to 30"            from 20 to 30
    "12,000"              11,500 to 12,500             the zeros may be rounding, the 12 isn't
    "about 300"           240 to 360                   a vague number

Two numbers that are no bounds contradict each other where they differ by more than the wider of their two tolerances (not by
more than the sum, which would let "about 300" meet "about 400"). Anything else contradicts where the intervals don't meet.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pipeline.dedupe.facts.wording import CONVERTED_DIGITS, write_amount, write_number, write_quantity
from pipeline.model import Quantity

Comparison = Literal["equal", "compatible", "contradictory", "incomparable"]

# Writers who round keep two digits or more: half of the second digit is 5 % of the number at most (10 for 10.5), so "600"
# doesn't stand for 565 although both round to 600 at one digit.
ROUNDING_SHARE = Decimal("0.05")
# Things below this number are counted, not rounded ("20 people" is not 21); measures are ("64 m" for 64.2, 6 miles for 10 km).
LEAST_ROUNDED = 100
SMALL_SHARE = Decimal("0.1")
# "about", "some", "nearly" reach some 10 to 15 % to each side (J. Channell, Vague Language, Oxford 1994, ch. 3; M. Krifka,
# Approximate interpretation of number words, 2007); more is allowed here, as a false conflict costs more than a missed one.
APPROXIMATE_SHARE = Decimal("0.2")
COUNTING = ("count", "rank")
PERCENT = "percent"
MINOR_UNITS = {"penny": "GBP"}  # of which a hundred make one; a cent may be one of many currencies
A_YEAR, A_TIME = " / year", " / [time]"
SECONDS_OF_YEAR = Decimal(31_557_600)  # the Julian year, pint's
# A number of three digits or more, or one over ten that isn't round, is seldom met twice by chance.
DISTINCTIVE_DIGITS = 3
LEAST_DISTINCTIVE = 11
LARGE = 1000
# Kelvins to a degree: the scales whose zero is not no temperature at all (SI Brochure, 9th edition, 2.3.1).
SCALE_DEGREES = {"degree_Celsius": Decimal(1), "degree_Fahrenheit": Decimal(5) / 9}


@dataclass(frozen=True, slots=True, eq=False)
class QuantityComparison:
    """The verdict; `reason` says why, in words and with the arithmetic. Most comparisons are never explained."""

    verdict: Comparison
    explain: Callable[[], str]

    @property
    def reason(self) -> str:
        return self.explain()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, QuantityComparison) and (self.verdict, self.reason) == (other.verdict, other.reason)

    def __hash__(self) -> int:
        return hash(self.verdict)


@dataclass(frozen=True, slots=True)
class _Number:
    """A quantity that is a number, no bound, and how far from it the truth may be; both in the common unit."""

    quantity: Quantity
    value: Decimal
    tolerance: Decimal

    @property
    def low(self) -> Decimal:
        return self.value - self.tolerance

    @property
    def high(self) -> Decimal:
        return self.value + self.tolerance


@dataclass(frozen=True, slots=True)
class _Bounds:
    """A quantity that is an interval, both ends included, in the common unit; None: unbounded."""

    quantity: Quantity
    low: Decimal | None
    high: Decimal | None


def compare_quantities(a: Quantity, b: Quantity) -> QuantityComparison:
    """Whether `a` and `b` can both be the amount of one thing; the order of the two makes no difference.

    `equal` where they say the same, also in another unit; `compatible` where they differ and both can hold; `incomparable`
    where the units have nothing in common or one of them states no number.
    """
    a, b = sorted((in_common_terms(a), in_common_terms(b)), key=_order)
    convert = _converts(a, b)
    one, other = _read(a, convert), _read(b, convert)
    if not commensurable(a, b) or one is None or other is None:
        return QuantityComparison(
            "incomparable", lambda: f"{write_quantity(a)} and {write_quantity(b)} can't be set side by side"
        )
    if isinstance(one, _Number) and isinstance(other, _Number):
        return _compare_numbers(one, other) if one.value >= other.value else _compare_numbers(other, one)
    return _compare_bounds(other, one) if isinstance(other, _Number) else _compare_bounds(one, other)


def in_common_terms(q: Quantity) -> Quantity:
    """The quantity as another account may give it: part of a whole in per cent, pence in pounds, of so much a year the amount.

    Accounts leave "a year" out where their words say so: "an annual output of 9 tons". "Twice as many" stays as it is.
    """
    return _whole_currency(_of_a_year(_in_percent(q)))


def _of_a_year(q: Quantity) -> Quantity:
    if not q.unit.endswith(A_YEAR) or q.kind in COUNTING or (q.dimension and not q.dimension.endswith(A_TIME)):
        return q
    si_value = None if q.si_value is None else q.si_value * SECONDS_OF_YEAR
    return replace(
        q, unit=q.unit.removesuffix(A_YEAR), dimension=q.dimension.removesuffix(A_TIME), si_value=si_value, si_unit=""
    )


def _whole_currency(q: Quantity) -> Quantity:
    if q.kind != "money" or q.unit not in MINOR_UNITS:
        return q
    value, low, high = (None if n is None else n / 100 for n in (q.value, q.low, q.high))
    return replace(q, value=value, low=low, high=high, unit=MINOR_UNITS[q.unit])


def _in_percent(q: Quantity) -> Quantity:
    most = q.high if q.value is None else q.value
    if q.kind != "ratio" or q.unit == PERCENT or most is None or most > 1:
        return q
    value, low, high = (None if n is None else _rounded(100 * n) for n in (q.value, q.low, q.high))
    return replace(q, value=value, low=low, high=high, unit=PERCENT)


def _rounded(number: Decimal) -> Decimal:
    """Three digits of a number that a fraction gave, as 33.3 for a third."""
    return number.quantize(Decimal(1).scaleb(number.adjusted() - 2)).normalize() if number else number


def _order(q: Quantity) -> tuple[Decimal, Decimal, Decimal, str, str]:
    """Sorts quantities, so that the order in which they come makes no difference."""
    return (q.value or Decimal(0), q.low or Decimal(0), q.high or Decimal(0), q.modifier, q.unit)


def is_distinctive(quantity: Quantity) -> bool:
    """Whether the number is seldom met twice by chance: 12,000 and 37, not 2, 10, or a third."""
    if quantity.value is None or quantity.kind == "ratio":
        return False
    digits = _digits(quantity.value)
    size = abs(quantity.value)
    return digits >= DISTINCTIVE_DIGITS or size >= LARGE or (size >= LEAST_DISTINCTIVE and digits > 1)


def has_many_digits(quantity: Quantity | None) -> bool:
    """Whether the number has three digits or more that aren't zeros at its end: 412 and 1,640, not 12,000."""
    return quantity is not None and quantity.value is not None and _digits(quantity.value) >= DISTINCTIVE_DIGITS


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def is_grade(quantity: Quantity) -> bool:
    """Whether the number has decimals: it grades a thing on a scale ("magnitude 7.0"), or is a mean, and counts nothing."""
    number = quantity.value
    if quantity.kind != "count":
        return False
    if number is None:
        return any(bound is not None and not _is_whole(bound) for bound in (quantity.low, quantity.high))
    return not _is_whole(number) or quantity.significant_digits > number.adjusted() + 1 > 0


def _is_whole(number: Decimal) -> bool:
    return (
        number == number.to_integral_value()
    )  # a remainder can't be had of numbers with more digits than the context has


def commensurable(a: Quantity, b: Quantity) -> bool:
    """Whether the two can be set side by side at all: one unit, one dimension, or two counts of things.

    What is counted is for the matching to judge: 12 delegates and 12 participants are both twelve.
    """
    if a.kind in COUNTING or b.kind in COUNTING:
        return a.kind == b.kind
    a, b = in_common_terms(a), in_common_terms(b)
    return a.unit == b.unit or bool(a.dimension and a.dimension == b.dimension)


def _converts(a: Quantity, b: Quantity) -> bool:
    return a.kind not in COUNTING and a.unit != b.unit


def _compare_numbers(more: _Number, less: _Number) -> QuantityComparison:
    a, b = more.quantity, less.quantity
    gap = more.value - less.value
    if not gap:
        return QuantityComparison(
            "equal", lambda: f"both say {' = '.join(sorted({write_quantity(a), write_quantity(b)}))}"
        )

    def difference() -> str:
        return f"{_converted(a, b)}, {_how_much_more(gap, less.value)} {write_quantity(b)}"

    if _converts(a, b) and gap <= max(_conversion_tolerance(a), _conversion_tolerance(b)):
        return QuantityComparison("equal", lambda: f"{_converted(a, b)}, the same as {write_quantity(b)} when rounded")
    if gap <= max(more.tolerance, less.tolerance):
        return QuantityComparison(
            "compatible", lambda: f"{difference()}: within what rounding and the words leave open"
        )
    return QuantityComparison("contradictory", difference)


def _compare_bounds(one: _Number | _Bounds, other: _Number | _Bounds) -> QuantityComparison:
    a, b = one.quantity, other.quantity
    if (one.low, one.high, a.modifier) == (other.low, other.high, b.modifier):
        return QuantityComparison(
            "equal", lambda: f"both say {' = '.join(sorted({write_quantity(a), write_quantity(b)}))}"
        )
    if not (_below(one, other) or _below(other, one)):
        return QuantityComparison("compatible", lambda: f"{_converted(a, b)} and {write_quantity(b)} can both hold")
    if isinstance(one, _Bounds):
        return QuantityComparison(
            "contradictory", lambda: f"{_converted(a, b)} and {write_quantity(b)} exclude each other"
        )
    return QuantityComparison(
        "contradictory", lambda: f"{_converted(a, b)}{', which' if _converts(a, b) else ''} is not {write_quantity(b)}"
    )


def _below(one: _Number | _Bounds, other: _Number | _Bounds) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _read(q: Quantity, convert: bool) -> _Number | _Bounds | None:
    if q.value is None or q.modifier == "range":
        low, high = _scaled(q, q.low, convert), _scaled(q, q.high, convert)
        return None if low is None and high is None else _Bounds(q, low, high)
    value = _scaled(q, q.value, convert)
    if value is None:
        return None
    if q.modifier in ("more_than", "at_least"):
        return _Bounds(q, value, None)
    if q.modifier in ("less_than", "at_most"):
        return _Bounds(q, None, value)
    if q.kind == "ratio":  # "a third", "four in five": rounded to what can be said in words
        tolerance = abs(q.value) * (APPROXIMATE_SHARE if q.modifier == "approx" else ROUNDING_SHARE)
    elif q.modifier == "approx":
        tolerance = abs(q.value) * APPROXIMATE_SHARE
    else:
        tolerance = rounding_tolerance(q.value, q.significant_digits, q.kind in COUNTING)
    return _Number(q, value, tolerance * (_slope(q) if convert else 1))


def rounding_tolerance(value: Decimal, significant_digits: int = 0, counted: bool = False) -> Decimal:
    """Half of the last stated digit, the zeros that end a large number not counted; at most 5 % of it, 10 % below 100.

    Small numbers of things that were counted have none.

    >>> [str(rounding_tolerance(Decimal(n)).normalize()) for n in ("12500", "64", "64.2")]
    ['5E+1', '0.5', '0.05']
    >>> rounding_tolerance(Decimal(20), counted=True)
    Decimal('0')
    """
    if not value:
        return Decimal(0)
    if abs(value) < LEAST_ROUNDED and value == value.to_integral_value():
        return Decimal(0) if counted else min(Decimal("0.5"), abs(value) * SMALL_SHARE)
    digits = significant_digits or len(value.normalize().as_tuple().digits)
    half = Decimal(5).scaleb(value.adjusted() - digits)
    return min(half, abs(value) * ROUNDING_SHARE)


def _conversion_tolerance(q: Quantity) -> Decimal:
    """How far a converted number may be from the stated one for the conversion's rounding alone, in SI."""
    return rounding_tolerance(q.value or Decimal(0), q.significant_digits) * _slope(q)


def _slope(q: Quantity) -> Decimal:
    """SI units to one unit of `q`; a temperature scale's zero plays no part in it."""
    if q.unit in SCALE_DEGREES:
        return SCALE_DEGREES[q.unit]
    return q.si_value / q.value if q.value and q.si_value is not None else Decimal(0)


def _scaled(q: Quantity, number: Decimal | None, convert: bool) -> Decimal | None:
    """A number of `q`'s unit in the common one: in SI where the units differ."""
    if number is None or not convert:
        return number
    if q.value is None or q.si_value is None:
        return None
    return q.si_value + (number - q.value) * _slope(q)


def _converted(a: Quantity, b: Quantity) -> str:
    """`a` as stated, and what that is in `b`'s unit: "250 mi = 402 km"."""
    slope = _slope(b)
    if not _converts(a, b) or a.si_value is None or b.si_value is None or b.value is None or not slope:
        return write_quantity(a)
    number = b.value + (a.si_value - b.si_value) / slope
    return f"{write_quantity(a)} = {write_amount(number, b.unit, CONVERTED_DIGITS)}"


def _how_much_more(gap: Decimal, smaller: Decimal) -> str:
    return f"{write_number(100 * gap / smaller, 2)} % more than" if smaller > 0 else "more than"
