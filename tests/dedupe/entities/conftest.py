"""Small collections of reports, written as text with its mentions marked: `[Ada Lovelace/PERSON] met [Babbage/PERSON]`."""

import re
from collections.abc import Callable, Mapping

import pytest

from pipeline import ids
from pipeline.dedupe.entities import ResolvedEntities, resolve_entities
from pipeline.model import Block, Document, EntityMention, Extraction

MARK = re.compile(r"\[([^/\]]+)/([A-Z_]+)\]")
Report = tuple[Document, Extraction]
Resolve = Callable[..., ResolvedEntities]


def read_marked(report: str, marked: str) -> Report:
    """The document without the marks, and its mentions."""
    document_id, text, last = ids.document_id(report, "1"), "", 0
    mentions = []
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        start, last = len(text), mark.end()
        text += mark[1]
        mention_id = ids.mention_id(document_id, "e", start, len(text))
        mentions.append(EntityMention(mention_id, "", start, len(text), mark[1], mark[2]))  # type: ignore[arg-type]
    text += marked[last:]
    blocks = (Block(0, len(text), "paragraph"),) if text else ()
    document = Document(document_id, report, "1", True, "", "", None, "", "en", f"{report}.txt", "", text, blocks)
    return document, Extraction(document_id, entities=tuple(mentions))


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], Report]:
    return read_marked


@pytest.fixture(scope="session")
def resolve() -> Resolve:
    """`resolve({"report": "marked text"}, same=..., different=...)`: the entities of these reports."""

    def resolve_marked(reports: Mapping[str, str], **decisions: object) -> ResolvedEntities:
        read = [read_marked(report, text) for report, text in reports.items()]
        return resolve_entities([d for d, _ in read], [e for _, e in read], **decisions)  # type: ignore[arg-type]

    return resolve_marked


@pytest.fixture(scope="session")
def names_of() -> Callable[[ResolvedEntities], set[tuple[str, ...]]]:
    """The names of each entity, sorted."""
    return lambda resolved: {tuple(sorted({e.name, *e.aliases})) for e in resolved.entities}
