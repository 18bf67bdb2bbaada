"""The day of publication as texts give it."""

import csv
from pathlib import Path

import pytest

from pipeline.ingest.calendar_day import evident_order, find_days
from pipeline.ingest.published import PublishedLabel, find_published
from pipeline.ingest.text import read_text
from pipeline.resources import load_rules

CASES = Path(__file__).parent / "cases" / "published.csv"
LABELS = load_rules("ingest/published_labels.csv", PublishedLabel, key=("form",))


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(row["published"], row["text"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("published", "text"), cases())
def test_a_text_gives_the_day_that_the_case_says(published: str, text: str):
    reading = read_text(text.replace(" | ", "¦").replace("|", "\n").replace("¦", " | "))
    assert str(find_published(reading.text, reading.blocks)[0] or "") == published


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.form)
def test_every_label_finds_the_day_in_its_example(label: PublishedLabel):
    reading = read_text(f"{label.example}\nThe pass was closed for a week by snow.")
    assert find_published(reading.text, reading.blocks)[0] == next(find_days(label.example)).day


def test_a_date_that_could_be_two_is_told_with_its_place():
    reading = read_text("Date: 03/04/2024\nSnow fell all night.")
    day, notes = find_published(reading.text, reading.blocks)
    assert day is None
    assert [(note.code, reading.text[note.start : note.end]) for note in notes] == [("published", "03/04/2024")]


def test_an_order_that_a_text_contradicts_is_not_evident():
    assert evident_order("on 25/03/2024 and on 03/25/2024") is None
    assert evident_order("on 03/25/2024") == "month first"


def test_labels_are_sorted():
    assert [label.form for label in LABELS] == sorted(label.form for label in LABELS)
