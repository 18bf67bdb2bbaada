"""Two accounts of one thing are one fact; two of another aren't, however alike the words and the numbers."""

import re

import pytest

from tests.dedupe.facts.conftest import match
from tests.dedupe.facts.test_quantities import read_cases

# What makes two reports tell of one story: names and a day in common.
STORY = """\
On 2 June 2025 the Harbour Council heard of the work of the Coast Guard, the Red Cross, the European Union and the World Bank.

What it heard follows.

"""


def _marked(text):
    """The text without its brackets, and the span that was in them."""
    before, inside, after = re.fullmatch(r"([^[]*)\[([^]]*)\](.*)", text).groups()
    return STORY + before + inside + after, (len(STORY + before), len(STORY + before + inside))


def _fact_of(found, document_id, span):
    for fact in found.facts:
        for said in fact.statements:
            if said.document_id == document_id and said.statement.start < span[1] and span[0] < said.statement.end:
                return fact
    return None


@pytest.mark.parametrize("case", read_cases("pairs.csv"), ids=lambda c: f"{c['phenomenon']}, {c['together']}")
def test_a_pair_of_statements(case, read):
    (a, span_a), (b, span_b) = _marked(case["a"]), _marked(case["b"])
    found = match([read(a, "north"), read(b, "south")])
    one, other = _fact_of(found, "north@1", span_a), _fact_of(found, "south@1", span_b)
    assert one is not None and other is not None, "a statement wasn't found"
    together = one.status if one.fact_id == other.fact_id else "apart"
    assert together == case["together"], [f"{link.verdict}: {link.reason}" for link in found.links]
    assert len(found.conflicts) == (together == "conflicting")
