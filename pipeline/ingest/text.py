"""Plain text -> blocks."""

import re

from pipeline.model import Block

_LINE = re.compile(r"[^\n]*\S[^\n]*")
HEADING_CHARS = 90
_SENTENCE_END = re.compile(r"[.!?:;,\"”’')\]]$")


def find_blocks(text: str) -> tuple[Block, ...]:
    """One block a line."""
    blocks: list[Block] = []
    section = ""
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        line = text[start:end]
        heading = len(line) <= HEADING_CHARS and line[:1].isupper() and not _SENTENCE_END.search(line)
        if heading:
            section = line
        blocks.append(Block(start, end, "heading" if heading else "paragraph", section))
    return tuple(blocks)
