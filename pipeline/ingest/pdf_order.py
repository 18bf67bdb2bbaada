"""Lines of PDF pages -> lines in reading order, without running headers, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.pdf_lines import PdfLine

EDGE = 0.09  # of a page's height, at the top and the bottom: an inch of margin, in which running lines stand
RUNNING_SHARE = 0.4  # of the pages; headers of left and right pages differ, so each is on half of them
SIDE_SHARE = 0.2  # of a page's lines stand on each side of a gutter; less is a margin note
CROSSING_SHARE = 0.15  # of them may cross it: a title, a wide figure
COLUMN_LINES = 8  # fewer lines show no columns
MAX_LINES = 3000  # no printed page has more; what has is no text to be put in order
COLUMN_LETTERS = 15  # a column's lines are longer on the average; those of a table's are shorter
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*(?:#|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|/)\s*#)?", re.IGNORECASE)


def part_running(
    pages: Sequence[Sequence[PdfLine]], heights: Sequence[float]
) -> tuple[list[list[PdfLine]], list[PdfLine]]:
    """(the pages without running lines, the first of each running line). Page numbers are in neither.

    A running line stands at the same height on many pages, with the same words but for numbers.
    """
    places = Counter(
        key
        for lines, height in zip(pages, heights, strict=True)
        for key in {_key(line, height) for line in lines}
        if key
    )
    least = max(2, RUNNING_SHARE * len(pages))
    kept: list[list[PdfLine]] = []
    firsts: dict[tuple[str, int], PdfLine] = {}
    for lines, height in zip(pages, heights, strict=True):
        body = []
        for line in lines:
            key = _key(line, height)
            if key and _PAGE_NUMBER.fullmatch(key[0]):
                continue
            if key and places[key] >= least:
                firsts.setdefault(key, line)
            else:
                body.append(line)
        kept.append(body)
    return kept, list(firsts.values())


def _key(line: PdfLine, height: float) -> tuple[str, int] | None:
    """The words without numbers and the place in hundredths of the height; None away from the page's edges."""
    if height <= 0 or EDGE < line.bottom / height < 1 - EDGE:
        return None
    return _DIGITS.sub("#", line.text), round(50 * line.bottom / height)


def order_lines(lines: list[PdfLine], column: int = 0) -> list[PdfLine]:
    """One page's lines in reading order: where a gutter parts it, the left column before the right one, between the lines
    that cross the gutter; else as they are in the file, which is how the page was written."""
    gutter = find_gutter(lines)
    if gutter is None:
        return [line.in_column(column) for line in lines]
    ordered: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []

    def flush() -> None:
        if left or right:
            ordered.extend(order_lines(left, column + 1))
            ordered.extend(order_lines(right, max((line.column for line in ordered), default=column) + 1))
            left.clear()
            right.clear()

    for line in sorted(lines, key=lambda line: (-round(line.top), line.left)):
        if line.left < gutter < line.right:
            flush()
            ordered.append(line.in_column(column))
        else:
            (left if line.right <= gutter else right).append(line)
    flush()
    return ordered


def find_gutter(lines: Sequence[PdfLine]) -> float | None:
    """The x of the white strip that parts two columns of text, None where there is none."""
    if not COLUMN_LINES <= len(lines) <= MAX_LINES:
        return None
    edges = sorted({round(line.right) + 1 for line in lines})
    best: tuple[int, float] | None = None
    for x in edges:
        left = [line for line in lines if line.right <= x]
        right = [line for line in lines if line.left >= x]
        crossing = len(lines) - len(left) - len(right)
        if crossing > CROSSING_SHARE * len(lines) or min(len(left), len(right)) < SIDE_SHARE * len(lines):
            continue
        if min(_mean_letters(left), _mean_letters(right)) < COLUMN_LETTERS:
            continue
        if best is None or crossing < best[0]:
            best = (crossing, float(x))
    return best[1] if best else None


def _mean_letters(lines: Sequence[PdfLine]) -> float:
    return sum(len(line.text) for line in lines) / len(lines)
