"""Ordinals that rank, and those that only number."""

import pytest
from spacy.language import Language

from .found import figures_by_line

RANKS = {
    "It is the fourteenth-largest port of the country.": [("fourteenth-largest port", 14)],
    "The twenty-first biggest mine closed.": [("twenty-first biggest mine", 21)],
    "It became the fourth coal terminal of the coast.": [("fourth coal terminal", 4)],
    "The port ranked 7th.": [("7th", 7)],
    "It is the largest port.": [],
    "It was the first port.": [],
    "They came for a second time.": [],
    "The town built a second bridge.": [],
    "In the ninth inning it rained.": [],
    "He sang at the Fifth Harbour Feast.": [],
}


def test_ranks(nlp: Language) -> None:
    found = figures_by_line(nlp, list(RANKS))
    assert {s: [(f.text, f.quantity.value) for f in fs] for s, fs in zip(RANKS, found, strict=True)} == RANKS


@pytest.mark.parametrize("sentence", ["The port ranked 7th."])
def test_a_rank_has_no_unit(nlp: Language, sentence: str) -> None:
    ((figure,),) = figures_by_line(nlp, [sentence])
    assert (figure.quantity.kind, figure.quantity.unit, figure.quantity.low, figure.quantity.high) == ("rank", "", 7, 7)
