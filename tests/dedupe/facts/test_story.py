"""Two reports tell of one story by the days, numbers and names that both have."""

import pytest

from pipeline.dedupe.facts.story import NO_STORY, Story, nearness

DAY, OTHER_DAY = "2025-05-14", "2025-05-15"
NUMBER, OTHER_NUMBER = "count 412", "[length] 37"
PORT, CREW, MAYOR = "E1", "E2", "E3"


def _story(*parts: str) -> Story:
    return Story(
        names=frozenset(p for p in parts if p.startswith("E")),
        numbers=frozenset(p for p in parts if " " in p),
        days=frozenset(p for p in parts if p.startswith("2025")),
    )


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ((DAY, PORT), "one"),
        ((DAY, NUMBER), "one"),
        ((NUMBER, OTHER_NUMBER), "one"),
        ((NUMBER, PORT), "kindred"),
        ((PORT, CREW), "kindred"),
        ((PORT, CREW, MAYOR), "kindred"),
        ((DAY, OTHER_DAY), "none"),
        ((NUMBER,), "none"),
        ((DAY,), "none"),
        ((PORT,), "none"),
        ((), "none"),
    ],
)
def test_what_makes_two_reports_tell_of_one_story(shared, expected):
    a, b = _story(*shared, "E8", "2025-01-01"), _story(*shared, "E9", "mass 7")
    assert nearness(a, b) == nearness(b, a) == expected


@pytest.mark.parametrize(("shared", "own"), [((DAY, PORT), DAY), ((NUMBER, OTHER_NUMBER), NUMBER)])
def test_what_the_two_statements_say_themselves_takes_no_part(shared, own):
    a = b = _story(*shared)
    assert (nearness(a, b), nearness(a, b, own), nearness(a, b, "count 5")) == ("one", "none", "one")


def test_a_report_without_names_numbers_and_days_has_no_story():
    assert nearness(NO_STORY, _story(DAY, PORT)) == "none"
