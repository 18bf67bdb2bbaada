"""One entity for one thing across all reports.

mentions -> names of a document -> its entities (local) -> names of the collection (nodes) -> candidate pairs (block)
-> judged pairs (veto, compare) -> clusters (match, cluster) -> short forms of other documents (attach) -> Entity (canonical)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.dedupe.entities.attach import attach
from pipeline.dedupe.entities.canonical import make_entity
from pipeline.dedupe.entities.decisions import read_decisions
from pipeline.dedupe.entities.document import LocalEntity
from pipeline.dedupe.entities.local import find_local_entities
from pipeline.dedupe.entities.match import match_nodes
from pipeline.dedupe.entities.names import Name, read_name
from pipeline.dedupe.entities.nodes import gather
from pipeline.model import Document, Entity, EntityType, Extraction, Link, Problem


@dataclass(frozen=True, slots=True)
class ResolvedEntities:
    """The entities in the order of their identifiers, and the judged pairs of names behind them."""

    entities: tuple[Entity, ...]
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


def resolve_entities(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> ResolvedEntities:
    """The entities that the mentions of all documents name; every mention belongs to exactly one.

    `same` and `different` are pairs of names that a person decided on; they hold against every rule, and "different" against chains
    of other names too. The order of documents and pairs means nothing.
    """
    decisions = read_decisions(same, different)
    known: dict[tuple[str, str], Name] = {}

    def read(text: str, kind: EntityType) -> Name:
        name = known.get((text, kind))
        if name is None:
            name = known[text, kind] = read_name(text, kind)
        return name

    by_id = {document.document_id: document for document in documents}
    local: list[LocalEntity] = []
    links: list[Link] = []
    for extraction in sorted(extractions, key=lambda e: e.document_id):
        found, doubtful = find_local_entities(by_id[extraction.document_id], extraction, read, decisions.forbid)
        local.extend(found)
        links.extend(Link(j.short.text, j.full.text, "unsure", j.reason, Decimal(j.score - 10)) for j in doubtful)
        links.extend(
            Link(j.short.text, j.full.text, "match", j.reason, Decimal(j.score)) for e in found for j in e.joins
        )
    nodes = gather(local)
    matched = match_nodes(nodes, decisions)
    attached = attach(nodes, matched.clusters, matched.unsure, decisions)
    entities = [make_entity([nodes[i] for i in members]) for members in attached.clusters]
    return ResolvedEntities(
        tuple(sorted(entities, key=lambda e: e.entity_id)),
        tidy((*links, *matched.links, *attached.links)),
    )


def tidy(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links in order, each pair of names with a reason once, whichever name comes first."""
    best: dict[tuple[str, str, str], Link] = {}
    for link in links:
        a, b = sorted((link.a, link.b))
        key = (a, b, link.reason)
        if a != b and (key not in best or link.score > best[key].score):
            best[key] = Link(a, b, link.verdict, link.reason, link.score)
    return tuple(link for _, link in sorted(best.items()))
