"""Temporal expressions (TIMEX3): finding, normalising, anchoring."""

from pipeline.extract.parse import Parsed
from pipeline.model import Problem, Timex


def find_dates(parsed: Parsed) -> list[Timex]:
    """The temporal expressions of a document, in text order, none overlapping another."""
    return []


def unresolved_dates(parsed: Parsed, dates: list[Timex]) -> list[Problem]:
    """A warning for each expression that names a point in time that nothing in the text or its metadata fixes."""
    return []
