"""Whether a name stands where places stand: "off Sarn", "in Sarn", "Sarn, an island of 900".

A small model takes an unknown single word for a person more often than not. Of the unproven one-word persons that it sees
in newswire after "in", "at", "from" or "into" (no full name, no title, no listed given name), four in five are places; of
those after "to" half; of those after "the" nearly none is a person.
"""

from collections.abc import Sequence

from pipeline.extract.entities.lists import contexts, locatives
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.model import EntityType

MOST_ADJECTIVES = 3  # in an apposition: "Sarn, the small rocky island"
DETERMINERS = frozenset(("a", "an", "the", "its"))
PLACES: frozenset[EntityType] = frozenset(("GPE", "LOC"))


def is_placed(words: Words, mentions: Sequence[Name], kind: EntityType) -> bool:
    """Does one of the mentions of a name that is taken for `kind` stand after a preposition of place?"""
    single = mentions[0].end - mentions[0].start == 1
    return any(
        name.start > words.sentences[name.sentence][0]
        and (strength := locatives().get(words.texts[name.start - 1].lower()))
        and (strength == "only" or (kind == "PERSON" and (single or strength == "mostly")))
        for name in mentions
    )


def is_definite(words: Words, mentions: Sequence[Name]) -> bool:
    """Does the article stand before a mention of a single word, and nothing after it that the article can belong to?"""
    return any(
        name.end - name.start == 1
        and name.start > words.sentences[name.sentence][0]
        and words.texts[name.start - 1].lower() == "the"
        and not words.texts[name.start].endswith("s")
        and (name.end >= words.sentences[name.sentence][1] or words.tags[name.end] not in ("NOUN", "PROPN", "ADJ"))
        for name in mentions
    )


def apposed_place(words: Words, name: Name) -> tuple[EntityType, float] | None:
    """The type and weight of the generic word for a place in apposition behind the name: "Sarn, an island of 900"."""
    end = words.sentences[name.sentence][1]
    i = name.end
    if i + 2 >= end or words.texts[i] != "," or words.texts[i + 1].lower() not in DETERMINERS:
        return None
    for noun in range(i + 2, min(end, i + 3 + MOST_ADJECTIVES)):
        found = contexts("after").get(words.texts[noun])
        if found and found[0] in PLACES and (noun + 1 >= end or words.tags[noun + 1] not in ("NOUN", "PROPN")):
            return found
        if words.tags[noun] not in ("ADJ", "NOUN"):
            return None
    return None
