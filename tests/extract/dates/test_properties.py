"""Whatever the text: nothing raises, spans hold, bounds are in order, and the time taken grows with the length alone."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.extract.dates import edtf, find_dates, unresolved_dates
from pipeline.extract.dates.find import find_expressions
from pipeline.extract.dates.grammar import grammar
from pipeline.extract.dates.lexicon import lexicon, tokenise
from tests.conftest import Parse

WORDS = [*lexicon().words, *lexicon().units, *sorted(grammar().literals)]
PIECES = st.one_of(
    st.sampled_from([w.removeprefix("=") for w in WORDS]).map(lambda w: w.title() if len(w) > 4 else w),
    st.sampled_from(["May", "1998", "31", "29 February 1900", "30.02.2025", "24:59", "'98", "Q9", "12th", "9 BC", "2,000"]),
    st.text(max_size=6),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, published=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
@example(text="Tuesday", published=date(1, 1, 1))
@example(text="It will open next Tuesday.", published=date(9999, 12, 31))
def test_any_text_gives_spans_that_hold_and_bounds_in_order(parse: Parse, text: str, published: date | None) -> None:
    parsed = parse(text, published)
    found = find_dates(parsed)
    unresolved_dates(parsed, found)
    sentences = {s.sentence_id: s for s in parsed.sentences}
    for d in found:
        assert d.text == parsed.document.text[d.start : d.end] != ""
        assert sentences[d.sentence_id].start <= d.start < d.end <= sentences[d.sentence_id].end
        assert d.value
        first, last = edtf.read(d.edtf)
        assert first is None or last is None or first <= last
        assert not (d.earliest and d.latest) or d.earliest.startswith("-") or d.earliest <= d.latest
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["1998 ", "the ", "two ", "of the end ", "a ", "1-", "May ", "9, ", "twenty-", "( ", "1.1."]
)
def test_a_tenfold_text_takes_about_tenfold_time(piece: str) -> None:
    def seconds(n: int) -> float:
        text = piece * n
        begin = time.perf_counter()
        tokenise(text, 0, len(text), grammar().literals)
        return time.perf_counter() - begin

    seconds(40)
    short, long = min(seconds(400) for _ in range(3)), min(seconds(4_000) for _ in range(2))
    assert long < 40 * short + 0.05


def test_a_long_run_of_temporal_words_is_no_trap(parse: Parse) -> None:
    parsed = parse("the end of the late early two three 1998 May " * 200)
    begin = time.perf_counter()
    find_expressions(parsed, None)
    assert time.perf_counter() - begin < 2.5


def test_the_same_text_gives_the_same_dates(parse: Parse) -> None:
    text = "The dam broke on 3 May 2019. Two days later, in the evening, it was closed."
    assert find_dates(parse(text)) == find_dates(parse(text))
