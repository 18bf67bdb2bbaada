"""Lines of a PDF in reading order -> headings, paragraphs, items and rows."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.ingest.listing import item_marker
from pipeline.ingest.pdf_lines import PdfLine
from pipeline.ingest.reading import Piece
from pipeline.ingest.text import classify

LARGER = 1.12  # times the size of the body: a heading; footnotes and rounding stay within a tenth
LOOSER = 1.35  # times the usual distance of two lines: a new paragraph
INDENT_EMS = 0.8  # font sizes to the right of the line before: a first line
HEADING_CHARS = 200
_CLOSED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_HYPHEN = re.compile(r"([^\W\d_]+)-$")
_DASHED = re.compile(r"\w[-–—/]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_lines(lines: Sequence[PdfLine]) -> list[Piece]:
    """The pieces that the lines make. Words parted at a line's end are joined."""
    if not lines:
        return []
    body = _body_size(lines)
    leading = _leading(lines, body)
    rights = _right_edges(lines)
    words = _vocabulary(lines)
    celled = {row for row, stretches in Counter(map(_row, lines)).items() if stretches > 1}
    groups: list[list[PdfLine]] = [[lines[0]]]
    for line in lines[1:]:
        last = groups[-1][-1]
        beside = _row(last) == _row(line)
        in_table = _row(last) in celled or _row(line) in celled
        if beside or not (in_table or _begins(last, line, leading, rights[(last.page, last.column)], body)):
            groups[-1].append(line)
        else:
            groups.append([line])
    texts = [_join(group, words) for group in groups]
    headings = [_is_heading(group, text, body) for group, text in zip(groups, texts, strict=True)]
    pieces = []
    for group, text, heading, kind in zip(groups, texts, headings, classify(texts), strict=True):
        if heading:
            kind = "heading"
        elif len(group) > 1 and len({_row(line) for line in group}) == 1:
            kind = "table_row"
        elif kind == "heading" and any(headings):
            kind = "paragraph"  # where type tells the headings, words need not guess them
        pieces.append(Piece(kind, text))
    return pieces


def _vocabulary(lines: Sequence[PdfLine]) -> Counter[str]:
    """How often each word stands whole in the lines: the parts of a word that a line's end cuts are none."""
    words: Counter[str] = Counter()
    cut = False
    for line in lines:
        found = _WORDS.findall(line.text)
        parted = bool(_HYPHEN.search(line.text))
        words.update(word.lower() for word in found[1 if cut else 0 : -1 if parted else None])
        cut = parted
    return words


def _body_size(lines: Sequence[PdfLine]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size))


def _leading(lines: Sequence[PdfLine], body: float) -> float:
    """The usual distance of two lines of the body, in points."""
    steps = [
        a.bottom - b.bottom
        for a, b in pairwise(lines)
        if a.page == b.page and a.size == b.size == body and 0 < a.bottom - b.bottom < 3 * max(body, 1)
    ]
    return median(steps) if steps else 1.2 * body


def _right_edges(lines: Sequence[PdfLine]) -> dict[tuple[int, int], float]:
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        place = (line.page, line.column)
        edges[place] = max(line.right, edges.get(place, line.right))
    return edges


def _row(line: PdfLine) -> tuple[int, int, int]:
    return line.page, line.column, line.row


def _begins(last: PdfLine, line: PdfLine, leading: float, right: float, body: float) -> bool:
    """Whether a line begins a new piece."""
    if item_marker(line.text) or abs(line.size - last.size) > 0.1 * max(last.size, 1) or line.bold != last.bold:
        return not _is_inline_bold(last, line, body)
    closed = bool(_CLOSED.search(last.text))
    if line.page != last.page or line.column != last.column or line.bottom > last.bottom:
        return closed or not line.text[0].islower()
    if last.bottom - line.bottom > LOOSER * leading * max(line.size / max(body, 1), 1):
        return True
    if line.left - last.left > INDENT_EMS * line.size and not item_marker(last.text):
        return True
    letter = (line.right - line.left) / len(line.text)
    fits = last.right + letter * (1 + len(line.text.split()[0])) < right
    return closed and fits


def _is_inline_bold(last: PdfLine, line: PdfLine, body: float) -> bool:
    """Whether a line of another weight goes on with the sentence: bold words in a paragraph."""
    same_size = abs(line.size - last.size) <= 0.1 * max(last.size, 1)
    return same_size and not item_marker(line.text) and line.text[0].islower() and not _CLOSED.search(last.text)


def _join(group: Sequence[PdfLine], words: Counter[str]) -> str:
    parts = [group[0].text]
    for last, line in pairwise(group):
        parted = _HYPHEN.search(last.text)
        begun = re.match(r"[^\W\d_]+", line.text)
        if _row(last) == _row(line):
            parts.append(" | ")
        elif parted and begun and line.text[0].islower() and not _keeps_hyphen(parted[1], begun.group(), words):
            parts[-1] = parts[-1][:-1]
        elif not _DASHED.search(last.text):
            parts.append(" ")
        parts.append(line.text)
    return "".join(parts)


def _keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether "before-after" is written with its hyphen elsewhere in the document, or both are words and the whole isn't."""
    whole, hyphenated = (before + after).lower(), f"{before}-{after}".lower()
    if words[whole] or words[hyphenated]:
        return words[hyphenated] > words[whole]
    return bool(words[before.lower()] and words[after.lower()])


def _is_heading(group: Sequence[PdfLine], text: str, body: float) -> bool:
    if len(text) > HEADING_CHARS or not any(char.isalpha() for char in text):
        return False
    if all(line.size >= LARGER * body for line in group):
        return True
    return (
        all(line.bold for line in group) and all(line.size >= body - 0.1 for line in group) and not _CLOSED.search(text)
    )
