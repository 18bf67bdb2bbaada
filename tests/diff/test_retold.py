"""A report told in other words states the same; a revised one is told apart, in sentences of both sorts side by side."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.diff.compare import compare
from pipeline.diff.content import same_content, share_content, tell
from pipeline.diff.pair import pair_facts
from pipeline.diff.said import Said, SaidFact, read_saying
from tests.accounts import account, quantity_of, write_accounts

CASES = list(csv.DictReader((Path(__file__).parent / "cases/versions.csv").open(encoding="utf-8", newline="")))


def changes(tmp_path: Path, old: str, new: str) -> str:
    """What changed, in the order of the report: "changed value: 212 people; added: 3 pumps"."""
    sayings = [
        read_saying(write_accounts(tmp_path / version, account("sitrep", text, version)))
        for version, text in (("1", old), ("2", new))
    ]
    return "; ".join(
        f"{' '.join([c.kind, *(d.field for d in c.differences)])}: {(c.new_said or c.old_said or c.fact.said[0]).text}"
        for c in compare(*sayings)
        if c.kind != "unchanged"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_retold_reports_have_not_changed_and_revised_ones_have(tmp_path: Path, case: dict[str, str]) -> None:
    assert changes(tmp_path, case["old"], case["new"]) == case["changes"]


def figure(number: str, place: int) -> SaidFact:
    said = Said("sitrep@1", f"m{place}", place, number, f"Some {number}.", "Some.", quantity_of(number), order=place)
    return SaidFact("sitrep", f"fact-{place}", "figure", "", "", "", "actual", (said,))


def test_what_is_stated_often_tells_little() -> None:
    lone = share_content([figure("214 boat", 0)], [figure("214 boat", 0)])
    common = share_content([figure("214 boat", n) for n in range(4)], [figure("214 boat", 0)])
    assert lone.weight == {(0, 0): 1.0}
    assert set(common.weight.values()) == {0.25}
    assert (
        tell(figure("3 boat", 0).said[0]) < tell(figure("3 kilometer", 0).said[0]) < tell(figure("31 boat", 0).said[0])
    )


numbers = st.builds(
    "{} {}".format, st.integers(0, 2000), st.sampled_from(["boat", "person", "kilometer", "mile", "meter"])
)


@given(st.lists(numbers, max_size=6), st.lists(numbers, max_size=6))
def test_equal_contents_are_found_as_by_comparing_all(old: list[str], new: list[str]) -> None:
    a, b = [figure(n, i) for i, n in enumerate(old)], [figure(n, i) for i, n in enumerate(new)]
    expected = {(i, j) for i, x in enumerate(a) for j, y in enumerate(b) if same_content(x.said[0], y.said[0])}
    assert set(share_content(a, b).weight) == expected


@given(st.lists(numbers, max_size=6), st.lists(numbers, max_size=6))
def test_every_fact_is_in_one_pair_at_most_and_the_sides_can_be_exchanged(old: list[str], new: list[str]) -> None:
    a, b = [figure(n, i) for i, n in enumerate(old)], [figure(n, i) for i, n in enumerate(new)]
    there, back = pair_facts(a, b), pair_facts(b, a)
    assert {(x.fact_id, y.fact_id) for x, y in there.pairs} == {(y.fact_id, x.fact_id) for x, y in back.pairs}
    assert (there.removed, there.added) == (back.added, back.removed)
    assert len({x.fact_id for x, _ in there.pairs}) == len({y.fact_id for _, y in there.pairs}) == len(there.pairs)
