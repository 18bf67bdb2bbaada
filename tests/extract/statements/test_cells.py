"""What a number in a table is of."""

import pytest

from pipeline.extract.statements.cells import TotalRow
from pipeline.resources import load_rules
from tests.extract.statements.test_statements import statements

BY_DISTRICT = """\
District\tDeaths\tInjured\tHouses destroyed
Norsund\t19\t45\t2,410
Arendal\t27\t61\t1,902
Total\t46\t106\t4,312
"""


@pytest.fixture(scope="module")
def told(parse):
    """`told(text)`: of each figure of the text its words, what is counted, what befell it, where, and the table."""

    def figures(text):
        found = [s for s in statements(parse, text) if s.kind == "figure"]
        return [(s.text, s.object.head, s.predicate, s.place.text, s.table) for s in found]

    return figures


def test_a_column_says_what_is_counted_and_a_row_where(told):
    assert told(BY_DISTRICT) == [
        ("19", "person", "die", "Norsund", 1),
        ("45", "person", "be injured", "Norsund", 1),
        ("2,410", "house", "be destroyed", "Norsund", 1),
        ("27", "person", "die", "Arendal", 1),
        ("61", "person", "be injured", "Arendal", 1),
        ("1,902", "house", "be destroyed", "Arendal", 1),
        ("46", "person", "die", "", 1),
        ("106", "person", "be injured", "", 1),
        ("4,312", "house", "be destroyed", "", 1),
    ]


def test_two_columns_are_labels_and_their_numbers(told):
    assert told("Injured\t146\nHouses destroyed\t126\n") == [
        ("146", "person", "be injured", "", 1),
        ("126", "house", "be destroyed", "", 1),
    ]


def test_what_nothing_heads_is_read_as_text(told):
    assert {table for *_, table in told("19\t45\t52,000\n27\t61\t63,000\n")} == {0}


@pytest.mark.parametrize("row", load_rules("extract/statements/total_rows.csv", TotalRow), ids=lambda r: r.label)
def test_the_example_of_a_total_is_of_no_place(row, told):
    table = f"District\tDeaths\tInjured\nNorsund\t19\t45\n{row.example} | 106\n".replace(" | ", "\t")
    assert [place for *_, place, _ in told(table)] == ["Norsund", "Norsund", "", ""]
