"""Which day a time of day is of that stands without one."""

from dataclasses import replace
from datetime import timedelta

from pipeline.extract.dates.point import Point, of_date, truncate

NEXT_ENTRY = 2  # paragraphs: the next one, or the one behind a remark on it


class Clock:
    """The times of day that a text has told: the day of the last one, and the last one that opened a paragraph."""

    def __init__(self) -> None:
        self.day: Point | None = None
        self._entry: Point | None = None
        self._entry_paragraph = -1

    def tell(self, point: Point, paragraph: int, opens: bool) -> None:
        """Remember a time of a known day; `opens` says whether its paragraph begins with it."""
        self.day = truncate(point, "D")
        if opens and point.hour is not None:
            self._entry, self._entry_paragraph = point, paragraph

    def complete(self, point: Point, reached: Point | None, paragraph: int, same_paragraph: bool, opens: bool) -> Point:
        """The time with its day: that which the text has reached, in another paragraph that of the last time of day.

        In a chronology each entry opens with its time, and an entry that is earlier than the one before is of the next day.
        """
        base = self.day if self.day is not None and not same_paragraph and point.hour is not None else reached
        if base is None or base.day is None:
            return point
        found = truncate(base, "D").merge(point)
        before = self._entry if opens and 0 < paragraph - self._entry_paragraph <= NEXT_ENTRY else None
        if before is None or truncate(before, "D") != truncate(found, "D") or not _is_earlier(found, before):
            return found
        day = found.as_date
        return found if day is None else of_date(day + timedelta(days=1)).merge(replace(point, weekday=None))


def _is_earlier(a: Point, b: Point) -> bool:
    return a.hour is not None and b.hour is not None and (a.hour, a.minute or 0) < (b.hour, b.minute or 0)
