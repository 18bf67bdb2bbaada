"""The day a report was published, where its text says so: a labelled date, a dateline, a date alone on a line.

Only the head and the foot of a report are looked at, and only whole lines: "as of 3 May 2024" inside a sentence tells when a
figure holds. Never today's date, never the file's time: where nothing says, it is None.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.ingest.calendar_day import Day, Order, evident_order, find_days
from pipeline.ingest.headings import is_body
from pipeline.ingest.reading import Note
from pipeline.model import Block
from pipeline.resources import load_rules

HEAD_BLOCKS = 12  # title, subtitle, authors, organisation, labels: more than that and the text has begun
FOOT_BLOCKS = 12
ALONE_HEAD_BLOCKS = 5  # a date alone further down heads an entry of a chronology
ALONE_FOOT_BLOCKS = 2
LINE_CHARS = 200
DATELINE_BLOCKS = 6
LABELLED_RANK = 2  # publication or the report's own date: not "as of", not "updated"
DATELINE_RANK, ALONE_RANK, SIGNED_RANK = 3, 5, 7

_DATELINE_PLACE = re.compile(
    r"[^\W\d_a-z][^\Wa-z\d_.'’-]+(?:[ .,'’/-]+\w[\w.'’-]*){0,5}[,\s]*(?:\([^()]{2,40}\))?[,(]?\s*"
)
_DATELINE_END = re.compile(r"\s*(?:\([^()]{2,40}\))?\s*(?:[-–—_]|--)")
_AROUND = re.compile(  # time of day, zone and weekday, which may stand beside a date
    r"(?:T(?=\d\d:)|(?<=\d)Z\b|[\s\d:.,;()|/+@–—-]"
    r"|(?<![^\W\d])(?:[AaPp]\.?\s?[Mm]\b\.?|[A-Z]{2,4}\b|at\b|on\b|hrs?\b|(?i:last updated)\b"
    r"|(?i:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?i:day)?\b))*"
)
_SIGNED_PLACE = re.compile(r"(?:[A-Z]\w+[ ,]+){1,4}")


@dataclass(frozen=True, slots=True)
class PublishedLabel:
    """A row of rules/ingest/published_labels.csv."""

    form: str
    rank: int
    example: str


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A row of rules/ingest/time_zones.csv."""

    zone: str
    order: Order
    example: str


@dataclass(frozen=True, slots=True)
class Found:
    """A date that may be the day of publication; `start`, `end` are its own in the text."""

    rank: int
    start: int
    end: int
    day: date | None


@cache
def _labels() -> dict[str, int]:
    return {rule.form: rule.rank for rule in load_rules("ingest/published_labels.csv", PublishedLabel, key=("form",))}


@cache
def _zones() -> dict[str, Order]:
    return {rule.zone: rule.order for rule in load_rules("ingest/time_zones.csv", TimeZone, key=("zone",))}


@cache
def _labelled() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(_labels(), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[|•·,;(–—-]\s*|\s{{2,}}|\b(?=(?:updated|published)\b))({forms})\b[\s:|–—-]*", re.IGNORECASE
    )


def find_published(text: str, blocks: Sequence[Block]) -> tuple[date | None, tuple[Note, ...]]:
    """The day that the text says it was published, and a note where that day could be read in two ways."""
    best = min(_candidates(text, blocks), key=lambda f: (f.rank, f.start), default=None)
    if best and best.day is None:
        words = text[best.start : best.end]
        order = evident_order(text) or _order_of_zone(text[best.end :].partition("\n")[0])
        if order:
            return next(find_days(words, order)).day, ()
        message = f"{words!r} may mean the day or the month first; give `published` as YYYY-MM-DD in reports.csv"
        return None, (Note("published", message, best.start, best.end),)
    return best.day if best else None, ()


def _order_of_zone(line: str) -> Order | None:
    """The order of day and month where the first time zone of the line is used: "06/03/08, 8:15 PM PDT" is of June."""
    return next((_zones()[zone] for zone in re.findall(r"\b[A-Z]{2,4}\b", line) if zone in _zones()), None)


