"""`corroborate diff`: exit status as diff(1), what it prints, what it writes."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.schema import FACTS_DIFF
from tests.accounts import account, write_accounts

OLD = "The fire took [40 houses|fire/take|40 house] on [3 May 2025|fire/break out|2025-05-03]."
NEW = "The fire took [52 houses|fire/take|52 house] on [3 May 2025|fire/break out|2025-05-03]."


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    return (
        str(write_accounts(tmp_path / "old", account("sitrep", OLD))),
        str(write_accounts(tmp_path / "new", account("sitrep", NEW))),
    )


def diff(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["diff", *arguments])
    return done.exit_code, done.output


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == FACTS_DIFF.header
        return list(reader)


def test_a_difference_is_status_1_a_line_with_both_values_and_a_row_in_the_new_folder(folders: tuple[str, str]) -> None:
    status, said = diff(*folders)
    assert status == 1
    assert "value: 40 house → 52 house" in said
    assert "1 changed" in said
    (row,) = rows(Path(folders[1]) / "facts_diff.csv")
    assert (row["change"], row["field"], row["old"], row["new"]) == ("changed", "value", "40", "52")
    assert row["old_text"].startswith("The fire took 40 houses")


def test_no_difference_is_status_0_and_all_lists_the_unchanged(folders: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "same.csv"
    assert diff(folders[0], folders[0], "--out", str(out)) == (0, "no difference\n")
    assert rows(out) == []
    assert diff(folders[0], folders[0], "--out", str(out), "--all")[0] == 0
    assert [r["change"] for r in rows(out)] == ["unchanged", "unchanged"]
    assert not (Path(folders[0]) / "facts_diff.csv").exists()


@pytest.mark.parametrize(
    "arguments",
    [("nowhere", "neither"), (), ("--report", "sitrep", "--in", "nowhere")],
)
def test_trouble_is_status_2(arguments: tuple[str, ...]) -> None:
    assert diff(*arguments)[0] == 2


def test_a_report_that_is_not_there_is_trouble_and_the_known_ones_are_named(folders: tuple[str, str]) -> None:
    status, said = diff(*folders, "--report", "press")
    assert (status, "there are sitrep" in said) == (2, True)


def test_json_is_for_programs(folders: tuple[str, str]) -> None:
    (change,) = json.loads(diff(*folders, "--json")[1])
    assert change["fields"] == [{"field": "value", "old": "40", "new": "52"}]
    assert (change["old"]["stated"], change["new"]["document_id"]) == ("40", "sitrep@1")


def test_nothing_that_a_terminal_would_obey_is_printed(tmp_path: Path) -> None:
    old = write_accounts(tmp_path / "old", account("s\x1b[31m", OLD))
    new = write_accounts(tmp_path / "new", account("s\x1b[31m", NEW.replace("The fire", "The \x1b]0;owned\x07fire")))
    assert "\x1b" not in diff(str(old), str(new))[1]


class Marks(HTMLParser):
    """The text of a page inside each kind of tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inside: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.inside.setdefault(tag, []).append(data)


def test_the_page_marks_the_changed_words_and_escapes_the_rest(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script>"
    old = write_accounts(tmp_path / "old", account(nasty.replace("/", ""), OLD))
    new = write_accounts(
        tmp_path / "new", account(nasty.replace("/", ""), NEW.replace("The fire", f"The {nasty} fire"))
    )
    diff(str(old), str(new), "--html", str(tmp_path / "diff.html"))
    page = Marks((tmp_path / "diff.html").read_text("utf-8"))
    assert "40" in "".join(page.inside["del"])
    assert "52" in "".join(page.inside["ins"])
    assert "script" not in page.inside
    assert nasty in "".join(page.inside["blockquote"])
