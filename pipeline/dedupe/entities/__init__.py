"""One entity for one thing across all reports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import ids
from pipeline.model import Document, Entity, EntityMention, Extraction, Link, Problem


@dataclass(frozen=True, slots=True)
class ResolvedEntities:
    """The entities in the order of their identifiers, and the judged pairs of names behind them."""

    entities: tuple[Entity, ...]
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def resolve_entities(documents: Sequence[Document], extractions: Sequence[Extraction]) -> ResolvedEntities:
    """The entities that the mentions of all documents name; every mention belongs to exactly one."""
    named: defaultdict[str, list[EntityMention]] = defaultdict(list)
    for extraction in extractions:
        for mention in extraction.entities:
            named[mention.text].append(mention)
    entities = [
        Entity(ids.digest("ent", name), name, mentions[0].type, (), tuple(m.mention_id for m in mentions))
        for name, mentions in named.items()
    ]
    return ResolvedEntities(tuple(sorted(entities, key=lambda e: e.entity_id)))
