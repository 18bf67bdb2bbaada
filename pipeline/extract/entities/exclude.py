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
    return [name for name in names if _names_something(words.text(name.start, name.end), full, common)]


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
