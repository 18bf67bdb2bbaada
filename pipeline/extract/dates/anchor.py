"""Anchoring: what a frame means at its place in the text.

Two times are kept: the time of speaking (the publication date), which "today" and "last year" are counted from, and the time
that the text has reached, which "that year", "the next day" and dates without a year are counted from. In news the text's
time starts at the publication date; in a narrative only dates that it states set it.
"""

from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.dates.entries import Entries
from pipeline.extract.dates.frame import Frame
from pipeline.extract.dates.kinds.duration import period
from pipeline.extract.dates.occurrence import dated, nth_day, numbered_day, occurrence, open_value, within
from pipeline.extract.dates.order import exists, not_after, position, share
from pipeline.extract.dates.point import Point, of_date, shift, truncate, value
from pipeline.extract.dates.stated_range import StatedRange

# "less than a century ago" is after the year a century ago
SINCE = {"LESS_THAN": "AFTER", "MORE_THAN": "BEFORE"}
TURN_OF_YEAR = 270  # days back within a year from which on a narrative has gone on to the next one
TURN_BACK = 330
OF_LATE = 183  # days; what is not older needs no year, whatever year the text has given that month
RETOLD_YEARS = 10  # back; what is older is told of by its year, not by its days
OLD_DATES = 215  # days; the same where the clause has no tense
OLD_NEWS = 245  # days; news that looks further back says "last" or the year
GOES_ON = 60  # days after the last dated day within which a date without a year is the next one
PERIOD_ENDS = ("b", "e")  # a frame's bases for the first and the last day of a stated range
ASIDE_YEARS = 10  # a year so far from those of the range that frames the text is an aside
WEEKDAY_YEARS = 6  # a weekday falls on a day of the year again within so many years


