"""The model's entities as names at the boundaries of the contract."""

from collections.abc import Iterator
from typing import get_args

from pipeline.extract.entities.edges import clean
from pipeline.extract.entities.names import Name
from pipeline.extract.entities.words import Words
from pipeline.extract.parse import Parsed
from pipeline.model import EntityType

TYPES: dict[str, EntityType] = {kind: kind for kind in get_args(EntityType)}


def model_names(parsed: Parsed, words: Words) -> Iterator[Name]:
    """The model's entities, cleaned; what is no name then is left out."""
    for k, span in enumerate(parsed.spans):
        for ent in span.ents:
            kind = TYPES.get(ent.label_)
            if kind:
                yield from clean(words, Name(k, ent.start, ent.end, kind, "model"))
