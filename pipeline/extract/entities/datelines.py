"""Places in datelines: "ARDAL, Kenya, March 4 (Reuters) - ...", "Ardal, 4 March 2025 - ...".

A dateline opens a paragraph: a place, perhaps the land it lies in, a day or an agency in brackets, a dash.
"""

from collections.abc import Iterator

from pipeline.extract.entities.lists import no_names
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

MOST_TOKENS = 16  # up to the dash
MOST_PARTS = 3  # words of a place's name
DASHES = frozenset(("-", "–", "—", "--"))


def dateline_places(words: Words) -> Iterator[Name]:
    """The places that the datelines of a document begin with."""
    for k, (first, end) in enumerate(words.sentences):
        dash = next((i for i in range(first + 1, min(end, first + MOST_TOKENS)) if _is_dash(words, i)), None)
        if dash is None or not _is_dateline(words, first, dash):
            continue
        start = first
        while start < dash:
            stop = _place_end(words, start, dash)
            if stop == start:
                break
            yield Name(k, start, stop, "GPE", "dateline")
            if words.texts[stop] != ",":
                break
            start = stop + 1


def _is_dash(words: Words, i: int) -> bool:
    return words.texts[i] in DASHES and not words.joined(i)


def _is_dateline(words: Words, first: int, dash: int) -> bool:
    """Do only capitals, numbers and signs stand before the dash, and a day or an agency in brackets among them?"""
    if words.cases[first] not in ("Title", "UPPER") or any(words.cases[i] == "lower" for i in range(first, dash)):
        return False
    behind = words.texts[first + 1 : dash]
    if "," in behind:
        return any(no_names().get(text) == "calendar" for text in behind)
    return words.cases[first] == "UPPER" and (dash - first <= MOST_PARTS or ")" in behind)


def _place_end(words: Words, start: int, dash: int) -> int:
    """The end of the capitalised words from `start` on; `start` where they are no place."""
    i = start
    while i < dash and words.cases[i] in ("Title", "UPPER") and no_names().get(words.texts[i]) != "calendar":
        i += 1
    if not 0 < i - start <= MOST_PARTS or words.texts[start] in no_names():
        return start
    if words.texts[i] not in (",", "(") and i != dash:
        return start
    return i if listed_type(words.text(start, i)) in (None, "GPE", "LOC") else start
