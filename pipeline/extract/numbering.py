"""The numbers, letters and bullets that mark blocks, and state nothing: "2.1 The pier", "(b) the pumps", "• two boats"."""

import re

from pipeline.ingest.listing import item_marker
from pipeline.model import Document

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(\.?)\s+(?=[\"“‘'(]?[^\W_a-z])")


def block_numbers(document: Document) -> dict[int, int]:
    """Of the numbers of headings and paragraphs ("1 Subject", "2.1 The pier is lost"): {offset of the number: offset
    of the words behind it}.

    The next number, the one before or one a level up or down must number another block. A number without any dot numbers
    headings only: a list item "17 barges" states a figure.
    """
    found: dict[int, tuple[tuple[int, ...], int]] = {}
    for block in document.blocks:
        if (match := _NUMBERED.match(document.text, block.start, block.end)) and (
            block.kind == "heading" or "." in match[0]
        ):
            found[block.start] = tuple(int(part) for part in match[1].split(".")), match.end()
    numbers = {number for number, _ in found.values()}
    return {at: end for at, (number, end) in found.items() if numbers & _neighbours(number)}


def block_markers(document: Document) -> dict[int, int]:
    """{offset of a block that a number, a letter or a bullet marks: offset of the words behind it}."""
    markers = {
        block.start: block.start + len(item_marker(document.text[block.start : block.end]))
        for block in document.blocks
        if block.kind == "list_item"
    }
    return {start: end for start, end in markers.items() if end > start} | block_numbers(document)


def _neighbours(number: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that can stand next to one in a text whose parts are numbered: 2.1 beside 2.2, beside 2, and above 2.1.1."""
    above, last = number[:-1], number[-1]
    return {(*above, last - 1), (*above, last + 1), (*number, 1)} | ({above} if above else set())
