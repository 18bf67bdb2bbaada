"""The names of the collection: the local entities of all documents, brought together where their fullest names are the same.

A full name means the same thing in every document. A local one ("Zhang", "the Supreme Court") does so within one report only, so
each report has its own; so do the short forms that a document resolved by its own names: they never link two documents by chance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dedupe.entities.document import LocalEntity, fullness
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
    """A name of several words is one name whatever type each sentence made a reader take it for; a single word isn't."""
    kind = kind_of(name) if len(name.words) == 1 or name.kind == "group" else ""
    return kind, name.key, report if name.local else ""


def gather(entities: Iterable[LocalEntity]) -> list[Node]:
    """The nodes, sorted by their keys; the spelling that a node shows is the fullest, then the first in order."""
    found: defaultdict[NodeKey, list[LocalEntity]] = defaultdict(list)
    for entity in entities:
        found[node_key(entity.full, entity.report)].append(entity)
    return [
        Node(
            key,
            _usual(together),
            tuple(sorted(together, key=lambda e: (e.document_id, e.full.text))),
        )
        for key, together in sorted(found.items())
    ]


def _usual(together: list[LocalEntity]) -> Name:
    """The fullest spelling of the name, read as the kind that most of its documents read it as."""
    kinds = Counter(e.full.kind for e in together)
    usual = min(kinds, key=lambda k: (-kinds[k], k))
    return min((e.full for e in together if e.full.kind == usual), key=fullness)
