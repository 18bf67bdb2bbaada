"""Named entities: the model's, and rules for what it misses."""

from typing import get_args

from pipeline.extract.parse import Parsed
from pipeline.model import EntityMention, EntityType


def find_entities(parsed: Parsed) -> list[EntityMention]:
    """The named entities of a document, in text order, none overlapping another."""
    known = set(get_args(EntityType))
    return [
        EntityMention(
            mention_id=parsed.mention_id("e", ent.start_char, ent.end_char),
            sentence_id=sent.sentence_id,
            start=ent.start_char,
            end=ent.end_char,
            text=ent.text,
            type=ent.label_,
        )
        for sent, span in parsed
        for ent in span.ents
        if ent.label_ in known
    ]
