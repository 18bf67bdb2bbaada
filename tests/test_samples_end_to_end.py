"""The whole pipeline over real folders: every table is whole, and every row stands in its text.

Besides the sample reports it reads those in the folder `reports` of the folder that the environment variable
CORROBORATE_SHARED names (by default ../shared, seen from the repository), where they are there.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.contract import broken_rules, read_table, run_all

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CORROBORATE_SHARED", ROOT.parent / "shared"))
SAMPLES = {
    "bwb-visit@1",
    "enrs-mission@1",
    "horka-inspection@1",
    "valley-courier@1",
    "velnica-sitrep@2025-04-30",
    "velnica-sitrep@2025-05-31",
}


def test_every_sample_report_is_read(sample_run: Path) -> None:
    assert {r["document_id"] for r in read_table(sample_run, "documents")} == SAMPLES


def test_every_table_of_the_sample_reports_keeps_the_contract(sample_run: Path) -> None:
    assert broken_rules(sample_run) == []


def test_no_table_of_the_sample_reports_is_empty(sample_run: Path) -> None:
    tables = ("sentences", "entity_mentions", "entities", "dates", "figures", "facts", "fact_mentions", "conflicts")
    assert [t for t in tables if not read_table(sample_run, t)] == []


def test_every_sample_report_has_a_publication_day(sample_run: Path) -> None:
    """From the manifest, a dateline, a line below the title, or metadata: each sample has another source."""
    days = {r["document_id"]: r["published"] for r in read_table(sample_run, "documents")}
    assert days == {
        "bwb-visit@1": "2025-05-28",
        "enrs-mission@1": "2025-06-20",
        "horka-inspection@1": "2025-06-02",
        "valley-courier@1": "2025-05-20",
        "velnica-sitrep@2025-04-30": "2025-04-30",
        "velnica-sitrep@2025-05-31": "2025-05-31",
    }


@pytest.mark.parametrize("words", ["60 people", "1981", "18 clinics", "41,000", "318", "214 partners", "2 June 2025"])
def test_nothing_is_extracted_from_the_furniture_of_a_web_page(sample_run: Path, words: str) -> None:
    """Comments, cookie bar, share buttons, related articles and footer say nothing about the events."""
    assert words in (ROOT / "data/raw/bwb-visit.html").read_text("utf-8")
    for table in ("dates", "figures", "sentences"):
        assert not [
            r for r in read_table(sample_run, table) if r["document_id"] == "bwb-visit@1" and words in r["text"]
        ]


def test_a_running_header_is_no_sentence_of_its_own_on_each_page(sample_run: Path) -> None:
    said = [
        r
        for r in read_table(sample_run, "sentences")
        if r["text"] == "Dam Safety Commission – Inspection of the Horka Dam"
    ]
    assert len([r for r in said if not r["repeats"]]) <= 1


def test_columns_of_a_pdf_are_read_one_after_the_other(sample_run: Path) -> None:
    text = (sample_run / "texts/horka-inspection@1.txt").read_text("utf-8")
    headings = ["1 Subject", "2 The flood", "3 Findings", "4 Safety", "5 Measures"]
    places = [text.find(h) for h in headings]
    assert -1 not in places
    assert places == sorted(places)


def test_a_caption_printed_twice_repeats_and_counts_once(sample_run: Path) -> None:
    caption = "The spillway of the Horka Dam with its three gates."
    said = [r for r in read_table(sample_run, "sentences") if r["text"].startswith(caption)]
    assert [bool(r["repeats"]) for r in said] == [False, True]


def test_any_order_and_place_of_the_reports_gives_the_same_tables(sample_run: Path, tmp_path: Path) -> None:
    """The same reports in another folder, written in another order: nothing but their content decides."""
    names = sorted((p for p in (ROOT / "data/raw").rglob("*") if p.is_file()), reverse=True)
    for path in names:
        target = tmp_path / "elsewhere" / path.relative_to(ROOT / "data/raw")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    out = run_all(tmp_path / "elsewhere", tmp_path / "out")
    for path in sorted(p for p in sample_run.rglob("*") if p.is_file()):
        assert (out / path.relative_to(sample_run)).read_bytes() == path.read_bytes(), path.name


def test_every_table_of_the_shared_reports_keeps_the_contract(tmp_path: Path) -> None:
    raw = SHARED / "reports"
    if not raw.is_dir():
        pytest.skip("the shared reports aren't there; CORROBORATE_SHARED can name the folder they lie in")
    assert broken_rules(run_all(raw, tmp_path / "out")) == []
