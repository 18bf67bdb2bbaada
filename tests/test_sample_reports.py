"""The sample reports are what their sources say, and their gold lies where it says it does."""

import re
from collections import Counter
from pathlib import Path

import make_samples
import pytest

from tests.gold.locate import GoldError, Row, Texts, find_quote, locate, locate_gold, read_gold

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "data/raw"
GOLD = ROOT / "tests/gold"
PARAPHRASE = ROOT / "tests/samples/paraphrase/valley-courier"
TWO_VERSIONS = ("velnica-sitrep@2025-04-30", "velnica-sitrep@2025-05-31")


def folder_names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_making_the_binary_samples_again_gives_the_same_bytes(tmp_path: Path) -> None:
    make_samples.main(tmp_path)
    assert folder_names(tmp_path) == set(make_samples.SAMPLES)
    for name in make_samples.SAMPLES:
        assert (tmp_path / name).read_bytes() == (RAW / name).read_bytes(), f"{name}: run scripts/make_samples.py"


@pytest.fixture(scope="module")
def texts(sample_run: Path) -> Texts:
    """The ingested texts of both versions of every sample report."""
    return {p.stem: p.read_bytes().decode() for p in (sample_run / "texts").iterdir()}


def quotations() -> list[tuple[str, Row]]:
    rows = [
        (name, row) for name in ("figures", "dates") for row in read_gold([GOLD / "samples", GOLD / "changes"], name)
    ]
    for name, sides in (("optional", ("_a", "_b")), ("versions", ("_old", "_new"))):
        for row in read_gold([GOLD / "samples", GOLD / "changes"], name):
            rows += [(name, row | {"side": side}) for side in sides if row[f"quote{side}"]]
    return rows


def test_each_quotation_of_the_gold_is_found_exactly_where_it_says(texts: Texts) -> None:
    wrong, named = [], set()
    for name, row in quotations():
        side = row.get("side", "")
        named.add(row[f"document_id{side}"])
        try:
            place = locate(row, texts, side)
        except GoldError as error:
            wrong.append(f"{name}: {error}")
        else:
            anchor = row[f"quote{side}"].partition("[")[2].partition("]")[0]
            assert place is None or place[f"text{side}"].split() == anchor.split()
    assert not wrong
    assert named == set(texts)


def test_the_gold_is_consistent_with_itself(texts: Texts) -> None:
    gold = locate_gold([GOLD / "samples"], texts)
    facts = {row["fact"]: row for row in gold["facts"]}
    assert len(facts) == len(gold["facts"])
    documents: dict[str, set[str]] = {fact: set() for fact in facts}
    kinds = {"figures": "figure", "dates": "event"}
    for table, kind in kinds.items():
        for row in gold[table]:
            if row["fact"]:
                assert facts[row["fact"]]["kind"] == kind, row
                documents[row["fact"]].add(row["document_id"])
    in_conflict = {row["fact"] for row in gold["conflicts"]}
    for fact, row in facts.items():
        assert documents[fact], f"{fact} has no statement"
        assert (row["status"] == "conflicting") == (fact in in_conflict), fact
        if row["status"] != "conflicting":
            assert (row["status"] == "single") == (len(documents[fact]) == 1), fact


def test_no_span_is_annotated_twice(texts: Texts) -> None:
    gold = locate_gold([GOLD / "samples"], texts)
    for table in ("figures", "dates"):
        spans = Counter((row["document_id"], row["start"], row["end"]) for row in gold[table])
        assert max(spans.values()) == 1, spans.most_common(1)


def test_a_quotation_that_says_no_place_or_two_is_refused() -> None:
    with pytest.raises(GoldError, match="occurs 0 times"):
        find_quote("The weir is 4 m high.", "is [5 m] high")
    with pytest.raises(GoldError, match="occurs 2 times"):
        find_quote("Two gates. Two gates.", "[Two] gates")


def test_every_number_that_a_version_changed_is_in_the_gold_of_changes() -> None:
    """Numbers in sentences that only one version has; a converted length and the reports' own dates are no changes."""
    changed = {row[f"quote_{side}"] for row in read_gold([GOLD / "changes"], "versions") for side in ("old", "new")}
    said = [_numerals(ROOT / f"data/sources/{d.replace('@', '-')}.md") for d in TWO_VERSIONS]
    unchanged = {"14.3", "8.9"}
    for mine, other in (said, said[::-1]):
        assert mine - other
        for number in mine - other - unchanged:
            assert any(re.search(rf"\b{re.escape(number)}\b", quote) for quote in changed), number


def _numerals(source: Path) -> set[str]:
    """The numbers of a source below its date, without the day that its figures hold for."""
    text = re.sub(r"as of \d+ \w+ \d+", "", source.read_text("utf-8").partition("## Overview")[2])
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def test_the_paraphrase_states_each_fact_of_the_account_and_no_other(texts: Texts) -> None:
    second = {"valley-courier@2": (PARAPHRASE / "2.txt").read_text("utf-8")}
    stated = {row["fact"] for row in read_gold([GOLD / "paraphrase"], "statements") if locate(row, second)}
    gold = locate_gold([GOLD / "samples"], texts)
    assert stated == {row["fact"] for row in gold["fact_mentions"] if row["document_id"] == "valley-courier@1"}


def test_the_first_version_of_the_paraphrased_report_is_the_sample_report() -> None:
    sample = (RAW / "valley-courier.md").read_text("utf-8")
    assert (PARAPHRASE / "1.txt").read_text("utf-8") == re.sub(r"(?m)^#+ |\*", "", sample)
