"""Names by their head noun: "Ministry of Water and Ports", "4th Forum on River Basins", "Lake Volta".

A capitalised head noun of `heads.csv` tells that the capitalised words before it, and the "of ...", "for ..." and "on ..."
after it, are one name, and of which type: what a statistical model cuts at every "and", "of" and number. Where the parts are
names of their own ("the Senate and the Bank of Ghana", "Uganda's Ministry of Health") the name ends.
"""

from collections.abc import Iterator, Sequence

from pipeline.extract.entities.capitals import AND, Capitals
from pipeline.extract.entities.edges import ARTICLES, POSSESSIVES
from pipeline.extract.entities.lists import heads, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.phrases import is_generic_owner, name_end
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import NUMBERED, Words

MOST_WORDS = 16  # a longer run of capitals is a list or a heading
# Parts of speech that the model gives a rare name's first word at the head of a sentence.
SAINTS = frozenset(("St", "St.", "Saint", "Santa", "San"))  # what is "St Brendan's" is named after the saint, not owned
SAINTS_WITH_DOT = frozenset([("St", ".")])
NAME_TAGS = frozenset(("PROPN", "ADJ", "NOUN", "X"))


def head_names(words: Words, model: Sequence[Name]) -> Iterator[Name]:
    """The names that a head noun holds together, in text order; `model` tells which parts are names of their own."""
    capitals = Capitals(words, {i: name for name in model for i in range(name.start, name.end)})
    for k, (first, end) in enumerate(words.sentences):
        if words.flat[k]:
            continue
        i = first
        before: Name | None = None
        while i < end:
            head, last = capitals.head(i, end)
            if head is None:
                i += 1
                continue
            stop = name_end(capitals, last, end, head)
            if stop < end and stop == last + 1 and capitals.head(stop, end)[0]:
                i = stop  # "War College": the last of several heads decides
                continue
            start = _name_start(capitals, i, first)
            if 1 < stop - start <= MOST_WORDS:
                if before and before.start < start:
                    yield before
                before = Name(k, start, stop, head.type, "head")  # "Mill Creek Pumping Plant" swallows "Mill Creek"
            i = stop
        if before:
            yield before


def _name_start(capitals: Capitals, head: int, first: int) -> int:
    """The first token of the name with the head noun at `head`, in a sentence that begins at `first`."""
    words, start = capitals.words, head
    while start > first:
        i = start - 1
        if (capitals.capital(i) and _belongs(words, i, first)) or NUMBERED.fullmatch(words.texts[i]):
            start = i
        elif capitals.hyphen(i, first, head + 1) or (
            i > first and capitals.capital(i - 1) and _joins(capitals, i, first)
        ):
            start = i - 1
        else:
            break
    return start


def _belongs(words: Words, i: int, first: int) -> bool:
    """Does the capitalised word i belong to the name whose words follow it? A sentence's first word may be any word."""
    if words.texts[i].lower() in ARTICLES:
        return False
    return (i > first and i not in words.openings) or (words.tags[i] in NAME_TAGS and words.texts[i] not in titles())


def _joins(capitals: Capitals, i: int, first: int) -> bool:
    """Does an "and" or a possessive at i join the words on both sides to one name?"""
    words = capitals.words
    if words.texts[i] in AND:
        return _parts_of_one(capitals, i - 1, first)
    return words.texts[i] in POSSESSIVES and _owner_belongs(capitals, i, first)


def _parts_of_one(capitals: Capitals, before: int, first: int) -> bool:
    """In "A and B Head": is A, which ends at `before`, no name of its own (a place, a person, a body)?"""
    text = capitals.words.texts[before]
    if text in heads() or listed_type(text):
        return False
    name = capitals.covering.get(before)
    return (name is None or name.end > before + 1) and _belongs(capitals.words, before, first)


def _owner_belongs(capitals: Capitals, i: int, first: int) -> bool:
    """In "Owner's Head": is the owner part of the name ("People's Bank", "the Aksum's Treasures Museum")?

    An article before a proper owner belongs to the head noun, so the whole is the name: "the Uganda's ..." is no English.
    """
    words = capitals.words
    owner = words.texts[i - 1]
    if owner in titles() or is_generic_owner(words, i):
        return True
    start = i - 1
    while start > first and capitals.capital(start - 1):
        start -= 1
    if words.texts[start] in SAINTS or (start > first and words.texts[start - 2 : start] in SAINTS_WITH_DOT):
        return True
    return start > first and words.texts[start - 1].lower() == "the" and listed_type(words.text(start, i)) is None
