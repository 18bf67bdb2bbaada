"""Physical lines -> logical lines: a paragraph that was wrapped at a margin becomes one line again.

Two kinds of plain text are about: one line a paragraph (or a sentence), and lines broken at a margin with blank lines or
indents between paragraphs. A break made by a margin is one that the next line's first word would not have fitted before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.listing import item_marker

MARGIN_MIN = 35  # characters; narrower lines are lists, addresses and verse
MARGIN_MAX = 130  # characters; nobody wraps wider, while lines that are paragraphs soon are longer
MARGIN_QUANTILE = 0.9  # the margin is the length that one line in ten reaches: a long address mustn't move it
FULL = 0.85  # of the margin: typists and justified print break a word early
WRAPPED_SHARE = 0.6  # of the breaks inside paragraphs are at the margin in wrapped texts; by chance it is one in five
SMALL_SHARE = 0.4  # of them stand before a small letter; where each line is a sentence or a name, hardly any does
WRAPPED_BREAKS = 2  # fewer breaks than this show no margin
LABEL_WORDS = 7  # of a key figure's label
CONTINUED_CHARS = 30  # a shorter line before a small letter is rather a list of words than a cut sentence

_LINE = re.compile(r"[^\n]+")
# A number alone on its line: "4,312", "115K", "US$ 64.5 million", "~38%".
_NUMBER = re.compile(
    r"[~≈<>]?\s?(?:(?:US|AU|CA)?[$€£]|USD|EUR|GBP)?\s?\d[\d.,]*(?:\s\d{3})*\s?(?:%|[KkMmBb]|[mb]n|million|billion|thousand)?\+?"
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_HYPHENATED = re.compile(r"\w-$")
_CLOSED = re.compile(r"[.!?:…][\s\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without the white space around it; `gap`: a blank line stands before it."""

    start: int
    end: int
    indent: int
    gap: bool


def unwrap(text: str) -> tuple[str, tuple[Line, ...]]:
    r"""The text with lines broken at a margin joined by a space, and its lines. Only white space changes.

    >>> unwrap("The bridge over the river was closed to lorries\nfor the rest of the year by the mayor, who said\nso.\nAh")[0]
    'The bridge over the river was closed to lorries for the rest of the year by the mayor, who said so.\nAh'
    """
    lines = tuple(_lines(text))
    margin = _margin(text, lines)
    pieces: list[str] = []
    result: list[Line] = []
    length = position = 0  # of the new text; in the old one
    for i, line in enumerate(lines):
        if i and (_continues(text, lines[i - 1], line, margin, first=i == 1) or _labels(text, lines, i)):
            joint = "" if _HYPHENATED.search(text[lines[i - 1].start : lines[i - 1].end]) else " "
        else:
            joint = text[position : line.start]
        start = length + len(joint)
        end = start + line.end - line.start
        if i and "\n" not in joint:
            result[-1] = Line(result[-1].start, end, result[-1].indent, result[-1].gap)
        else:
            result.append(Line(start, end, line.indent, line.gap))
        pieces += (joint, text[line.start : line.end])
        length, position = end, line.end
    pieces.append(text[position:])
    return "".join(pieces), tuple(result)


def _labels(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the label of the number that is the line before, as key figures stand: "115K", "people displaced".

    A page's number may stand over a title; so a label begins with a small letter, or another number and its label follow.
    """
    if not _is_labelled(text, lines, i):
        return False
    following = i + 2 < len(lines) and not lines[i + 1].gap and _is_labelled(text, lines, i + 2)
    before = i > 2 and not lines[i - 1].gap and _is_labelled(text, lines, i - 2)
    return text[lines[i].start].islower() or following or before


def _is_labelled(text: str, lines: Sequence[Line], i: int) -> bool:
    number, label = (text[line.start : line.end] for line in lines[i - 1 : i + 1])
    words = label.split()
    fits = not lines[i].gap and 0 < len(words) <= LABEL_WORDS and words[0][0].isalpha() and not _CLOSED.search(label)
    return fits and bool(_NUMBER.fullmatch(number)) and not _YEAR.fullmatch(number)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, last = False, 0
    for match in _LINE.finditer(text):
        raw = match.group()
        inner = raw.strip()
        gap = gap or (bool(lines) and match.start() - last > 1)
        last = match.end()
        if not inner:
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        lines.append(Line(start, start + len(inner), indent, gap))
        gap = False
    return lines


def _margin(text: str, lines: Sequence[Line]) -> int:
    """The column at which the text was wrapped, 0 where it wasn't."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(pairs) < WRAPPED_BREAKS:
        return 0
    lengths = sorted(line.indent + line.end - line.start for line in lines)
    margin = lengths[min(int(MARGIN_QUANTILE * len(lengths)), len(lengths) - 1)]
    if not MARGIN_MIN <= margin <= MARGIN_MAX:
        return 0
    full = sum(_is_full(text, a, b, margin) for a, b in pairs)
    small = sum(text[b.start].islower() for _, b in pairs)
    return margin if full >= WRAPPED_SHARE * len(pairs) and small >= SMALL_SHARE * len(pairs) else 0


def _is_full(text: str, line: Line, following: Line, margin: int) -> bool:
    word = re.match(r"\S+", text[following.start : following.start + MARGIN_MAX])
    needed = line.indent + line.end - line.start + 1 + (len(word.group()) if word else 0)
    return needed > FULL * margin


def _continues(text: str, line: Line, following: Line, margin: int, first: bool) -> bool:
    """Whether the break between two lines lies inside a sentence or paragraph.

    A line that isn't full is continued by a small letter too, but not the first one: that is a headline.
    """
    words = text[line.start : line.end]
    if following.gap or item_marker(text[following.start : following.end]) or "\t" in words:
        return False
    if margin and _is_full(text, line, following, margin):
        return following.indent <= line.indent or bool(item_marker(words))
    small = text[following.start].islower()
    return small and not first and len(words) >= CONTINUED_CHARS and not _CLOSED.search(words)
