"""Identifiers of facts stay whatever the value, the order of the facts, or the day of the report."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dedupe.facts.identity import fact_ids
from pipeline.dedupe.facts.nameless import Pronoun, names_something
from pipeline.dedupe.facts.profile import Profile, profile
from pipeline.model import Argument, Quantity, Statement
from pipeline.resources import load_rules


def counted(noun: str, number: int, at: int, verb: str = "repair") -> Profile:
    quantity = Quantity(
        "count", value=Decimal(number), low=Decimal(number), high=Decimal(number), modifier="exact", unit=noun
    )
    thing = Argument(text=noun, head=noun, terms=(noun,))
    statement = Statement(
        kind="figure",
        mention_id=f"m{at}",
        sentence_id=f"s{at}",
        start=at,
        end=at + 5,
        text=noun,
        subject=Argument(),
        predicate=verb,
        object=thing,
        quantity=quantity,
    )
    return replace(profile(statement), document_id="harbour@1")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_value_takes_no_part(one: int, other: int) -> None:
    assert fact_ids([[counted("pump", one, 0)]]) == fact_ids([[counted("pump", other, 0)]])


@given(st.permutations(range(6)))
def test_the_order_of_the_facts_takes_no_part(order: list[int]) -> None:
    facts = [[counted(noun, 3, at)] for at, noun in enumerate(("pump", "crane", "pump", "quay", "pump", "shed"))]
    ids = fact_ids(facts)
    assert len(set(ids)) == len(ids)
    assert fact_ids([facts[i] for i in order]) == [ids[i] for i in order]


def test_another_fact_changes_no_identifier() -> None:
    before = fact_ids([[counted("pump", 3, 0)]])
    assert fact_ids([[counted("pump", 3, 0)], [counted("pump", 5, 9)], [counted("crane", 2, 20)]])[:1] == before


def test_the_day_of_the_report_takes_no_part() -> None:

    fact = counted("pump", 3, 0)
    assert fact_ids([[replace(fact, published=date(2025, 5, 1))]]) == fact_ids([[fact]])


def told(number: int, thing: str = "", verb: str = "", of: str = "", at: int = 0) -> Profile:
    """A count of a thing, of what does or undergoes something; each may be left out."""
    fact = counted(thing, number, at, verb)
    statement = replace(fact.statement, subject=Argument(text=of, head=of, terms=(of,) if of else ()))
    return replace(profile(statement), document_id="harbour@1")


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (told(40, verb="miss"), told(19, "person", "miss"), True),  # "Missing: 40", "19 people missing"
        (told(38, "school", "damage"), told(31, "school", "be hit"), True),
        (told(40, verb="miss"), told(40, "pump", "miss"), False),
        (told(2, verb="reopen", of="it"), told(2, verb="reopen", of="two"), True),
        (told(2, verb="reopen", of="railway"), told(2, verb="reopen", of="museum"), False),
    ],
)
def test_what_a_new_version_words_anew_keeps_its_identifier(old: Profile, new: Profile, same: bool) -> None:
    assert (fact_ids([[old]]) == fact_ids([[new]])) is same


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_number_is_no_head(one: int, other: int) -> None:
    """ "Four of the seven ferries were repaired": what was repaired is no four."""
    assert fact_ids([[told(7, verb="repair", of=str(one))]]) == fact_ids([[told(7, verb="repair", of=str(other))]])


@pytest.mark.parametrize("rule", load_rules("dedupe/facts/pronouns.csv", Pronoun), ids=lambda rule: rule.form)
def test_each_pronoun_stands_in_its_example_and_names_nothing(rule: Pronoun) -> None:
    assert rule.form in rule.example.lower().replace(",", "").rstrip(".").split()
    assert not names_something(rule.form)
