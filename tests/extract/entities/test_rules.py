"""The word lists of entity extraction: they load, don't contradict each other, and their examples show what they say."""

import csv
from dataclasses import fields

import pytest

from pipeline.extract.entities import lists
from pipeline.resources import RULES, load_rules


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Kenya", "GPE"),
        ("Gansu", "GPE"),
        ("Soviet Union", "GPE"),
        ("UAE", "GPE"),
        ("Sahel", "LOC"),
        ("Red Sea", "LOC"),
        ("Africa", "LOC"),
    ],
)
def test_places_have_their_type(form: str, kind: str) -> None:
    assert lists.places()[form] == kind


@pytest.mark.parametrize("form", ["Kenyan", "Kenyans", "Chinese", "French", "Buddhist", "Western", "Uyghurs"])
def test_peoples_are_listed_in_the_singular_and_the_plural(form: str) -> None:
    assert form in lists.peoples()


def test_no_people_is_a_place_too() -> None:
    assert not lists.peoples() & lists.places().keys()


def test_demonyms_belong_to_a_territory_of_the_list() -> None:
    codes = {row.code for row in load_rules("extract/entities/territories.csv", lists.Territory)}
    demonyms = load_rules("extract/entities/peoples.csv", lists.People)
    assert sorted({row.territory for row in demonyms if row.territory} - codes) == []


def test_what_names_nothing_is_no_place_and_no_organization() -> None:
    assert not lists.no_names().keys() & (lists.places().keys() | lists.organizations())


@pytest.mark.parametrize("name", ["connectors", "contexts", "owners"])
def test_every_example_holds_its_form(name: str) -> None:
    rule = {"connectors": lists.Connector, "contexts": lists.Context, "owners": lists.Owner}[name]
    assert "example" in {f.name for f in fields(rule)}
    wrong = [row.form for row in load_rules(f"extract/entities/{name}.csv", rule) if row.form not in row.example]
    assert wrong == []


@pytest.mark.parametrize(
    "name",
    [
        "connectors",
        "contexts",
        "heads",
        "institutions",
        "locatives",
        "no_names",
        "organizations",
        "peoples",
        "regions",
        "titles",
    ],
)
def test_lists_are_sorted(name: str) -> None:
    path = RULES / f"extract/entities/{name}.csv"
    rows = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")][1:]
    assert [row.split(",")[0] for row in rows] == sorted(row.split(",")[0] for row in rows)


@pytest.mark.parametrize(("name", "licences"), [("territories", ("MIT", "Unicode")), ("cities", ("CC BY",))])
def test_generated_lists_are_sorted_unique_and_name_their_source_and_licence(
    name: str, licences: tuple[str, ...]
) -> None:
    lines = (RULES / f"extract/entities/{name}.csv").read_text("utf-8").splitlines()
    head = "".join(line for line in lines if line.startswith("#"))
    rows = list(csv.reader(line for line in lines if not line.startswith("#")))[1:]
    assert all(said in head for said in ("scripts/make_gazetteers.py", "Source", *licences))
    assert rows == sorted(rows)
    assert len({form for form, *_ in rows}) == len(rows) > 500
