"""Quantities and accounts written short, for the tests of matching."""

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from pipeline.dedupe.entities import resolve_entities
from pipeline.dedupe.facts import MatchedFacts, match_facts
from pipeline.dedupe.facts.profile import Profile, profile
from pipeline.dedupe.facts.sole import mark_sole
from pipeline.dedupe.facts.surroundings import surroundings
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
Account = tuple[Document, Extraction]
Read = Callable[..., Account]
Span = tuple[int, int]
# What makes two reports tell of one story: names and a day in common.
STORY = "On 2 June 2025 the Red Cross met the Coast Guard.\n\nThis is what they heard.\n\n"


def cases(name: str) -> list[dict[str, str]]:
    """The rows of a table under `cases/`."""
    lines = (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def marked(text: str, story: str = STORY) -> tuple[str, Span]:
    """The text behind the story, without its brackets, and the span that was in them."""
    found = re.fullmatch(r"([^[]*)\[([^]]*)\](.*)", text)
    assert found, f"nothing is in brackets: {text}"
    before, inside, after = found.groups()
    start = len(story + before)
    return story + before + inside + after, (start, start + len(inside))


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

    @cache
    def read_text(text: str, report: str, published: str = "2025-06-20") -> Account:
        parsed = parse(text, published, report)
        return parsed.document, extract_document(parsed)

    return read_text


def match(accounts: list[Account], **decisions) -> MatchedFacts:
    """The facts of these accounts."""
    documents, extractions = [d for d, _ in accounts], [x for _, x in accounts]
    return match_facts(documents, extractions, resolve_entities(documents, extractions).entities, **decisions)


def profiles_of(accounts: list[Account]) -> list[Profile]:
    """The profiles of all statements, in order."""
    documents, extractions = [d for d, _ in accounts], [x for _, x in accounts]
    entities = {m: e for e in resolve_entities(documents, extractions).entities for m in e.mention_ids}
    of_accounts = ([profile(s, surroundings(d, x, entities)) for s in x.statements] for d, x in accounts)
    return [p for profiles in of_accounts for p in mark_sole(profiles)]


@pytest.fixture(scope="session")
def told(read: Read) -> Callable[..., list[Profile]]:
    """`told(a, b)`: the statements in brackets, a report each; `story` stands before, `published` are the reports' days."""

    def profiles(*texts: str, story: str = STORY, published: tuple[str, ...] = ()) -> list[Profile]:
        spans = [marked(text, story) for text in texts]
        days = published or ("2025-06-20",) * len(texts)
        accounts = [read(text, f"report{n}", day) for n, ((text, _), day) in enumerate(zip(spans, days, strict=True))]
        every = profiles_of(accounts)
        return [
            next(
                p
                for p in every
                if p.document_id == document.document_id and p.statement.start < end and start < p.statement.end
            )
            for (document, _), (_, (start, end)) in zip(accounts, spans, strict=True)
        ]

    return profiles
