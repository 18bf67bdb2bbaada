"""A cluster of names as an Entity: its identifier, its name, its aliases.

The identifier is a digest of the cluster's fullest name, normalised, with its kind (and the report, where that name means something in
one report only). It is made of a name, not of mentions or counts, so more mentions, another order of the reports, other
spellings of the name or reports about other things change nothing; it changes only when a fuller name of the same entity turns up.
"""

from collections import Counter
from collections.abc import Sequence

from pipeline import ids
from pipeline.dedupe.entities.document import fullness
from pipeline.dedupe.entities.nodes import Node
from pipeline.model import Entity, EntityType


def make_entity(nodes: Sequence[Node]) -> Entity:
    """The entity that the nodes name together."""
    anchor = min(nodes, key=lambda node: (fullness(node.full)[:-1], node.key))
    texts: Counter[str] = Counter()
    types: Counter[EntityType] = Counter()
    mention_ids: list[str] = []
    written: Counter[str] = Counter()
    for node in nodes:
        for entity in node.entities:
            for name, mentions in zip(entity.names, entity.mentions, strict=True):
                for mention in mentions:
                    text = " ".join(mention.text.split())
                    texts[text] += 1
                    types[mention.type] += 1
                    mention_ids.append(mention.mention_id)
                    if name.words == anchor.full.words:
                        written[text] += 1
    name = min(written, key=lambda t: (t.isupper(), -len(t), t)) if written else anchor.full.text
    return Entity(
        entity_id=ids.digest("ent", *anchor.key),
        name=name,
        type=min(types, key=lambda t: (-types[t], t)),
        aliases=tuple(sorted(set(texts) - {name})),
        mention_ids=tuple(sorted(mention_ids)),
    )
