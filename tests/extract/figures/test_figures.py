"""Figures of whole sentences: their extent, value, bounds, modifier, unit and kind, and what is none."""

import csv
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extract.dates import find_dates
from pipeline.extract.figures import find_figures
from pipeline.extract.parse import parse_document
from pipeline.model import Block, EntityMention, Figure, Timex

from .found import Parse, document_of_lines, figures_by_line, figures_in

FOLDER = Path(__file__).parent / "cases"
CASES = list(csv.DictReader((FOLDER / "figures.csv").open(encoding="utf-8")))
NONE = list(csv.DictReader((FOLDER / "no_figures.csv").open(encoding="utf-8")))


@pytest.fixture(scope="module")
def found(nlp: Language) -> list[list[Figure]]:
    return figures_by_line(nlp, [c["sentence"] for c in CASES])


@pytest.mark.parametrize("i", range(len(CASES)), ids=[c["sentence"] for c in CASES])
def test_a_figure_is_found_with_its_value_bounds_modifier_and_unit(found: list[list[Figure]], i: int) -> None:
    case = CASES[i]
    rows = [
        {
            "value": "" if f.quantity.value is None else str(f.quantity.value),
            "low": "" if f.quantity.low is None else str(f.quantity.low),
            "high": "" if f.quantity.high is None else str(f.quantity.high),
            "modifier": f.quantity.modifier,
            "unit": f.quantity.unit,
            "kind": f.quantity.kind,
            "figure": f.text,
            "sentence": case["sentence"],
        }
        for f in found[i]
    ]
    assert case in rows


def test_what_is_no_figure_is_not_found(nlp: Language) -> None:
    figures = figures_by_line(nlp, [c["sentence"] for c in NONE])
    assert {c["sentence"]: [f.text for f in fs] for c, fs in zip(NONE, figures, strict=True) if fs} == {}


def test_a_dated_year_is_no_figure_but_a_duration_in_a_date_is(parse: Parse) -> None:
    parsed = parse("In 1936 six boats sank; 12 years ago the lock was built.")
    dates = [timex(parsed.document.text, "1936", "DATE"), timex(parsed.document.text, "12 years ago", "DATE")]
    assert [f.text for f in figures_in(parsed, dates=dates)] == ["six boats", "12 years"]


def test_a_figure_points_to_the_date_that_it_holds_for(parse: Parse) -> None:
    parsed = parse("The mill made 9 tons in March and 12 tons in April.")
    dates = [timex(parsed.document.text, month, "DATE") for month in ("March", "April")]
    assert [f.time_mention_id for f in figures_in(parsed, dates=dates)] == [d.mention_id for d in dates]


def test_a_figure_holds_for_the_date_that_it_is_labelled_with(parse: Parse) -> None:
    parsed = parse("The mill made 9 tons in 1951 (1949: 7 tons; 1950: 8 tons).")
    dates = [timex(parsed.document.text, year, "DATE") for year in ("1951", "1949", "1950")]
    assert [f.time_mention_id for f in figures_in(parsed, dates=dates)] == [d.mention_id for d in dates]


def test_a_date_in_brackets_is_that_of_the_figure_in_them(parse: Parse) -> None:
    parsed = parse("Output was 40 tons (35 tons in 1950).")
    dates = [timex(parsed.document.text, "1950", "DATE")]
    assert [f.time_mention_id for f in figures_in(parsed, dates=dates)] == ["", dates[0].mention_id]


def test_a_figure_points_to_the_entity_that_it_measures(parse: Parse) -> None:
    parsed = parse("Kelso lost 40 barges.")
    kelso = EntityMention("kelso", parsed.sentences[0].sentence_id, 0, 5, "Kelso", "GPE")
    (figure,) = figures_in(parse("Kelso rose 9 percent."), entities=[kelso])
    assert (figure.measured, figure.measured_mention_id) == ("Kelso", "kelso")


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The mill made 9 tons.", "actual"),
        ("The mill will make 9 tons.", "planned"),
        ("The mill could make 9 tons.", "hypothetical"),
        ("The mill did not make 9 tons.", "negated"),
        ("The load did not exceed 9 tons.", "actual"),
    ],
)
def test_modality_is_that_of_the_clause(parse: Parse, sentence: str, modality: str) -> None:
    (figure,) = figures_in(parse(sentence))
    assert figure.modality == modality


