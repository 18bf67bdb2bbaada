"""Pairs that share a value or two words are looked at; how many there are grows with the statements, not with their square."""

import pytest

from pipeline.dedupe.facts.block import candidate_pairs, candidates_each
from pipeline.dedupe.facts.profile import profile
from tests.dedupe.facts.test_facts import count_of


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The port has [4,870 cranes].", "A clinic treated [4,870 patients].", True),  # one value
        ("The port sold [140 cranes].", "The port sold [890 cranes].", True),  # three words
        ("The dam burst on [14 May 2025].", "The mayor resigned on [14 May 2025].", True),  # one day
        ("The wall is [300 metres] long.", "[984 feet] is the wall's length.", True),  # a conversion
        ("The port has [140 cranes].", "A clinic treated [890 patients].", False),
        ("The port has [140 cranes].", "The port has [140 kilometres] of rails.", False),  # another dimension
        ("The dam burst on [14 May 2025].", "A choir sang in [1974].", False),
    ],
)
def test_a_pair_is_looked_at(told, a, b, expected):
    assert (list(candidate_pairs(told(a, b))) == [(0, 1)]) == expected


def test_each_pair_comes_once_in_order(told):
    profiles = told(*["The port has [37 cranes]."] * 4)
    assert list(candidate_pairs(profiles)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


@pytest.mark.parametrize("unit", ["worker", "pump"])
def test_the_number_of_pairs_is_bounded(unit):
    profiles = [profile(count_of(n % 7, unit, n, f"r{n}@1#0000000")) for n in range(300)]
    pairs = list(candidate_pairs(profiles))
    assert len(profiles) < len(pairs) <= candidates_each(len(profiles)) * len(profiles)
    assert all(i < j for i, j in pairs) and pairs == sorted(set(pairs))
