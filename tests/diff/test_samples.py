"""The changes between the two versions of the sample situation report, and between two tellings of one account."""

import shutil
from pathlib import Path

import pytest

from pipeline.diff.compare import Change, compare
from pipeline.diff.said import Said
from pipeline.diff.versions import read_versions
from tests.contract import run_all
from tests.gold.locate import locate, read_gold

TESTS = Path(__file__).parents[1]
REPORT, OLD, NEW = "velnica-sitrep", "2025-04-30", "2025-05-31"
LEAST_F1 = 0.95
MOST_FALSE_CHANGES = 2
Span = tuple[str, int]


@pytest.fixture(scope="module")
def changes(sample_run: Path) -> list[Change]:
    return [c for c in compare(*read_versions(sample_run, REPORT, (OLD, NEW))) if c.kind != "unchanged"]


def place(said: Said | None) -> Span | None:
    return (said.document_id, said.start) if said else None


def test_the_changes_of_the_situation_report_are_found(sample_run: Path, changes: list[Change]) -> None:
    texts = {f"{REPORT}@{v}": (sample_run / f"texts/{REPORT}@{v}.txt").read_text("utf-8") for v in (OLD, NEW)}
    gold = set()
    for row in read_gold([TESTS / "gold/changes"], "versions"):
        sides = [locate(row, texts, f"_{side}") if row[f"quote_{side}"] else None for side in ("old", "new")]
        starts = [
            (at[f"document_id_{side}"], int(at[f"start_{side}"])) if at else None
            for at, side in zip(sides, ("old", "new"), strict=True)
        ]
        gold.add((row["change"], *starts))
    optional = set()
    for row in read_gold([TESTS / "gold/changes", TESTS / "gold/samples"], "optional"):
        if row["table"] == "mentions" and row["document_id_a"] in texts and (at := locate(row, texts, "_a")):
            optional.add((at["document_id_a"], int(at["start_a"])))
    found = {(c.kind, place(c.old_said), place(c.new_said)) for c in changes}
    counted = {f for f in found if not {f[1], f[2]} & optional}
    f1 = 2 * len(gold & counted) / (len(gold) + len(counted))
    assert f1 >= LEAST_F1, f"missed {gold - counted}; false {counted - gold}"


def test_a_planned_move_that_took_place_changed_date_and_modality(changes: list[Change]) -> None:
    moved = next(c for c in changes if c.new_said and "laboratory" in c.new_said.sentence)
    assert [(d.field, d.old, d.new) for d in moved.differences] == [
        ("date", "2025-05-05", "2025-05-06"),
        ("modality", "planned", "actual"),
    ]


def test_an_account_told_in_other_words_has_hardly_changed(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "samples/paraphrase", tmp_path / "raw")
    out = run_all(tmp_path / "raw", tmp_path / "out")
    found = [c for c in compare(*read_versions(out, "valley-courier", ("1", "2"))) if c.kind != "unchanged"]
    assert len(found) <= MOST_FALSE_CHANGES, [(c.kind, c.old_said, c.new_said, c.differences) for c in found]
