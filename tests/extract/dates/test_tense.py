"""The direction that a clause gives a date: back for the past, ahead for the future."""

import csv
from pathlib import Path

import pytest

from pipeline.extract.dates import find_dates
from pipeline.extract.dates.tense import Invariable, Plan, direction
from pipeline.extract.parse import Parsed
from pipeline.resources import load_rules
from tests.conftest import Parse
from tests.extract.dates.conftest import ParseEach

PUBLISHED = "2025-06-27"  # a Friday
VERBS = load_rules("extract/dates/invariable_verbs.csv", Invariable)
PLANS = load_rules("extract/dates/plans.csv", Plan)


def cases() -> list[dict[str, str]]:
    with (Path(__file__).parent / "cases/one_form.csv").open(encoding="utf-8", newline="") as file:
        assert file.readline().startswith("#")
        return list(csv.DictReader(file))


def direction_of_monday(parsed: Parsed, verb: str) -> int:
    """What the sentence says of its Monday where the tagger takes the verb for a base form."""
    tokens = {token.text: token for token in parsed.doc}
    tokens[verb].tag_, tokens[verb].pos_ = "VBP", "VERB"
    return direction(tokens["Monday"])


def test_a_verb_of_one_form_is_past_in_its_example_whatever_its_tag(parse_each: ParseEach) -> None:
    parsed = parse_each([v.example for v in VERBS], PUBLISHED)
    found = {v.form: direction_of_monday(p, v.form) for v, p in zip(VERBS, parsed, strict=True)}
    assert {form for form, sign in found.items() if sign != -1} == set()


@pytest.mark.parametrize("case", cases(), ids=lambda c: c["text"])
def test_a_verb_of_one_form_is_past_unless_something_governs_it(parse: Parse, case: dict[str, str]) -> None:
    assert direction_of_monday(parse(case["text"]), case["verb"]) == int(case["direction"])


def test_a_date_beside_a_plan_lies_ahead_unless_it_is_when_the_plan_was_made(parse_each: ParseEach) -> None:
    parsed = parse_each([p.example for p in PLANS], PUBLISHED)
    dates = {p.lemma: [d.value for d in find_dates(each)] for p, each in zip(PLANS, parsed, strict=True)}
    assert dates == {p.lemma: ["2025-06-23" if p.act else "2025-06-30"] for p in PLANS}
