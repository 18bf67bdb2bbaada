"""Names completed to the whole run of capitalised words that they stand in: the model often sees a part of a name only.

"Nadia" in "Nadia Kwame Boateng", "Rincón" in "Rincón de la Vieja", "P C Nair" where the model saw "Nair". A run ends at a
title, a listed name, a word that names nothing, and at another name, unless both are parts of a person's name.
"""

import re
from collections.abc import Sequence

from pipeline.extract.entities.edges import ARTICLES, title_at, whole_words
from pipeline.extract.entities.lists import connectors, heads, no_names, plain
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

_INITIAL = re.compile(r"[A-Z]\.?|[A-Z]\.[A-Z]\.?")
_ROMAN = re.compile(r"I{1,3}|I?[VX]|VI{1,3}|XI{0,3}")


def complete(words: Words, names: Sequence[Name], listed: Sequence[Name]) -> list[Name]:
    """The names, each with the capitalised words around it that are no names of their own, as the listed ones are."""
    taken = {i for name in (*names, *listed) for i in range(name.start, name.end)}
    whole: list[Name] = []
    for name in sorted(names, key=lambda n: n.start):
        first, end = words.sentences[name.sentence]
        start, stop = name.start, name.end
        if not words.flat[name.sentence]:
            start, stop = _left(words, name, taken, first), _right(words, name, taken, end)
            start, stop = whole_words(words, start, stop, name.type)
        before = whole[-1] if whole else None
        met = before is not None and before.end >= start and before.sentence == name.sentence
        if before and not met and _joined_by_particle(words, before, name):
            whole[-1] = before.between(before.start, stop)
            continue
        if before and met and (before.end > start or _one_person(words, before, name)):
            whole[-1] = before.between(before.start, max(stop, before.end))
            continue
        whole.append(name.between(start, stop))
    return whole


def _one_person(words: Words, left: Name, right: Name) -> bool:
    """Are two names side by side parts of a person's name?"""
    titled = right.type == "PERSON" and left.end - left.start == 1 and title_at(words, left.start - 1, left.start)
    return (
        (left.type == right.type == "PERSON" or bool(titled))
        and left.source == right.source == "model"
        and not words.flat[left.sentence]
        and left.end - left.start + right.end - right.start <= 5
    )


def _joined_by_particle(words: Words, left: Name, right: Name) -> bool:
    """Do only particles of a foreign language stand between two names, which are one then: "Estrada do Norte"?"""
    return (
        left.sentence == right.sentence
        and not words.flat[left.sentence]
        and left.end < right.start
        and all(
            words.cases[i] == "lower" and connectors().get(words.texts[i]) == "name"
            for i in range(left.end, right.start)
        )
    )


def _left(words: Words, name: Name, taken: set[int], first: int) -> int:
    start = name.start
    while start - 1 >= first and start - 1 not in taken:
        i = start - 1
        if (_INITIAL.fullmatch(words.texts[i]) and _initials_belong(words, name, i, first)) or (
            _carries_on(words, i) and (i > first or _first_name(words, name))
        ):
            start = i
        elif (
            connectors().get(words.texts[i]) == "name"
            and i - 1 > first
            and i - 1 not in taken
            and _carries_on(words, i - 1)
        ):
            start = i - 1
        else:
            break
    return start


def _first_name(words: Words, name: Name) -> bool:
    """Can the sentence's first word be the given name to the lone surname that follows?"""
    return name.type == "PERSON" and name.end - name.start == 1


def _initials_belong(words: Words, name: Name, i: int, first: int) -> bool:
    """Is the initial at i one of the person's whose surname follows: "J. Okello", "P C Nair"?"""
    if name.type == "PERSON":
        return words.texts[i] != "I" and not (i > first and words.texts[i - 1] in ("'", "’"))
    if name.end - name.start > 2 or words.cases[name.end - 1] != "Title" or words.texts[name.end - 1] in heads():
        return False
    return (
        words.texts[i].endswith(".")
        or bool(_INITIAL.fullmatch(words.texts[i - 1]))
        or bool(_INITIAL.fullmatch(words.texts[i + 1]))
    )


def _right(words: Words, name: Name, taken: set[int], end: int) -> int:
    stop = name.end
    while stop < end and stop not in taken:
        if _carries_on(words, stop) or (_ROMAN.fullmatch(words.texts[stop]) and words.tags[stop] != "PRON"):
            stop += 1
            continue
        run = stop
        while run < end and connectors().get(words.texts[run]) == "name":
            run += 1
        if run > stop and run < end and run not in taken and _carries_on(words, run):
            stop = run + 1
        else:
            break
    return stop


def _carries_on(words: Words, i: int) -> bool:
    """Can the capitalised word i be part of a name that its neighbour belongs to?"""
    text = plain(words.texts[i])
    return (
        words.cases[i] == "Title"
        and words.tags[i] == "PROPN"
        and text not in no_names()
        and text not in heads()
        and text.lower() not in ARTICLES
        and not title_at(words, i, i + 1)
        and listed_type(text) in (None, "GPE")
    )
