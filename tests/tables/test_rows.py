"""Model to rows: what is counted, what refers to what, and how a value is worded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.model import (
    Argument,
    Conflict,
    Document,
    Entity,
    EntityMention,
    Extraction,
    Fact,
    FactStatement,
    Figure,
    Linked,
    Problem,
    Quantity,
    Sentence,
    Statement,
)
from pipeline.tables.rows import Records, Row, stated_value, table_rows

OVER_40 = Quantity("measurement", Decimal(40), Decimal(40), None, "more_than", "meter")
TEXT = "The Lower Weir is over 40 metres long."


def document(report: str, version: str = "1", is_latest: bool = True) -> Document:
    day = date(2024, 3, 5) if report == "visit" else None
    name = f"{report}@{version}"
    return Document(name, report, version, is_latest, "", "", day, "", "en", f"{report}.txt", "0", TEXT, ())


def extraction(name: str, n_sentences: int = 1) -> Extraction:
    """The same sentence n times, each with the weir and its length; all but the first repeat it."""
    starts = [i * 100 for i in range(n_sentences)]
    first = f"{name}#s0"
    return Extraction(
        name,
        sentences=tuple(Sentence(f"{name}#s{s}", s, s + 38, "", first if s else "", TEXT) for s in starts),
        entities=tuple(EntityMention(f"{name}#e{s}", f"{name}#s{s}", s + 4, s + 14, "Lower Weir", "FAC") for s in starts),
        figures=tuple(
            Figure(f"{name}#f{s}", f"{name}#s{s}", s + 18, s + 32, "over 40 metres", OVER_40, "Lower Weir",
                   measured_mention_id=f"{name}#e{s}")
            for s in starts
        ),
    )  # fmt: skip


def said(name: str, start: int = 0) -> FactStatement:
    statement = Statement(
        "figure", f"{name}#f{start}", f"{name}#s{start}", start + 18, start + 32, "over 40 metres",
        Argument("Lower Weir", mention_id=f"{name}#e{start}"), "be", property=Argument("length"), quantity=OVER_40,
    )  # fmt: skip
    return FactStatement(name, statement)


@pytest.fixture
def tables() -> dict[str, list[Row]]:
    weir = Entity(
        "ent-1",
        "Lower Weir",
        "FAC",
        ("the Weir", "Lower Weir"),
        ("visit@1#e0", "visit@1#e100", "press@1#e0", "press@2#e0"),
    )
    statements = (said("visit@1"), said("visit@1", 100), said("press@2"))
    fact = Fact("fact-1", "figure", "agreed", statements[0], statements, "Lower Weir", "ent-1", "length", "")
    conflict = Conflict("con-1", "fact-1", statements[0], statements[2], "only for the test")
    problem = Problem("visit@1", "ingest", "encoding", "read as Latin-1")
    return table_rows(
        Records(
            [document("visit"), document("press", "1", False), document("press", "2")],
            [extraction("visit@1", 2), extraction("press@1"), extraction("press@2")],
            Linked(entities=(weir,), facts=(fact,), conflicts=(conflict,), problems=(problem, problem)),
            [],
        )
    )


def test_mentions_in_repeating_sentences_are_listed_but_not_counted(tables: dict[str, list[Row]]) -> None:
    assert len(tables["entity_mentions"]) == 4
    assert tables["entities"][0]["n_mentions"] == "3"
    assert tables["facts"][0]["n_mentions"] == "2"


def test_reports_are_counted_not_their_versions(tables: dict[str, list[Row]]) -> None:
    assert tables["entities"][0]["n_reports"] == "2"
    assert tables["facts"][0]["n_reports"] == "2"


def test_the_name_is_no_alias_of_itself(tables: dict[str, list[Row]]) -> None:
    assert tables["entities"][0]["aliases"] == "the Weir"


def test_a_figure_names_the_entity_that_it_measures(tables: dict[str, list[Row]]) -> None:
    assert {row["measured_entity_id"] for row in tables["figures"]} == {"ent-1"}


def test_a_fact_shows_its_bounds_and_leaves_open_ones_empty(tables: dict[str, list[Row]]) -> None:
    fact = tables["facts"][0]
    assert [fact[c] for c in ("value", "low", "high", "modifier", "unit")] == ["40", "40", "", "more_than", "meter"]


def test_a_conflict_shows_both_sentences(tables: dict[str, list[Row]]) -> None:
    conflict = tables["conflicts"][0]
    assert (conflict["text_a"], conflict["text_b"]) == (TEXT, TEXT)
    assert conflict["value_a"] == "more_than 40 meter"


def test_a_warning_is_listed_once(tables: dict[str, list[Row]]) -> None:
    assert [(row["code"], row["start"]) for row in tables["warnings"]] == [("encoding", "")]


def test_an_unknown_publication_date_stays_empty(tables: dict[str, list[Row]]) -> None:
    assert {row["document_id"]: row["published"] for row in tables["documents"]} == {
        "visit@1": "2024-03-05", "press@1": "", "press@2": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (
            Quantity("measurement", Decimal(565), Decimal(565), Decimal(565), "exact", "degree_Celsius"),
            "565 degree_Celsius",
        ),
        (Quantity("count", None, Decimal(20), Decimal(30), "range", "boat"), "20 to 30 boat"),
        (Quantity("count", None, Decimal(200), Decimal(999), "approx", "boat"), "several hundred boats"),
        (Quantity("rank", Decimal(4), Decimal(4), Decimal(4), "exact"), "4"),
    ],
)
def test_a_stated_value_is_worded(quantity: Quantity, shown: str) -> None:
    statement = replace(said("visit@1").statement, quantity=quantity, text="several hundred boats")
    assert stated_value(statement) == shown


def test_an_event_says_its_date() -> None:
    statement = replace(said("visit@1").statement, kind="event", quantity=None, edtf="2024-03", text="in March")
    assert stated_value(statement) == "2024-03"
