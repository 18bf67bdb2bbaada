"""Identifiers come from content alone."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline import ids

spans = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_other_parts_give_another_digest(a: list[str], b: list[str]) -> None:
    assert (ids.digest("x", *a) == ids.digest("x", *b)) == (a == b)


@given(spans, spans)
def test_mention_ids_sort_as_the_mentions_stand_in_the_text(a: tuple[int, int], b: tuple[int, int]) -> None:
    first, second = (ids.mention_id("visit@1", "d", *span) for span in (a, b))
    assert (first < second) == (a < b)
