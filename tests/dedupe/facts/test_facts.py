"""What holds for the facts of any reports: each statement in one fact, no order that matters, identifiers that stay."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.dedupe.facts import match_facts, same_fact
from pipeline.model import Argument, Document, Extraction, Quantity, Sentence, Statement
from tests.conftest import document_of
from tests.dedupe.facts.conftest import match

NORTH = """\
The Harbour Council met the Coast Guard in May. The Halden Bridge was completed in 1974.
The Norsund Mill employs 412 people. The fire at the Norsund Mill killed 14 people."""
SOUTH = """\
The Coast Guard told the Harbour Council that the Halden Bridge was completed in 1976.
At the Norsund Mill, which employs some 400 people, 14 people were killed in the fire."""
WEST = """\
The Coast Guard and the Harbour Council agree: the fire at the Norsund Mill killed 14 people.
The Norsund Mill employs 390 people."""


@pytest.fixture(scope="module")
def accounts(read):
    return [read(NORTH, "north", "2025-05-01"), read(SOUTH, "south", "2025-05-02"), read(WEST, "west", "2025-05-03")]


def _ids(found):
    """{(document, mention, predicate): fact}"""
    return {
        (s.document_id, s.statement.mention_id, s.statement.predicate): f.fact_id
        for f in found.facts
        for s in f.statements
    }


def test_every_statement_is_in_exactly_one_fact(accounts):
    said = [(s.document_id, s.statement) for f in match(accounts).facts for s in f.statements]
    assert sorted(said, key=repr) == sorted(((d.document_id, s) for d, x in accounts for s in x.statements), key=repr)


def test_the_order_of_reports_makes_no_difference(accounts):
    expected = match(accounts)
    for order in ([2, 0, 1], [1, 2, 0], [2, 1, 0]):
        assert match([accounts[i] for i in order]) == expected


def test_a_report_more_leaves_the_identifiers_of_the_others_facts_alone(accounts):
    before, after = _ids(match(accounts[:2])), _ids(match(accounts))
    assert {k: after[k] for k in before} == before


def test_a_corrected_value_and_a_reworded_sentence_leave_the_identifier_alone(read):
    first = match([read("The Norsund Mill employs 412 people.", "north")])
    for text in ("The Norsund Mill employs 398 people.", "Today some 412 people are employed by the Norsund Mill."):
        again = match([read(text, "north")])
        assert [f.fact_id for f in again.facts if f.kind == "figure"] == [
            f.fact_id for f in first.facts if f.kind == "figure"
        ]


def test_only_the_latest_version_takes_part(accounts):
    (document, extraction), *rest = accounts
    old = (replace(document, is_latest=False), extraction)
    assert {s.document_id for f in match([old, *rest]).facts for s in f.statements} == {"south@1", "west@1"}


def test_statements_of_a_repeated_sentence_join_the_fact_of_the_first(read):
    caption = "The Norsund Mill employs 412 people."
    document, extraction = read(f"{caption}\n\n{caption}\n", "north")
    [fact] = match([(document, extraction)]).facts
    assert (len(fact.statements), fact.status) == (2, "single")


def test_a_decision_keeps_two_statements_apart_through_any_chain(accounts):
    deaths = [
        s.statement.mention_id for f in match(accounts).facts for s in f.statements if s.statement.text == "14 people"
    ]
    assert len(deaths) == 3
    found = match(accounts, different=[(deaths[0], deaths[2])])
    facts_of = {s.statement.mention_id: f.fact_id for f in found.facts for s in f.statements}
    assert facts_of[deaths[0]] != facts_of[deaths[2]]


def test_a_decision_joins_two_statements_that_nothing_else_would(accounts):
    by_text = {s.statement.text: s.statement.mention_id for f in match(accounts).facts for s in f.statements}
    pair = (by_text["1974"], by_text["412 people"])
    assert match(accounts, same=[pair]).facts != match(accounts).facts


def test_each_match_and_each_conflict_says_why(accounts):
    found = match(accounts)
    assert found.conflicts and all(c.reason for c in found.conflicts)
    assert {link.verdict for link in found.links} <= {"match", "no_match", "unsure"}
    assert all(link.reason and 0 <= link.score <= 100 for link in found.links)


def count_of(number: int, unit: str, n: int, sentence: str) -> Statement:
    value = Decimal(number)
    return Statement(
        kind="figure",
        mention_id=f"{sentence}-{n:07d}f",
        sentence_id=sentence,
        start=n,
        end=n + 1,
        text=f"{number} {unit}",
        subject=Argument("the mill", "mill", ("mill",)),
        predicate="employ",
        object=Argument(unit, unit, (unit,)),
        quantity=Quantity("count", value, value, value, "exact", unit),
    )


def test_judging_is_symmetric():
    rng = random.Random(7)  # noqa: S311
    statements = [
        count_of(rng.randint(1, 50), rng.choice(["worker", "people", "pump"]), n, f"r{n}@1#0000000") for n in range(20)
    ]
    for a in statements:
        for b in statements:
            assert same_fact(a, b) == same_fact(b, a)


def test_nothing_is_found_where_nothing_is_said():
    document: Document = document_of("")
    assert match_facts([document], [Extraction(document.document_id)], []).facts == ()
    assert match_facts([], [], []).facts == ()


def test_odd_statements_do_not_raise():
    odd = Statement("event", "m", "s", 0, 0, "", Argument(), "", edtf="not a date")
    document = document_of("x")
    extraction = Extraction(document.document_id, sentences=(Sentence("s", 0, 1, "", "", "x"),), statements=(odd, odd))
    assert len(match_facts([document], [extraction], []).facts[0].statements) >= 1


def test_a_report_on_something_else_changes_no_link_among_the_others(accounts, read):
    stranger = read("A census of 1911 found 88 goats. In 1911 the teacher Ole Vik planted 640 pines.", "stranger")
    before, after = match(accounts), match([*accounts, stranger])
    assert [link for link in after.links if not link.a.startswith("stranger@1")] == list(before.links)
    assert {f for f in after.facts if f.lead.document_id != "stranger@1"} == set(before.facts)
