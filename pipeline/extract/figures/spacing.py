"""Texts whose punctuation is spaced out, as corpora and badly extracted PDFs write them: "31, 000 people", "$ 1. 5 million"."""

import re

_GLUED = re.compile(r"\d[.,:]\d")
_CERTAIN = re.compile(r"(?<!\d)\d{1,3}, \d{3}(?!\d)|[$€£] ?\d{1,3}\. \d|(?<!\d)\d{1,2}: \d\d ?[ap]\. ?m\b|[ap]\. m\.")
_LIKELY = re.compile(r"(?<!\d)\d{1,3}[.:] \d{1,2}(?!\d)")
MIN_LIKELY = 2  # one "5. 9" may be the end of a sentence and the start of the next


def spaced_out(text: str) -> bool:
    """Whether a text writes a space behind the point, comma or colon inside its numbers, and never leaves it out.

    >>> spaced_out("It cost $ 1. 5 million at 3: 30 a. m."), spaced_out("It cost $1.5 million in May 2012. 5 men left.")
    (True, False)
    """
    if _GLUED.search(text):
        return False
    return bool(_CERTAIN.search(text)) or len(_LIKELY.findall(text)) >= MIN_LIKELY
