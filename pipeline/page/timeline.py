"""Dated events of all reports on one line, as an SVG is drawn from it.

Time runs in slots: the finest calendar unit in which the events fill few enough of them, empty stretches left out and marked
as gaps. A linear axis would press the events of one week, for which the reports were written, into one point beside a century.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.dedupe.facts.times import Day, read_period
from pipeline.page.facts import FactCard

MOST_SLOTS = 18  # what fits on a laptop's width with a readable label each
SLOT_WIDTH, LANE_HEIGHT, LABEL_HEIGHT, RADIUS = 64, 18, 34, 6
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# How many leading parts of (century, decade, year, month, day) name a slot of the unit.
UNITS = ("day", "month", "year", "decade", "century")
Slot = tuple[int, ...]


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
    unit: str
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
    unit = next((u for u in UNITS if len({_slot(d.first, u) for d in dated}) <= MOST_SLOTS), UNITS[-1])
    slots = sorted({_slot(d.first, unit) for d in dated})
    place = {slot: n for n, slot in enumerate(slots)}
    lane_ends: list[int] = []  # the last slot that each lane is taken up to
    events = []
    for d in dated:
        begin = place[_slot(d.first, unit)]
        end = max(begin, bisect_right(slots, _slot(d.last, unit)) - 1)
        lane = next((n for n, taken in enumerate(lane_ends) if taken < begin), len(lane_ends))
        lane_ends[lane : lane + 1] = [end]
        events.append((d.card, begin, end, lane))
    bottom = len(lane_ends) * LANE_HEIGHT
    drawn = tuple(
        Event(card, _middle(begin), bottom - lane * LANE_HEIGHT - RADIUS, (end - begin) * SLOT_WIDTH)
        for card, begin, end, lane in events
    )
    ticks = tuple(
        Tick(_middle(n), _label(slot, unit), n > 0 and not _is_next(slots[n - 1], slot, unit))
        for n, slot in enumerate(slots)
    )
    size = (len(slots) * SLOT_WIDTH, bottom + LABEL_HEIGHT)
    return Timeline(*size, unit, ticks, drawn, tuple(d.card for d in dated))


def _dated(cards: Sequence[FactCard], edtf_of: dict[str, str]) -> Iterator[_Dated]:
    for card in cards:
        period = read_period(edtf_of[card.fact_id]) if card.kind == "event" else None
        if period is None:
            continue
        first, last = period.begin.first or period.end.first, period.end.last or period.begin.last
        if first and last:
            yield _Dated(card, first, last)


def _slot(day: Day, unit: str) -> Slot:
    year = day[0]
    return {
        "day": day,
        "month": day[:2],
        "year": (year,),
        "decade": (year // 10,),
        "century": (year // 100,),
    }[unit]


def _is_next(a: Slot, b: Slot, unit: str) -> bool:
    if unit == "day":
        return a[:2] == b[:2] and b[2] - a[2] == 1
    if unit == "month":
        return b[0] * 12 + b[1] - a[0] * 12 - a[1] == 1
    return b[0] - a[0] == 1


def _label(slot: Slot, unit: str) -> str:
    """
    >>> _label((2025, 5, 28), "day"), _label((2025, 5), "month"), _label((193,), "decade")
    ('28 May 25', 'May 2025', '1930s')
    """
    if unit == "day":
        return f"{slot[2]} {MONTHS[slot[1] - 1]} {slot[0] % 100:02d}"
    if unit == "month":
        return f"{MONTHS[slot[1] - 1]} {slot[0]}"
    return {"year": f"{slot[0]}", "decade": f"{slot[0]}0s", "century": f"{slot[0]}00s"}[unit]


def _middle(n: int) -> int:
    return n * SLOT_WIDTH + SLOT_WIDTH // 2
