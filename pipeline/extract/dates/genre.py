"""Whether a text is news or a narrative, recognised from its dates alone.

News counts from its day: weekdays without a date, "yesterday", "last week". A narrative states its years.
(HeidelTime has the same two modes, but is told which one; Strötgen and Gertz 2012.)
"""

from collections.abc import Iterable
from datetime import date

from pipeline.extract.dates.frame import Frame

MIN_FAR = 5  # stated years far from the publication: a brief with one look back is still news
FAR_PER_NEAR = 2


def is_narrative(frames: Iterable[Frame], published: date | None) -> bool:
    """Whether a text with these expressions tells of times it states rather than of the days around its publication."""
    near = far = 0
    for frame in frames:
        point = frame.point
        if frame.base == "s" or (point is not None and point.weekday is not None and point.day is None):
            near += 1
        elif (
            point is not None and point.year is not None and (published is None or abs(point.year - published.year) > 1)
        ):
            far += 1
    return published is None or (far >= MIN_FAR and far > FAR_PER_NEAR * near)
