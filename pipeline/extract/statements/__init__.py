"""Statements: who or what a figure or a dated event is said of, and by whom."""

from pipeline.extract.parse import Parsed
from pipeline.model import EntityMention, Figure, Statement, Timex


def find_statements(
    parsed: Parsed, entities: list[EntityMention], dates: list[Timex], figures: list[Figure]
) -> list[Statement]:
    """The statements of a document, in the order of their anchors."""
    return []
