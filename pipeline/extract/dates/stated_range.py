"""The range of days that a text states ("from 13 to 19 May 2025"): what it holds, its ends, its weekdays."""

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.dates.point import Point, of_date

SHORT = 31  # days; a range so short is one event, a visit or a storm, and its days belong to it


@dataclass(frozen=True, slots=True)
class StatedRange:
    """A stated range from its first day to its last, both within."""

    first: Point
    last: Point

    @property
    def days(self) -> tuple[date, ...]:
        """Its days in order, none where it isn't short."""
        first, last = self.first.as_date, self.last.as_date
        if first is None or last is None or not 0 <= (last - first).days < SHORT:
            return ()
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))

    def holds(self, point: Point) -> bool:
        """Whether a day lies in the range."""
        day, first, last = point.as_date, self.first.as_date, self.last.as_date
        return day is not None and first is not None and last is not None and first <= day <= last

    def weekday(self, point: Point) -> Point | None:
        """The day of a short range that is the only one on this weekday, with its part of the day.

        >>> week = StatedRange(Point(year=2025, month=5, day=13), Point(year=2025, month=5, day=19))
        >>> week.weekday(Point(weekday=4)).as_date.isoformat()
        '2025-05-15'
        """
        fitting = [day for day in self.days if day.isoweekday() == point.weekday]
        return of_date(fitting[0]).merge(Point(part=point.part)) if len(fitting) == 1 else None
