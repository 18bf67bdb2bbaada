"""A rule file that can't be used is refused, with its name, the line and the fix."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from pipeline.resources import RULES, RuleError, load_rules, rules_digest


@dataclass(frozen=True)
class Hedge:
    form: str
    side: Literal["before", "after"]
    factor: Decimal = Decimal(1)
    vague: bool = False


def load(folder: Path, text: str) -> tuple[Hedge, ...]:
    (folder / "hedges.csv").write_text(text, "utf-8")
    return load_rules("hedges.csv", Hedge, key=("form",), folder=folder)


def test_rows_become_rules_and_comments_and_defaults_are_understood(tmp_path: Path) -> None:
    text = '# Words that bound a number.\nform,side,factor,vague\n"well, over",before,1.5,yes\n\nor so,after,,\n'
    assert load(tmp_path, text) == (
        Hedge("well, over", "before", Decimal("1.5"), True),
        Hedge("or so", "after"),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("form,side,colour\nover,before,red\n", "unknown column 'colour'; known are form, side, factor, vague"),
        ("form,side\nover,\n", "line 2: 'side' is empty"),
        ("form,side\nover,between\n", "line 2: side is 'between'; expected before, after"),
        ("form,side,factor\nover,before,much\n", "line 2: factor is 'much'"),
        ("form,side,vague\nover,before,true\n", "line 2: vague is 'true'; expected yes or no"),
        ("form,side\nover,before\nover,after\n", "line 3: 'over' stands in line 2 too"),
        ("form,side\nwell, over,before\n", "line 2: 3 cells for 2 columns; quote a cell"),
        ("# nothing but this\n", "no header line"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(RuleError, match=rf"hedges\.csv.*{complaint}"):
        load(tmp_path, text)


def test_columns_that_another_stage_needs_are_passed_over_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "hedges.csv").write_text("form,side,colour\nover,before,red\n", "utf-8")
    assert load_rules("hedges.csv", Hedge, folder=tmp_path, some_columns=True) == (Hedge("over", "before"),)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"absent\.csv"):
        load_rules("absent.csv", Hedge, folder=tmp_path)


def test_every_rule_file_says_what_it_is() -> None:
    silent = [p.relative_to(RULES).as_posix() for p in RULES.rglob("*.csv") if not p.read_text("utf-8").startswith("#")]
    assert silent == []


def test_stages_have_digests_of_their_own() -> None:
    assert rules_digest("extract") != rules_digest("dedupe")
