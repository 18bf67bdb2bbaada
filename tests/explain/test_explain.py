"""Why names are one entity and statements one fact, in the words of the tables."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.explain.facts import explain_fact
from pipeline.explain.links import Links
from pipeline.explain.names import UnknownError, explain_names
from pipeline.model import Link
from pipeline.schema import TABLES
from pipeline.tables.rows import Records, table_rows
from pipeline.tables.write import table_bytes
from tests.accounts import account, link

ONE = account("sitrep", "The {Horka Dam:FAC} is [64 metres|dam/height|64 meter] high. {Brodany:GPE} is dry.")
OTHER = account("press", "The {Horka Barrage:FAC}, [70 metres|dam/height|70 meter] high, holds.")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    statements = sorted(s.mention_id for a in (ONE, OTHER) for s in a.extraction.statements)
    linked = replace(
        link([ONE, OTHER]),
        entity_links=(Link("Horka Barrage", "Horka Dam", "no_match", "a barrage is another building", Decimal(71)),),
        fact_links=(Link(*statements, "match", "both give the height of the dam", Decimal(88)),),
    )
    rows = table_rows(Records([ONE.document, OTHER.document], [ONE.extraction, OTHER.extraction], linked))
    for table in TABLES:
        (tmp_path / table.filename).write_bytes(table_bytes(table, rows[table.name]))
    return tmp_path


def test_two_names_are_explained_by_the_pair_that_was_judged(tables: Path) -> None:
    said = "\n".join(explain_names(tables, "Horka Dam", "Horka Barrage"))
    assert "Horka Dam and Horka Barrage are two entities" in said
    assert "Horka Barrage ≠ Horka Dam: a barrage is another building (score 71)" in said


def test_names_that_were_never_compared_are_said_to_be(tables: Path) -> None:
    assert "never compared" in "\n".join(explain_names(tables, "Brodany", "Horka Dam"))


def test_a_name_that_no_report_has_is_said_to_be_unknown(tables: Path) -> None:
    with pytest.raises(UnknownError, match="Horka Weir"):
        list(explain_names(tables, "Horka Weir"))


def test_a_fact_is_explained_with_its_sentences_reasons_and_contradiction(tables: Path) -> None:
    fact_id = next(f.fact_id for f in link([ONE, OTHER]).facts)
    said = "\n".join(explain_fact(tables, fact_id))
    assert "conflicting in 2 reports" in said
    assert "The Horka Dam is 64 metres high." in said
    assert "both give the height of the dam" in said
    assert "can't both hold" in said
    with pytest.raises(UnknownError):
        list(explain_fact(tables, "fact-0"))


def test_the_chain_between_two_names_is_the_shortest_one() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "c")]
    rows = [{"name_a": a, "name_b": b, "verdict": "match", "reason": "x", "score": ""} for a, b in pairs]
    links = Links([*rows, {"name_a": "d", "name_b": "e", "verdict": "unsure", "reason": "", "score": ""}], "name")
    assert [(r["name_a"], r["name_b"]) for r in links.chain("a", "d")] == [("a", "c"), ("c", "d")]
    assert links.chain("a", "e") == []
