"""The scorer itself, on cases small enough to count by hand."""

import pytest

from tests.eval.score import (
    Change,
    Facts,
    Pair,
    Score,
    Span,
    found_facts,
    gold_facts,
    same_date,
    same_figure,
    score_changes,
    score_facts,
    score_spans,
    stand_for,
)

Row = dict[str, str]


def date_row(start: int, end: int, value: str = "2024-05-03", document: str = "a@1") -> Row:
    return {"document_id": document, "start": str(start), "end": str(end), "value": value}


def figure_row(value: str, low: str = "", high: str = "") -> Row:
    return {"document_id": "a@1", "start": "0", "end": "5", "value": value, "low": low, "high": high}


A, B, C, D = (("a@1", 0, 5), ("b@1", 10, 15), ("c@1", 20, 25), ("a@1", 40, 45))


def facts(conflicts: set[Pair] | None = None, apart: set[str] | None = None, **groups: set[Span]) -> Facts:
    """`facts(agreed={A, B}, single={C})`: one fact for each status, named by it."""
    spans = {name: frozenset(group) for name, group in groups.items()}
    return Facts(spans, {name: name for name in groups}, frozenset(conflicts or ()), frozenset(apart or ()))


def test_nothing_found_of_nothing_scores_nothing_and_does_not_raise() -> None:
    assert Score(0, 0, 0, 0).f1 == 0


@pytest.mark.parametrize(
    ("found", "strict", "overlap", "value"),
    [
        (date_row(0, 10), 1, 1, 1),
        (date_row(2, 10), 0, 1, 1),
        (date_row(0, 10, "2024-05"), 1, 1, 0),
        (date_row(10, 12), 0, 0, 0),
        (date_row(0, 10, document="b@1"), 0, 0, 0),
    ],
    ids=["the same", "shorter", "another value", "apart", "another document"],
)
def test_a_span_is_right_strictly_by_overlap_and_by_value(found: Row, strict: int, overlap: int, value: int) -> None:
    scores = score_spans([found], [date_row(0, 10)], (), same_date)
    assert {name: s.right for name, s in scores.items()} == {"strict": strict, "overlap": overlap, "value": value}


def test_each_span_pairs_once_and_with_the_one_that_says_the_same() -> None:
    """A range found as one span over two dates is one right and one missed."""
    gold = [date_row(0, 10, "2024"), date_row(12, 20, "2025")]
    assert score_spans([date_row(0, 20, "2025")], gold, (), same_date)["value"] == Score(1, 1, 2, 1)
    assert score_spans([date_row(0, 20, "2025")], gold, (), same_date)["overlap"] == Score(1, 1, 2, 1)


def test_optional_spans_are_neither_missed_nor_wrong() -> None:
    gold, optional = [date_row(0, 10), date_row(30, 40)], [("a@1", 30, 40), ("a@1", 50, 60)]
    assert score_spans([date_row(0, 10)], gold, optional, same_date)["overlap"] == Score(1, 1, 1, 1)
    assert score_spans([date_row(0, 10), date_row(52, 58)], gold, optional, same_date)["overlap"] == Score(1, 1, 1, 1)
    assert score_spans([date_row(0, 10), date_row(70, 75)], gold, optional, same_date)["overlap"] == Score(2, 1, 1, 1)


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        (figure_row("1400"), figure_row("1400.0"), True),
        (figure_row("1400"), figure_row("1401"), False),
        (figure_row(""), figure_row("1400"), False),
        (figure_row("", "20", "30"), figure_row("", "20", "30"), True),
        (figure_row("", "20"), figure_row("", "20", "30"), False),
    ],
    ids=["as a number", "another number", "no number", "a range", "half a range"],
)
def test_figures_agree_by_value_or_by_both_bounds(found: Row, gold: Row, same: bool) -> None:
    assert same_figure(found, gold) is same


def test_a_span_found_stands_for_the_one_it_overlaps_best() -> None:
    wide, optional, alone = ("a@1", 0, 30), ("a@1", 60, 70), ("a@1", 80, 90)
    found = stand_for([wide, optional, alone], [("a@1", 0, 5), ("a@1", 6, 30)], [("a@1", 65, 75)])
    assert found == {wide: ("a@1", 6, 30), optional: None, alone: alone}


