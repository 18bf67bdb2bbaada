"""Compares two times of one day: can both be when one thing happened?

Writers round a time of day as they round other numbers: to the half hour, to five or ten minutes, or not at all. Or they name a
part of the day, whose bounds are vague: here each is as long as it may be.
"""

import re
from typing import Literal

from pipeline.model import Statement

ClockRelation = Literal["equal", "contradictory", "unknown"]
DAY = 24 * 60  # minutes
# By how many minutes a time may be off that ends in so many minutes, the roundest first; and one that is hedged ("about 6:50").
ROUNDED = ((30, 15), (10, 7), (5, 5))
UNROUNDED, HEDGED = 2, 20
ZONES = 30  # nearly all zones differ by whole or half hours
# Parts of the day by their TIMEX3 codes, and the begin and the end of a day ("early Tuesday", "late Tuesday"): name, and hours.
PARTS: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {
    "MO": ("in the morning", ((0, 12),)),
    "MI": ("at midday", ((11, 15),)),
    "AF": ("in the afternoon", ((12, 19),)),
    "EV": ("in the evening", ((16, 24),)),
    "NI": ("at night", ((0, 7), (17, 24))),
    "START": ("early", ((0, 12),)),
    "END": ("late", ((16, 24),)),
}
_ZONE = re.compile(r"\b(?:UTC|GMT|[A-Z]{1,4}T|[Ll]ocal)\b")


def compare_clocks(a: Statement, b: Statement) -> ClockRelation:
    """How the times of day of two events stand to each other; `unknown` where one tells none, or they may be of two zones."""
    if not a.clock or not b.clock:
        return "unknown"
    one, other = _ZONE.search(a.text), _ZONE.search(b.text)
    zoned = (one[0] if one else "") != (other[0] if other else "")
    if a.clock in PARTS or b.clock in PARTS:
        return "unknown" if zoned or _meet(_hours(a.clock), _hours(b.clock)) else "contradictory"
    apart = abs(_minutes(a.clock) - _minutes(b.clock))
    if 0 in (_minutes(a.clock), _minutes(b.clock)):  # "midnight", which ends a day as well
        apart = min(apart, DAY - apart)
    tolerance = max(_tolerance(a.clock), _tolerance(b.clock))
    if apart <= tolerance:
        return "equal"
    return "unknown" if zoned and min(apart % ZONES, -apart % ZONES) <= tolerance else "contradictory"


def name_clock(clock: str) -> str:
    """A time of day in words: "at 06:50", "in the morning"."""
    return PARTS[clock][0] if clock in PARTS else f"at {clock.rstrip('~')}"


def _hours(clock: str) -> tuple[tuple[float, float], ...]:
    """The hours in which a part of the day, or a time as it is rounded, lies."""
    if clock in PARTS:
        return PARTS[clock][1]
    return (((_minutes(clock) - _tolerance(clock)) / 60, (_minutes(clock) + _tolerance(clock)) / 60),)


def _meet(a: tuple[tuple[float, float], ...], b: tuple[tuple[float, float], ...]) -> bool:
    return any(first < end and begin < last for first, last in a for begin, end in b)


def _minutes(clock: str) -> int:
    """Minutes since midnight of "06:50" or, hedged, "06:50~"."""
    return 60 * int(clock[:2]) + int(clock[3:5])


def _tolerance(clock: str) -> int:
    if clock.endswith("~"):
        return HEDGED
    return next((minutes for round_to, minutes in ROUNDED if _minutes(clock) % round_to == 0), UNROUNDED)
