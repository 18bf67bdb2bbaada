"""The command: what it prints, its exit status, and that help is quick."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "On 3 March 2024 the mission visited the Lower Weir.\n"


def corroborate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "visit.txt").write_text(REPORT)
    return tmp_path / "raw"


def test_help_loads_neither_spacy_nor_pandas() -> None:
    code = (
        "import sys; sys.argv = ['corroborate', '--help']\n"
        "from pipeline.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('loaded', {'spacy', 'pandas', 'pint', 'trafilatura'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "ingest" in done.stdout
    assert done.stdout.endswith("loaded set()\n")


def test_a_run_says_what_each_stage_did_and_shows_no_progress_when_piped(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = corroborate("run", "--raw", raw, "--out", out)
    assert first.returncode == 0, first.stderr
    assert first.stderr == ""
    assert [line.split(":")[0] for line in first.stdout.splitlines()] == ["ingest", "extract", "dedupe", "tables"]
    assert "1 document extracted" in first.stdout
    again = corroborate("run", "--raw", raw, "--out", out)
    assert "extract: nothing to do, 1 unchanged since the last run" in again.stdout
    assert f"{out} is up to date" in again.stdout


def test_an_unusable_report_gives_status_1_and_the_others_tables(raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").write_text("")
    done = corroborate("run", "--raw", raw, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert "visit@1" in (tmp_path / "out" / "documents.csv").read_text()
    assert "empty" in (tmp_path / "out" / "warnings.csv").read_text()


def test_when_nothing_can_be_done_the_status_is_2_and_there_is_no_traceback(tmp_path: Path) -> None:
    done = corroborate("run", "--raw", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("corroborate: ")
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_model_is_named(raw: Path, tmp_path: Path) -> None:
    done = corroborate("run", "--raw", raw, "--out", tmp_path / "out", "--model", "en_core_web_huge")
    assert done.returncode == 2
    assert "'en_core_web_huge' can't be loaded" in done.stderr


def test_debug_shows_the_traceback(raw: Path, tmp_path: Path) -> None:
    done = corroborate("run", "--debug", "--raw", raw, "--out", tmp_path / "out", "--model", "en_core_web_huge")
    assert "Traceback" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_and_on_stderr_only(raw: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "pipeline", "run", "--raw", str(raw), "--out", str(tmp_path / "out")]
    stdout = tmp_path / "stdout"
    with stdout.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=theirs, env={**os.environ, "TERM": "xterm"})
    os.close(theirs)
    shown = b""
    # Read while it runs: a terminal holds a few kB, then whoever writes to it waits.
    with contextlib.suppress(OSError):  # Linux reports the end of a terminal as an error
        while part := os.read(ours, 65_536):
            shown += part
    os.close(ours)
    assert process.wait() == 0
    assert b"extract" in shown
    assert "100%" not in stdout.read_text("utf-8")
