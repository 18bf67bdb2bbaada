"""Words that name one thing meet, words that name two stay apart, and of the rest nothing is claimed."""

import pytest

from pipeline.dedupe.facts.nouns import is_kind_of, noun_relation, noun_sense
from pipeline.dedupe.facts.predicates import are_near, event_sense, verb_sense
from tests.dedupe.facts.conftest import cases


@pytest.mark.parametrize("case", cases("noun_relations.csv"), ids=lambda c: f"{c['a']}, {c['b']}: {c['relation']}")
def test_two_nouns(case):
    a, b = noun_sense(case["a"]), noun_sense(case["b"])
    assert {noun_relation(a, b), noun_relation(b, a)} == {case["relation"]}


@pytest.mark.parametrize("noun", ["miner", "colleague", "paramedic", "engineer", "survivor"])
def test_a_noun_for_persons(noun):
    assert noun_sense(noun) == "person" or is_kind_of(noun_sense(noun), {"person"})


@pytest.mark.parametrize("noun", ["crew", "family", "pump", "hospital", "arrest", "xylograph", "head"])
def test_a_noun_for_what_is_no_person(noun):
    assert noun_sense(noun) != "person" and not is_kind_of(noun_sense(noun), {"person"})


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("arrival", "arrive"),
        ("burial", "bury"),
        ("collapse", "collapse"),
        ("contamination", "contaminate"),
        ("explosion", "explode"),
        ("ignition", "ignite"),
        ("production", "produce"),
        ("recovery", "recover"),
        ("subsidence", "subside"),
    ],
)
def test_an_event_noun_and_its_verb_are_of_one_sense(noun, verb):
    assert event_sense(noun) == verb_sense(f"be {verb}") != ""


@pytest.mark.parametrize(
    "noun", ["bridge", "electricity", "ferry", "miner", "plant", "pump", "sensor", "strike", "train"]
)
def test_a_noun_for_a_thing_says_not_what_happened(noun):
    assert event_sense(noun) == ""


@pytest.mark.parametrize(
    ("verb", "sense"),
    [
        ("be closed", "close"),
        ("be flooded", "flood"),
        ("be stranded", "=strand"),
        ("ferry", "carry"),
        ("fire", "=fire"),
        ("give way", "break"),
        ("go", ""),
        ("go up", "=go up"),
        ("lose life", "die"),
        ("not be deliver", "supply"),
        ("suffer injury", "injure"),
        ("suffer", "=suffer"),
    ],
)
def test_a_verb_with_what_belongs_to_it(verb, sense):
    assert verb_sense(verb) == sense


@pytest.mark.parametrize(("a", "b"), [("rend", "rip"), ("alert", "alarm"), ("die", "recover"), ("landfall", "strike")])
def test_verbs_that_can_tell_of_one_event_are_near(a, b):
    assert are_near({verb_sense(a)}, {verb_sense(b)})


@pytest.mark.parametrize(("a", "b"), [("explode", "recover"), ("bury", "retrieve"), ("kill", "injure")])
def test_verbs_that_share_only_a_rare_sense_or_none_are_not_near(a, b):
    assert not are_near({verb_sense(a)}, {verb_sense(b)})
