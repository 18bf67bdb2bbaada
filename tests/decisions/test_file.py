"""decisions.csv is checked as a whole, grows by whole lines, and says who decided what, and why."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions.decision import Decision, DecisionError, mention_in, quote
from pipeline.decisions.file import append_decision, read_decisions

NAMES = Decision("same", "entity", "Horka Dam", "Horka Barrage", "", "", "", "", "A. Reader", "2025-06-30", "one wall")
HEIGHT = Decision(
    "value",
    "mention",
    "dam@1#0000011-0000020f",
    "",
    "value",
    "65",
    "It is ⟦64 metres⟧ high.",
    "",
    "B",
    "2025-07-01",
    "typo",
)


def test_what_was_appended_is_read_again_in_order(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    for decision in (NAMES, HEIGHT):
        append_decision(path, decision)
    assert read_decisions(path) == (NAMES, HEIGHT)
    assert list(tmp_path.iterdir()) == [path]


def test_a_line_without_a_line_feed_is_not_run_into_the_next(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    append_decision(path, NAMES)
    path.write_bytes(path.read_bytes().rstrip())
    append_decision(path, HEIGHT)
    assert len(read_decisions(path)) == 2


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (replace(NAMES, decision="different"), "decided on it already"),
        (replace(NAMES, a="Horka Barrage", b="Horka Dam"), "decided on it already"),
        (replace(NAMES, b=""), "it takes two"),
        (replace(NAMES, b="Horka Dam"), "it takes two"),
        (replace(NAMES, b="Weir", author=" "), "author and a reason"),
        (replace(NAMES, b="Weir", reason=""), "author and a reason"),
        (replace(NAMES, b="Weir", date="30.6.2025"), "no ISO date"),
        (replace(NAMES, decision="ignore", b=""), "names can be"),
        (replace(HEIGHT, content="tall"), "no number"),
        (replace(HEIGHT, content="NaN"), "no number"),
        (replace(HEIGHT, field="type"), "field must be"),
        (replace(HEIGHT, field="modifier", content="roughly"), "modifier must be"),
        (replace(HEIGHT, field="unit", content="meter ** x"), "no unit"),
        (replace(HEIGHT, quote_a="It is 64 metres high."), "in ⟦ ⟧"),
        (replace(HEIGHT, a="the height"), "no mention_id"),
        (replace(HEIGHT, a=HEIGHT.a[:-1] + "d", field="edtf", content="in May"), "no EDTF"),
    ],
)
def test_a_decision_that_could_not_be_obeyed_is_refused_and_the_file_stays(
    tmp_path: Path, wrong: Decision, message: str
) -> None:
    path = tmp_path / "decisions.csv"
    append_decision(path, NAMES)
    before = path.read_bytes()
    with pytest.raises(DecisionError, match=message):
        append_decision(path, wrong)
    assert path.read_bytes() == before


def test_a_line_edited_by_hand_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    append_decision(path, NAMES)
    path.write_text(path.read_text("utf-8").replace("same,", "perhaps,"), "utf-8")
    with pytest.raises(DecisionError, match="row 2"):
        read_decisions(path)


@given(st.text(), st.integers(0, 20), st.integers(1, 10))
def test_a_quote_holds_the_mention_whatever_the_sentence(sentence: str, start: int, length: int) -> None:
    mention = sentence[start : start + length]
    if mention.strip() and not set("⟦⟧") & set(sentence):
        assert (mention_in(quote(sentence, start, start + length)) or "").split() == mention.split()
