"""One entity for one thing across all reports.

mentions -> names of a document -> its entities (local) -> names of the collection (nodes) -> candidate pairs (block)
-> judged pairs (veto, compare) -> clusters (match, cluster) -> short forms of other documents (attach) -> Entity
(canonical)
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.dedupe.entities.attach import attach
from pipeline.dedupe.entities.canonical import make_entities
from pipeline.dedupe.entities.decisions import read_decisions
from pipeline.dedupe.entities.document import Join, LocalEntity
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

    `same` and `different` are pairs of names that a person decided on; they hold against every rule, and "different"
    against chains of other names too. The order of documents and pairs means nothing.
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
    problems: list[Problem] = []
    for extraction in sorted(extractions, key=lambda e: e.document_id):
        found, doubtful = find_local_entities(by_id[extraction.document_id], extraction, read, decisions.forbid)
        local.extend(found)
        links.extend(
            Link(j.short.text, j.full.text, "match", j.reason, Decimal(j.score)) for e in found for j in e.joins
        )
        links.extend(Link(j.short.text, j.full.text, "unsure", j.reason, Decimal(j.score - 10)) for j in doubtful)
        problems.extend(_ambiguous(extraction, doubtful))
    nodes = gather(local)
    matched = match_nodes(nodes, decisions)
    attached = attach(nodes, matched.clusters, matched.unsure, decisions)
    return ResolvedEntities(
        tuple(make_entities([[nodes[i] for i in members] for members in attached.clusters])),
        tidy((*links, *matched.links, *attached.links)),
        tuple(problems),
    )


def _ambiguous(extraction: Extraction, doubtful: Iterable[Join]) -> Iterator[Problem]:
    """A warning for each short form that fits several names of its document, at its first mention."""
    said = {join.short.words: join for join in doubtful}
    for join in said.values():
        first = next((m for m in extraction.entities if " ".join(m.text.split()) == join.short.text), None)
        yield Problem(
            extraction.document_id,
            "dedupe",
            "ambiguous-name",
            f"{join.short.text!r} {join.reason}; kept apart",
            first.start if first else None,
            first.end if first else None,
        )


def tidy(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links in order, each pair of names with a reason once, whichever name comes first; no doubt about what was joined."""
    best: dict[tuple[str, str, str], Link] = {}
    for link in links:
        a, b = sorted((link.a, link.b))
        key = (a, b, link.reason)
        if a != b and (key not in best or link.score > best[key].score):
            best[key] = Link(a, b, link.verdict, link.reason, link.score)
    joined = {key[:2] for key, link in best.items() if link.verdict == "match"}
    return tuple(link for key, link in sorted(best.items()) if link.verdict != "unsure" or key[:2] not in joined)
