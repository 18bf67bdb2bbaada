"""Many short texts in one parse: the model takes as long over twenty single sentences as over a page."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from pipeline.extract.parse import Parsed
from tests.conftest import Parse, document_of

ParseEach = Callable[[Sequence[str], str], list[Parsed]]


@pytest.fixture(scope="session")
def parse_each(parse: Parse) -> ParseEach:
    """`parse_each(texts, published)` reads them as paragraphs of one text and gives each as a document of its own."""

    def parse_texts(texts: Sequence[str], published: str) -> list[Parsed]:
        whole, cut, start = parse("\n\n".join(texts), published), [], 0
        for text in texts:
            end = start + len(text)
            span = whole.doc.char_span(start, end)
            assert span is not None and span.text == text
            doc = span.as_doc()
            document = document_of(text, whole.document.published)
            inside = [s for s in whole.sentences if start <= s.start and s.end <= end]
            sentences = tuple(replace(s, start=s.start - start, end=s.end - start) for s in inside)
            spans = [doc.char_span(s.start, s.end) for s in sentences]
            cut.append(Parsed(document, doc, sentences, tuple(span for span in spans if span is not None)))
            start = end + 2
        return cut

    return parse_texts
