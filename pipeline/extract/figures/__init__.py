"""Stated quantities: the number, its modifier and unit, and what it measures."""

from pipeline.extract.parse import Parsed
from pipeline.model import EntityMention, Figure, Timex


def find_figures(parsed: Parsed, entities: list[EntityMention], dates: list[Timex]) -> list[Figure]:
    """The stated quantities of a document, in text order, none overlapping another."""
    return []
