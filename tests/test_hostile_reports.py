"""Reports that mean harm: read as text or refused with a reason, in little time, and the other reports' tables are whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract import broken_rules, read_table
from tests.hostile import HIDDEN, Case, read_cases, write_hostile_reports

# Some 40 small files; the model takes 3 s to load. A pattern that tries for ever takes minutes.
LIMIT_SECONDS = 120


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """(folder, what the command said) of a run over the hostile reports."""
    folder = tmp_path_factory.mktemp("hostile")
    raw = write_hostile_reports(folder)
    command = [sys.executable, "-m", "pipeline", "run", "--raw", str(raw), "--out", str(folder / "out")]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT_SECONDS)
    return folder, said


def test_the_run_ends_with_status_1_and_without_a_traceback(
    hostile: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, said = hostile
    assert said.returncode == 1, said.stderr
    assert "Traceback" not in said.stderr + said.stdout


def test_the_tables_keep_the_contract(hostile: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    assert broken_rules(hostile[0] / "out") == []


@pytest.mark.parametrize("case", read_cases(), ids=lambda c: ascii(c["name"]))
def test_what_must_happen_to_each_report(case: Case, hostile: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = hostile
    document = next((r for r in read_table(folder / "out", "documents") if r["path"] == case["name"]), None)
    refusals = [
        r for r in read_table(folder / "out", "warnings") if r["code"] == "unusable" and case["name"] in r["message"]
    ]
    if case["result"] != "either":
        assert (case["result"] == "document") == (document is not None), (case["why"], refusals)
    if document is None:
        assert refusals, "it is refused without a reason"
        return
    text = (folder / "out/texts" / f"{document['document_id']}.txt").read_bytes().decode("utf-8")
    assert case["holds"] in text, case["why"]
    assert not case["lacks"] or case["lacks"] not in text, case["why"]


def test_nothing_is_written_outside_of_the_output_folder(
    hostile: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = hostile
    assert {p.name for p in folder.iterdir()} == {"raw", "out", "secret.txt", ".out.work"}
    assert not [p for above in folder.parents[:3] for p in above.glob("escape*")]
    for path in (folder / "out").rglob("*"):
        assert not path.is_symlink()
        assert not path.is_file() or HIDDEN.encode() not in path.read_bytes()


def test_nothing_that_a_terminal_would_obey_is_printed(
    hostile: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, said = hostile
    assert "2J" in said.stderr  # the name of a report that is refused
    printed = (said.stdout + said.stderr).replace("\n", "").replace("\t", "")
    assert all(c.isprintable() for c in printed), ascii("".join(c for c in printed if not c.isprintable()))


def test_each_hostile_report_is_made_the_same_every_time(
    hostile: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    made, again = hostile[0] / "raw", write_hostile_reports(tmp_path)
    names = {p.relative_to(made) for p in made.rglob("*") if p.is_file() and p.name != "external.docx"}
    assert len(names) >= len(read_cases()) - 2  # without external.docx, which names its folder, and the link
    for name in sorted(names):
        assert (made / name).read_bytes() == (again / name).read_bytes(), name
