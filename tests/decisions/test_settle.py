"""A decision is obeyed while the text says what it said, and reported when it no longer does."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.decisions.decision import Decision, DecisionError
from pipeline.decisions.make import Signature, make_decision
from pipeline.decisions.settle import STALE, Settled, settle
from pipeline.dedupe import link_reports
from tests.accounts import Account, account, link, write_accounts

DAM = """The {Horka Dam:FAC} is [64 metres|dam/be/height|64 meter] high and was finished on [2 May 1974|dam/finish|1974-05-02].
The crest is [64 metres|crest/be/height|64 meter] above the road, [7 metres|crest/be/width|7 meter] wide.
"""
SIGNED = Signature("A. Reader", "2025-06-30", "the drawing says so")


def first(text: Account, words: str) -> str:
    mentions = (*text.extraction.figures, *text.extraction.dates, *text.extraction.entities)
    return next(m.mention_id for m in mentions if m.text == words)


def decide(folder: Path, text: Account, kind: str, a: str, b: str = "", **of_value: str) -> Decision:
    return make_decision(write_accounts(folder, text), kind, a, b, SIGNED, **of_value)  # type: ignore[arg-type]


def obey(decision: Decision, *texts: Account) -> Settled:
    return settle([decision], [t.document for t in texts], [t.extraction for t in texts])


def test_a_corrected_value_reaches_figure_bounds_si_and_statement(tmp_path: Path) -> None:
    text = account("dam", DAM)
    settled = obey(decide(tmp_path, text, "value", first(text, "7 metres"), content="9"), text)
    figure = next(f for f in settled.extractions[0].figures if f.text == "7 metres")
    said = next(s for s in settled.extractions[0].statements if s.text == "7 metres")
    assert figure.quantity == said.quantity
    assert [figure.quantity.value, figure.quantity.low, figure.quantity.si_value] == [Decimal(9)] * 3
    assert not settled.problems


def test_a_corrected_date_moves_the_event(tmp_path: Path) -> None:
    text = account("dam", DAM)
    settled = obey(decide(tmp_path, text, "value", first(text, "2 May 1974"), content="1976-05"), text)
    said = next(s for s in settled.extractions[0].statements if s.text == "2 May 1974")
    assert (said.edtf, said.earliest, said.latest) == ("1976-05", "1976-05-01", "1976-05-31")
    assert settled.extractions[0].dates[0].value == "1976-05"


def test_an_ignored_mention_states_nothing_and_its_double_in_another_sentence_does(tmp_path: Path) -> None:
    text = account("dam", DAM)
    settled = obey(decide(tmp_path, text, "ignore", first(text, "64 metres")), text)
    assert [s.text for s in settled.extractions[0].statements].count("64 metres") == 1
    assert len(settled.extractions[0].figures) == len(text.extraction.figures) - 1


def test_a_decision_follows_its_sentence_into_a_new_version(tmp_path: Path) -> None:
    old = account("dam", DAM, "1", latest=False)
    decision = decide(tmp_path, old, "value", first(old, "7 metres"), content="9")
    new = account("dam", f"A new first sentence.\n{DAM}", "2")
    settled = obey(decision, old, new)
    assert [f.quantity.value for x in settled.extractions for f in x.figures if f.text == "7 metres"] == [
        Decimal(9)
    ] * 2
    assert not settled.problems


def test_a_decision_whose_sentence_changed_is_reported_and_not_applied(tmp_path: Path) -> None:
    old = account("dam", DAM, "1", latest=False)
    decision = decide(tmp_path, old, "value", first(old, "7 metres"), content="9")
    new = account("dam", DAM.replace("above the road", "above the river"), "2")
    settled = obey(decision, old, new)
    assert [p.code for p in settled.problems] == [STALE]
    assert "A. Reader" in settled.problems[0].message
    assert next(f for f in settled.extractions[1].figures if f.text == "7 metres").quantity.value == Decimal(7)


def test_a_decision_on_a_report_that_is_gone_is_reported(tmp_path: Path) -> None:
    text = account("dam", DAM)
    decision = decide(tmp_path, text, "ignore", first(text, "7 metres"))
    settled = obey(decision, account("weir", "The weir is dry."))
    assert [p.code for p in settled.problems] == [STALE]


def test_names_are_decided_on_and_missing_ones_reported(tmp_path: Path) -> None:
    text = account("dam", DAM + "The {Horka Barrage:FAC} leaks.")
    decision = decide(tmp_path, text, "same", "Horka Dam", "Horka Barrage")
    assert obey(decision, text).same_entities == (("Horka Barrage", "Horka Dam"),)
    gone = obey(decision, account("dam", DAM))
    assert (gone.same_entities, [p.code for p in gone.problems]) == ((), [STALE])


@pytest.mark.parametrize("kind", ["same", "different"])
def test_what_was_decided_of_names_and_statements_is_what_dedupe_does(tmp_path: Path, kind: str) -> None:
    one = account("dam", DAM)
    other = account("press", "The {Horka Barrage:FAC} rises [66 metres|barrage/rise|66 meter] over the valley.")
    folder = write_accounts(tmp_path / "both", one, other)
    names = make_decision(folder, kind, "Horka Dam", "Horka Barrage", SIGNED)  # type: ignore[arg-type]
    figures = make_decision(folder, kind, first(one, "64 metres"), first(other, "66 metres"), SIGNED)  # type: ignore[arg-type]
    documents, extractions = [one.document, other.document], [one.extraction, other.extraction]
    settled = settle([names, figures], documents, extractions)
    linked = link_reports(
        documents,
        settled.extractions,
        same_entities=settled.same_entities,
        different_entities=settled.different_entities,
        same_facts=settled.same_facts,
        different_facts=settled.different_facts,
    )
    dams = {e.entity_id for e in linked.entities if {m.split("#")[0] for m in e.mention_ids} & {"dam@1", "press@1"}}
    facts = [f for f in linked.facts if {s.statement.mention_id for s in f.statements} & {figures.a, figures.b}]
    assert (len(dams), len(facts)) == ((1, 1) if kind == "same" else (2, 2))


def test_without_decisions_nothing_is_touched() -> None:
    text = account("dam", DAM)
    assert settle([], [text.document], [text.extraction]) == Settled((text.extraction,))
    assert link([text]).facts


def test_a_name_or_mention_that_is_in_no_table_is_refused(tmp_path: Path) -> None:
    text = account("dam", DAM)
    for a, b in (("Horka", "Horka Dam"), ("dam@1#0000000-0000003f", first(text, "7 metres"))):
        with pytest.raises(DecisionError, match="no "):
            decide(tmp_path, text, "same", a, b)


def test_a_fact_id_stands_for_its_first_statement(tmp_path: Path) -> None:
    text = account("dam", DAM)
    facts = {f.lead.statement.text: f.fact_id for f in link([text]).facts}
    made = decide(tmp_path, text, "different", facts["7 metres"], first(text, "64 metres"))
    assert made == replace(made, a=first(text, "7 metres"), about="fact")
