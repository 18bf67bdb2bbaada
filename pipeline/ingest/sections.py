"""Gives each block the heading that it stands under."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model import Block

SECTION_CHARS = 200  # a longer "heading" is a paragraph in a heading's dress; it shortens the column, not the text


def assign_sections(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with `section`: the text of the last heading before, of a heading its own.

    >>> two = (Block(0, 7, "heading"), Block(8, 16, "paragraph"))
    >>> [block.section for block in assign_sections("The dam\\nIt held.", two)]
    ['The dam', 'The dam']
    """
    section = ""
    for block in blocks:
        if block.kind == "heading":
            section = " ".join(text[block.start : block.end].split())[:SECTION_CHARS].rstrip()
        yield replace(block, section=section)
