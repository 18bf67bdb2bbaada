"""The names of the collection: the local entities of all documents, brought together where their fullest names are the same.

A full name means the same thing in every document. A local one ("Zhang", "the Supreme Court") does so within one report only, so
each report has its own; so do the short forms that a document resolved by its own names: they never link two documents by chance.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dedupe.entities.local import LocalEntity, fullness
from pipeline.dedupe.entities.names import Name

NodeKey = tuple[str, str, str]  # kind, words, report of a local name


@dataclass(frozen=True, slots=True)
class Node:
    """A name of the collection with the local entities whose fullest name it is."""

    key: NodeKey
    full: Name
    entities: tuple[LocalEntity, ...]


def kind_of(name: Name) -> str:
    """The kind by which equal names are told apart: places and things of one name are one (a town, its club)."""
    return "other" if name.kind in ("place", "thing") else name.kind


def node_key(name: Name, report: str) -> NodeKey:
    return kind_of(name), name.key, report if name.local else ""


def gather(entities: Iterable[LocalEntity]) -> list[Node]:
    """The nodes, sorted by their keys; the spelling that a node shows is the fullest, then the first in order."""
    found: defaultdict[NodeKey, list[LocalEntity]] = defaultdict(list)
    for entity in entities:
        found[node_key(entity.full, entity.report)].append(entity)
    return [
        Node(
            key,
            min((e.full for e in together), key=fullness),
            tuple(sorted(together, key=lambda e: (e.document_id, e.full.text))),
        )
        for key, together in sorted(found.items())
    ]
