"""Quantities and accounts written short, for the tests of matching."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from pipeline.dedupe.entities import resolve_entities
from pipeline.dedupe.facts import MatchedFacts, match_facts
from pipeline.extract.document import extract_document
from pipeline.model import Document, Extraction, Quantity

# unit: (dimension, SI units to one, SI value of its zero)
UNITS = {
    "decade": ("[time]", "315576000", "0"),
    "degree_Celsius": ("[temperature]", "1", "273.15"),
    "degree_Fahrenheit": ("[temperature]", "0.5555555555555555555555555556", "255.3722222222222222222222222"),
    "foot": ("[length]", "0.3048", "0"),
    "gigaliter": ("[length] ** 3", "1000000", "0"),
    "hour": ("[time]", "3600", "0"),
    "kilogram": ("[mass]", "1", "0"),
    "kilometer": ("[length]", "1000", "0"),
    "meter": ("[length]", "1", "0"),
    "metric_ton": ("[mass]", "1000", "0"),
    "mile": ("[length]", "1609.344", "0"),
    "year": ("[time]", "31557600", "0"),
}
Read = Callable[..., tuple[Document, Extraction]]


def quantity(words: str) -> Quantity:
    """The quantity that "more_than 600 degree_Celsius" is; "range 20..30 kilometer" states no value."""
    modifier, number, unit = words.split(" ", 2)
    modifier = "at_most" if modifier == "within" else modifier
    low, dots, high = number.partition("..")
    value = None if dots else Decimal(number)
    dimension, slope, zero = UNITS.get(unit, ("", "1", "0"))
    kind = "measurement" if dimension else "money" if unit.isupper() else "percent" if unit == "percent" else "count"
    bounds = {
        "more_than": (value, None),
        "at_least": (value, None),
        "less_than": (None, value),
        "at_most": (None, value),
    }
    ends = (
        (Decimal(low), Decimal(high))
        if dots
        else bounds.get(modifier, (value, value) if modifier == "exact" else (None, None))
    )
    return Quantity(
        kind=kind,  # type: ignore[arg-type]
        value=value,
        low=ends[0],
        high=ends[1],
        modifier=modifier,  # type: ignore[arg-type]
        unit=unit,
        dimension=dimension,
        si_value=value * Decimal(slope) + Decimal(zero) if value is not None and dimension else None,
    )


@pytest.fixture(scope="session")
def read(parse) -> Read:
    """`read(text, report, published)` is the document and what is extracted from it."""

    def read_text(text: str, report: str, published: str = "2025-06-20") -> tuple[Document, Extraction]:
        parsed = parse(text, published, report)
        return parsed.document, extract_document(parsed)

    return read_text


def match(accounts: list[tuple[Document, Extraction]], **decisions) -> MatchedFacts:
    """The facts of these accounts."""
    documents, extractions = [d for d, _ in accounts], [x for _, x in accounts]
    return match_facts(documents, extractions, resolve_entities(documents, extractions).entities, **decisions)
