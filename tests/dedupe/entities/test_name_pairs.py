"""Labelled pairs of names: what the names alone must say. The run prints a confusion matrix by category (pytest -rP).

`quality` must: a wrong verdict fails; should and nice: counted. No pair of two entities may match, whatever its quality: a
false merge corrupts every fact behind it.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from pipeline.dedupe.entities.compare import compare_names
from pipeline.model import EntityType
from pipeline.resources import load_rules

LEAST_F1 = 0.93


@dataclass(frozen=True)
class Pair:
    name_a: str
    name_b: str
    type: EntityType
    is_match: bool
    quality: Literal["must", "should", "nice"]
    category: str
    notes: str = ""


PAIRS = load_rules("name_pairs.csv", Pair, ("name_a", "name_b"), Path(__file__).parent / "cases")


def matches(pair: Pair) -> bool:
    return compare_names(pair.name_a, pair.name_b, pair.type).verdict == "match"


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.quality == "must"], ids=lambda p: f"{p.name_a} ~ {p.name_b}")
def test_a_pair_that_must_be_right_is(pair: Pair) -> None:
    link = compare_names(pair.name_a, pair.name_b, pair.type)
    assert (link.verdict == "match") == pair.is_match, link.reason
    assert link.reason


@pytest.mark.parametrize("pair", [p for p in PAIRS if not p.is_match], ids=lambda p: f"{p.name_a} ~ {p.name_b}")
def test_two_entities_never_match(pair: Pair) -> None:
    assert not matches(pair)


def test_verdicts_are_the_same_in_both_directions() -> None:
    for pair in PAIRS:
        there = compare_names(pair.name_a, pair.name_b, pair.type)
        back = compare_names(pair.name_b, pair.name_a, pair.type)
        assert (there.verdict, there.score) == (back.verdict, back.score), pair


def test_the_confusion_matrix_by_category() -> None:
    table: Counter[tuple[str, str]] = Counter()
    out = sys.stdout.write
    for pair in PAIRS:
        outcome = {(True, True): "tp", (True, False): "fn", (False, True): "fp", (False, False): "tn"}
        table[pair.category, outcome[pair.is_match, matches(pair)]] += 1
    out(f"{'category':18}{'tp':>4}{'fp':>4}{'fn':>4}{'tn':>4}" + "\n")
    for category in sorted({category for category, _ in table}):
        out(f"{category:18}" + "".join(f"{table[category, o]:4}" for o in ("tp", "fp", "fn", "tn")) + "\n")
    total = {o: sum(n for (_, outcome), n in table.items() if outcome == o) for o in ("tp", "fp", "fn")}
    f1 = 2 * total["tp"] / (2 * total["tp"] + total["fp"] + total["fn"])
    out(f"F1 {f1:.3f} of {len(PAIRS)} pairs" + "\n")
    assert len(PAIRS) >= 150
    assert f1 >= LEAST_F1
