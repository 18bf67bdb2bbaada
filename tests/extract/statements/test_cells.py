"""What a number in a table is of."""

import pytest

from pipeline.extract.statements.cells import NeutralState, TotalRow, ValueHead, read_tables
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


def test_below_a_head_that_names_no_thing_the_row_does(told):
    table = "Indicator\tValue\nInjured\t1,460\nHouses destroyed\t1,260\nPeople in need\t12,200\nAverage speed\t45\n"
    assert told(table) == [
        ("1,460", "person", "be injured", "", 1),
        ("1,260", "house", "be destroyed", "", 1),
        ("12,200", "person", "", "", 1),
        ("45", "speed", "", "", 1),
    ]
    assert told("Diver\tTotal\nAnna Berg\t19\n") == [("19", "total", "", "Anna Berg", 1)]


def test_a_row_names_the_state_of_what_heads_the_column(told):
    assert told("Status\tHouses\nDestroyed\t19\nDamaged\t27\n") == [
        ("19", "house", "be destroyed", "", 1),
        ("27", "house", "be damaged", "", 1),
    ]
    assert told("Indicator\tPeople affected\nInjured\t19\n") == [("19", "person", "be injured", "", 1)]
    assert told("Group\tHouses damaged\tHouses destroyed\nDisplaced\t19\t27\n") == [
        ("19", "house", "be damaged", "Displaced", 1),
        ("27", "house", "be destroyed", "Displaced", 1),
    ]


def test_a_label_that_opens_a_row_is_narrowed_by_the_heads_of_the_columns(told):
    assert told("Indicator\tWomen\tChildren\nDeaths\t19\t27\n") == [
        ("19", "person", "die", "Women", 1),
        ("27", "person", "die", "Children", 1),
    ]
    assert told("Cause\tDeaths\nDrowned\t19\n") == [("19", "person", "die", "Drowned", 1)]


@pytest.mark.parametrize(
    ("head", "counted", "predicate"),
    [
        ("Deaths in 2024", "person", "die"),
        ("People in need", "person", ""),
        ("Average speed", "speed", ""),
        ("Homes without seed", "home", ""),
        ("Livestock lost", "livestock", "be lost"),
        ("Bridges washed away", "bridge", "be washed"),
        ("Newly infected", "person", "be infected"),
        ("Number of people killed", "person", "be killed"),
        ("Death count", "person", "die"),
        ("Amount of aid", "amount", ""),
        ("Deaths averted", "death", "be averted"),
        ("Averted deaths", "death", "be averted"),
        ("Confirmed deaths", "person", "die"),
    ],
)
def test_the_noun_of_a_head_and_its_state(head, counted, predicate, told):
    found = told(f"District\t{head}\tInjured\nNorsund\t19\t45\nArendal\t27\t61\n")
    assert ("19", counted, predicate, "Norsund", 1) in found


def test_the_row_is_opened_by_its_first_words(told):
    found = told("No.\tDistrict\tDeaths\n1\tNorsund\t19\n2\tArendal\t27\n")
    assert [said for said in found if said[-1]] == [
        ("19", "person", "die", "Norsund", 1),
        ("27", "person", "die", "Arendal", 1),
    ]


def test_a_cell_is_found_by_its_offset(parse):
    text = "It rained.\n\nDeaths\t19\nInjured\t45\n"
    tables = read_tables(parse(text))
    assert [(at.column, at.table) for at in (tables.find(text.index(n)) for n in ("19", "Injured", "45")) if at] == [
        (1, 1),
        (0, 1),
        (1, 1),
    ]
    assert tables.find(0) is None


def test_what_nothing_heads_is_read_as_text(told):
    assert {table for *_, table in told("19\t45\t52,000\n27\t61\t63,000\n")} == {0}


@pytest.mark.parametrize("row", load_rules("extract/statements/total_rows.csv", TotalRow), ids=lambda r: r.label)
def test_the_example_of_a_total_is_of_no_place(row, told):
    table = f"District\tDeaths\tInjured\nNorsund\t19\t45\n{row.example} | 106\n".replace(" | ", "\t")
    assert [place for *_, place, _ in told(table)] == ["Norsund", "Norsund", "", ""]


@pytest.mark.parametrize("row", load_rules("extract/statements/value_heads.csv", ValueHead), ids=lambda r: r.noun)
def test_the_example_of_a_value_head_names_no_thing(row, told):
    table = f"Indicator\t{row.example}\nInjured\t146\nHouses destroyed\t126\n"
    assert told(table) == [("146", "person", "be injured", "", 1), ("126", "house", "be destroyed", "", 1)]


@pytest.mark.parametrize("row", load_rules("extract/statements/neutral_states.csv", NeutralState), ids=lambda r: r.form)
def test_the_example_of_a_neutral_state_is_of_the_dead(row, told):
    assert told(f"{row.example}\t146\nInjured\t126\n")[0] == ("146", "person", "die", "", 1)
