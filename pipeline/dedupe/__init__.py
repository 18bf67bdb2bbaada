"""Extractions of all reports -> Linked: one entity for one thing, one fact for one state of affairs, and the conflicts."""

from collections.abc import Sequence

from pipeline.dedupe.entities import resolve_entities
from pipeline.dedupe.facts import match_facts
from pipeline.model import Document, Extraction, Linked

Pair = tuple[str, str]


def link_reports(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    *,
    same_entities: Sequence[Pair] = (),
    different_entities: Sequence[Pair] = (),
    same_facts: Sequence[Pair] = (),
    different_facts: Sequence[Pair] = (),
) -> Linked:
    """What the reports say together. Entities are resolved over all versions, facts over each report's latest.

    The pairs are what people decided (`pipeline.decisions`): of names, and of the mention_ids of statements.
    """
    entities = resolve_entities(documents, extractions, same=same_entities, different=different_entities)
    facts = match_facts(documents, extractions, entities.entities, same=same_facts, different=different_facts)
    return Linked(
        entities=tuple(entities.entities),
        entity_links=tuple(entities.links),
        facts=tuple(facts.facts),
        fact_links=tuple(facts.links),
        conflicts=tuple(facts.conflicts),
        problems=(*entities.problems, *facts.problems),
    )
