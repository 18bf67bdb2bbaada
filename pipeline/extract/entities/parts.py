"""A found span that holds two names, parted: "Uganda's Ministry of Works", "Laila and Petr", "Duarte's Ports Authority".

A possessive or an "and" parts the names where what it parts is known as a name by itself, from a list or from another place
of the document. Where it isn't, the span is one name ("Fisherman's Wharf", "Marks and Spencer").
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.entities.capitals import AND
from pipeline.extract.entities.edges import POSSESSIVES, clean
from pipeline.extract.entities.lists import heads, peoples, person_names
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType


def part(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names, those of two names parted."""
    known = {words.text(name.start, name.end): name.type for name in names if not _joints(words, name)}
    return [piece for name in names for piece in _parted(words, name, known)]


def _joints(words: Words, name: Name) -> list[int]:
    """The tokens inside a name at which it may part."""
    return [i for i in range(name.start + 1, name.end - 1) if words.texts[i] in POSSESSIVES or words.texts[i] in AND]


def _parted(words: Words, name: Name, known: dict[str, EntityType]) -> Iterator[Name]:
    if _is_compatriot(words, name, known):
        yield name.between(name.start, name.start + 1).typed("NORP")
        name = name.between(name.start + 1, name.end).typed("PERSON")
    for i in _joints(words, name):
        left, right = words.text(name.start, i), words.text(i + 1, name.end)
        kind = known.get(left) or listed_type(left)
        if kind is None:
            continue
        if words.texts[i] in AND:
            other = known.get(right) or listed_type(right)
            if other is None or words.texts[name.end - 1] in heads():
                continue
            yield name.between(name.start, i).typed(kind)
            yield name.between(i + 1, name.end).typed(other)
            return
        if (
            name.start > 0
            and words.texts[name.start - 1].lower() == "the"
            and kind != "PERSON"
            and listed_type(left) is None
        ):
            continue
        yield name.between(name.start, i).typed(kind)
        yield from _rest(words, name.between(i + 1, name.end), known)
        return
    yield name


def _is_compatriot(words: Words, name: Name, known: dict[str, EntityType]) -> bool:
    """Does a person's name follow a demonym in the span: "Kenyan Amina Otieno"?"""
    first = words.texts[name.start]
    if (
        name.end - name.start < 2
        or first not in peoples()
        or first in person_names()
        or words.texts[name.end - 1] in heads()
    ):
        return False
    if name.type == "PERSON":
        return True
    rest = words.text(name.start + 1, name.end)
    return known.get(rest) == "PERSON" or (name.end - name.start > 2 and words.texts[name.start + 1] in person_names())


def _rest(words: Words, name: Name, known: dict[str, EntityType]) -> Iterable[Name]:
    return (piece for cleaned in clean(words, name) for piece in _parted(words, cleaned, known))
