"""Places by the generic word after them: "Buzi district", "the Lukanga river", where no list and no model knows the name."""

from collections.abc import Iterator

from pipeline.extract.entities.capitals import Capitals
from pipeline.extract.entities.lists import contexts, heads, no_names, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

MOST_PARTS = 4
TELLS = 2  # weight of a context that tells a type, by itself


def places_told(words: Words) -> Iterator[Name]:
    """The capitalised words before a small generic word for a place, in text order."""
    capitals = Capitals(words, {})
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k]:
            continue
        for stop in range(first + 1, end):
            kind, weight = contexts("after").get(words.texts[stop], ("PERSON", 0))
            if weight < TELLS or not _part_of_place(words, stop - 1):
                continue
            start = stop - 1
            least = max(first + 1, stop - MOST_PARTS)
            while start > least and capitals.capital(start - 1) and _part_of_place(words, start - 1):
                start -= 1
            if start > first:
                yield Name(k, start, stop, kind, "run")


def _part_of_place(words: Words, i: int) -> bool:
    text = words.texts[i]
    unknown = text not in no_names() and text not in titles() and text not in heads() and listed_type(text) is None
    return words.cases[i] == "Title" and words.tags[i] == "PROPN" and unknown
