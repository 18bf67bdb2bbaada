"""A cluster of names as an Entity: its identifier, its name, its aliases.

The name is the fullest one in use, unless it is a name with a headline's words around it. The identifier is a digest
of that name as it is compared (with its kind where that tells names apart, and the report where the name means
something in one report only), of a country the country. No mention, count or order goes into it: more mentions,
other spellings, and reports about other things change nothing. It changes when a fuller name of the same entity
turns up, which is the price of not remembering earlier runs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import ids
from pipeline.dedupe.entities.document import fullness
from pipeline.dedupe.entities.names import Name
from pipeline.dedupe.entities.nodes import MANY_TIMES, Node
from pipeline.model import Entity, EntityType


@dataclass(slots=True)
class _Uses:
    """What the mentions of a cluster say about it."""

    texts: Counter[str]
    types: Counter[EntityType]
    mention_ids: list[str]


def make_entities(clusters: Sequence[Sequence[Node]]) -> list[Entity]:
    """The entities that the clusters name, in the order of their identifiers."""
    anchors = [_anchor(nodes) for nodes in clusters]
    countries = Counter(anchor.full.territory for anchor in anchors)
    return sorted(
        (_entity(nodes, anchor, countries) for nodes, anchor in zip(clusters, anchors, strict=True)),
        key=lambda entity: entity.entity_id,
    )


def _anchor(nodes: Sequence[Node]) -> Node:
    """The node that the entity is named and identified by."""
    ordered = sorted(nodes, key=lambda node: (fullness(node.full)[:-1], node.key))
    fullest = ordered[0]
    needed = MANY_TIMES * _mentions(fullest)
    for node in ordered[1:]:
        if decorates(fullest.full, node.full) and _mentions(node) >= needed:
            return node
    return fullest


def decorates(longer: Name, shorter: Name) -> bool:
    """Whether a person's name is another one of several words with words put before or behind it: "Ada Lovelace Dies"."""
    n = len(shorter.core)
    return 1 < n < len(longer.core) and longer.kind == "person" and shorter.core in (longer.core[:n], longer.core[-n:])


def _mentions(node: Node) -> int:
    return sum(len(entity.mentions[0]) for entity in node.entities)


def _entity(nodes: Sequence[Node], anchor: Node, countries: Counter[str]) -> Entity:
    uses = _Uses(Counter(), Counter(), [])
    written: set[str] = set()
    for node in nodes:
        for entity in node.entities:
            for name, mentions in zip(entity.names, entity.mentions, strict=True):
                for mention in mentions:
                    text = " ".join(mention.text.split())
                    uses.texts[text] += 1
                    uses.types[mention.type] += 1
                    uses.mention_ids.append(mention.mention_id)
                    if name.key == anchor.full.key:
                        written.add(text)
    shown = min(written, key=lambda t: (t.isupper(), -len(t), t)) if written else anchor.full.text
    country = anchor.full.territory
    alone = country and countries[country] == 1  # a decision can keep two names of one country apart
    return Entity(
        entity_id=ids.digest("ent", "country", country) if alone else ids.digest("ent", *anchor.key),
        name=shown,
        type=min(uses.types, key=lambda t: (-uses.types[t], t)),
        aliases=tuple(sorted(uses.texts.keys() - {shown})),
        mention_ids=tuple(sorted(uses.mention_ids)),
    )
