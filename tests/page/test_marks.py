"""Overlapping mentions become pieces that don't overlap, and lose no character."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.marks import Mark, cut

marks = st.builds(Mark, st.integers(0, 30), st.integers(0, 30), st.sampled_from(["figure", "date", "entity"]))


@given(st.text(min_size=20, max_size=30), st.lists(marks, max_size=6), st.integers(0, 10), st.integers(10, 20))
def test_the_pieces_are_the_text_whatever_the_marks(text: str, found: list[Mark], start: int, end: int) -> None:
    pieces = list(cut(text, start, end, found))
    assert "".join(p.text for p in pieces) == text[start:end]
    assert all(p.text for p in pieces)


def test_a_click_on_overlapping_mentions_goes_to_the_shortest_that_leads_somewhere() -> None:
    found = [Mark(0, 20, "entity", "#name"), Mark(4, 8, "date", "#event"), Mark(5, 6, "figure")]
    assert [(p.text, p.href, p.is_first) for p in cut("The 1952 Winter Games", 0, 21, found)] == [
        ("The ", "#name", True),
        ("1", "#event", True),
        ("9", "#event", False),
        ("52", "#event", False),
        (" Winter Game", "#name", False),
        ("s", "", True),
    ]
