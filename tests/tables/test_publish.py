"""The output folder is exchanged in one step: old tables or new ones, never a mixture."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.tables import publish as module
from pipeline.tables.publish import publish, recover

OURS = ("facts.csv", "dates.csv", "texts")
OLD = {"facts.csv": b"old", "dates.csv": b"old", "texts/a@1.txt": b"old"}
NEW = {"facts.csv": b"new", "texts/b@1.txt": b"new"}


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_folder_holds_just_the_new_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert publish(out, OLD, OURS)
    assert publish(out, NEW, OURS)
    assert content(out) == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_what_is_not_ours_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, OLD, OURS)
    (out / "notes.md").write_bytes(b"mine")
    (out / "plots").mkdir()
    (out / "plots" / "a.png").write_bytes(b"mine")
    publish(out, NEW, OURS)
    assert content(out) == NEW | {"notes.md": b"mine", "plots/a.png": b"mine"}


def test_the_same_files_are_not_written_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(out, OLD, OURS)
    before = (out / "facts.csv").stat().st_mtime_ns
    assert not publish(out, OLD, OURS)
    assert (out / "facts.csv").stat().st_mtime_ns == before


def test_it_works_where_names_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda a, b: False)
    out = tmp_path / "out"
    publish(out, OLD, OURS)
    publish(out, NEW, OURS)
    assert content(out) == NEW


@pytest.mark.parametrize("complete", [True, False])
def test_a_run_killed_between_two_renames_is_finished_or_undone(tmp_path: Path, complete: bool) -> None:
    out, incoming, outgoing = tmp_path / "out", tmp_path / ".out.incoming", tmp_path / ".out.outgoing"
    for folder, data in ((incoming, b"new"), (outgoing, b"old")):
        folder.mkdir()
        (folder / "facts.csv").write_bytes(data)
    if complete:
        (incoming / module.MARKER).touch()
    recover(out)
    assert content(out) == {"facts.csv": b"new" if complete else b"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


WRITER = """
import sys
from pathlib import Path
from pipeline.tables.publish import publish
names = [f"t{i}.csv" for i in range(40)]
for n in range(10**6):
    publish(Path(sys.argv[1]), {name: str(n).encode() for name in names}, names)
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")
@pytest.mark.parametrize("delay", [0.0, 0.003, 0.011, 0.023])
def test_a_writer_killed_at_any_moment_leaves_one_version_whole(tmp_path: Path, delay: float) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(out)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    time.sleep(delay)
    process.kill()
    process.wait()
    process.stdout.close()
    found = {p.read_bytes() for p in out.glob("t*.csv")}
    assert len(found) == 1, "a mixture of versions"
    assert len(list(out.glob("t*.csv"))) == 40


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    publish(tmp_path / "link", {"facts.csv": b"new\n"}, ["facts.csv"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "facts.csv").read_bytes() == b"new\n"
