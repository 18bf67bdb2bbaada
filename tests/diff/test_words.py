"""Words in common, and the words that changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.diff.negation import Negation, says_in_negative_word
from pipeline.diff.words import mark_changes, weigh_overlap, word_stems
from pipeline.resources import load_rules


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_of_two_sentences_give_the_sentences_back(old: str, new: str) -> None:
    before, after = mark_changes(old, new)
    assert "".join(p.text for p in before) == old
    assert "".join(p.text for p in after) == new


def test_equal_sentences_have_no_changed_piece() -> None:
    before, after = mark_changes("The weir is dry.", "The weir is dry.")
    assert [p.kind for p in (*before, *after)] == ["same", "same"]


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6))
def test_overlap_is_symmetric_and_between_nothing_and_all(texts: list[str]) -> None:
    overlap = weigh_overlap(texts)
    a, b = word_stems(texts[0]), word_stems(texts[1])
    assert overlap(a, b) == pytest.approx(overlap(b, a))
    assert 0 <= overlap(a, b) <= 1 + 1e-9
    assert not a or overlap(a, a) == pytest.approx(1)


def test_a_rare_word_in_common_counts_for_more_than_one_that_stands_everywhere() -> None:
    overlap = weigh_overlap(["the ferry sank", "the ferry burned", "the ferry sailed", "the spillway burned"])
    rare = overlap(word_stems("spillway opened"), word_stems("spillway closed"))
    common = overlap(word_stems("ferry opened"), word_stems("ferry closed"))
    assert rare > common


@pytest.mark.parametrize("rule", load_rules("diff/negation.csv", Negation), ids=lambda rule: rule.form)
def test_each_negation_meets_its_counterpart(rule: Negation) -> None:
    last = rule.example.split()[-1]
    positive = last.removeprefix(rule.form) if rule.kind == "prefix" else last
    if rule.kind == "prefix":
        assert says_in_negative_word(f"The road is {rule.example}.", f"The road is not {positive}.")
    else:
        assert says_in_negative_word(f"The road {rule.example}.", f"The road is un{positive}.")
    assert not says_in_negative_word(f"The road is {positive}.", f"The road is not {positive}.")
