"""What counts as a change of a fact, and what is only said in other words."""

from dataclasses import replace

import pytest

from pipeline.diff.fields import find_differences, same_quantity, same_times
from pipeline.diff.said import Said, SaidFact
from tests.accounts import quantity_of

SENTENCE = "In all, the water destroyed so many bridges."


def said(stated: str, sentence: str = SENTENCE, edtf: str = "") -> Said:
    return Said("sitrep@1", "m", 0, stated, sentence, sentence, quantity_of(stated), edtf)


def fact(*statements: Said, modality: str = "actual") -> SaidFact:
    return SaidFact("sitrep", "fact-1", "figure", "flood", "destroy", "bridges", modality, statements)  # type: ignore[arg-type]


def event(edtf: str, sentence: str = SENTENCE, modality: str = "actual", is_own_day: bool = False) -> SaidFact:
    anchor = Said("sitrep@1", "m", 0, edtf, sentence, sentence, None, edtf, is_own_day)
    return SaidFact("sitrep", "fact-2", "event", "ward", "move", "", modality, (anchor,))  # type: ignore[arg-type]


def changes(old: SaidFact, new: SaidFact) -> list[tuple[str, str, str]]:
    return [(d.field, d.old, d.new) for d in find_differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("14.3 kilometer", "8.9 mile", True),
        ("14.3 kilometer", "9.9 mile", False),
        ("more_than 100 kilometer", "more_than 62 mile", True),
        ("more_than 100 kilometer", "at_least 62 mile", False),
        ("12000 panel", "12000 tile", True),
        ("12000 panel", "11950 panel", False),
        ("approx 300 meter", "300 meter", False),
        ("5 meter", "5 kilometer", False),
    ],
)
def test_a_converted_unit_is_the_same_quantity_and_a_corrected_number_is_not(old: str, new: str, same: bool) -> None:
    assert same_quantity(quantity_of(old), quantity_of(new)) is same
    assert same_quantity(quantity_of(new), quantity_of(old)) is same


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("31 bridge", "34 bridge", [("value", "31", "34")]),
        ("6 meter", "at_least 6 meter", [("modifier", "exact", "at_least")]),
        ("6 meter", "at_least 7 meter", [("value", "6", "7"), ("modifier", "exact", "at_least")]),
        ("5 meter", "5 kilometer", [("unit", "meter", "kilometer")]),
        ("31 bridge", "31 crossing", []),
    ],
)
def test_the_fewest_fields_that_say_what_changed_are_named(
    old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert changes(fact(said(old)), fact(said(new))) == expected


def test_a_vaguer_statement_beside_an_exact_one_may_go_without_a_change() -> None:
    both, exact = fact(said("more_than 30 bridge"), said("31 bridge")), fact(said("31 bridge"))
    assert changes(both, exact) == changes(exact, both) == []


def test_a_second_number_that_contradicts_the_first_is_a_change() -> None:
    assert changes(fact(said("31 bridge")), fact(said("31 bridge"), said("34 bridge"))) == [("value", "31", "34")]


def test_an_event_that_took_place_on_another_day_than_planned_changed_date_and_modality() -> None:
    planned = event("2025-05-05", "The ward will move to the first floor.", "planned")
    done = event("2025-05-06", "The ward moved to the first floor.")
    assert changes(planned, done) == [("date", "2025-05-05", "2025-05-06"), ("modality", "planned", "actual")]


def test_a_plan_whose_day_has_come_was_carried_out_whatever_the_words() -> None:
    def told(sentence: str, modality: str, published: str) -> SaidFact:
        fact = event("2025-05-05", sentence, modality)
        return replace(fact, said=(replace(fact.said[0], published=published),))

    planned = told("It is expected to move upstairs on 5 May.", "planned", "2025-05-01")
    done = ("Since 5 May the ward has been on the first floor.", "actual")
    assert changes(planned, told(*done, "2025-05-09")) == [("modality", "planned", "actual")]
    assert changes(planned, told(*done, "2025-05-01")) == []
    assert changes(planned, told(*done, "2025-05-04")) == []


def test_an_unchanged_sentence_has_no_other_modality() -> None:
    assert changes(event("2025-05-05", modality="planned"), event("2025-05-05", modality="actual")) == []


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (("that night", "2024-10-04"), ("That night", "2025-05-14"), True),
        (("yesterday", "2024-10-04"), ("yesterday", "2025-05-14"), False),
        (("the end of March", "2024-03"), ("the end of March", "2025-03"), True),  # no sentence states the year
        (("the end of March", "2024-03"), ("the end of April", "2024-04"), False),
    ],
)
def test_a_date_that_only_the_text_around_it_tells_is_no_change(
    old: tuple[str, str], new: tuple[str, str], same: bool
) -> None:
    one, other = (
        Said("sitrep@1", "m", 0, words, f"The lock broke {words}.", "", None, edtf) for words, edtf in (old, new)
    )
    assert same_times(one, other) is same_times(other, one) is same


def test_within_a_day_is_in_a_day_but_within_a_mile_is_no_mile() -> None:
    def rain(stated: str, words: str) -> SaidFact:
        return fact(replace(said(stated), text=words))

    hours = replace(quantity_of("24 hour"), kind="measurement", dimension="[time]")
    within = replace(hours, modifier="at_most", low=None)
    one, other = (
        fact(replace(said("24 hour"), text=w, quantity=q))
        for w, q in (("24 hours", hours), ("within 24 hours", within))
    )
    assert changes(one, other) == []
    assert changes(rain("1 mile", "a mile"), rain("at_most 1 mile", "within a mile")) == [
        ("modifier", "exact", "at_most")
    ]


@pytest.mark.parametrize(
    ("share", "percent", "same"),
    [("0.7", "70", True), ("0.3333333333", "33", True), ("0.3333333333", "35", False), ("0.7", "7", False)],
)
def test_a_share_is_said_in_two_ways(share: str, percent: str, same: bool) -> None:
    ratio = replace(quantity_of(f"{share} "), kind="ratio")
    assert same_quantity(ratio, quantity_of(f"{percent} percent")) is same
    assert same_quantity(quantity_of(f"{percent} percent"), ratio) is same


def test_the_day_of_the_version_itself_is_no_date_of_an_event() -> None:
    assert changes(event("2025-04-30", is_own_day=True), event("2025-05-31", is_own_day=True)) == []
    assert changes(event("2025-04-30", is_own_day=True), event("2025-05-31")) != []


def test_a_negation_within_a_word_is_no_other_modality() -> None:
    unfit = replace(event("2025"), said=(said("87 house", "Inspectors declared 87 houses unfit."),))
    not_fit = replace(unfit, modality="negated", said=(said("87 house", "Inspectors say 87 houses are not fit."),))
    fit = replace(unfit, said=(said("87 house", "Inspectors say 87 houses are fit."),))
    assert changes(unfit, not_fit) == []
    assert changes(fit, not_fit) == [("modality", "actual", "negated")]


def test_a_figure_told_anew_without_its_time_has_not_changed() -> None:
    dated = fact(said("40 boat", "In March the crews sailed with so many boats.", "2025-03"))
    assert changes(dated, fact(said("40 boat", "So many boats, the harbour master counted.", "2025-04"))) == []
    assert changes(dated, fact(said("40 boat", "In April the crews sailed with so many boats.", "2025-04"))) == [
        ("date", "2025-03", "2025-04")
    ]
