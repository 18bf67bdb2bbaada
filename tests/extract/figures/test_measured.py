"""What a figure measures, in words that make its row readable alone."""

import csv
from pathlib import Path

import pytest
from spacy.language import Language

from .found import Parse, figures_by_line, figures_in

CASES = list(csv.DictReader((Path(__file__).parent / "cases/measured.csv").open(encoding="utf-8")))


def test_measured_things(nlp: Language) -> None:
    found = figures_by_line(nlp, [c["sentence"] for c in CASES])
    rows = [
        {
            "figure": c["figure"],
            "measured": {f.text: f.measured for f in fs}.get(c["figure"], ""),
            "sentence": c["sentence"],
        }
        for c, fs in zip(CASES, found, strict=True)
    ]
    assert rows == CASES


@pytest.mark.parametrize("sentence", ["The unemployment rate in Kelso is 9%.", "Kelso shares rose 9%."])
def test_a_phrase_that_stands_in_one_piece_has_its_offsets(parse: Parse, sentence: str) -> None:
    parsed = parse(sentence)
    (figure,) = figures_in(parsed)
    assert figure.measured == parsed.document.text[figure.measured_start : figure.measured_end]
