"""The accuracy gate: no measure on the sample reports falls below its floor, and a floor isn't lowered in passing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.contract import run_all
from tests.eval.floors import Floor, FloorError, as_table, broken, moved, read_floors, write_floors
from tests.eval.measure import GOLD, PARAPHRASE, corpus_hash, measure, score_tables
from tests.gold.locate import locate_gold, read_texts

RAISE = "python tests/eval/raise_floors.py"


@pytest.fixture(scope="module")
def measured(sample_run: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    return measure(sample_run, run_all(PARAPHRASE, tmp_path_factory.mktemp("paraphrase") / "out"))


def test_no_measure_is_below_its_floor(measured: dict[str, float]) -> None:
    floors = read_floors()
    assert not broken(floors, measured), (
        f"\n{as_table(floors, measured)}\nMend it; only with a reason lower it: {RAISE} -h"
    )


def test_the_floors_are_of_these_reports_and_this_gold() -> None:
    assert {f.corpus for f in read_floors()} == {corpus_hash()}, f"reports or gold have changed: {RAISE}"


def test_no_floor_is_above_what_it_was_set_by() -> None:
    for floor in read_floors():
        assert not floor.is_broken(floor.measured), floor


def test_the_gold_itself_scores_full_marks(sample_run: Path, tmp_path: Path) -> None:
    """A run that finds just what the gold has is right in everything, so that what is missing is the pipeline's fault."""
    gold = locate_gold([GOLD / "samples", GOLD / "changes"], read_texts([sample_run / "texts"]))
    mentions = [
        row | {"fact_id": row["fact"], "mention_id": f"{row['start']}-{row['end']}"} for row in gold["fact_mentions"]
    ]
    sides = [{f"mention_id_{s}": f"{r[f'start_{s}']}-{r[f'end_{s}']}" for s in "ab"} for r in gold["conflicts"]]
    found = {
        **gold,
        "facts": [row | {"fact_id": row["fact"], "status": row["status"].partition("/")[0]} for row in gold["facts"]],
        "fact_mentions": mentions,
        "conflicts": [r | s for r, s in zip(gold["conflicts"], sides, strict=True)],
    }
    scores = score_tables(found, gold)
    assert {name: s.f1 for name, s in scores.items()} == dict.fromkeys(scores, 100)
    assert min(s.gold for s in scores.values()) > 10


LINKS = Floor("links", "higher", Decimal(71), Decimal("72.8"), Decimal(90), "0", "")
FALSE = Floor("false_changes", "lower", Decimal(2), Decimal(2), Decimal(2), "0", "")


def test_a_drop_breaks_a_floor_and_so_does_one_error_more() -> None:
    floors = [LINKS, FALSE]
    assert broken(floors, {"links": 71.0, "false_changes": 2.0}) == []
    assert broken(floors, {"links": 70.9, "false_changes": 2.0}) == [LINKS]
    assert broken(floors, {"links": 71.0, "false_changes": 3.0}) == [FALSE]


def test_a_measure_without_a_floor_and_a_floor_without_a_measure_are_refused() -> None:
    with pytest.raises(FloorError, match="conflicts, links"):
        broken([LINKS], {"conflicts": 80.0})


def test_floors_rise_with_what_is_measured_and_never_fall_by_themselves() -> None:
    def floors_at(links: float, false: float) -> list[Decimal]:
        return [f.floor for f in moved([LINKS, FALSE], {"links": links, "false_changes": false}, "1")]

    assert floors_at(85.6, 1.0) == [84, 1]
    assert floors_at(71.2, 2.0) == [71, 2]
    with pytest.raises(FloorError, match="links"):
        floors_at(70.0, 2.0)


def test_lowering_a_floor_takes_its_name_and_a_reason_which_is_kept() -> None:
    low = {"links": 60.0, "false_changes": 2.0}
    lowered, _ = moved([LINKS, FALSE], low, "1", ["links"], "the gold was wrong")
    assert lowered.floor == 59
    assert lowered.note == "lowered from 71 to 59: the gold was wrong"
    assert moved([replace(LINKS, note="pairs"), FALSE], low, "1", ["links"], "why")[0].note.startswith("pairs; lowered")
    for lower, reason in (
        (["links"], " "),
        (["links", "false_changes"], "why"),
        (["links", "other"], "why"),
        ([], "why"),
    ):
        with pytest.raises(FloorError):
            moved([LINKS, FALSE], low, "1", lower, reason)


def test_lowering_one_floor_does_not_let_another_fall() -> None:
    with pytest.raises(FloorError, match="below its floor: false_changes"):
        moved([LINKS, FALSE], {"links": 60.0, "false_changes": 5.0}, "1", ["links"], "why")


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    floors = [replace(LINKS, note='"quoted", with a comma'), replace(FALSE, target=None)]
    write_floors(floors, tmp_path / "floors.csv")
    assert read_floors(tmp_path / "floors.csv") == floors


def test_the_table_says_what_is_below_its_floor() -> None:
    table = as_table([LINKS, FALSE], {"links": 60.0, "false_changes": 2.0}).splitlines()
    assert "below its floor" in table[1]
    assert "its floor" not in table[2]
