"""Lines broken at a margin become paragraphs; other lines stay as they are."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.wrapping import unwrap

PARAGRAPHS = [
    "The ferry to the northern islands was out of service for nine days in February, because ice had damaged its rudder "
    "and no spare part was to be had on the coast.",
    "The shipping company brought 140 travellers to the mainland by helicopter. The others waited in the school.",
    "A well-known engineer said that the rudder had been too weak from the start, and that the yard had known it.",
]


def lines_of(text: str) -> list[str]:
    unwrapped, lines = unwrap(text)
    return [unwrapped[line.start : line.end] for line in lines]


def test_paragraphs_wrapped_at_a_margin_with_blank_lines_between_are_joined():
    wrapped = "\n\n".join(textwrap.fill(p, 60, break_on_hyphens=False) for p in PARAGRAPHS)
    assert lines_of(wrapped) == PARAGRAPHS


def test_paragraphs_that_begin_with_an_indent_are_told_apart_without_blank_lines():
    wrapped = "\n".join(textwrap.fill(p, 60, initial_indent="    ", break_on_hyphens=False) for p in PARAGRAPHS)
    assert lines_of(wrapped) == PARAGRAPHS


def test_a_hyphen_at_the_margin_is_joined_without_a_space():
    wrapped = (
        "The rudder was made in an eastern yard by a well-\nknown firm that had made more for the ship-\nping company."
    )
    assert lines_of(wrapped)[0].endswith("by a well-known firm that had made more for the ship-ping company.")


def test_a_sentence_a_line_stays_a_sentence_a_line():
    text = "The ferry was stopped.\nThe ice was thick.\nNobody was hurt.\nThe school was opened.\nHelp came on Monday."
    assert unwrap(text)[0] == text


def test_one_long_line_a_paragraph_stays():
    text = "\n".join(PARAGRAPHS)
    assert lines_of(text) == PARAGRAPHS


def test_a_list_under_wrapped_text_keeps_its_items_and_an_item_its_second_line():
    item = "- one boat with eleven seats, which was lost in the storm of the\n  following night"
    text = textwrap.fill(PARAGRAPHS[0], 66) + "\n" + item + "\n- two life belts"
    assert lines_of(text)[1:] == [item.replace("\n ", ""), "- two life belts"]


def test_a_sentence_cut_by_a_single_line_break_is_whole_again():
    text = "Lock stays shut\nThe port authority said that the lock at the weir\nwas not safe.\nIt will stay shut."
    assert lines_of(text)[1] == "The port authority said that the lock at the weir was not safe."


def test_a_headline_is_not_joined_to_a_text_that_begins_small():
    text = "The lock at the weir stays shut for months\niron gates are hard to come by."
    assert len(lines_of(text)) == 2


@given(st.integers(42, 100))
def test_any_margin_gives_the_paragraphs_back(width: int):
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    assert lines_of(wrapped) == PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("KEY FIGURES\n46\ndeaths\n115K\npeople displaced\n", ["KEY FIGURES", "46 deaths", "115K people displaced"]),
        ("46\nDeaths\n4,312\nHouses destroyed\n", ["46 Deaths", "4,312 Houses destroyed"]),
        ("US$ 64.5 million\nrequired\n", ["US$ 64.5 million required"]),
        ("4\nNorland: Floods\n", ["4", "Norland: Floods"]),  # a page and its title
        ("1958\nmill founded\n", ["1958", "mill founded"]),
        ("46\n\ndeaths\n", ["46", "deaths"]),
        ("46\nThe river has fallen since.\n", ["46", "The river has fallen since."]),
    ],
)
def test_a_key_figure_and_its_label_are_one_line(text, lines):
    joined, found = unwrap(text)
    assert [joined[line.start : line.end] for line in found] == lines
