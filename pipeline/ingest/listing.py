"""The marks that begin a list item: bullets, dashes, numbers, letters."""

import re

_BULLET = re.compile(r"(?:[•◦▪▫■□●○‣⁃∙·➢➤✓✔►]|[*+–—-](?=\s))\s*(?=\w|[\"'“‘(])")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}\.(?!\d)|[ivx]{1,5}\.(?=\s))\s+(?=\S)")


def item_marker(line: str) -> str:
    """The mark that a list item begins with, "" where the line is none.

    >>> item_marker("• two boats"), item_marker("3. Close the gate"), item_marker("(b) the pumps")
    ('• ', '3. ', '(b) ')
    >>> item_marker("3.5 million tons"), item_marker("A. Smith said"), item_marker("-5 degrees")
    ('', '', '')
    """
    match = _BULLET.match(line) or _NUMBER.match(line)
    return match.group() if match else ""


def numbering_of(line: str) -> str:
    """How a line is numbered ("1." or "(a)"), "" where it isn't: what two items of one list have in common.

    >>> numbering_of("12. Gates"), numbering_of("(b) Pumps"), numbering_of("- Pumps")
    ('1.', '(a)', '')
    """
    match = _NUMBER.match(line)
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", match.group().strip())) if match else ""
