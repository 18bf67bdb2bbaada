"""Entities as the page shows them: names, where they are named, and the facts about them."""

from collections import defaultdict
from dataclasses import dataclass

from pipeline.page.source import Source
from pipeline.tables.rows import ALIAS_SEPARATOR


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class EntityCard:
    """`named` leads to the first mention in each document, `facts` to the facts that it takes part in."""

    anchor: str
    name: str
    type: str
    aliases: tuple[str, ...]
    n_mentions: int
    n_reports: int
    reports: tuple[str, ...]
    named: tuple[Link, ...]
    facts: tuple[Link, ...]


def make_entities(source: Source, title_of: dict[str, str]) -> tuple[EntityCard, ...]:
    """Every entity, those that most reports name first; `title_of`: fact_id -> words."""
    facts_of: defaultdict[str, list[str]] = defaultdict(list)
    for fact in source.facts.values():
        for entity_id in sorted({fact["subject_entity_id"], fact["object_entity_id"]} - {""}):
            facts_of[entity_id].append(fact["fact_id"])
    first_in: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for mention in sorted(source.tables["entity_mentions"], key=lambda m: (m["document_id"], int(m["start"]))):
        first_in[mention["entity_id"]].setdefault(mention["document_id"], mention["sentence_id"])
    cards = [
        EntityCard(
            entity["entity_id"],
            entity["name"],
            entity["type"],
            tuple(alias for alias in entity["aliases"].split(ALIAS_SEPARATOR) if alias),
            int(entity["n_mentions"]),
            int(entity["n_reports"]),
            tuple(sorted({source.documents[d]["report"] for d in first_in[entity["entity_id"]]})),
            tuple(
                Link(f"#{source.sentence_anchor(sentence_id)}", source.name(document_id))
                for document_id, sentence_id in first_in[entity["entity_id"]].items()
            ),
            tuple(Link(f"#{fact_id}", title_of[fact_id]) for fact_id in facts_of[entity["entity_id"]]),
        )
        for entity in source.tables["entities"]
    ]
    return tuple(sorted(cards, key=lambda c: (-c.n_reports, -c.n_mentions, c.name, c.anchor)))
