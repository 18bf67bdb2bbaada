"""Plain texts: what each line is, and what never changes."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.failure import Unusable
from pipeline.ingest.sections import assign_sections
from pipeline.ingest.text import classify, read, read_text

CASES = Path(__file__).parent / "cases" / "lines.csv"
BEFORE = "The inspectors came in March and stayed for a week."
AFTER = "They looked at the gates, the pumps and the records of the last ten years."


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(row["kind"], row["line"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("kind", "line"), cases())
def test_a_line_between_two_paragraphs_is_what_the_case_says(kind: str, line: str):
    assert classify([BEFORE, line, AFTER]) == ["paragraph", kind, "paragraph"]


def kinds(text: str) -> list[tuple[str, str, str]]:
    reading = read_text(text)
    return [(b.kind, b.section, reading.text[b.start : b.end]) for b in assign_sections(reading.text, reading.blocks)]


def test_headings_become_the_sections_of_what_stands_under_them():
    assert kinds(f"The lock\n\nGates\n\n{BEFORE}\n\nPumps\n{AFTER}\n") == [
        ("heading", "The lock", "The lock"),
        ("heading", "Gates", "Gates"),
        ("paragraph", "Gates", BEFORE),
        ("heading", "Pumps", "Pumps"),
        ("paragraph", "Pumps", AFTER),
    ]


def test_a_title_is_a_heading_though_date_and_byline_follow_it():
    found = kinds(f"Lock stays shut\n3 May 2024\n\n{BEFORE}")
    assert [kind for kind, _, _ in found] == ["heading", "paragraph", "paragraph"]


def test_a_caption_printed_twice_is_a_caption_both_times():
    found = kinds(f"{BEFORE}\n\nThe lower gate, seen from the quay\nThe lower gate, seen from the quay\n\n{AFTER}")
    assert [kind for kind, _, _ in found] == ["paragraph", "caption", "caption", "paragraph"]


def test_a_list_of_names_is_no_row_of_headings():
    names = ["Ann Lee", "Bo Lund", "Cem Ak", "Dora Vik", "Eli Roth"]
    assert classify([BEFORE, *names, AFTER]) == ["paragraph"] * 7


def test_the_last_line_is_no_heading():
    assert classify([BEFORE, "Harbour News Service"]) == ["paragraph", "paragraph"]


def test_a_numbered_title_with_text_under_it_is_a_heading_and_a_numbered_list_is_not():
    assert classify(["1. Gates", AFTER, "2. Pumps", AFTER]) == ["heading", "paragraph"] * 2
    assert classify([BEFORE, "1. Gates", "2. Pumps", "3. Records", AFTER])[1:4] == ["list_item"] * 3


def test_a_file_named_txt_that_is_something_else_is_named_for_what_it_is():
    with pytest.raises(Unusable, match=r"is a PDF; rename it to \.pdf"):
        read(b"%PDF-1.7 ...")
    assert [note.code for note in read(b"{\\rtf1\\ansi The lock was shut.}").notes] == ["format"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_reading_changes_nothing_but_white_space(text: str):
    assert _inked(read_text(text).text) == _inked(text)


@given(
    st.lists(
        st.sampled_from([BEFORE, AFTER, "Gates", "- a boat", "a\tb\tc", "Share this", "  and so", "1. One", "", " "])
    )
)
def test_blocks_are_trimmed_in_order_and_leave_only_white_space_between(lines: list[str]):
    reading = read_text("\n".join(lines))
    position = 0
    for block in reading.blocks:
        assert reading.text[position : block.start].isspace() or position == block.start
        words = reading.text[block.start : block.end]
        assert words and words == words.strip()
        position = block.end
    assert not reading.text[position:].strip()


def _inked(text: str) -> list[str]:
    return [char for char in text if not char.isspace()]
