"""How the values of two statements stand to each other: the quantities of figures, the dates of events."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.dedupe.facts.clocks import compare_clocks, name_clock
from pipeline.dedupe.facts.profile import Profile, number_of
from pipeline.dedupe.facts.quantities import compare_quantities
from pipeline.dedupe.facts.times import compare_times, write_edtf

CLOSE_SHARE = Decimal("0.05")  # as of rounding (quantities.py)
ROUNDED = ("exact", "approx")
# Relations of values (`Values.relation`): one value said again; two, of which both may hold or not.
SAID_AGAIN = ("equal", "close")
DIFFERING = ("compatible", "contradictory")


@dataclass(frozen=True, slots=True)
class Values:
    """The relation of two statements' values; `reason` says why, in words."""

    relation: str  # equal, close, compatible, overlapping (of dates), contradictory or incomparable
    explain: Callable[[], str]

    @property
    def reason(self) -> str:
        return self.explain()


@lru_cache(maxsize=65536)
def compare_values(a: Profile, b: Profile) -> Values:
    """How the values stand to each other; the order of the two makes no difference."""
    one, other = a.statement.quantity, b.statement.quantity
    if one is not None and other is not None:
        compared = compare_quantities(one, other)
        close = compared.verdict == "compatible" and (_same_number(a, b) or _close(a, b))
        return Values("close" if close else compared.verdict, compared.explain)
    times = compare_times(a.statement.edtf, b.statement.edtf)
    if times.relation == "equal" and compare_clocks(a.statement, b.statement) == "contradictory":
        return Values("contradictory", lambda: f"it was {_clocks(a, b)} on {write_edtf(a.statement.edtf)}")
    return Values("incomparable" if times.relation == "unknown" else times.relation, lambda: times.reason)


def _clocks(a: Profile, b: Profile) -> str:
    return " or ".join(sorted(name_clock(p.statement.clock) for p in (a, b)))


def are_one_period(a: Profile, b: Profile) -> bool:
    """Whether both are events of some days of which one may be the other told less precisely, as in a heading."""
    periods = "/" in a.statement.edtf and "/" in b.statement.edtf
    return periods and a.family == b.family == "event" and compare_values(a, b).relation == "compatible"


def are_one_moment(a: Profile, b: Profile) -> bool:
    """Whether a sentence tells one event by its day and by its time of day: "it burst at 10:05 on 4 May"."""
    one, other = a.statement, b.statement
    told_alike = one.edtf == other.edtf and one.predicate == other.predicate and one.subject == other.subject
    return (
        a.family == "event"
        and a.sentence_id == b.sentence_id
        and told_alike
        and (one.clock[:1].isdigit() != other.clock[:1].isdigit())
    )


def _close(a: Profile, b: Profile) -> bool:
    """Whether a bound is stated close by the number, as writers do: "over 38 million" and "38.4 million", no chance numbers."""
    one, other = number_of(a), number_of(b)
    if not one or not other or not (a.distinctive and b.distinctive):
        return False
    return abs(one - other) <= CLOSE_SHARE * min(abs(one), abs(other))


def _same_number(a: Profile, b: Profile) -> bool:
    """Whether the two state one number with another bound, or rounded: "up to 11 hours" and "11", "some 400" and "412"."""
    one, other = a.statement.quantity, b.statement.quantity
    if one is None or other is None or one.value is None or other.value is None:
        return False
    if one.modifier in ROUNDED and other.modifier in ROUNDED:
        return True
    return (one.value, one.unit) == (other.value, other.unit)
