"""The tables distilled from WordNet are well formed and small, and hold what they should and nothing rare."""

import re

import pytest

from pipeline.dedupe.facts.wordnet import GENERAL, noun_senses, verb_of, verb_senses
from pipeline.resources import RULES, RuleError, load_index

FOLDER = "dedupe/facts"
COLUMNS = {
    "nouns": "form,senses",
    "synsets": "synset,sort,hypernyms",
    "verbs": "form,senses",
    "derivations": "noun,verb",
}
TABLES = {name: load_index(f"{FOLDER}/wordnet_{name}.csv") for name in COLUMNS}
MOST_BYTES = 1_500_000
WORDS = re.compile(r"[a-z]{2,}( [a-z]+)*")
SYNSETS = re.compile(r"[^ ,]+\.\d+( [^ ,]+\.\d+)*")


def _lines(name):
    return (RULES / FOLDER / f"wordnet_{name}.csv").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_names_its_source_and_has_its_columns_in_each_row_once(name):
    head = [line for line in _lines(name) if line.startswith("#")]
    header, *rows = [line for line in _lines(name) if not line.startswith("#")]
    assert "WordNet 3.0 Copyright" in head[1]
    assert header == COLUMNS[name]
    assert {row.count(",") for row in rows} == {header.count(",")}
    assert len(rows) == len(TABLES[name])


def test_the_licence_is_there_and_the_tables_are_small():
    assert "Permission to use, copy, modify and distribute" in (RULES / FOLDER / "wordnet_licence.txt").read_text(
        "utf-8"
    )
    assert sum((RULES / FOLDER / f"wordnet_{name}.csv").stat().st_size for name in COLUMNS) < MOST_BYTES


@pytest.mark.parametrize("name", ["nouns", "verbs"])
def test_each_word_has_synsets(name):
    assert [w for w, (senses,) in TABLES[name].items() if not WORDS.fullmatch(w) or not SYNSETS.fullmatch(senses)] == []


def test_each_synset_named_is_in_the_table():
    named = {s for (senses,) in TABLES["nouns"].values() for s in senses.split()}
    named |= {s for _, above in TABLES["synsets"].values() if above != GENERAL for s in above.split()}
    assert named == set(TABLES["synsets"])


def test_a_derivation_is_of_a_noun_in_the_table_and_shows_in_the_word():
    assert [
        n for n, (v,) in TABLES["derivations"].items() if n not in TABLES["nouns"] or n[:3] != v[:3] or n == v
    ] == []


def test_main_senses_are_kept_and_rare_ones_left_out():
    assert noun_senses("sensor") == noun_senses("detector") == {"detector.1"}
    assert noun_senses("plant") == {"plant.1", "plant.2"}  # works, and what grows; no actor, no spy
    assert "vessel.2" in noun_senses("vessel")
    assert verb_senses("explode") == verb_senses("detonate")
    assert verb_of("recovery") == "recover"
    assert verb_of("construction") == "construct"
    assert verb_of("turbine") == ""


def test_a_missing_table_is_named():
    with pytest.raises(RuleError, match="nowhere"):
        load_index("nowhere.csv")