def _counts_days(frame: Frame) -> bool:
    """Whether a frame counts days from the time that the text has reached: "the next day", "two days later"."""
    return frame.base == "t" and frame.point is None and (frame.length.unit if frame.length else frame.unit) == "D"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with the point, or both ends of the range, that it stands for; none for durations, sets, references."""

    value: str
    mod: str = ""
    first: Point | None = None
    last: Point | None = None
    until: Point | None = None  # of a time after `first`, or before it: the time of speaking


class Anchor:
    """The running temporal context of one document."""

    def __init__(self, speech: date | None, narrative: bool) -> None:
        self.speech = of_date(speech) if speech else None
        self.narrative = narrative
        self.text: Point | None = None if narrative else self.speech
        self.told: Point | None = None  # the last one that isn't after the time of speaking
        self.month: Point | None = None  # the last one that was known to the month
        self.day: Point | None = None  # the last one that was known to the day
        self.framed: Point | None = None  # the last day within the range stated last
        self.quarter: Point | None = None  # the last quarter of a year
        self.period: StatedRange | None = None  # the last range that was stated to the day
        self.ranges: list[tuple[int, int, int]] = []  # stated ranges within a year: year, first and last position
        self.month_years: dict[int, int] = {}  # months by number, with the year that the text last gave them
        self.entries = Entries()
        self.own_line = False  # whether the line only says when the document was written: that time isn't told of
        self.opens = False  # whether the expression opens its paragraph
        self.paragraph = self.sentence = 0
        self.text_paragraph = self.text_sentence = -1  # where the text's time was set

    def resolve(self, frame: Frame, tense: int) -> Resolved:
        """The value of a frame here; advances the text's time. `tense` is -1, 0 or +1 (`tense.direction`)."""
        if frame.ends:
            return self._range(frame.ends, tense)
        if frame.value:
            return Resolved(frame.value, frame.mod)
        if frame.length is not None and not (frame.base or frame.origin):
            return Resolved(period(frame.length), frame.mod)
        if self.narrative and frame.base == "s" and frame.unit == "D" and frame.point is None and not frame.steps:
            return Resolved("PRESENT_REF", frame.mod)
        if frame.guard == "old_year" and (self.text is None or self.text.year is None or self.text.year > 0):
            return Resolved("")
        if frame.generic and frame.point is not None:
            return Resolved(value(frame.point), frame.mod)
        if frame.base in PERIOD_ENDS and self.base(frame) is None:
            return Resolved("")
        if (some_day := self._some_day(frame)) is not None:
            return some_day
        point = self.point(frame, tense)
        if point is None or not exists(point):
            return Resolved(open_value(frame), frame.mod)
        if not (self.own_line or self._aside(frame) or self._looks_back(frame, point)):
            self.advance(point)
        if frame.base == "s" and frame.length is not None and (frame.steps or 0) < 0 and frame.mod in SINCE:
            return Resolved(value(point), SINCE[frame.mod], point, until=self.speech)
        return Resolved(value(point), frame.mod, point)

    def _some_day(self, frame: Frame) -> Resolved | None:
        """A day counted from a month or a year of which no day is known: one of its days."""
        if not _counts_days(frame) or (frame.length is not None and frame.length.amount is None):
            return None
        origin = self.base(frame)
        if origin is None or origin.year is None or origin.unit not in ("Y", "M"):
            return None
        if frame.length is not None:
            origin = truncate(origin, "Y")  # days on, it may be another month
        return Resolved(value(origin) + ("-XX" if origin.month else "-XX-XX"), frame.mod, origin)

    def advance(self, point: Point) -> None:
        if point.year is None:
            return
        if not self._unpublished(point):
            self.told = point
        self.text, self.text_paragraph, self.text_sentence = point, self.paragraph, self.sentence
        if point.month is not None:
            self.month = point
        if point.day is not None:
            self.day = point
            self.entries.tell(point, self.paragraph, self.opens)
            self.framed = point if self._in_period(point) else self.framed
        if point.quarter is not None and not self._ahead(point):
            self.quarter = point

    def _range(self, ends: tuple[Frame, Frame], tense: int) -> Resolved:
        first_frame, last_frame = ends
        a, b = first_frame.point, last_frame.point
        if a is not None and b is not None and not (first_frame.outer or last_frame.outer):
            first_frame, last_frame = share(first_frame, last_frame)
        first = self.resolve(first_frame, tense)
        last = self.resolve(last_frame, tense)
        if first.first is None or last.first is None:
            return Resolved(f"{first.value}/{last.value}")
        begin = first.first
        if first_frame.point is not None and first_frame.point.weekday is not None and first_frame.point.day is None:
            begin = not_after(begin, last.first)
            first = replace(first, value=value(begin))
        if begin.day and last.first.day:
            self.period, self.framed = StatedRange(begin, last.first), None
        self._remember_range(begin, last.first)
        return Resolved(f"{first.value}/{last.value}", "", begin, last.first)

    def _ahead(self, quarter: Point) -> bool:
        """Whether a quarter isn't over yet: then it isn't the one that a report is about."""
        if self.speech is None or self.speech.year is None or quarter.year is None or quarter.quarter is None:
            return False
        now = truncate(self.speech, "Q")
        return (quarter.year, quarter.quarter) >= (self.speech.year, now.quarter or 0)

    def _aside(self, frame: Frame) -> bool:
        """Whether the text only looks away: a comparison with what was, a deictic word in a narrative."""
        if frame.base == "q" and frame.point is not None:
            return True  # "the 1988 quarter", beside that of this year
        if self.narrative and frame.base == "s":
            return True
        return frame.length is not None and (frame.steps or 0) < 0

    def _looks_back(self, frame: Frame, point: Point) -> bool:
        """Whether a date lies a year back only because the year that a narrative has reached isn't over: a look back."""
        if not self.narrative or frame.base or frame.outer or frame.point is None or frame.point.year is not None:
            return False
        told = self.told.year if self.told else None
        return told is not None and point.year == told - 1 and self._unpublished(replace(point, year=told))

    def _unpublished(self, point: Point) -> bool:
        """Whether a point is after the time of speaking: what is planned isn't what the text has reached."""
        now = self.speech
        if now is None or now.year is None or point.year is None or point.year != now.year:
            return now is not None and (point.year or 0) > (now.year or 0)
        here, there = position(now, now.year), position(point, now.year)
        return here is not None and there is not None and there > here

    def _remember_range(self, first: Point, last: Point) -> None:
        if first.year is None or first.year != last.year or first.month is None or last.month is None:
            return
        low, high = (
            position(replace(first, day=first.day or 1), first.year),
            position(replace(last, day=last.day or 31), first.year),
        )
        if low is not None and high is not None:
            self.ranges.append((first.year, low, high))

    # ---- points ------------------------------------------------------------------------------------------------------
    def base(self, frame: Frame) -> Point | None:
        if frame.base == "l":
            return self._last_quarter() or self.quarter or self.text
        if frame.base == "q":
            return self.quarter or self._last_quarter() or self.text
        if frame.base == "d":
            return self._definite(frame.unit)
        if frame.base in PERIOD_ENDS:
            return self._end_of_period(frame.base)
        if _counts_days(frame) and (day := self._day_reached()) is not None:
            return day
        if frame.base != "s":
            return self.text or self.speech
        if self.narrative and not frame.steps and frame.unit != "D":
            return self.text or self.speech
        return self.speech or (Point(year=self.ranges[0][0]) if self.ranges else self.text)

    def _day_reached(self) -> Point | None:
        """The day that "the next day" is counted from, where the time named last is no day or only an aside.

        A report that states its days ("from 13 to 19 May") returns to them: what lies outside is an aside, which ends with
        its paragraph. Else the last day counts where no other year was named since.
        """
        if self.text is None or (self.text.day and self.text_paragraph == self.paragraph):
            return None
        if self.framed is not None and not self._in_period(self.text):
            return self.framed
        if self.text.day or self.day is None:
            return None
        if self.text.year is None or self.day.year is None:
            return None
        aside = self.text.year < self.day.year - ASIDE_YEARS or self._unpublished(self.text)
        return self.day if aside or self.text.year == self.day.year else None

    def _in_period(self, point: Point) -> bool:
        return bool(self.period and self.period.holds(point))

    def _end_of_period(self, end: str) -> Point | None:
        """The first or the last day of the last stated range; without one the day just named ("on 19 May, the last day")."""
        if self.period is not None:
            return self.period.last if end == "e" else self.period.first
        here = self.text_sentence == self.sentence and self.text is not None and self.text.day is not None
        return self.text if here else None

    def _definite(self, unit: str) -> Point | None:
        """What "the week" of a news text belongs to: the time it has reached where that is known well enough, else today."""
        if self.narrative:
            return self.day if unit == "D" and self.text and not self.text.day and self.day else self.text
        if unit == "Y" and self.speech is not None:
            return self.speech
        if self.text is None or (unit != "Y" and value(truncate(self.text, unit)) == value(Point(year=self.text.year))):
            return self.speech
        if unit == "WE" and self.speech is not None and self.text == self.speech:
            return shift(
                self.speech,
                "D",
                -(self.speech.as_date or date.min).isoweekday() % 7 - 7,
            )
        return self.text

    def _last_quarter(self) -> Point | None:
        """The quarter that "the quarter" of a report means: the one that was over when it was published."""
        return None if self.speech is None or self.narrative else shift(truncate(self.speech, "Q"), "Q", -1)

    def point(self, frame: Frame, tense: int) -> Point | None:
        """The point of a frame, None where nothing fixes it."""
        if frame.outer is not None:
            outer = self.point(frame.outer, tense)
            if outer is None or frame.point is None:
                return None
            return nth_day(outer, frame.nth) if frame.nth else within(outer, frame.point)
        if frame.origin is not None or frame.base:
            origin = self.point(frame.origin, tense) if frame.origin else self.base(frame)
            return None if origin is None else self._relative(frame, origin, tense)
        if frame.point is not None and frame.guard == "the_weekday" and self.period is not None:
            return self.period.weekday(frame.point) or self.complete(frame.point, tense)
        return None if frame.point is None else self.complete(frame.point, tense)

    def _relative(self, frame: Frame, origin: Point, tense: int) -> Point | None:
        steps = frame.steps or 0
        if frame.length is not None:
            if frame.length.amount is None:
                return None
            moved = self._moved(origin, frame.length.unit, steps, frame)
            return moved if moved is None or frame.point is None else moved.merge(frame.point)
        if frame.unit:
            unit = "Y" if frame.unit == "DE" and origin.year is None and origin.decade is None else frame.unit
            base = truncate(origin, unit)
            moved = shift(base, unit, steps) if steps else base
            if moved is None or value(moved) == "XXXX":
                return None
            return moved if frame.point is None else moved.merge(frame.point)
        if frame.point is None:
            return None
        return occurrence(frame.point, origin, steps)

    def _moved(self, origin: Point, unit: str, sign: int, frame: Frame) -> Point | None:
        amount = frame.length.amount if frame.length else None
        if amount is None:
            return None
        if unit in ("TS", "TM", "TH"):
            return replace(truncate(origin, "D"), part=None) if origin.day and amount < 12 else None
        whole = int(amount)
        if unit == "Y" and amount != whole:
            return shift(truncate(origin, "M"), "M", sign * int(amount * 12))
        if unit == "Y" and whole == 1 and not self.narrative and self.quarter is not None and frame.origin is None:
            return shift(self.quarter, "Q", sign * 4)
        return shift(origin, unit, sign * whole)

    def complete(self, point: Point, tense: int) -> Point | None:
        """A calendar point with what the context knows of its larger units."""
        if point.year is not None:
            if point.month is not None:
                self.month_years[point.month] = point.year
            return dated(point)
        if point.decade is not None or point.century is not None:
            return point
        if point.weekday is not None and point.day is None:
            return self._weekday(point, tense)
        if point.is_time and point.day is None:
            return self._time(point)
        if point.day is not None and point.month is None:
            known = (self.text, self.month) if self.narrative else (self.month or self.speech, self.speech)
            return numbered_day(point, known, self.speech, min(tense, 0) if self.narrative else tense)
        return self._year(point, tense)

    def _undistracted(self, base: Point, point: Point) -> Point:
        """The last dated month or day in place of a year named since, where that was an aside or the date goes on from it."""
        if self.month is None or self.month.year is None or base.month is not None or base.year is None:
            return base
        if abs(base.year - self.month.year) > ASIDE_YEARS:
            return self.month
        here, order = (
            position(self.month, self.month.year),
            position(point, self.month.year),
        )
        if here is None or order is None or self.text_sentence == self.sentence:
            return base
        return self.month if 0 <= order - here <= GOES_ON else base

    def _present(self, base: Point | None, tense: int) -> Point | None:
        """What a date without a year is counted from in a narrative with a publication date: plans from the latter."""
        told = self.told
        if self.speech is None or self.speech.year is None or told is None or told.year is None:
            return base
        if tense <= 0:
            return told
        recent = abs(told.year - self.speech.year) <= 1
        return self.speech if recent and base is told else base

    def _time(self, point: Point) -> Point | None:
        """A time of day on the day that the text has reached, or of the last time of day (entries.py)."""
        reached = self.text if self.narrative else self.text or self.speech
        return self.entries.time(point, reached, self.paragraph, self.text_paragraph == self.paragraph, self.opens)

    def _weekday(self, point: Point, tense: int) -> Point | None:
        if self.opens and point.weekday is not None and (entry := self.entries.weekday(point.weekday, self.paragraph)):
            return entry.merge(Point(part=point.part))
        if self.narrative and self.period is not None and (stated := self.period.weekday(point)) is not None:
            return stated
        base = self.text if self.narrative and self.text and self.text.day else self.speech
        day = base.as_date if base else None
        if day is None or point.weekday is None:
            return None
        ahead = (point.weekday - day.isoweekday()) % 7
        days = ahead if tense > 0 else ahead - 7 if ahead else 0
        found = shift(of_date(day), "D", days)
        return None if found is None else found.merge(Point(part=point.part))

    def _year(self, point: Point, tense: int) -> Point | None:
        """A calendar point with its year, which a weekday beside it may tell."""
        plain = replace(point, weekday=None)
        guess = self._framing_year(plain) or self._nearest_year(plain, tense)
        year = guess.year if guess is not None else None
        if point.weekday is None or guess is None or year is None:
            return guess
        reach = WEEKDAY_YEARS if self.narrative else 1
        near = sorted(range(year - reach, year + reach + 1), key=lambda y: (abs(y - year), y))
        days = (replace(guess, year=y).as_date for y in near)
        fitting = next((day for day in days if day is not None and day.isoweekday() == point.weekday), None)
        return guess if fitting is None else replace(guess, year=fitting.year)

    def _framing_year(self, point: Point) -> Point | None:
        """A day of the short range that a narrative states last, where only a year was named since."""
        if self.period is None or not self.period.days or not self.narrative or point.day is None:
            return None
        named = self.text is not None and self.text.month is None and self.text_sentence != self.sentence
        day = replace(point, year=self.period.first.year)
        return day if named and self.period.holds(day) else None

    def _nearest_year(self, point: Point, tense: int) -> Point | None:
        base = (self.text or self.speech) if self.narrative else self.speech
        if self.narrative and self.speech is not None:
            base = self._present(base, tense)
        if base is None or base.year is None:
            return None
        order = position(point, base.year)
        if self.narrative and self.text_paragraph != self.paragraph and order is not None:
            framing = next((y for y, low, high in self.ranges if low <= order <= high), None)
            if framing is not None and abs(framing - base.year) > ASIDE_YEARS:
                return dated(replace(point, year=framing))
        if self.narrative:
            base = self._undistracted(base, point)
        if base.year is None:
            return None
        order, here = position(point, base.year), position(base, base.year)
        if here is None or order is None:
            return dated(replace(point, year=base.year))
        gap = order - here  # in days, within the base's year
        if self.narrative and base is not self.speech:
            best = 1 if gap < -TURN_OF_YEAR else -1 if gap > TURN_BACK else 0
            if tense < 0 and self._unpublished(replace(point, year=base.year + best)):
                best -= 1
        elif point.quarter is not None:
            best = min((0, -1, 1), key=lambda y: abs(gap + 365 * y))
        elif tense > 0:
            best = 0 if gap >= -31 else 1
        else:
            soon = 365 - (OLD_NEWS if tense < 0 else OLD_DATES)
            best = 0 if gap <= 31 or gap < soon else 1 if gap + 365 < soon else -1
            named = self.month_years.get(point.month or 0, base.year)
            of_late = -31 <= -(gap + 365 * best) <= OF_LATE
            if not of_late and 0 < base.year - named <= RETOLD_YEARS:  # "slain in June 2005", and then "on 24 June"
                return dated(replace(point, year=named))
        return dated(replace(point, year=base.year + best))
