"""What the tests of all stages share: the language model, loaded once, and a document made of a few sentences."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.extract.parse import Parsed, load_model, parse_document
from pipeline.ingest.sections import assign_sections
from pipeline.ingest.text import read_text
from pipeline.model import Document
from pipeline.versions import DEFAULT_MODEL
from tests.contract import run_all

Parse = Callable[..., Parsed]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Parse:
    """`parse(text, published=None, report="report")` reads a text as the pipeline would."""

    def parse_text(text: str, published: date | str | None = None, report: str = "report", title: str = "") -> Parsed:
        day = date.fromisoformat(published) if isinstance(published, str) else published
        return parse_document(document_of(text, day, report, title), nlp)

    return parse_text


def document_of(text: str, published: date | None = None, report: str = "report", title: str = "") -> Document:
    reading = read_text(text)
    return Document(
        document_id=f"{report}@1",
        report=report,
        version="1",
        is_latest=True,
        title=title,
        publisher="",
        published=published,
        url="",
        language="en",
        path=f"{report}.txt",
        sha256="0" * 64,
        text=reading.text,
        blocks=tuple(assign_sections(reading.text, reading.blocks)),
    )


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of tables that a run over the sample reports writes. Not to be written to."""
    return run_all(Path(__file__).parents[1] / "data/raw", tmp_path_factory.mktemp("samples") / "out")
