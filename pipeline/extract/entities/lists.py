"""The word lists of this stage, each read once: territories, cities, peoples, regions, heads, titles, what is no name."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.model import EntityType
from pipeline.resources import load_rules

FOLDER = "extract/entities/"


@dataclass(frozen=True, slots=True)
class Territory:
    form: str
    type: Literal["GPE", "LOC"]
    code: str


@dataclass(frozen=True, slots=True)
class City:
    form: str
    country: str
    inhabitants: int


@dataclass(frozen=True, slots=True)
class People:
    form: str
    kind: Literal["country", "people", "faith", "politics", "region"]
    territory: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    form: str


@dataclass(frozen=True, slots=True)
class Head:
    form: str
    type: EntityType
    of: bool
    first: bool
    numbered: EntityType | None = None  # the type of a name with an ordinal before it: the 9th Congress is an event


@dataclass(frozen=True, slots=True)
class Title:
    form: str
    kind: Literal["address", "rank", "clergy", "nobility", "office", "trade"]


@dataclass(frozen=True, slots=True)
class NoName:
    form: str
    kind: Literal["acronym", "calendar", "furniture", "office", "word"]


def plain(form: str) -> str:
    """A form as the lists are searched for it: one kind of apostrophe.

    >>> plain("N’Djamena")
    "N'Djamena"
    """
    return form.replace("’", "'").replace("‘", "'").replace("ʼ", "'")


@cache
def places() -> dict[str, EntityType]:
    """The type of each territory and region: names that stand for a place whatever the context."""
    found: dict[str, EntityType] = {
        plain(region.form): "LOC" for region in load_rules(f"{FOLDER}regions.csv", Region, ("form",))
    }
    for territory in load_rules(f"{FOLDER}territories.csv", Territory, ("form",)):
        found[plain(territory.form)] = territory.type
    return found


@cache
def cities() -> dict[str, int]:
    """The inhabitants of each city: names that are often a person's too."""
    return {plain(city.form): city.inhabitants for city in load_rules(f"{FOLDER}cities.csv", City, ("form",))}


@cache
def peoples() -> frozenset[str]:
    return frozenset(plain(people.form) for people in load_rules(f"{FOLDER}peoples.csv", People, ("form",)))


@cache
def heads() -> dict[str, Head]:
    return {head.form: head for head in load_rules(f"{FOLDER}heads.csv", Head, ("form",))}


@cache
def titles() -> dict[str, str]:
    return {plain(title.form): title.kind for title in load_rules(f"{FOLDER}titles.csv", Title, ("form",))}


@cache
def no_names() -> dict[str, str]:
    return {plain(entry.form): entry.kind for entry in load_rules(f"{FOLDER}no_names.csv", NoName, ("form",))}


@dataclass(frozen=True, slots=True)
class Connector:
    form: str
    joins: Literal["head", "topic", "inner", "name"]
    example: str


@cache
def connectors() -> dict[str, str]:
    """How each small word joins the parts of a name."""
    return {entry.form: entry.joins for entry in load_rules(f"{FOLDER}connectors.csv", Connector, ("form",))}


@dataclass(frozen=True, slots=True)
class Context:
    form: str
    side: Literal["before", "after"]
    type: EntityType
    weight: int
    example: str


@cache
def contexts(side: Literal["before", "after"]) -> dict[str, tuple[EntityType, int]]:
    """What the words on one side of a name say of its type."""
    rows = load_rules(f"{FOLDER}contexts.csv", Context, ("form", "side"))
    return {row.form: (row.type, row.weight) for row in rows if row.side == side}


@dataclass(frozen=True, slots=True)
class Locative:
    form: str
    strength: Literal["only", "mostly", "single"]
    example: str


@cache
def locatives() -> dict[str, str]:
    """How surely what follows a preposition is a place: whatever the model says, or where it says a person."""
    return {row.form: row.strength for row in load_rules(f"{FOLDER}locatives.csv", Locative, ("form",))}


@dataclass(frozen=True, slots=True)
class Organization:
    form: str


@cache
def organizations() -> frozenset[str]:
    return frozenset(plain(row.form) for row in load_rules(f"{FOLDER}organizations.csv", Organization, ("form",)))


@dataclass(frozen=True, slots=True)
class Institution:
    form: str


@cache
def institutions() -> frozenset[str]:
    return frozenset(row.form for row in load_rules(f"{FOLDER}institutions.csv", Institution, ("form",)))


@dataclass(frozen=True, slots=True)
class PersonName:
    form: str
    kind: Literal["given", "family_first"]


@cache
def person_names() -> frozenset[str]:
    """The words that persons' names of two and more words often begin with."""
    return frozenset(row.form for row in load_rules(f"{FOLDER}person_names.csv", PersonName, ("form",)))


@cache
def family_names_first() -> frozenset[str]:
    """Family names that stand before the given name: "Zhang Weimin"."""
    rows = load_rules(f"{FOLDER}person_names.csv", PersonName, ("form",))
    return frozenset(row.form for row in rows if row.kind == "family_first")


@dataclass(frozen=True, slots=True)
class Owner:
    form: str
    example: str


@cache
def owners() -> frozenset[str]:
    """Plurals whose possessive is part of a name: "People's Bank"."""
    return frozenset(row.form for row in load_rules(f"{FOLDER}owners.csv", Owner, ("form",)))
