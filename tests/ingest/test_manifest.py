"""The manifest: what it says, and what is said where it is wrong."""

from datetime import date

import pytest

from pipeline.ingest import IngestError
from pipeline.ingest.manifest import Entry, parse_manifest, read_manifest
from pipeline.model import Problem


def test_a_line_gives_what_is_known_of_a_file():
    manifest = parse_manifest('path,title,published,language\nlock.txt,"The lock, shut",2024-05-03,en-GB\n')
    assert manifest.entries == {
        "lock.txt": Entry("lock.txt", title="The lock, shut", published=date(2024, 5, 3), language="en")
    }
    assert manifest.problems == ()


def test_there_need_be_no_manifest(tmp_path):
    assert read_manifest(tmp_path).entries == {}


def test_an_unknown_column_is_told_with_the_one_that_was_meant_and_the_others_count():
    manifest = parse_manifest("path,publishd,title\nlock.txt,2024-05-03,The lock\n")
    assert manifest.entries["lock.txt"].title == "The lock"
    assert [p.message for p in manifest.problems] == [
        "reports.csv, line 1: unknown column `publishd` is ignored; did you mean `published`?"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title\nx\n", "line 1: there is no column `path`"),
        ("path;title\nlock.txt;x\n", "semicolons"),
        ("path,title,title\nlock.txt,x,y\n", "line 1: the column `title` is there twice"),
        ('path,title\nlock.txt,"open\n', "line 2: unexpected end of data"),
    ],
)
def test_a_manifest_that_cannot_be_understood_stops_the_run(text: str, message: str):
    with pytest.raises(IngestError, match=message):
        parse_manifest(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("path,published\nlock.txt,27.06.2025\n", "line 2: `published` is '27.06.2025', which is no ISO date"),
        ("path,published\nlock.txt,27.06.2025\n", "write 2025-06-27"),
        ("path,published\nlock.txt,2025-02-30\n", "line 2: `published` is '2025-02-30'"),
        ("path,language\nlock.txt,British English\n", "line 2: `language` is 'British English'"),
        ("path,title\n,The lock\n", "line 2: `path` is empty"),
        ("path,title\nlock.txt,The lock, shut\n", "line 2: 3 cells for 2 columns"),
        ("path\nlock.txt\n\nlock.txt\n", "line 4: lock.txt is described in line 2 already"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_the_fix(text: str, message: str):
    problems = parse_manifest(text).problems
    assert any(message in problem.message for problem in problems)
    assert {(problem.document_id, problem.code) for problem in problems} == {("reports.csv", "manifest")}


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "C:\\secret.txt", "visits/../../secret.txt", "\\\\host\\x"]
)
def test_a_path_out_of_the_folder_is_refused(path: str):
    manifest = parse_manifest(f"path\n{path}\n")
    assert manifest.entries == {}
    assert manifest.problems == (
        Problem(
            path,
            "ingest",
            "unusable",
            f"reports.csv, line 2: {path!r} leads out of the folder of raw reports; put the file into it",
        ),
    )


def test_a_manifest_saved_by_a_spreadsheet_is_read(tmp_path):
    (tmp_path / "reports.csv").write_bytes("path,title\r\nlock.txt,Café\r\n".encode("utf-16"))
    assert read_manifest(tmp_path).entries["lock.txt"].title == "Café"
