"""Facts of two versions are paired by meaning, not by row, wording or order."""

from pathlib import Path

from pipeline.diff.compare import Change, compare
from pipeline.diff.said import Saying, read_saying
from tests.accounts import account, write_accounts

OLD = """The flood killed [23 people|flood/kill/people|23 person] and destroyed [31 bridges|flood/destroy/bridges|31 bridge].
In all, [14.3 kilometres|water/wash away/track|14.3 kilometer] of track were washed away.
The railway was reopened on [2 March 2025|railway/reopen|2025-03-02].
The upper section is to reopen on [1 July 2025|section/reopen|2025-07-01].
Their [310 pupils|pupils/be taught|310 pupil] are taught in the fire station.
"""


def saying(folder: Path, text: str, version: str = "1", report: str = "sitrep") -> Saying:
    return read_saying(write_accounts(folder / f"{report}-{version}", account(report, text, version)))


def changes(tmp_path: Path, old: str, new: str) -> list[tuple[str, str, list[str]]]:
    found = compare(saying(tmp_path, old, "1"), saying(tmp_path, new, "2"))
    return [_short(c) for c in found if c.kind != "unchanged"]


def _short(change: Change) -> tuple[str, str, list[str]]:
    said = change.new_said or change.old_said
    assert said is not None
    return change.kind, said.text, [d.field for d in change.differences]


def test_a_report_has_not_changed_against_itself(tmp_path: Path) -> None:
    assert changes(tmp_path, OLD, OLD) == []


def test_another_order_other_words_and_a_converted_unit_are_no_change(tmp_path: Path) -> None:
    retold = """Pupils, [310 of them|lessons/move/pupils|310 pupil], have their lessons in the fire station.
On [1 July 2025|section/open again|2025-07-01] the upper section opens again, if all goes well.
Since [2 March 2025|trains/run|2025-03-02] trains have been running on the railway again.
The water carried off [8.9 miles|river/carry off/rails|8.9 mile] of track.
In the flood [31 bridges|flood/take/bridges|31 bridge] fell, and [23 people|people/die/people|23 person] died.
"""
    assert changes(tmp_path, OLD, retold) == []


def test_changed_added_and_removed_facts_are_told_apart(tmp_path: Path) -> None:
    revised = """The flood killed [23 people|flood/kill/people|23 person].
It destroyed [34 bridges|flood/destroy/bridges|34 bridge].
In all, [14.3 kilometres|water/wash away/track|14.3 kilometer] of track were washed away.
The railway was reopened on [2 March 2025|railway/reopen|2025-03-02].
The upper section is to reopen on [15 August 2025|section/reopen|2025-08-15].
A warning centre with [twelve people|centre/employ/people|12 person] has been opened.
"""
    assert changes(tmp_path, OLD, revised) == [
        ("changed", "34 bridges", ["value"]),
        ("changed", "15 August 2025", ["date"]),
        ("removed", "310 pupils", []),
        ("added", "twelve people", []),
    ]


def test_an_identifier_that_went_astray_does_not_mislead(tmp_path: Path) -> None:
    """The identifier of the railway's reopening has passed to the upper section's, as the first sentence was reworded."""
    renamed = OLD.replace("railway/reopen", "trains/run").replace("section/reopen", "railway/reopen")
    assert changes(
        tmp_path, OLD, renamed.replace("1 July 2025", "2 July 2025").replace("2025-07-01", "2025-07-02")
    ) == [("changed", "2 July 2025", ["date"])]


def test_one_fact_that_was_split_in_two_is_neither_added_nor_removed(tmp_path: Path) -> None:
    old = (
        "The fire took [410 beds|fire/take/beds|410 bed]. All [410 beds|fire/take/beds|410 bed] stood in the old wing."
    )
    new = old.replace("fire/take/beds", "beds/stand/wing").replace("beds/stand/wing", "fire/take/beds", 1)
    assert changes(tmp_path, old, new) == changes(tmp_path, new, old) == []


def test_different_things_counted_are_never_one_fact(tmp_path: Path) -> None:
    old = "The storm sank [7 ferries|storm/sink/ferries|7 ferry] in the bay."
    new = "The storm sank [9 barges|storm/sink/barges|9 barge] in the bay."
    assert [kind for kind, *_ in changes(tmp_path, old, new)] == ["removed", "added"]


def test_the_difference_of_two_versions_is_that_of_the_exchanged_ones_exchanged(tmp_path: Path) -> None:
    new = OLD.replace("31", "34").replace(
        "Their [310 pupils|pupils/be taught|310 pupil] are taught in the fire station.", ""
    )
    there = compare(saying(tmp_path, OLD, "1"), saying(tmp_path, new, "2"))
    back = compare(saying(tmp_path, new, "2"), saying(tmp_path, OLD, "1"))
    mirrored = {"added": "removed", "removed": "added"}
    assert {(c.kind, c.old_said, c.new_said) for c in there} == {
        (mirrored.get(c.kind, c.kind), c.new_said, c.old_said) for c in back
    }


def test_reports_are_compared_one_by_one_and_a_new_report_adds_only_what_nobody_said(tmp_path: Path) -> None:
    old = write_accounts(tmp_path / "old", account("sitrep", OLD))
    press = "The flood took [31 bridges|flood/destroy/bridges|31 bridge], and [4 mills|flood/ruin/mills|4 mill] are in ruins."
    new = write_accounts(tmp_path / "new", account("sitrep", OLD), account("press", press))
    found = [_short(c) for c in compare(read_saying(old), read_saying(new)) if c.kind != "unchanged"]
    assert found == [("added", "4 mills", [])]
