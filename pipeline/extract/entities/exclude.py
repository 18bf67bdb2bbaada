"""What looks like a name and is none: acronyms of common nouns, bare head nouns, offices, furniture of pages."""

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.entities.acronyms import Definition
from pipeline.extract.entities.lists import heads, institutions, no_names, plain, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import Words

# "R50 000", "HK$14 million", "Rs 25": money, not a name.
_AMOUNT = re.compile(r"(?:R|Rs\.?|[A-Z]{0,3}[$€£¥₹]) ?\d[\d., ]*(?: ?(?:million|billion|trillion|crore|lakh))?|[\d\W]+")


def exclude(words: Words, names: Sequence[Name], full: Mapping[str, str], defined: Iterable[Definition]) -> list[Name]:
    """The names without those that name nothing in this document."""
    common = {words.text(*d.short) for d in defined if not d.proper}
    shouted = {k for k, (first, end) in enumerate(words.sentences) if _in_capitals(words, first, end)}
    calm = {words.text(n.start, n.end).casefold() for n in names if n.sentence not in shouted}
    return [
        name
        for name in names
        if _names_something(text := words.text(name.start, name.end), full, common)
        and (name.sentence not in shouted or text.casefold() in calm or listed_type(text.title()) is not None)
    ]


def _in_capitals(words: Words, first: int, end: int) -> bool:
    """Is all of a sentence in capitals, like the heading "FINDINGS"? Then a name in it must be known from elsewhere."""
    cases = {words.cases[i] for i in range(first, end)} - {"other"}
    return cases == {"UPPER"}


def _names_something(text: str, full: Mapping[str, str], common: set[str]) -> bool:
    if text in full:
        return True
    form = plain(text)
    if _AMOUNT.fullmatch(form):
        return False
    if form in common or form in no_names() or form in titles():
        return False
    if listed_type(form):
        return True
    head = heads().get(form)
    return head is None or form in institutions() or (" " in form and head.type == "ORG")
