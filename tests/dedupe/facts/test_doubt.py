"""A doubt is raised where something explains that two values differ, and not where nothing does."""

import pytest

from pipeline.dedupe.facts.doubt import find_doubt
from pipeline.dedupe.facts.evidence import gather_evidence
from pipeline.dedupe.facts.match import compare_values
from tests.dedupe.facts.conftest import cases


def _doubt(a, b):
    assert compare_values(a, b).relation == "contradictory"
    return find_doubt(a, b, gather_evidence(a, b))


@pytest.mark.parametrize("case", cases("doubts.csv"), ids=lambda c: f"{c['doubt']}: {c['b']}")
def test_a_doubt_about_a_contradiction(case, told):
    assert case["doubt"] in _doubt(*told(case["a"], case["b"]))
    assert _doubt(*told(case["a"], case["contrast"])) == ""


def test_a_year_between_two_reports_explains_another_number(told):
    texts = ("The tower is [90 metres] high.", "The tower is [70 metres] high.")
    assert "the times of the reports" in _doubt(*told(*texts, published=("2021-03-02", "2025-06-20")))
    assert _doubt(*told(*texts, published=("2025-03-02", "2025-06-20"))) == ""


def test_a_day_that_is_counted_up_to_is_no_day_of_an_event(told):
    counts = told(
        "By [3 June 2025], 14 people had died of the fever.", "By [4 June 2025], 29 people had died of the fever."
    )
    assert "counted up to" in _doubt(*counts)
    assert _doubt(*told("On [3 June 2025], the Halden Dam burst.", "On [4 June 2025], the Halden Dam burst.")) == ""


def test_a_year_that_only_says_when_a_figure_held_is_no_date_of_an_event(told):
    made = "In [{}] the Norsund Mill made {} tons of paper."
    assert "times of" in _doubt(*told(made.format(2019, "300,000"), made.format(2022, "410,000")))
    assert _doubt(*told(made.format(2019, "300,000"), made.format(2022, "300,000"))) == ""


def test_a_person_grows_older_between_two_reports(told):
    texts = ("Anna Berg, [45], was rescued.", "Anna Berg, [46], was rescued.")
    assert "the days of the reports" in _doubt(*told(*texts, published=("2022-03-12", "2023-02-06")))
    assert _doubt(*told(*texts, published=("2022-03-12", "2022-03-20"))) == ""
    assert _doubt(*told(*texts, published=("2023-02-06", "2022-03-12"))) == ""
