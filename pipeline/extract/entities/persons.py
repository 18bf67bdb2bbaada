"""Persons by the title before them: "Governor Sekai Moyo", "the minister Horia Pop", unknown to lists and model."""

from collections.abc import Iterator

from pipeline.extract.entities.capitals import Capitals
from pipeline.extract.entities.edges import title_at
from pipeline.extract.entities.lists import heads, no_names, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

MOST_PARTS = 5
# Kinds of titles that, written small, stand before a name; a small "major" or "private" is an adjective.
SMALL_KINDS = frozenset(("office", "trade"))


def titled_persons(words: Words) -> Iterator[Name]:
    """The capitalised words after a title, in text order."""
    capitals = Capitals(words, {})
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k]:
            continue
        for i in range(first + 1, end):
            if words.cases[i] == "Title" and _after_title(words, i, first):
                stop = _name_end(capitals, i, end)
                if stop > i:
                    yield Name(k, i, stop, "PERSON", "run")


def _after_title(words: Words, i: int, first: int) -> bool:
    if words.cases[i - 1] == "lower":
        return titles().get(words.texts[i - 1].capitalize()) in SMALL_KINDS
    return bool(title_at(words, i - 1, i)) or (
        words.texts[i - 1] == "." and i - 2 >= first and words.texts[i - 2] in titles()
    )


def _name_end(capitals: Capitals, start: int, end: int) -> int:
    """The end of the person's name that begins at `start`; `start` where no person's name does."""
    words, i = capitals.words, start
    while i < end and i < start + MOST_PARTS:
        text = words.texts[i]
        if (
            capitals.hyphen(i, start, end)
            or (i > start and capitals.particle(i, end))
            or (
                words.cases[i] == "Title"
                and words.tags[i] == "PROPN"
                and text not in no_names()
                and not title_at(words, i, i + 1)
            )
        ):
            i += 1
        else:
            break
    if (
        i == start
        or words.texts[i - 1] in heads()
        or listed_type(words.text(start, i))
        or words.texts[i : i + 1] == ("of",)
    ):
        return start
    return start if words.texts[start] in heads() or listed_type(words.texts[start]) == "NORP" else i
