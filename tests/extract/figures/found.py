"""Figures of sentences, as the tests of figures look at them."""

from collections.abc import Callable, Sequence

from spacy.language import Language

from pipeline.extract.figures import find_figures
from pipeline.extract.parse import Parsed, parse_document
from pipeline.model import Block, Document, EntityMention, Figure, Timex

Parse = Callable[..., Parsed]  # the fixture of that name


def document_of_lines(lines: Sequence[str]) -> Document:
    """A document with each line as a paragraph of its own, whatever it looks like."""
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return Document(
        "cases@1", "cases", "1", True, "", "", None, "", "en", "cases.txt", "0" * 64, "\n".join(lines), tuple(blocks)
    )


def figures_by_line(nlp: Language, lines: Sequence[str]) -> list[list[Figure]]:
    """The figures of each line, without entities and dates; offsets are the document's."""
    document = document_of_lines(lines)
    out: list[list[Figure]] = [[] for _ in lines]
    starts = [block.start for block in document.blocks]
    for figure in find_figures(parse_document(document, nlp), [], []):
        out[max(i for i, start in enumerate(starts) if start <= figure.start)].append(figure)
    return out


def figures_in(parsed: Parsed, entities: Sequence[EntityMention] = (), dates: Sequence[Timex] = ()) -> list[Figure]:
    """The figures of a parsed text."""
    return find_figures(parsed, list(entities), list(dates))