def test_a_fact_found_whole_is_right_in_all_measures() -> None:
    gold = facts(agreed={A, B}, conflicting={C, D}, conflicts={frozenset((C, D))})
    assert {name: s.f1 for name, s in score_facts(gold, gold, (), ()).items()} == dict.fromkeys(
        ("statements", "links", "status", "conflicts"), 100
    )


def test_a_fact_torn_apart_loses_its_links_and_its_status() -> None:
    scores = score_facts(facts(agreed={A, B}, single={C}), facts(agreed={A, B, C}), (), ())
    assert scores["links"] == Score(1, 1, 3, 1)
    assert scores["status"] == Score(1, 1, 1, 1)
    scores = score_facts(facts(agreed={A}, single={B, D}), facts(agreed={A, B}), (), ())
    assert scores["links"].right == 0
    assert scores["status"].right == 0


def test_two_facts_merged_are_false_links() -> None:
    scores = score_facts(facts(agreed={A, B, C}), facts(agreed={A, B}, single={C}), (), ())
    assert scores["links"] == Score(3, 1, 1, 1)


def test_a_link_or_a_conflict_that_the_gold_leaves_open_is_not_counted() -> None:
    gold, pair = facts(single={A}, agreed={B}), frozenset((A, B))
    found = facts(conflicting={A, B}, conflicts={pair})
    assert score_facts(found, gold, (), ())["links"].found == 1
    assert score_facts(found, gold, (), ())["conflicts"].found == 1
    assert score_facts(found, gold, (), [pair])["links"].found == 0
    assert score_facts(found, gold, (), [pair])["conflicts"].found == 0


def test_a_false_conflict_costs_precision() -> None:
    pair = frozenset((A, B))
    scores = score_facts(facts(agreed={A, B}, conflicts={pair}), facts(agreed={A, B}), (), ())
    assert scores["conflicts"] == Score(1, 0, 0, 0)


def test_running_counts_are_no_false_conflict_and_their_status_is_not_asked_for() -> None:
    pair = frozenset((A, B))
    scores = score_facts(
        facts(conflicting={A, B}, conflicts={pair}), facts(compatible={A, B}, apart={"compatible"}), (), ()
    )
    assert scores["conflicts"].found == 0
    assert scores["status"].gold == 0


def test_links_inside_a_document_are_not_counted() -> None:
    assert score_facts(facts(single={A, D}), facts(single={A, D}), (), ())["links"] == Score(0, 0, 0, 0)


def test_tables_are_read_as_groups_of_spans() -> None:
    mention = {"fact_id": "f1", "fact": "x", "document_id": "a@1", "mention_id": "m1", "start": "0", "end": "5"}
    other = mention | {"document_id": "b@1", "mention_id": "m2", "start": "10", "end": "15"}
    pair = {"document_id_a": "a@1", "mention_id_a": "m1", "document_id_b": "b@1", "mention_id_b": "m2"}
    rows = {
        "facts": [{"fact_id": "f1", "status": "conflicting"}],
        "fact_mentions": [mention, other],
        "conflicts": [pair],
    }
    found = found_facts(rows)
    assert (found.spans, found.conflicts) == ({"f1": frozenset((A, B))}, frozenset({frozenset((A, B))}))
    places = {"start_a": "0", "end_a": "5", "start_b": "10", "end_b": "15"}
    names = [{"fact": "x", "status": "conflicting", "needs": "as_of"}, {"fact": "old", "status": "", "needs": ""}]
    gold = gold_facts(rows | {"facts": names, "conflicts": [pair | places]})
    assert (gold.spans, gold.conflicts, gold.apart) == (
        {"x": frozenset((A, B))},
        frozenset({frozenset((A, B))}),
        frozenset({"x"}),
    )


def test_a_change_is_found_where_its_kind_and_both_its_places_are() -> None:
    old, new, none = frozenset({A}), frozenset({D}), frozenset[Span]()
    gold = [Change("changed", old, new)]
    assert score_changes([Change("changed", old, new)], gold) == Score(1, 1, 1, 1)
    assert score_changes([Change("removed", old, none), Change("added", none, new)], gold) == Score(2, 0, 1, 0)
    assert score_changes([Change("changed", none, new)], gold) == Score(1, 0, 1, 0)
    assert score_changes([Change("changed", old, new)], gold * 2) == Score(1, 1, 2, 1)
