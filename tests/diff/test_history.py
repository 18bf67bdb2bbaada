"""A fact is followed through all versions of its report, also where it was gone in between."""

from pathlib import Path

from pipeline.diff.history import follow_facts, history_rows, is_steady, write_history
from pipeline.diff.said import SaidFact, read_saying
from pipeline.schema import FACTS_HISTORY
from pipeline.tables.write import table_bytes
from tests.accounts import account, write_accounts

TEXTS = {
    "2025-01": "The storm closed [4 ports|storm/close|4 port]. The pier lost [90 metres|pier/lose|90 meter].",
    "2025-02": "The storm closed [6 ports|storm/close|6 port].",
    "2025-03": "The storm closed [6 ports|storm/close|6 port]. Of the pier [90 metres|pier/lose|90 meter] are gone.",
}


def versions(folder: Path) -> list[tuple[str, tuple[SaidFact, ...]]]:
    return [
        (v, read_saying(write_accounts(folder / v, account("harbour", text, v))).facts) for v, text in TEXTS.items()
    ]


def test_values_are_listed_from_the_first_version_that_has_them(tmp_path: Path) -> None:
    tracks = follow_facts(versions(tmp_path))
    assert list(write_history(tracks, list(TEXTS))) == [
        "storm · close (figure): 4 port (2025-01) → 6 port (2025-02)",
        "pier · lose (figure): 90 m (2025-01) → not stated (2025-02) → 90 m (2025-03)",
    ]


def test_first_and_last_seen_are_the_versions_that_state_it(tmp_path: Path) -> None:
    rows = list(history_rows("harbour", follow_facts(versions(tmp_path))))
    assert [(r["version"], r["stated"], r["first_seen"], r["last_seen"]) for r in rows if r["subject"] == "pier"] == [
        ("2025-01", "90 meter", "2025-01", "2025-03"),
        ("2025-03", "90 meter", "2025-01", "2025-03"),
    ]
    assert table_bytes(FACTS_HISTORY, rows).count(b"\n") == 1 + len(rows)


def test_only_what_every_version_states_alike_is_steady(tmp_path: Path) -> None:
    facts = versions(tmp_path)[1][1]
    twice = [("2025-02", facts), ("2025-03", facts)]
    assert [is_steady(t, 2) for t in follow_facts(twice)] == [True]
    assert [is_steady(t, 3) for t in follow_facts(versions(tmp_path))] == [False, False]


def test_what_is_stated_says_how_exactly(tmp_path: Path) -> None:
    texts = {
        "1": "The pier is [90 metres|pier/be|90 meter].",
        "2": "The pier is [over 90 metres|pier/be|more_than 90 meter].",
    }
    said = [(v, read_saying(write_accounts(tmp_path / v, account("harbour", t, v))).facts) for v, t in texts.items()]
    assert [r["stated"] for r in history_rows("harbour", follow_facts(said))] == ["90 meter", "more_than 90 meter"]
