"""What a sentence states at a figure or a date: of whom, what, when, in which mode, and who says so."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.document import extract_document

CASES = Path(__file__).parent / "cases"


def _cases(name):
    lines = (CASES / f"{name}.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def statements(parse, text):
    return extract_document(parse(text, "2025-06-20")).statements


def at(found, start, end, kind):
    """The first statement of that kind whose anchor overlaps the span."""
    return next((s for s in found if s.kind == kind and s.start < end and start < s.end), None)


@pytest.mark.parametrize("case", _cases("statements"), ids=lambda c: f"{c['phenomenon']}: {c['text'][:40]}")
def test_a_statement(case, parse):
    found = _stated(case, parse, case["kind"])
    said = {
        "subject": found.subject.text,
        "predicate": found.predicate,
        "object": found.object.text,
        "place": found.place.text,
        "time": found.edtf,
        "modality": found.modality,
        "attribution": found.attribution,
    }
    expected = {k: case[k].removeprefix("-") for k in said if case[k]}
    assert {k: said[k] for k in expected} == expected


@pytest.mark.parametrize("case", _cases("properties"), ids=lambda c: f"{c['phenomenon']}: {c['text'][:40]}")
def test_what_a_figure_measures_and_counts(case, parse):
    found = _stated(case, parse, "figure")
    if case["head"]:
        assert found.property.head == case["head"]
    if case["counted"]:
        named = found.object.head if found.quantity.kind == "count" and found.object.head.isalpha() else "-"
        assert named == case["counted"]


def _stated(case, parse, kind):
    """The statement at the bracketed words of the case's text."""
    before, anchor, after = re.fullmatch(r"([^[]*)\[([^]]*)\](.*)", case["text"], re.DOTALL).groups()
    found = at(statements(parse, before + anchor + after), len(before), len(before + anchor), kind)
    assert found is not None
    return found


def test_one_date_may_date_two_events(parse):
    found = statements(parse, "In 1943, the school was founded and the teachers moved in.")
    assert [(s.subject.text, s.predicate) for s in found] == [("school", "be found"), ("teachers", "move")]


@pytest.mark.parametrize("text", ["Today the gate is shut.", "The gate was recently shut.", "Now the gate is shut."])
def test_the_writers_present_dates_no_event(text, parse):
    assert [s for s in statements(parse, text) if s.kind == "event"] == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("OSLO, Norway, May 3 (Agency) -- The port closed.", 0),
        ("BERGEN, 3 May 2025 (Agency) - The port closed.", 0),
        ("Ada Moss, Norsund Group, 3 May 2025", 0),
        ("Issued at Bergen, 3 May 2025", 0),
        ("Flood in Bergen, 3 May 2025", 1),
        ("Bergen - 3 May 2025 saw a flood.", 1),
        ("The school was published in a list on 3 May 2025.", 1),
        ("The report on the fire was published on 3 May 2025.", 1),
        ("Updated plans were shown on 3 May 2025.", 1),
    ],
)
def test_a_date_that_a_document_gives_itself_dates_no_event(text, events, parse):
    assert len([s for s in statements(parse, text) if s.kind == "event"]) == events


def test_each_figure_makes_one_statement_at_its_place(parse):
    text = "The Norsund Mill employs 412 people, 40 of them women, and made 300 tons of paper in 2019."
    parsed = parse(text, "2025-06-20")
    found = extract_document(parsed)
    assert [s.mention_id for s in found.statements if s.kind == "figure"] == [f.mention_id for f in found.figures]
    assert all(text[s.start : s.end] == s.text for s in found.statements)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab12 .,%()\"“”°May-'\n", max_size=60))
def test_no_text_raises(parse, text):
    for s in statements(parse, text):
        assert text[s.start : s.end] == s.text


def test_a_gap_that_the_parser_takes_for_a_head_is_no_argument(parse):
    [said] = statements(parse, "in \t ( seven")
    assert (said.subject.text, said.property.text) == ("", "")
