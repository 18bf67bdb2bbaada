"""A folder of raw files becomes documents; what can't is told, and the rest goes on."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest import Ingested, IngestError, ingest_folder
from pipeline.ingest.naming import safe_name
from tests.ingest.pdf_writer import pdf

TEXT = "The lock at the weir was shut in March. Barges waited for eleven days."


def write(raw: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        place = raw / name.replace("__", "/").replace("_", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return raw


def unusable(ingested: Ingested) -> dict[str, str]:
    return {p.document_id: p.message for p in ingested.problems if p.code == "unusable"}


def test_names_come_from_paths_and_the_last_version_as_text_is_the_latest(tmp_path):
    write(tmp_path, lock_txt=TEXT, weir__2024_txt=TEXT, weir__2025_md=TEXT)
    found = [(d.document_id, d.path, d.is_latest) for d in ingest_folder(tmp_path).documents]
    assert found == [
        ("lock@1", "lock.txt", True),
        ("weir@2024", "weir/2024.txt", False),
        ("weir@2025", "weir/2025.md", True),
    ]


def test_the_manifest_comes_before_what_the_text_says(tmp_path):
    manifest = "path,report,version,title,published\nlock.txt,weir,b,The weir,2024-05-03\n"
    write(tmp_path, lock_txt=f"Shut\nPublished: 1 April 2020\n{TEXT}", reports_csv=manifest)
    [document] = ingest_folder(tmp_path).documents
    assert (document.document_id, document.title, document.published) == ("weir@b", "The weir", date(2024, 5, 3))


def test_without_a_manifest_title_and_day_come_from_the_text(tmp_path):
    write(tmp_path, lock_txt=f"Lock stays shut\nPublished: 1 April 2020\n{TEXT}")
    [document] = ingest_folder(tmp_path).documents
    assert (document.title, document.published, document.language) == ("Lock stays shut", date(2020, 4, 1), "en")


def test_where_nothing_says_when_it_was_published_nothing_is_assumed(tmp_path):
    write(tmp_path, lock_txt=TEXT)
    assert ingest_folder(tmp_path).documents[0].published is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bad_txt", b"", "is empty"),
        ("bad_txt", b" \n\t\n\xc2\xa0", "holds no text"),
        ("bad_txt", bytes(range(256)) * 4, "binary"),
        ("bad_pdf", b"\x00\x01", "damaged or no PDF"),
        ("bad_pdf", pdf([[]], picture=True), "has 1 page but no text: it is a scan"),
        ("bad_docx", b"PK\x03\x04broken", "damaged or no DOCX"),
        ("bad_docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "password"),
        ("bad_html", b"<div>" * 5000 + b"x", "elements inside each other"),
        ("bad_html", b"<html><body></body></html>", "holds no text"),
        ("bad_txt", b"x" * 3000, "larger than 2,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_once_and_the_others_are_read(tmp_path, name, content, reason):
    limit = 2000 if len(content) == 3000 else 50_000
    ingested = ingest_folder(write(tmp_path, good_txt=TEXT, **{name: content}), max_bytes=limit)
    assert [d.document_id for d in ingested.documents] == ["good@1"]
    [(document_id, message)] = unusable(ingested).items()
    assert document_id == "bad@1"
    assert message.startswith(name.replace("_", ".")) and reason in message


def test_a_text_longer_than_the_limit_is_unusable(tmp_path):
    assert "more than 50" in unusable(ingest_folder(write(tmp_path, lock_txt=TEXT), max_chars=50))["lock@1"]


def test_an_error_that_nobody_foresaw_is_told_with_its_name(tmp_path, monkeypatch):
    def fail(data: bytes) -> None:
        raise KeyError("no such glyph")

    monkeypatch.setattr("pipeline.ingest.pdf.read", fail)
    message = unusable(ingest_folder(write(tmp_path, good_txt=TEXT, bad_pdf=b"%PDF-1.7")))["bad@1"]
    assert "KeyError: 'no such glyph'" in message


def test_two_files_of_one_name_are_both_refused(tmp_path):
    ingested = ingest_folder(write(tmp_path, lock_txt=TEXT, lock_md=TEXT, Weir_txt=TEXT, weir_md=TEXT, dam_txt=TEXT))
    assert [d.document_id for d in ingested.documents] == ["dam@1"]
    assert sorted(unusable(ingested)) == ["Weir@1", "lock@1", "weir@1"]
    assert "are both version 1 of lock; give each its own version" in unusable(ingested)["lock@1"]


def test_files_that_are_no_reports_are_told_unless_they_are_hidden(tmp_path):
    write(tmp_path, lock_txt=TEXT, notes_xlsx=b"x", a__b__c_txt=TEXT)
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "~$lock.docx").write_bytes(b"x")
    ingested = ingest_folder(tmp_path)
    assert [d.document_id for d in ingested.documents] == ["lock@1"]
    assert sorted((p.code, p.document_id) for p in ingested.problems) == [
        ("unknown_format", "a/b/c.txt"),
        ("unknown_format", "notes.xlsx"),
    ]


def test_a_file_that_the_manifest_names_and_is_not_there_is_told(tmp_path):
    ingested = ingest_folder(write(tmp_path, good_txt=TEXT, reports_csv="path\ngood.txt\ngone.txt\n"))
    assert unusable(ingested) == {"gone.txt": "reports.csv names gone.txt, which isn't there; correct the path"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_links_out_of_the_folder_and_pipes_are_refused(tmp_path):
    raw = write(tmp_path / "raw", good_txt=TEXT)
    (tmp_path / "secret.txt").write_text(TEXT)
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "circle.txt").symlink_to(raw / "circle.txt")
    os.mkfifo(raw / "pipe.txt")
    ingested = ingest_folder(raw)
    assert [d.document_id for d in ingested.documents] == ["good@1"]
    assert sorted(unusable(ingested)) == ["circle.txt", "link.txt", "pipe.txt"]


@pytest.mark.parametrize("name", ["gone", "file.txt"])
def test_no_folder_stops_the_run(tmp_path, name):
    (tmp_path / "file.txt").write_text(TEXT)
    with pytest.raises(IngestError, match="is not a folder"):
        ingest_folder(tmp_path / name)


def test_a_folder_without_reports_stops_the_run(tmp_path):
    with pytest.raises(IngestError, match="holds no reports"):
        ingest_folder(tmp_path)


def test_a_name_that_is_no_file_name_is_made_one_and_told(tmp_path):
    manifest = 'path,report\nlock.txt,"../../a:b"\nweir.txt,..\ndam.txt,CON\n'
    ingested = ingest_folder(write(tmp_path, lock_txt=TEXT, weir_txt=TEXT, dam_txt=TEXT, reports_csv=manifest))
    assert [d.document_id for d in ingested.documents] == ["_.._a_b@1", "_CON@1"]
    assert {(p.code, p.document_id) for p in ingested.problems} == {
        ("name", "_.._a_b@1"),
        ("name", "_CON@1"),
        ("unusable", "weir.txt"),
    }


@given(st.text(max_size=300))
def test_a_safe_name_is_one_everywhere_and_stays(name: str):
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert len(safe.encode()) <= 100
    assert not safe.startswith(".") and not set(safe) & set('/\\:*?"<>|@\0\n')


def test_a_text_in_another_language_is_told(tmp_path):
    german = "Die Schleuse am Wehr wurde im März gesperrt, weil Taucher Risse im unteren Tor gefunden hatten. " * 3
    ingested = ingest_folder(write(tmp_path, lock_txt=german))
    assert [(d.language, [p.code for p in d.problems]) for d in ingested.documents] == [("de", ["language"])]


def test_the_same_folder_gives_the_same_documents(tmp_path):
    write(tmp_path, lock_txt=TEXT, weir__2_md=f"# Weir\n\n{TEXT}", page_html=f"<h1>Dam</h1><p>{TEXT}</p>")
    assert ingest_folder(tmp_path) == ingest_folder(tmp_path)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "htm", "pdf", "docx"])
@settings(max_examples=40)
@given(data=st.binary(max_size=200))
def test_no_bytes_in_any_format_raise(tmp_path_factory, suffix, data):
    raw = tmp_path_factory.mktemp("raw")
    (raw / f"lock.{suffix}").write_bytes(data)
    ingested = ingest_folder(raw)
    assert len(ingested.documents) + len(unusable(ingested)) == 1
    for document in ingested.documents:
        document.text.encode("utf-8")
        assert all(document.text[b.start : b.end].strip() for b in document.blocks)
