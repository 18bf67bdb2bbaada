"""Extractions of all reports -> Linked: one entity for one thing, one fact for one state of affairs, and the conflicts."""

from collections.abc import Sequence

from pipeline.dedupe.entities import resolve_entities
from pipeline.dedupe.facts import match_facts
from pipeline.model import Document, Extraction, Linked


def link_reports(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Linked:
    """What the reports say together. Entities are resolved over all versions, facts over each report's latest."""
    entities = resolve_entities(documents, extractions)
    facts = match_facts(documents, extractions, entities.entities)
    return Linked(
        entities=tuple(entities.entities),
        entity_links=tuple(entities.links),
        facts=tuple(facts.facts),
        fact_links=tuple(facts.links),
        conflicts=tuple(facts.conflicts),
        problems=(*entities.problems, *facts.problems),
    )