@pytest.mark.parametrize(
    ("sentence", "si"),
    [
        ("It is 9 km long.", ("9000", "meter", "[length]")),
        ("It is at 20 °C.", ("293.15", "kelvin", "[temperature]")),
        ("It makes 36 km/h.", ("10", "meter / second", "[length] / [time]")),
        ("It made 12 percent.", ("0.12", "dimensionless", "dimensionless")),
        ("It lost 40 barges.", ("None", "", "")),
    ],
)
def test_measurements_have_si_values(parse: Parse, sentence: str, si: tuple[str, str, str]) -> None:
    (figure,) = figures_in(parse(sentence))
    q = figure.quantity
    assert (str(q.si_value), q.si_unit, q.dimension) == si


def test_significant_digits_are_those_written(parse: Parse) -> None:
    figures = figures_in(parse("It sold 11.05 million tons, 12,000 boats and 40 barges."))
    assert [f.quantity.significant_digits for f in figures] == [4, 2, 1]


WORDS = """40 3.5 ½ $ £ EUR % km m °C two hundred and million of the a over about no less than between to - – ( ) , . ; / ×
    ± barges tons per year first twelfth largest 1936 May was is in half double fold minus"""
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=30))
def test_no_text_raises_bounds_hold_and_spans_are_the_text(nlp: Language, pieces: list[str]) -> None:
    document = document_of_lines([" ".join(pieces).strip() or "x"])
    last = 0
    for figure in find_figures(parse_document(document, nlp), [], []):
        q = figure.quantity
        assert figure.text == document.text[figure.start : figure.end] != ""
        assert figure.start >= last
        assert q.low is None or q.value is None or q.low <= q.value
        assert q.high is None or q.value is None or q.value <= q.high
        assert q.low is None or q.high is None or q.low <= q.high
        last = figure.end


def timex(text: str, words: str, kind: str) -> Timex:
    start = text.index(words)
    return Timex(f"d-{start}", "s", start, start + len(words), words, kind, str(date(2020, 1, 1).year))  # type: ignore[arg-type]


@pytest.mark.parametrize("piece", ["40 tons, ", "over 5 barges of coal and ", "a million "])
def test_time_grows_with_length_only(nlp: Language, piece: str) -> None:
    def seconds(n: int) -> float:
        parsed = parse_document(document_of_lines([piece * n]), nlp)
        start = time.process_time()
        find_figures(parsed, [], [])
        return time.process_time() - start

    assert seconds(400) < 20 * max(seconds(100), 5e-3)


@pytest.mark.parametrize(("second", "found"), [("2 Findings", []), ("Findings", ["1 Subject"])])
def test_the_numbers_of_headings_in_a_row_count_nothing(parse: Parse, second: str, found: list[str]) -> None:
    parsed = parse(f"1 Subject\n{second}")
    lines = parsed.document.text.split("\n")
    blocks = (Block(0, len(lines[0]), "heading"), Block(len(lines[0]) + 1, len(parsed.document.text), "heading"))
    headed = replace(parsed, document=replace(parsed.document, blocks=blocks))
    assert [f.text for f in figures_in(headed)] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1. HARBOUR", "1.1 The north pier is lost.", "1.2 Sixty boats sank."], ["Sixty boats"]),
        (["2.3 Two cranes fell.", "2.4 The quay holds."], ["Two cranes"]),
        (["2.3 million people fled.", "2.4 million came back."], ["2.3 million people", "2.4 million"]),
        (["17 Barges sank.", "18 Boats were lost."], ["17 Barges", "18 Boats"]),
        (["KEY FIGURES", "47 deaths"], ["47 deaths"]),
    ],
)
def test_the_numbers_of_paragraphs_count_nothing(nlp: Language, lines: list[str], found: list[str]) -> None:
    assert [f.text for fs in figures_by_line(nlp, lines) for f in fs] == found


def test_time_of_dated_figures_grows_with_length_only(nlp: Language) -> None:
    def seconds(n: int) -> float:
        parsed = parse_document(document_of_lines(["On 3 May 2020 the mill sold 40 boats to the town."] * n), nlp)
        dates = find_dates(parsed)

        def once() -> float:
            start = time.process_time()
            find_figures(parsed, [], dates)
            return time.process_time() - start

        return min(once() for _ in range(3))

    assert seconds(1200) < 20 * seconds(120) + 0.05
