"""Which lines of a plain text are captions of pictures: printed twice in a row, or introduced as such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.resources import load_rules

CAPTION_CHARS = 300  # a longer line printed twice is a paragraph pasted twice


@dataclass(frozen=True, slots=True)
class CaptionForm:
    """A row of rules/ingest/captions.csv."""

    form: str
    example: str


@cache
def _introduced() -> re.Pattern[str]:
    forms = sorted((rule.form for rule in load_rules("ingest/captions.csv", CaptionForm, key=("form",))), key=len)
    any_form = "|".join(re.escape(form) for form in reversed(forms))
    return re.compile(rf"[(\[]?(?:{any_form})(?:\.?\s*\d+[a-z]?\s*[:.–—|]|\s*[:–—|])", re.IGNORECASE)


def is_introduced(line: str) -> bool:
    """Whether a line says that it is a caption or a picture's credit.

    >>> is_introduced("Figure 3. Water level at the gauge"), is_introduced("Photo: Ann Lee"), is_introduced("Fig. 3 shows it.")
    (True, True, False)
    """
    return len(line) <= CAPTION_CHARS and bool(_introduced().match(line))


def find_captions(lines: Sequence[str]) -> list[bool]:
    """Which of a text's lines are captions. A page gives a picture's words twice, below it and as its alternative text.

    >>> find_captions(["The lock.", "The lock.", "It was closed.", "Photo: Ann Lee"])
    [True, True, False, True]
    """
    found = [is_introduced(line) for line in lines]
    for i in range(len(lines) - 1):
        if lines[i] == lines[i + 1] and len(lines[i]) <= CAPTION_CHARS:
            found[i] = found[i + 1] = True
    return found
