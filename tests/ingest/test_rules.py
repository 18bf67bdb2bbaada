"""Every row of the rule files does what its example shows."""

import pytest

from pipeline.ingest.captions import CaptionForm, is_introduced
from pipeline.ingest.furniture import FurnitureRule, find_furniture, is_furniture
from pipeline.resources import load_rules

FURNITURE = load_rules("ingest/furniture.csv", FurnitureRule, key=("form",))
CAPTIONS = load_rules("ingest/captions.csv", CaptionForm, key=("form",))


@pytest.mark.parametrize("rule", FURNITURE, ids=lambda rule: rule.form)
def test_the_example_of_a_furniture_rule_is_furniture_and_holds_its_form(rule: FurnitureRule):
    assert rule.form in rule.example.lower()
    assert is_furniture(rule.example)


@pytest.mark.parametrize("rule", [r for r in FURNITURE if r.kind == "label"], ids=lambda rule: rule.form)
def test_a_label_alone_is_no_furniture(rule: FurnitureRule):
    assert find_furniture(["The gates were shut.", rule.form.title(), "The pumps ran."]) == [False] * 3


@pytest.mark.parametrize("rule", CAPTIONS, ids=lambda rule: rule.form)
def test_the_example_of_a_caption_form_is_a_caption(rule: CaptionForm):
    assert is_introduced(rule.example)
    assert not is_introduced(f"{rule.form.title()} and words of a sentence follow here.")


@pytest.mark.parametrize("rules", [FURNITURE, CAPTIONS])
def test_rule_files_are_sorted(rules):
    forms = [rule.form for rule in rules]
    assert forms == sorted(forms)
