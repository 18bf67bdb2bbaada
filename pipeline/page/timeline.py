"""Dated events of all reports on one line, as an SVG is drawn from it.

Time runs in slots, finer where more is told: centuries where little is, single days where the reports are about a week.
Stretches without an event are left out and marked as gaps. A linear axis would press that week into one point.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.dedupe.facts.times import Day, read_period
from pipeline.page.facts import FactCard

MOST_SLOTS = 24  # little more than fits on a laptop's width with a readable label each
CROWDED = 3  # events from which a slot is split, while there is room
SLOT_WIDTH, LANE_HEIGHT, LABEL_HEIGHT, RADIUS = 56, 16, 34, 6
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
UNITS = ("century", "decade", "year", "month", "day")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A century, decade, year, month or day by its first day."""

    first: Day
    unit: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event on the line: where it is drawn (pixels), and the fact it links to."""

    card: FactCard
    x: int
    y: int
    width: int  # 0: a point


@dataclass(frozen=True, slots=True)
class Tick:
    """A slot's label, and whether time is left out before it."""

    x: int
    label: str
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int
    height: int
    ticks: tuple[Tick, ...]
    events: tuple[Event, ...]
    dated: tuple[FactCard, ...]  # in the order of time, for the list under it


@dataclass(frozen=True, slots=True)
class _Dated:
    card: FactCard
    first: Day
    last: Day


def make_timeline(cards: Sequence[FactCard], edtf_of: dict[str, str]) -> Timeline | None:
    """The events among the cards (`edtf_of`: fact_id -> EDTF), None where none has a date with two ends."""
    dated = sorted(_dated(cards, edtf_of), key=lambda d: (d.first, d.last, d.card.fact_id))
    if not dated:
        return None
    slots = split_slots([d.first for d in dated])
    starts = [slot.first for slot in slots]
    lane_ends: list[int] = []  # the last slot that each lane is taken up to
    events = []
    for d in dated:
        begin = bisect_right(starts, d.first) - 1
        end = max(begin, bisect_right(starts, d.last) - 1)
        lane = next((n for n, taken in enumerate(lane_ends) if taken < begin), len(lane_ends))
        lane_ends[lane : lane + 1] = [end]
        events.append((d.card, begin, end, lane))
    bottom = len(lane_ends) * LANE_HEIGHT
    drawn = tuple(
        Event(card, _middle(begin), bottom - lane * LANE_HEIGHT - RADIUS, (end - begin) * SLOT_WIDTH)
        for card, begin, end, lane in events
    )
    ticks = tuple(
        Tick(_middle(n), _label(slot), n > 0 and _next(slots[n - 1]) != slot.first) for n, slot in enumerate(slots)
    )
    size = (len(slots) * SLOT_WIDTH, bottom + LABEL_HEIGHT)
    return Timeline(*size, ticks, drawn, tuple(d.card for d in dated))


def _dated(cards: Sequence[FactCard], edtf_of: dict[str, str]) -> Iterator[_Dated]:
    for card in cards:
        period = read_period(edtf_of[card.fact_id]) if card.kind == "event" else None
        if period is None:
            continue
        first, last = period.begin.first or period.end.first, period.end.last or period.begin.last
        if first and last:
            yield _Dated(card, first, last)


def split_slots(days: Sequence[Day]) -> list[Slot]:
    """The slots that hold these days, in order: the fullest are split into finer ones while there is room.

    >>> [_label(slot) for slot in split_slots([(1342, 1, 1), *((2025, 5, day) for day in (12, 13, 13, 14))])]
    ['1300s', '12 May 25', '13 May 25', '14 May 25']
    """
    slots = _count(days, UNITS[0])
    while True:
        for slot, inside in sorted(slots.items(), key=lambda item: (-len(item[1]), item[0])):
            if len(inside) < CROWDED or slot.unit == UNITS[-1]:
                continue
            finer = _count(inside, UNITS[UNITS.index(slot.unit) + 1])
            if len(slots) - 1 + len(finer) <= MOST_SLOTS:
                del slots[slot]
                slots |= finer
                break
        else:
            return sorted(slots)


def _count(days: Sequence[Day], unit: str) -> dict[Slot, list[Day]]:
    slots: dict[Slot, list[Day]] = {}
    for day in days:
        slots.setdefault(Slot(_first(day, unit), unit), []).append(day)
    return slots


def _first(day: Day, unit: str) -> Day:
    year, month, _ = day
    return {
        "century": (year // 100 * 100, 1, 1),
        "decade": (year // 10 * 10, 1, 1),
        "year": (year, 1, 1),
        "month": (year, month, 1),
        "day": day,
    }[unit]


def _next(slot: Slot) -> Day:
    """The day after the slot's last."""
    year, month, day = slot.first
    if slot.unit in ("century", "decade", "year"):
        return (year + {"century": 100, "decade": 10, "year": 1}[slot.unit], 1, 1)
    if slot.unit == "month" or day == monthrange(2000 + year % 400, month)[1]:
        return (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    return (year, month, day + 1)


def _label(slot: Slot) -> str:
    """
    >>> _label(Slot((2025, 5, 28), "day")), _label(Slot((2025, 5, 1), "month")), _label(Slot((1930, 1, 1), "decade"))
    ('28 May 25', 'May 2025', '1930s')
    """
    year, month, day = slot.first
    if slot.unit == "day":
        return f"{day} {MONTHS[month - 1]} {year % 100:02d}"
    if slot.unit == "month":
        return f"{MONTHS[month - 1]} {year}"
    return f"{year}" if slot.unit == "year" else f"{year}s"


def _middle(n: int) -> int:
    return n * SLOT_WIDTH + SLOT_WIDTH // 2
