"""The names of the collection: the local entities of all documents, brought together where their fullest names are the same.

A full name means the same thing in every document. A local one ("Zhang", "the Supreme Court") does so within one
report only, so each report has its own; so do the short forms that a document resolved by its own names: they never
link two documents by chance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.dedupe.entities.document import LocalEntity, fullness
from pipeline.dedupe.entities.names import Name

MANY_TIMES = 3  # reports that know the short name for each that knows the long one
NodeKey = tuple[str, str, str]  # kind, words, report of a local name


@dataclass(frozen=True, slots=True)
class Node:
    """A name of the collection with the local entities whose fullest name it is."""

    key: NodeKey
    full: Name
    entities: tuple[LocalEntity, ...]

    @property
    def names(self) -> set[Name]:
        """All names that its documents have for it."""
        return {name for entity in self.entities for name in entity.names}


def kind_of(name: Name) -> str:
    """The kind by which equal names are told apart: places and things of one name are one (a town, its club)."""
    return "other" if name.kind in ("place", "thing") else name.kind


def node_key(name: Name, report: str) -> NodeKey:
    """A name of several words is one name whatever type each sentence made a reader take it for; a single word isn't."""
    kind = kind_of(name) if len(name.words) == 1 or name.kind == "group" else ""
    return kind, name.key, report if name.local else ""


def gather(entities: Iterable[LocalEntity]) -> list[Node]:
    """The nodes, sorted by their keys; the spelling that a node shows is the fullest, then the first in order."""
    entities = list(entities)
    reports = _reports(entities)
    found: defaultdict[NodeKey, list[LocalEntity]] = defaultdict(list)
    for entity in entities:
        led = _led_by_usual_name(entity, reports)
        found[node_key(led.full, led.report)].append(led)
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


Reports = dict[tuple[str, str], int]


def _reports(entities: Iterable[LocalEntity]) -> Reports:
    """In how many reports each name stands, by its kind and words."""
    seen = {(kind_of(name), name.key, entity.report) for entity in entities for name in entity.names}
    return Counter((kind, key) for kind, key, _ in seen)


def _led_by_usual_name(entity: LocalEntity, reports: Reports) -> LocalEntity:
    """The entity with the name first that it is known by.

    That is the fullest one, unless many times as many reports have a full name that it begins or ends with: then it
    is that name with a headline's words around it, or a rare form of it.
    """
    full = entity.full
    needed = MANY_TIMES * reports[kind_of(full), full.key]
    if len(entity.names) == 1:
        return entity
    usual = [
        i
        for i, name in enumerate(entity.names)
        if not name.local
        and len(name.core) > 1
        and kind_of(name) == kind_of(full)
        and reports[kind_of(name), name.key] >= needed
        and name.core in (full.core[: len(name.core)], full.core[-len(name.core) :])
    ]
    if not usual:
        return entity
    order = [usual[0], *(i for i in range(len(entity.names)) if i != usual[0])]
    return replace(
        entity,
        names=tuple(entity.names[i] for i in order),
        mentions=tuple(entity.mentions[i] for i in order),
    )
