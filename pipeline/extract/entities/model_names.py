"""The model's entities as names at the boundaries of the contract."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import get_args

from pipeline.extract.entities.edges import clean
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.extract.parse import Parsed
from pipeline.model import EntityType

TYPES: dict[str, EntityType] = {kind: kind for kind in get_args(EntityType)}


def model_names(parsed: Parsed, words: Words) -> Iterator[Name]:
    """The model's entities, cleaned; what is no name then, and what stands outside all sentences, is left out."""
    starts = [first for first, _ in words.sentences]
    for ent in parsed.doc.ents:
        kind = TYPES.get(ent.label_)
        k = bisect_right(starts, ent.start) - 1
        if kind and k >= 0 and ent.end <= words.sentences[k][1]:
            yield from clean(words, Name(k, ent.start, ent.end, kind, "model"))
