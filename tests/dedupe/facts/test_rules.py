"""The word lists agree with each other, and every rule's example shows the rule."""

import pytest

from pipeline.dedupe.facts.determiners import Definite, Norm, Offset, Partitive, Totality
from pipeline.dedupe.facts.nouns import NounForm, noun_relation
from pipeline.dedupe.facts.predicates import (
    Homonym,
    NearSenses,
    PredicateForm,
    PredicateSense,
    SupportVerb,
    event_sense,
    is_support,
    predicate_sense,
    verb_sense,
)
from pipeline.dedupe.facts.wording import UnitSymbol
from pipeline.dedupe.facts.words import LightWord
from pipeline.resources import RULES, load_rules
from tests.dedupe.facts.conftest import profiles_of

FOLDER = "dedupe/facts"
PREDICATES = load_rules(f"{FOLDER}/predicates.csv", PredicateForm, key=("form",))
SENSES = {r.sense for r in PREDICATES}


def test_every_predicate_form_has_its_sense():
    assert {r.form: predicate_sense(r.form) for r in PREDICATES} == {r.form: r.sense for r in PREDICATES}


def test_homonyms_are_of_a_sense_one_way_only():
    for row in load_rules(f"{FOLDER}/homonyms.csv", Homonym, key=("form",)):
        other = event_sense if row.only == "verb" else verb_sense
        assert predicate_sense(row.form) not in ("", other(row.form)), row.form


def test_support_verbs_have_no_sense_of_their_own_beside_an_event():
    assert all(is_support(r.verb) for r in load_rules(f"{FOLDER}/support_verbs.csv", SupportVerb, key=("verb",)))


def test_lists_of_senses_name_senses_that_there_are():
    named = {r.sense for name in ("once", "running") for r in load_rules(f"{FOLDER}/{name}.csv", PredicateSense)}
    near = {s for r in load_rules(f"{FOLDER}/near_senses.csv", NearSenses) for s in (r.sense, r.near)}
    assert (named | near) - SENSES == set()


def test_a_wider_noun_is_one_of_the_senses():
    nouns = load_rules(f"{FOLDER}/nouns.csv", NounForm, key=("form",))
    senses = {r.sense for r in nouns}
    assert {r.wider for r in nouns if r.wider} <= senses
    assert all(noun_relation(r.sense, r.wider) == "wider" for r in nouns if r.wider)


def test_no_light_word_says_what_happened():
    light = {r.word for r in load_rules(f"{FOLDER}/light_words.csv", LightWord, key=("word",))}
    assert {r.form for r in PREDICATES} & light == set()


@pytest.mark.parametrize(
    ("name", "rule", "field"),
    [
        ("totalities", Totality, "total"),
        ("definites", Definite, "definite"),
        ("partitives", Partitive, "part"),
        ("offsets", Offset, "offset"),
        ("norms", Norm, "norm"),
    ],
)
def test_the_examples_of_determiners_make_a_count_what_they_say(name, rule, field, read):
    for row in load_rules(f"{FOLDER}/{name}.csv", rule):
        found = any(getattr(p, field) for p in profiles_of([read(row.example, "report")]))
        assert found == getattr(row, "total", True), row.example


def test_units_show_themselves():
    assert all(r.symbol in r.example for r in load_rules(f"{FOLDER}/unit_symbols.csv", UnitSymbol, key=("unit",)))


def test_files_are_sorted():
    for path in sorted((RULES / FOLDER).glob("*.csv")):
        rows = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")][1:]
        keys = [tuple(cell.strip() for cell in row.split(",")[:2]) for row in rows]
        assert keys == sorted(keys), path.name
