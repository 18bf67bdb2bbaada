"""Names that the lists know: territories, regions, cities, peoples, organizations."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.entities.lists import cities, heads, no_names, organizations, peoples, places, plain, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType

SHORTEST = 4  # letters of a name in capitals that isn't taken for an acronym
LARGE = 100_000  # inhabitants of a city whose name is taken for one at the head of a sentence too
_PIECE = re.compile(r"\w+")


@cache
def _known() -> tuple[dict[str, EntityType], dict[str, int]]:
    """The type of each listed name; and for the first letters of each the most tokens that a name with them can have."""
    kinds: dict[str, EntityType] = dict.fromkeys(cities(), "GPE")
    kinds |= places() | dict.fromkeys(peoples(), "NORP") | dict.fromkeys(organizations(), "ORG")
    longest: dict[str, int] = {}
    for form in kinds:
        pieces = _PIECE.findall(form)
        longest[pieces[0]] = max(longest.get(pieces[0], 0), 2 * len(pieces) - 1)
    return kinds, longest


def listed_names(words: Words) -> Iterator[Name]:
    """The listed names of a document, the longest where several begin at one word."""
    kinds, longest = _known()
    for k, (first, end) in enumerate(words.sentences):
        i = first
        while i < end:
            piece = _PIECE.match(words.texts[i]) if words.cases[i] not in ("lower", "other") else None
            most = max(longest.get(piece.group(), 0), longest.get(piece.group().title(), 0)) if piece else 0
            for j in range(min(end, i + most), i, -1):
                form = plain(words.text(i, j))
                kind = kinds.get(form) or (kinds.get(form.title()) if form.isupper() and len(form) > SHORTEST else None)
                if kind and _stands(words, i, j, first):
                    yield Name(k, i, j, kind, "list")
                    i = j
                    break
            else:
                i += 1


def _stands(words: Words, start: int, end: int, first: int) -> bool:
    """Is the listed word a name here? A single town's name may be any capitalised word ("Most", "March", "Police")."""
    if (
        end - start > 1
        or words.texts[start] in places()
        or words.texts[start] in peoples()
        or words.texts[start] in organizations()
    ):
        return True
    text = words.texts[start]
    if words.tags[start] != "PROPN" or text in no_names() or text in heads() or text in titles():
        return False
    return start > first or cities().get(plain(text), 0) >= LARGE


def listed_type(form: str) -> EntityType | None:
    """The type of a listed name.

    >>> listed_type("Kenya"), listed_type("Kenyan"), listed_type("Sahel"), listed_type("Kenneth")
    ('GPE', 'NORP', 'LOC', None)
    """
    return _known()[0].get(plain(form))
