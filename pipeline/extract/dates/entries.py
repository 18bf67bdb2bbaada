"""The entries of a chronology or a diary: which day a time of day or a weekday is of that opens a paragraph.

Entries go forward in time: 06:12 behind an entry of 22:00 is of the next day, "Tuesday" behind an entry of Sunday the 6th is
the 8th.
"""

from pipeline.extract.dates.point import Point, shift, truncate

NEXT_ENTRY = 2  # paragraphs: the next one, or the one behind a remark on it
MOST_PARAGRAPHS = 4  # of one day in a diary
WEEK = 7


class Entries:
    """The days and times of day that have opened paragraphs so far, and the day of the last time of day."""

    def __init__(self) -> None:
        self.clock_day: Point | None = None
        self._time: Point | None = None
        self._time_paragraph = -1
        self._day: Point | None = None
        self._day_paragraph = -1

    def tell(self, point: Point, paragraph: int, opens: bool) -> None:
        """Remember a known day or a time of it; `opens` says whether its paragraph begins with it."""
        if point.is_time:
            self.clock_day = truncate(point, "D")
            if opens and point.hour is not None:
                self._time, self._time_paragraph = point, paragraph
        elif opens:
            self._day, self._day_paragraph = point, paragraph

    def weekday(self, weekday: int, paragraph: int) -> Point | None:
        """The next such day behind the entry before, for a weekday that opens an entry; None behind no entry."""
        if self._day is None or not 0 < paragraph - self._day_paragraph <= MOST_PARAGRAPHS:
            return None
        before = self._day.as_date
        return None if before is None else shift(self._day, "D", (weekday - before.isoweekday()) % WEEK or WEEK)

    def time(self, point: Point, reached: Point | None, paragraph: int, same_paragraph: bool, opens: bool) -> Point:
        """A time of day with its day: the one that the text has reached, in another paragraph that of the last time of day."""
        apart = self.clock_day is not None and not same_paragraph and point.hour is not None
        base = self.clock_day if apart else reached
        if base is None or base.day is None:
            return point
        found = truncate(base, "D").merge(point)
        before = self._time if opens and 0 < paragraph - self._time_paragraph <= NEXT_ENTRY else None
        if before is None or truncate(before, "D") != truncate(found, "D") or not _is_earlier(found, before):
            return found
        next_day = shift(truncate(found, "D"), "D", 1)
        return found if next_day is None else next_day.merge(point)


def _is_earlier(a: Point, b: Point) -> bool:
    return a.hour is not None and b.hour is not None and (a.hour, a.minute or 0) < (b.hour, b.minute or 0)
