"""Compares two times of one day: can both be when one thing happened?

Writers round a time of day as they round other numbers: to the half hour, to five or ten minutes, or not at all.
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
_ZONE = re.compile(r"\b(?:UTC|GMT|[A-Z]{1,4}T|[Ll]ocal)\b")


def compare_clocks(a: Statement, b: Statement) -> ClockRelation:
    """How the times of day of two events stand to each other; `unknown` where one tells none, or they may be of two zones."""
    if not a.clock or not b.clock:
        return "unknown"
    apart = abs(_minutes(a.clock) - _minutes(b.clock))
    if 0 in (_minutes(a.clock), _minutes(b.clock)):  # "midnight", which ends a day as well
        apart = min(apart, DAY - apart)
    tolerance = max(_tolerance(a.clock), _tolerance(b.clock))
    if apart <= tolerance:
        return "equal"
    one, other = _ZONE.search(a.text), _ZONE.search(b.text)
    zoned = (one[0] if one else "") != (other[0] if other else "")
    return "unknown" if zoned and min(apart % ZONES, -apart % ZONES) <= tolerance else "contradictory"


def _minutes(clock: str) -> int:
    """Minutes since midnight of "06:50" or, hedged, "06:50~"."""
    return 60 * int(clock[:2]) + int(clock[3:5])


def _tolerance(clock: str) -> int:
    if clock.endswith("~"):
        return HEDGED
    return next((minutes for round_to, minutes in ROUNDED if _minutes(clock) % round_to == 0), UNROUNDED)
