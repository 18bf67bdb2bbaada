"""What was made of tables that are no longer there goes with them; what an analyst put there stays."""

from pathlib import Path

import pytest

from pipeline.diff.page import changes_html
from pipeline.diff.rows import write_changes
from pipeline.tables.derived import DIFFERENCES, PAGE, derived_files
from pipeline.tables.publish import publish


def made(out: Path) -> Path:
    """A folder with a table, and with what the commands `diff` and `report` leave beside it."""
    publish(out, {"facts.csv": b"old\n"}, ("facts.csv",))
    write_changes(out / DIFFERENCES, ())
    (out / PAGE).write_text(changes_html((), "old", "new"), "utf-8")
    return out


def test_a_page_and_differences_of_old_tables_are_removed_with_them(tmp_path: Path) -> None:
    out = made(tmp_path / "out")
    assert derived_files(out) == (DIFFERENCES, PAGE)
    assert publish(out, {"facts.csv": b"new\n"}, ("facts.csv",), derived_files(out))
    assert sorted(p.name for p in out.iterdir()) == ["facts.csv"]


def test_they_stay_with_tables_that_stay(tmp_path: Path) -> None:
    out = made(tmp_path / "out")
    assert not publish(out, {"facts.csv": b"old\n"}, ("facts.csv",), derived_files(out))
    assert sorted(p.name for p in out.iterdir()) == ["facts.csv", DIFFERENCES, PAGE]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (DIFFERENCES, "change,what I think\nadded,a bridge\n"),
        (DIFFERENCES, ""),
        (PAGE, "<html><head><title>My report</title></head></html>"),
        ("notes.html", '<meta name="generator" content="corroborate">'),
    ],
)
def test_a_file_of_ones_own_is_nobody_elses(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert derived_files(tmp_path) == ()


def test_a_link_is_left_alone(tmp_path: Path) -> None:
    write_changes(tmp_path / "elsewhere.csv", ())
    out = tmp_path / "out"
    out.mkdir()
    (out / DIFFERENCES).symlink_to(tmp_path / "elsewhere.csv")
    assert derived_files(out) == ()
