"""A report contradicts itself where it takes up its own number with another one, or sets two sources against each other."""

import pytest

from tests.dedupe.facts.conftest import match

TAKEN_UP = [
    "The flood destroyed 31 bridges. The loss of 34 bridges cut off nine villages.",
    "31 evacuation centres are open in Norsund. The 29 evacuation centres now open host 6,900 people.",
    "The storm sank 31 boats. Divers searched for the 34 boats that had sunk.",
]
COUNTED_ANEW = [
    "Engineers inspected 31 bridges. The storm closed the 34 bridges of Arendal.",
    "31 evacuation centres are open in Norsund. In Arendal, 29 evacuation centres are open.",
    "31 evacuation centres are open in Norsund. The 12 evacuation centres now open in Arendal host 6,900 people.",
    "The 34 boats that had sunk were insured. A storm sank 31 boats.",
    "Police arrested 31 people. The total now stands at 402.",
]
DISPUTED = [
    "The ministry says that 12 people died. The union says that 19 people died.",
    "The police put the crowd at 8,000. The organisers spoke of at least 20,000.",
    "The police put the crowd at 8,000; the organisers, who had 40 buses, claimed 20,000.",
    "The town says that the damage is 9 million euros. The insurers speak of 14 million euros.",
    "Four of the five gates were opened; the company speaks of three.",
]
UNDISPUTED = [
    "The ministry says that 12 people died. The ministry says that 19 people are missing.",
    "The ministry says that 12 people died. The union says that 19 people were arrested.",
    "The ministry says that 12 people died. The union speaks of 12.",
    "The ministry says that 12 people died.\n\nThe roads are closed. The union says that 19 ships came.",
]


@pytest.mark.parametrize("text", TAKEN_UP)
def test_a_definite_count_of_the_same_takes_up_the_one_before(text, read):
    assert len(match([read(text, "report")]).conflicts) == 1


@pytest.mark.parametrize("text", COUNTED_ANEW)
def test_another_count_is_of_others(text, read):
    assert match([read(text, "report")]).conflicts == ()


@pytest.mark.parametrize("text", DISPUTED)
def test_two_sources_give_two_numbers_for_one_thing(text, read):
    [found] = match([read(text, "report")]).conflicts
    assert found.a.statement.attribution != found.b.statement.attribution


@pytest.mark.parametrize("text", UNDISPUTED)
def test_two_sources_may_speak_of_two_things(text, read):
    assert match([read(text, "report")]).conflicts == ()
