"""A text in pieces, each with the mentions that cover it: mentions may overlap, markup may not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to mark: half-open offsets, a kind (its CSS class), where a click goes ("" nowhere), and what it is."""

    start: int
    end: int
    kind: str
    href: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one set of marks. `href` is of the first mark that has one; `is_first`: where that mark begins."""

    text: str
    kinds: tuple[str, ...] = ()
    href: str = ""
    label: str = ""
    is_first: bool = True


def cut(text: str, start: int, end: int, marks: Iterable[Mark], edges: Iterable[int] = ()) -> Iterator[Piece]:
    """The pieces of `text[start:end]` in order, cut at `edges` too; joined they are that text.

    >>> marks = [Mark(0, 9, "entity"), Mark(5, 9, "date", "#fact")]
    >>> [(p.text, p.kinds) for p in cut("Oslo 1952 games", 0, 15, marks)]
    [('Oslo ', ('entity',)), ('1952', ('date', 'entity')), (' games', ())]
    """
    waiting = sorted((m for m in marks if m.start < end and m.end > start), key=_place, reverse=True)
    inner = {e for m in waiting for e in (m.start, m.end)} | set(edges)
    open_now: list[Mark] = []
    for low, high in pairwise(sorted({start, end, *(e for e in inner if start < e < end)})):
        while waiting and waiting[-1].start <= low:
            open_now.append(waiting.pop())
        open_now = [m for m in open_now if m.end > low]
        linked = next((m for m in sorted(open_now, key=_width) if m.href), None)
        yield Piece(
            text[low:high],
            tuple(sorted({m.kind for m in open_now})),
            linked.href if linked else "",
            "; ".join(dict.fromkeys(m.label for m in open_now if m.label)),
            linked is None or linked.start == low,
        )


def _place(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, mark.end, mark.kind, mark.href


def _width(mark: Mark) -> tuple[int, str, str]:
    return mark.end - mark.start, mark.kind, mark.href
