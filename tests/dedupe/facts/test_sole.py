"""What is sole in a report is evidence where both reports have it once, and only in reports that say enough."""

from dataclasses import replace

import pytest

from pipeline.dedupe.facts.evidence import find_evidence
from pipeline.dedupe.facts.sole import LEAST_VALUES, mark_sole
from pipeline.dedupe.facts.story import NO_STORY
from tests.dedupe.facts.conftest import STORY

MUCH = STORY + (
    "The town has 19,000 people, 31 streets and four schools. It lies 14 kilometres from the coast. "
    "A market is held on 3 June 2025, and on 9 June 2025 a fair. The fair costs 300 euros.\n\n"
)


def _sole(told, a, b, story=MUCH):
    return {
        (name, found) for name, found in find_evidence(*told(a, b, story=story)) if name.startswith(("only_", "few_"))
    }


@pytest.mark.parametrize(
    ("piece", "found", "a", "b"),
    [
        ("only_thing", "prisoner", "The jail holds [37 prisoners].", "[41 prisoners] are kept there."),
        ("only_predicate", "open", "The canal was opened in [1974].", "The waterway opened in [1976]."),
        ("only_subject", "crane", "The crane fell on [7 June 2025].", "On [8 June 2025], the crane was lifted."),
        ("only_word", "lighthouse", "The lighthouse has [37 lamps].", "In the lighthouse are [41 bulbs]."),
        ("only_measure", "[temperature]", "The kiln reaches [950 °C].", "It is heated to [900 °C]."),
    ],
)
def test_what_both_reports_have_once(piece, found, a, b, told):
    assert (piece, found) in _sole(told, a, b)


def test_what_one_report_has_twice_is_few_and_what_it_has_thrice_is_nothing(told):
    once = "The jail holds [37 prisoners]."
    twice = "The jail holds [41 prisoners]. It freed nine prisoners."
    thrice = twice + " It fed 52 prisoners."
    assert ("few_thing", "prisoner") in _sole(told, once, twice)
    assert not {name for name, found in _sole(told, once, thrice) if found == "prisoner"}


def test_the_same_value_said_again_is_still_one(told):
    again = "The jail holds [41 prisoners]. So 41 prisoners sleep there."
    assert ("only_thing", "prisoner") in _sole(told, "The jail holds [37 prisoners].", again)


def test_a_report_that_says_little_has_nothing_sole(told):
    texts = ("The jail holds [37 prisoners].", "The jail holds [41 prisoners].")
    assert _sole(told, *texts, story=STORY) == set()
    few = told(*texts, story=STORY)
    assert len(few) < LEAST_VALUES and mark_sole(few) == few


def test_reports_of_other_stories_have_nothing_in_common_by_it(told):
    a, b = told("The jail holds [37 prisoners].", "The jail holds [41 prisoners].", story=MUCH)
    stranger = replace(b, story=NO_STORY)
    assert a.only & stranger.only
    assert not [name for name, _ in find_evidence(a, stranger) if name.startswith(("only_", "few_"))]
