"""Texts with the expressions that must be found in them, and texts in which there are none."""

import csv
from pathlib import Path

import pytest

from pipeline.extract.dates import find_dates, unresolved_dates
from tests.conftest import Parse

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        comment = file.readline()
        assert comment.startswith("#")
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", rows("found.csv"), ids=lambda c: c["text"])
def test_the_expressions_of_a_text_are_found_with_their_values(parse: Parse, case: dict[str, str]) -> None:
    found = find_dates(parse(case["text"], case["published"] or None))
    wanted = [[*e.split("="), ""][:3] for e in case["expected"].split("; ")]
    assert [[d.text, d.value, d.mod] for d in found] == wanted


@pytest.mark.parametrize("case", rows("nothing.csv"), ids=lambda c: c["text"])
def test_what_only_looks_like_a_time_gives_nothing(parse: Parse, case: dict[str, str]) -> None:
    assert find_dates(parse(case["text"], "2024-05-03")) == []


@pytest.mark.parametrize("case", rows("unresolved.csv"), ids=lambda c: c["text"])
def test_what_nothing_fixes_stays_open_with_a_warning(parse: Parse, case: dict[str, str]) -> None:
    parsed = parse(case["text"])
    found = find_dates(parsed)
    assert [(d.text, d.value) for d in found] == [(case["expression"], case["value"])]
    assert [p.code for p in unresolved_dates(parsed, found)] == ["date_unresolved"]


def test_an_hour_apart_from_any_day_is_of_the_day_of_the_hour_before(parse: Parse) -> None:
    text = (
        "The dam broke at 04:20 on 11 March 2023.\n\nIts last survey ended on 22 November 2022.\n\n"
        "The alarm rang at 04:35. The keeper died on 2 April. He had left at 04:40."
    )
    values = {d.text: d.value for d in find_dates(parse(text))}
    assert (values["04:35"], values["04:40"]) == ("2023-03-11T04:35", "2023-04-02T04:40")


def test_a_generic_time_is_no_open_question(parse: Parse) -> None:
    parsed = parse("The pumps run at night.")
    found = find_dates(parsed)
    assert [d.value for d in found] == ["XXXX-XX-XXTNI"]
    assert unresolved_dates(parsed, found) == []


def test_an_aside_about_another_century_does_not_derail_what_follows(parse: Parse) -> None:
    text = (
        "The survey began on 4 March 1908. Its map was drawn after one of 1701. On 9 March the party reached the lake. "
        "In 1908 a bridge stood there, in 1850 a ford, in 1790 a ferry, in 1720 nothing."
    )
    values = {d.text: d.value for d in find_dates(parse(text))}
    assert values["9 March"] == "1908-03-09"


DIARY = "Sunday, 6 October. We landed.\n\nTuesday. We met the mayor. On Friday it rained.\n\nWednesday. The mill.\n\n"


def test_a_weekday_that_opens_an_entry_goes_on_from_the_entry_before(parse: Parse) -> None:
    values = {d.text: d.value for d in find_dates(parse(DIARY, "2024-11-02"))}
    assert (values["Tuesday"], values["Wednesday"]) == ("2024-10-08", "2024-10-09")
    assert values["Friday"] == "2024-11-01"  # within an entry it is counted from the day of the text


def test_an_entry_earlier_than_the_one_before_is_of_the_next_day(parse: Parse) -> None:
    text = "The fire of 2022\n\n20 November 2022, 22:00: the watch begins.\n\n06:12: it leaves.\n\n06:35: it halts."
    values = {d.text: d.value for d in find_dates(parse(text))}
    assert (values["06:12"], values["06:35"]) == ("2022-11-21T06:12", "2022-11-21T06:35")


def test_a_line_that_only_says_when_a_report_was_issued_tells_no_time(parse: Parse) -> None:
    text = "The fire of 20 November 2022\n\nBergen, 23 November 2022, 14:00\n\nAt 06:12 the train left."
    values = {d.text: d.value for d in find_dates(parse(text, "2022-11-23"))}
    assert values["06:12"] == "2022-11-20T06:12"
