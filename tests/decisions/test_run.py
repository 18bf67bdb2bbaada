"""A run obeys the decisions beside the raw reports, and lists the stale ones among the warnings."""

import csv
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.stages import Folders, run_dedupe, run_tables
from tests.contract import run_all

TEXT = "The old weir is 12 metres long. It was built in 1931 by 40 workers.\n"


def rows(out: Path, table: str) -> list[dict[str, str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_decision_is_made_obeyed_and_reported_when_its_text_changes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "weir.txt").write_text(TEXT, "utf-8")
    run_all(raw, out)
    length = next(f for f in rows(out, "figures") if f["value"] == "12")
    decisions = tmp_path / "decisions.csv"
    command = ["decide", "value", length["mention_id"], "14", "--reason", "measured again", "--author", "A. Reader"]
    made = CliRunner().invoke(app, [*command, "--decisions", str(decisions), "--out", str(out)])
    assert made.exit_code == 0, made.output

    assert not run_dedupe(Folders.of(raw, out)).cached
    run_tables(Folders.of(raw, out))
    corrected = next(f for f in rows(out, "figures") if f["mention_id"] == length["mention_id"])
    assert (corrected["value"], corrected["low"], corrected["text"]) == ("14", "14", "12 metres")
    assert not [w for w in rows(out, "warnings") if w["code"] == "stale-decision"]

    (raw / "weir.txt").write_text(TEXT.replace("old weir", "new weir"), "utf-8")
    run_all(raw, out)
    assert [f["value"] for f in rows(out, "figures") if f["text"] == "12 metres"] == ["12"]
    assert [w["document_id"] for w in rows(out, "warnings") if w["code"] == "stale-decision"] == ["weir@1"]


def test_a_decision_without_author_or_reason_is_refused() -> None:
    made = CliRunner().invoke(app, ["decide", "same", "Horka Dam", "Horka Barrage"], env={"CORROBORATE_AUTHOR": ""})
    assert made.exit_code == 2
