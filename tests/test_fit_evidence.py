"""What is printed of labelled pairs, from which a person sets the weights of evidence."""

from scripts.fit_evidence import Class, Example, report

EQUAL: Class = ("equal", "count", False)
OTHER: Class = ("contradictory", "count", False)


def pairs(name: str) -> list[Example]:
    """Pairs of which a thing in common tells something, and a word in common nothing."""
    told = [(("same_thing",), True)] * 6 + [((), False)] * 6 + [(("same_thing",), False), ((), True)]
    return [
        Example(name, (*pieces, *words), group, right)
        for group in (EQUAL, OTHER)
        for words in ((), ("shared_word",))
        for pieces, right in told
    ]


def points(lines: list[str], start: str) -> float:
    return float(next(line for line in lines if line.startswith(start)).removeprefix(start).split()[0])


def test_a_piece_of_evidence_is_worth_what_it_tells() -> None:
    lines = list(report(pairs("flood"), penalty=1.0))
    assert points(lines, "same_thing") > 4
    assert points(lines, "shared_word") == 0


def test_each_piece_is_shown_with_the_pairs_that_have_it() -> None:
    (line,) = (line for line in report(pairs("flood"), penalty=1.0) if line.startswith("same_thing"))
    assert line.endswith("24 / 28")


def test_values_that_are_seldom_of_one_fact_need_more_points() -> None:
    never = [Example("flood", ("same_thing",), OTHER, False)] * 20
    lines = list(report([*pairs("flood"), *never], penalty=1.0))
    assert points(lines, "contradictory, count, no") > points(lines, "equal, count, no")


def test_each_set_is_judged_by_weights_of_the_others() -> None:
    lines = list(report([*pairs("flood"), *pairs("strike")], penalty=1.0))
    assert [line.split()[0] for line in lines[-3:]] == ["flood", "strike", "all"]
    assert lines[-1].endswith("48 / 56 / 56")
