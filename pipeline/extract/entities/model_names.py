"""The model's entities as names: cut to the boundaries of the contract."""

from typing import get_args

from pipeline.extract.entities.lists import no_names, plain, titles
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.extract.parse import Parsed
from pipeline.model import EntityType

TYPES = frozenset(get_args(EntityType))
ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "some", "all"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
# Signs that a name doesn't begin or end with.
EDGE_SIGNS = frozenset("\"'“”‘’`()[]{}<>,;:.!?-–—…/|*•«»&")


def model_names(parsed: Parsed, words: Words) -> list[Name]:
    """The model's entities, cleaned; what is no name then is left out."""
    found = []
    for k, span in enumerate(parsed.spans):
        for ent in span.ents:
            if ent.label_ in TYPES:
                start, end = trim(words, ent.start, ent.end)
                if start < end and any(words.cases[i] not in ("lower", "other") for i in range(start, end)):
                    found.append(Name(k, start, end, ent.label_, "model"))
    return found


def trim(words: Words, start: int, end: int) -> tuple[int, int]:
    """The span without the article, possessive, title and signs at its edges, and without lower-case words there."""
    while start < end:
        text = words.texts[start]
        if text.lower() in ARTICLES or text in EDGE_SIGNS or words.cases[start] == "lower" or not text.strip():
            start += 1
        else:
            break
    while start < end:
        text = words.texts[end - 1]
        if text in POSSESSIVES or text in EDGE_SIGNS or words.cases[end - 1] == "lower" or not text.strip():
            end -= 1
        else:
            break
    return start, end
