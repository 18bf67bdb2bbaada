"""Named entities of whole sentences: which are found, with which type and extent; what is none; what short forms stand for."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.entities import find_entities
from pipeline.model import EntityMention
from tests.conftest import Parse

FOLDER = Path(__file__).parent / "cases"
NAMES = list(csv.DictReader((FOLDER / "names.csv").open(encoding="utf-8")))
SHORT_FORMS = list(csv.DictReader((FOLDER / "short_forms.csv").open(encoding="utf-8")))
# What reports are made of, in any order: names, brackets, possessives, numbers, signs, line breaks, scripts without capitals.
PIECES = st.sampled_from(
    [
        *(
            "the",
            "The",
            "of",
            "and",
            "for",
            "on",
            "&",
            ",",
            ".",
            "(",
            ")",
            "’s",
            "'",
            "-",
            "–",
            "\n\n",
            "“",
            "”",
            "?",
            "in",
            "said",
        ),
        *(
            "4th",
            "100MW",
            "2025",
            "Ministry",
            "Bank",
            "River",
            "Lake",
            "Mount",
            "President",
            "Dr.",
            "Mr",
            "Ana",
            "Duarte",
            "Kenya",
        ),
        *("Kenyan", "XI", "NPA", "(NPA)", "UN", "LNG", "Water", "Ports", "Authority", "near", "de", "bin", "al-"),
        *("北京", "العراق", "İ", "ß", "\u200b", "\ud7ff", "é"),
    ]
)


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["text"][:50])
def test_a_sentence_names_exactly_these(parse: Parse, case: dict[str, str]) -> None:
    found = "; ".join(f"{m.text}:{m.type}" for m in find_entities(parse(case["text"])))
    assert found == case["found"], case["note"]


@pytest.mark.parametrize("case", SHORT_FORMS, ids=lambda case: f"{case['short']}={case['full_name']}")
def test_a_short_form_stands_for_one_clear_name_of_its_text(parse: Parse, case: dict[str, str]) -> None:
    full_names = {m.full_name for m in find_entities(parse(case["text"])) if m.text == case["short"]}
    assert full_names - {""} == {case["full_name"]} - {""}, case["note"]


def test_a_name_found_whole_once_is_found_whole_everywhere(parse: Parse) -> None:
    text = (
        "The Ports and Waterways Safety Board met in Lagos.\n\n"
        "Its rules are strict. Ports and Waterways Safety Board officials closed two quays."
    )
    assert texts(parse, text).count("Ports and Waterways Safety Board") == 2


def test_one_name_has_one_type_in_a_document(parse: Parse) -> None:
    text = "Ms Tembo opened the clinic. Tembo said that patients came. The nurses thanked Tembo. In Tembo we trust."
    assert {m.type for m in find_entities(parse(text)) if m.text == "Tembo"} == {"PERSON"}


def test_a_headline_in_title_case_ends_no_name_by_its_capitals(parse: Parse) -> None:
    text = "Sekai Moyo Visits Flooded Village Near Dam\n\nThe minister Sekai Moyo visited a village."
    assert texts(parse, text) == ["Sekai Moyo", "Sekai Moyo"]


def test_a_headline_in_capitals_names_what_the_text_names(parse: Parse) -> None:
    text = "SEKAI MOYO VISITS VILLAGE\n\nThe minister Sekai Moyo visited a village near Harare."
    assert "SEKAI MOYO" in texts(parse, text)


def test_an_empty_document_names_nothing(parse: Parse) -> None:
    assert find_entities(parse("")) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_text_gives_mentions_where_they_stand_in_order_and_apart(parse: Parse, pieces: list[str]) -> None:
    parsed = parse(" ".join(pieces))
    found = find_entities(parsed)
    assert found == find_entities(parsed)
    sentences = {s.sentence_id: s for s in parsed.sentences}
    last = 0
    for m in found:
        assert m.text == parsed.document.text[m.start : m.end] != ""
        assert m.start >= last
        assert sentences[m.sentence_id].start <= m.start < m.end <= sentences[m.sentence_id].end
        assert m.text == m.text.strip() and m.full_name != m.text
        last = m.end


def texts(parse: Parse, text: str) -> list[str]:
    found: list[EntityMention] = find_entities(parse(text))
    return [m.text for m in found]
