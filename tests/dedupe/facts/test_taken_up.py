"""A report that takes up a number which it gave itself contradicts itself where it gives another one."""

import pytest

from tests.dedupe.facts.conftest import match

TOLD_OF_ONE = [
    "The flood destroyed 31 bridges. The loss of 34 bridges cut off nine villages.",
    "31 evacuation centres are open in Norsund. The 29 evacuation centres now open host 6,900 people.",
    "The storm sank 31 boats. Divers searched for the 34 boats that had sunk.",
]
TOLD_OF_TWO = [
    "Engineers inspected 31 bridges. The storm closed the 34 bridges of Arendal.",
    "31 evacuation centres are open in Norsund. In Arendal, 29 evacuation centres are open.",
    "31 evacuation centres are open in Norsund. The 12 evacuation centres now open in Arendal host 6,900 people.",
    "The 34 boats that had sunk were insured. A storm sank 31 boats.",
]


@pytest.mark.parametrize("text", TOLD_OF_ONE)
def test_a_definite_count_of_the_same_takes_up_the_one_before(text, read):
    assert len(match([read(text, "report")]).conflicts) == 1


@pytest.mark.parametrize("text", TOLD_OF_TWO)
def test_another_count_is_of_others(text, read):
    assert match([read(text, "report")]).conflicts == ()
