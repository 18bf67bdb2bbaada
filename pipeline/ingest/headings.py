"""Which lines of a plain text are headings.

A heading is short, begins like a title, has no final stop, and text follows it. Its own words are not enough: a list of names
looks the same, so what stands after it decides.
"""

import re
from collections.abc import Sequence
from itertools import groupby

HEADING_CHARS = 120  # as long as a newspaper's headline gets
HEADING_WORDS = 16
HEADINGS_IN_ROW = 3  # title, part, chapter; more title-like lines in a row are a list of names
BODY_CHARS = 120  # a line as long as this is text even without a final stop

_QUOTES = "\"'“”‘’«»()[]*_"
_STOPPED = re.compile(r"[.!?…;,:–—_-]$")
_CLOSED = re.compile(r"[.!?:][\s\"'”’)\]]*$")
_BEGINS = re.compile(r"[^\W_a-z]")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3,}[.!?][\"”’)]?\s+[A-Z“\"]")
_FIGURE_VALUE = re.compile(r":\s*[\W\d]+$")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.] ?\d\d\b")
_BYLINE = re.compile(r"[Bb][Yy] [A-Z]\S*(?: \S+){0,6}$")
_UNFINISHED = frozenset(
    {"a", "an", "and", "are", "be", "but", "by", "can", "for", "from", "has", "have", "is", "may", "must", "of", "or"}
    | {"shall", "should", "that", "the", "to", "was", "were", "which", "will", "with"}
)
_WORD = re.compile(r"[^\W\d_]+")


def looks_like_heading(line: str) -> bool:
    """Whether a line could be a heading by its own words.

    >>> looks_like_heading("The war at sea, 1914-1918"), looks_like_heading("RESULTS OF THE INSPECTION:")
    (True, True)
    >>> looks_like_heading("The pumps were stopped."), looks_like_heading("Injured: 4,877"), looks_like_heading("By Ann Lee")
    (False, False, False)
    """
    bare = line.strip().strip(_QUOTES + " ")
    if not bare or len(line) > HEADING_CHARS or len(line.split()) > HEADING_WORDS or not _BEGINS.match(bare):
        return False
    words = _WORD.findall(bare)
    if not words or words[-1] in _UNFINISHED or re.fullmatch(r"\(.*\)", line.strip()):
        return False
    if _FIGURE_VALUE.search(bare) or _ADDRESS.search(bare) or _BYLINE.match(bare) or _CLOCK.search(bare):
        return False
    if bare.endswith(":"):
        return all(word[0].isupper() for word in words)
    return not _STOPPED.search(bare) and not _SENTENCE_INSIDE.search(bare) and not _open_quote(line)


def _open_quote(line: str) -> bool:
    """Whether a quotation begins or ends here that doesn't end or begin here: then the line is a piece of speech."""
    return line.count('"') % 2 == 1 or line.count("“") != line.count("”")


def is_body(line: str) -> bool:
    """Whether a line is running text: long, or a sentence with its final stop, or one that breaks off before a list."""
    words = line.split()
    return len(line) > BODY_CHARS or (len(words) >= 4 and (bool(_CLOSED.search(line)) or words[-1] in _UNFINISHED))


def find_headings(candidates: Sequence[bool], body: Sequence[bool]) -> list[bool]:
    """Of the lines that could be headings, those that running text follows, after at most two more headings.

    >>> find_headings([True, True, False, True], [False, False, True, False])
    [True, True, False, False]
    """
    found = [False] * len(candidates)
    for is_candidate, run in groupby(range(len(candidates)), key=candidates.__getitem__):
        row = list(run)
        after = row[-1] + 1
        if is_candidate and len(row) <= HEADINGS_IN_ROW and after < len(body) and body[after]:
            for i in row:
                found[i] = True
    return found
