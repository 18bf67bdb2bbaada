"""What goes on after a head noun: "of Water and Ports", "for the Protection of Rivers", "on Trade, Mining and Energy"."""

from pipeline.extract.entities.capitals import AND, Capitals
from pipeline.extract.entities.edges import POSSESSIVES
from pipeline.extract.entities.lists import Head, connectors, heads, owners, person_names, plain, titles
from pipeline.extract.entities.places import listed_type
from pipeline.extract.entities.words import NUMBERED, Words
from pipeline.model import EntityType

BODIES: frozenset[EntityType] = frozenset(("ORG", "FAC"))
NO_TOPICS: frozenset[EntityType] = frozenset(("PERSON", "GPE", "NORP"))


def name_end(capitals: Capitals, last: int, end: int, head: Head) -> int:
    """The end (excluded) of the name whose head noun ends at token `last`, in a sentence that ends at `end`."""
    texts = capitals.words.texts
    stop = last + 1
    while head.first and stop < end and (capitals.capital(stop) or capitals.particle(stop, end)):
        stop += 1
    phrase = False  # is a phrase after the head noun part of the name already?
    while stop < end:
        if phrase and (texts[stop] in AND or texts[stop] == ","):
            after = _conjunct_end(capitals, stop, end)
        elif _goes_on(capitals, stop, end, head, phrase):
            after = _phrase_end(capitals, stop + 1, end)
            phrase = after > stop + 1
        else:
            break
        if after <= stop + 1:
            break
        stop = after
    return stop


def _goes_on(capitals: Capitals, i: int, end: int, head: Head, phrase: bool) -> bool:
    """Does the small word at i go on with the name?"""
    match connectors().get(capitals.words.texts[i], ""):
        case "head":
            return head.of or phrase
        case "topic":
            return _is_topic(capitals, i, end)
        case "inner":
            return phrase and _is_topic(capitals, i, end)
    return False


def _is_topic(capitals: Capitals, i: int, end: int) -> bool:
    """Do the words after a small word name a topic, not a place, a person or a date?"""
    texts = capitals.words.texts
    run = i + 2 if texts[i + 1 : i + 2] == ("the",) else i + 1
    if run >= end or not capitals.capital(run) or capitals.words.cases[run] != "Title":
        return False
    name = capitals.covering.get(run)
    if name is not None and name.start <= i:
        return True
    if name is not None and name.type in NO_TOPICS and name.end - name.start > 1:
        return False
    return listed_type(texts[run]) in (None, "NORP")


def _phrase_end(capitals: Capitals, start: int, end: int) -> int:
    """The end of "(the) Capitalised Words" that begin at `start`; `start` where there are none."""
    texts = capitals.words.texts
    first = start + 1 if texts[start : start + 1] in (("the",), ("a",)) else start
    run = first
    while run < end and _in_phrase(capitals, run, first, end):
        if run > first and plain(texts[run]) in titles():
            break
        run += 1
    return run if run > first else start


def _in_phrase(capitals: Capitals, i: int, first: int, end: int) -> bool:
    """Is token i part of the capitalised words that begin at `first`?"""
    words = capitals.words
    if capitals.capital(i):
        return True
    next_capital = i + 1 < end and capitals.capital(i + 1)
    if NUMBERED.fullmatch(words.texts[i]):
        return i > first or next_capital
    if i == first:
        return False
    if words.texts[i] in POSSESSIVES:
        return next_capital and is_generic_owner(words, i)
    return capitals.hyphen(i, first, end) or capitals.particle(i, end)


def is_generic_owner(words: Words, i: int) -> bool:
    """Does the possessive at i follow a plural: "People's", "Miners'"?"""
    owner = words.texts[i - 1]
    return owner in owners() or (owner.endswith("s") and not words.texts[i].endswith("s"))


def _conjunct_end(capitals: Capitals, i: int, end: int) -> int:
    """The end of "and B" or ", B" in "Ministry of A and B", "Ministry of A, B and C"; i where B is a name of its own."""
    words = capitals.words
    run = i + 2 if words.texts[i] == "," and words.texts[i + 1 : i + 2] == ("and",) else i + 1
    if run >= end or not capitals.capital(run) or words.cases[run] != "Title":
        return i
    after = _phrase_end(capitals, run, end)
    if words.texts[i] == "," and run == i + 1 and not _list_goes_on(capitals, after, end):
        return i
    if listed_type(words.texts[i - 1]) or listed_type(words.texts[run]) or words.texts[run] in titles():
        return i
    name = capitals.covering.get(run)
    if name is not None and name.start < i:
        return after
    if name is not None and name.type == "PERSON" and _is_plural_noun(words, run, after):
        name = None  # "Union of Dock and Ferry Workers"
    if (name is not None and name.type in NO_TOPICS) or _is_body(capitals, run, after, end):
        return i
    return after


def _is_plural_noun(words: Words, start: int, stop: int) -> bool:
    """Do capitalised words that a model takes for a person end in a plural, and begin with no given name?"""
    last = words.texts[stop - 1]
    return last.endswith("s") and not last.endswith("ss") and words.texts[start] not in person_names()


def _list_goes_on(capitals: Capitals, i: int, end: int) -> bool:
    """After "Ministry of A, B": do ", C ... and D" follow?"""
    texts = capitals.words.texts
    while i < end and texts[i] == ",":
        i = max(_phrase_end(capitals, i + 1, end), i + 1)
    return i + 1 < end and texts[i] in AND and capitals.capital(i + 1)


def _is_body(capitals: Capitals, start: int, stop: int, end: int) -> bool:
    """Is a conjunct a body of its own: "... and Bank of Ghana", "... and Ports Authority"? Plurals aren't: "Human Services"."""
    texts = capitals.words.texts
    opens, closes = heads().get(texts[start]), heads().get(texts[stop - 1])
    if opens is not None and opens.of and stop < end and texts[stop] == "of":
        return True
    return closes is not None and closes.type in BODIES and stop - start > 1 and not closes.form.endswith("s")