def find_labelled(lines: Iterable[str]) -> date | None:
    """The first day that a line gives as that of publication ("Posted on 3 July 2021"), for pages whose text lost it.

    >>> find_labelled(["Home", "By Ann Lee | Posted on 3rd of July 2021", "Published: 5 May 2020"]).isoformat()
    '2021-07-03'
    """
    for line in lines:
        if len(line) <= LINE_CHARS and (days := list(find_days(line))):
            for found in _labelled_days(0, line, days):
                if found.rank <= LABELLED_RANK and found.day:
                    return found.day
    return None


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date, with its label and time of day: it is no heading.

    >>> is_date_line("Thursday 5 March 2015 21.40 GMT"), is_date_line("Posted: May 9, 2014"), is_date_line("2003: Invasion")
    (True, True, False)
    """
    days = list(find_days(line[:LINE_CHARS]))
    if not days:
        return False
    label = _labelled().match(line)
    start = label.end() if label and label.end() <= days[0].start else 0
    return all(_AROUND.fullmatch(part) for part in (line[start : days[0].start], line[days[-1].end :]))


def is_issue_line(line: str, published: date | None) -> bool:
    """Whether a line only says that the report was written or issued on its day of publication, and where.

    >>> is_issue_line("Lissen, 23 November 2022, 14:00", date(2022, 11, 23)), is_issue_line("5 May 2020", date(2022, 11, 23))
    (True, False)
    """
    days = list(find_days(line)) if published is not None and len(line) <= LINE_CHARS else []
    if not days or days[0].day != published:
        return False
    place = _SIGNED_PLACE.match(line)
    behind = line[place.end() if place and place.end() <= days[0].start else 0 : days[0].start]
    return is_date_line(line) or all(_AROUND.fullmatch(part) for part in (behind, line[days[-1].end :]))


def is_dateline(line: str) -> bool:
    """Whether a line is only the place, agency and dash that begin a news report.

    >>> is_dateline("NAIROBI, Kenya (AP) _"), is_dateline("WARSAW, February 26 (Reuters) --"), is_dateline("THE FLOOD")
    (True, True, False)
    """
    return bool(re.search(r"[-–—_]$", line)) and bool(_DATELINE_PLACE.match(line)) and len(line) <= 60


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[Found]:
    n = len(blocks)
    for i, block in enumerate(blocks):
        if HEAD_BLOCKS <= i < n - FOOT_BLOCKS:
            continue
        line = text[block.start : block.end]
        days = list(find_days(line[:LINE_CHARS]))
        if i < DATELINE_BLOCKS:
            yield from _dateline(block, line, days)
        if len(line) > LINE_CHARS:
            continue
        if days:
            yield from _labelled_days(block.start, line, days)
            yield from _alone(block, line, days[0], i, n)
        elif i + 1 < n and (rank := _labels().get(line.rstrip(" :").lower())):
            below = blocks[i + 1]
            words = text[below.start : below.end]
            if is_date_line(words):
                day = next(find_days(words))
                yield Found(rank, below.start + day.start, below.start + day.end, day.day)


def _dateline(block: Block, line: str, days: list[Day]) -> Iterator[Found]:
    place = _DATELINE_PLACE.match(line) if days and line[: days[0].start].strip() else None
    if place and place.end() >= days[0].start and _DATELINE_END.match(line, days[0].end):
        yield Found(DATELINE_RANK, block.start + days[0].start, block.start + days[0].end, days[0].day)


def _labelled_days(offset: int, line: str, days: list[Day]) -> Iterator[Found]:
    """Days right behind a label; in a sentence ("the letter (dated 3 May 2024) says ...") they are of something else."""
    if is_body(line) and not _AROUND.fullmatch(line, days[-1].end):
        return
    for label in _labelled().finditer(line):
        for day in days:
            gap = line[label.end() : day.start] if label.end() <= day.start else None
            if gap is not None and _AROUND.fullmatch(gap):
                yield Found(_labels()[label[1].lower()], offset + day.start, offset + day.end, day.day)
                break


def _alone(block: Block, line: str, day: Day, i: int, n: int) -> Iterator[Found]:
    """A date alone on a line of the head, or behind the place of writing ("Brno, 30 April 2025") in head or foot."""
    found = (block.start + day.start, block.start + day.end, day.day)
    if i < ALONE_HEAD_BLOCKS and is_date_line(line):
        yield Found(ALONE_RANK, *found)
    elif i < ALONE_HEAD_BLOCKS or i >= n - ALONE_FOOT_BLOCKS:
        place = _SIGNED_PLACE.match(line)
        before, after = line[place.end() if place else 0 : day.start], line[day.end :]
        if _AROUND.fullmatch(before) and _AROUND.fullmatch(after):
            yield Found(SIGNED_RANK, *found)
