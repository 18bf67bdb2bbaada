"""A change is compared by what is so after it; what was before is told as such."""

from decimal import Decimal

import pytest

from pipeline.extract.document import extract_document
from pipeline.extract.statements.changes import change_verbs


def _said(parse, text):
    return [(s.text, s.quantity.value, s.former) for s in extract_document(parse(text)).statements if s.quantity]


@pytest.mark.parametrize("row", change_verbs(), ids=lambda row: row.lemma)
def test_the_example_of_a_verb_of_change_states_what_is_so_now(row, parse):
    *before, (_, value, former) = _said(parse, row.example.replace("[", "").replace("]", ""))
    assert value == Decimal(row.example.split(" to ")[1].split()[0]) and not former
    assert all(was for _, _, was in before)  # of a fall what was is a figure of its own; of a rise the two are one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turnout was 61 percent, up from 55 percent.", [(61, False), (55, True)]),
        ("The limit was lowered from 26 to 18 tonnes.", [(26, True), (18, False)]),
        ("The week was cut from 45 hours to 42.", [(45, True), (42, False)]),
        ("They sold 40 barges, compared with just over 30 in May.", [(40, False), (30, True)]),
        ("They sold 40 barges, against 30 in May.", [(40, False), (30, True)]),
        ("He voted against 3 bills.", [(3, False)]),
        ("Refugees go from 12 villages to the camp.", [(12, False)]),
        ("They sold 40 barges, including 30 in May.", [(40, False), (30, False)]),
        ("The road from Graz to Vienna is 190 kilometres long.", [(190, False)]),
    ],
)
def test_what_was_before_is_told_as_such(text, expected, parse):
    assert [(value, former) for _, value, former in _said(parse, text)] == expected


def test_what_runs_between_two_ends_is_a_range(parse):
    assert _said(parse, "The fines run from 20 to 40 dollars.") == [("20 to 40 dollars", None, False)]
