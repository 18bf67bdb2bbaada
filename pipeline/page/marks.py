"""A text in pieces, each with the mentions that cover it: mentions may overlap, markup may not."""

from collections.abc import Iterable, Iterator, Sequence
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


def cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of `text[start:end]` in order; joined they are that text.

    >>> marks = [Mark(0, 9, "entity"), Mark(5, 9, "date", "#fact")]
    >>> [(p.text, p.kinds) for p in cut("Oslo 1952 games", 0, 15, marks)]
    [('Oslo ', ('entity',)), ('1952', ('date', 'entity')), (' games', ())]
    """
    inside = [m for m in marks if m.start < end and m.end > start]
    edges = sorted({start, end, *(min(max(e, start), end) for m in inside for e in (m.start, m.end))})
    for low, high in pairwise(edges):
        covering = [m for m in inside if m.start <= low and high <= m.end]
        linked = next((m for m in _narrowest(covering) if m.href), None)
        yield Piece(
            text[low:high],
            tuple(sorted({m.kind for m in covering})),
            linked.href if linked else "",
            "; ".join(dict.fromkeys(m.label for m in covering if m.label)),
            linked is None or linked.start == low,
        )


def _narrowest(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda m: (m.end - m.start, m.kind, m.href))
