"""Entities across reports: joined, kept apart, decided on; order and unrelated reports mean nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

REPORTS = {
    "flood": "[Ada Okafor/PERSON] of the [Harbour Safety Board/ORG] ([HSB/ORG]) saw [Port Ellis/GPE]. [Okafor/PERSON] left.",
    "inquiry": "The [HSB/ORG] and [Ada B. Okafor/PERSON] and [Tomas Lindqvist/PERSON] were heard. The [Board/ORG] was silent.",
    "opinion": "[Okafor/PERSON] was right, said [Tomas Lindqvist/PERSON] of [Port Ellis/GPE].",
    "budget": "[Norland/GPE] pays the [Second Harbour Fund/ORG]; the [3rd Harbour Fund/ORG] is closed. [Britain/GPE] lends.",
    "treaty": "The [United Kingdom/GPE] and [Norland/GPE] signed. The [Supreme Court/ORG] agreed.",
}
UNRELATED = {
    "volcano": "[Mount Karo/LOC] erupted, said [Sutan Harahap/PERSON] of the [Karo Watch/ORG]. [Harahap/PERSON] fled.",
    "election": "[Ines Valdés/PERSON] beat [Rui Teles/PERSON]. [Valdés/PERSON] thanked the [Supreme Court/ORG].",
}


def entity_with(resolved: object, name: str) -> set[str]:
    return next({e.name, *e.aliases} for e in resolved.entities if name in (e.name, *e.aliases))  # type: ignore[attr-defined]


def test_one_thing_is_one_entity_across_reports(resolve: Callable) -> None:
    resolved = resolve(REPORTS)
    assert entity_with(resolved, "HSB") == {"HSB", "Harbour Safety Board"}
    assert entity_with(resolved, "Okafor") == {"Ada B. Okafor", "Ada Okafor", "Okafor"}
    assert entity_with(resolved, "Britain") == {"Britain", "United Kingdom"}


def test_names_told_apart_by_a_number_stay_apart_with_the_reason(resolve: Callable) -> None:
    resolved = resolve(REPORTS)
    assert entity_with(resolved, "Second Harbour Fund") == {"Second Harbour Fund"}
    link = next(li for li in resolved.links if {li.a, li.b} == {"Second Harbour Fund", "3rd Harbour Fund"})
    assert (link.verdict, link.reason) == ("no_match", "different numbers: 2 and 3")


def test_every_mention_belongs_to_exactly_one_entity(resolve: Callable) -> None:
    mentions = [m for e in resolve(REPORTS).entities for m in e.mention_ids]
    assert len(mentions) == len(set(mentions)) == sum(text.count("[") for text in REPORTS.values())


def test_a_generic_name_means_one_thing_only_where_reports_share_more(resolve: Callable) -> None:
    resolved = resolve(REPORTS | UNRELATED)
    assert sum(e.name == "Supreme Court" for e in resolved.entities) == 2


def test_a_common_surname_alone_is_not_attached_across_unrelated_reports(resolve: Callable) -> None:
    resolved = resolve({"a": "[Grace Lee/PERSON] won.", "b": "[Lee/PERSON] lost."})
    assert len(resolved.entities) == 2


def test_a_surname_of_two_persons_elsewhere_is_not_attached(resolve: Callable) -> None:
    reports = {"a": "[Ada Okafor/PERSON] won.", "b": "[Uche Okafor/PERSON] won.", "c": "[Okafor/PERSON] lost."}
    assert len(resolve(reports).entities) == 3


def test_a_headline_around_a_name_is_no_new_person(resolve: Callable) -> None:
    reports = {f"r{i}": "[Ada Okafor/PERSON] left Oslo." for i in range(3)}
    reports["h"] = "[Ada Okafor Quits/PERSON] [Ada Okafor/PERSON] has left."
    resolved = resolve(reports)
    assert [(e.name, e.aliases) for e in resolved.entities] == [("Ada Okafor", ("Ada Okafor Quits",))]


def test_the_canonical_name_is_the_fullest_in_use_and_aliases_are_sorted(resolve: Callable) -> None:
    (entity,) = (e for e in resolve(REPORTS).entities if "Okafor" in e.aliases)
    assert (entity.name, entity.aliases, entity.type) == ("Ada B. Okafor", ("Ada Okafor", "Okafor"), "PERSON")


def test_a_decision_joins_and_parts_against_the_rules(resolve: Callable) -> None:
    joined = resolve(REPORTS, same=[("Norland", "Port Ellis")])
    assert entity_with(joined, "Norland") == {"Norland", "Port Ellis"}
    parted = resolve(REPORTS, different=[("United Kingdom", "Britain")])
    assert entity_with(parted, "Britain") == {"Britain"}
    assert len({e.entity_id for e in parted.entities}) == len(parted.entities)


def test_a_forbidden_merge_holds_against_a_chain_of_other_names(resolve: Callable) -> None:
    reports = {"a": "[Volga Steel/ORG].", "b": "[Volga Steel Ltd/ORG].", "c": "[Volga Steel Limited/ORG]."}
    assert len(resolve(reports).entities) == 1
    parted = resolve(reports, different=[("Volga Steel", "Volga Steel Limited")])
    assert not any({"Volga Steel", "Volga Steel Limited"} <= {e.name, *e.aliases} for e in parted.entities)


def test_what_is_both_the_same_and_different_is_different(resolve: Callable) -> None:
    pair = [("Norland", "Port Ellis")]
    assert entity_with(resolve(REPORTS, same=pair, different=pair), "Norland") == {"Norland"}


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(sorted(REPORTS | UNRELATED)))
def test_the_order_of_reports_means_nothing(order: list[str], resolve: Callable) -> None:
    reports = REPORTS | UNRELATED
    assert resolve({name: reports[name] for name in order}) == resolve(reports)


@settings(max_examples=20, deadline=None)
@given(
    known=st.sets(st.sampled_from(sorted(REPORTS)), min_size=1),
    added=st.sets(st.sampled_from(sorted(UNRELATED)), min_size=1),
)
def test_an_unrelated_report_changes_no_identifier_and_no_name(
    known: set[str], added: set[str], resolve: Callable
) -> None:
    before = {name: REPORTS[name] for name in known}
    after = resolve(before | {name: UNRELATED[name] for name in added})
    assert set(resolve(before).entities) <= set(after.entities)


@settings(max_examples=100, deadline=None)
@given(
    names=st.lists(
        st.tuples(st.text(max_size=20), st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "LAW"])), max_size=6
    )
)
def test_odd_names_never_raise(names: list[tuple[str, str]]) -> None:
    from pipeline import ids
    from pipeline.dedupe.entities import resolve_entities
    from pipeline.model import Block, Document, EntityMention, Extraction

    text, mentions = "", []
    for name, kind in names:
        start, text = len(text), text + name + " "
        mention_id = ids.mention_id("odd@1", "e", start, start + len(name))
        mentions.append(EntityMention(mention_id, "", start, start + len(name), name, kind))  # type: ignore[arg-type]
    blocks = (Block(0, len(text), "paragraph"),)
    document = Document("odd@1", "odd", "1", True, "", "", None, "", "en", "odd.txt", "", text, blocks)
    resolved = resolve_entities([document], [Extraction("odd@1", entities=tuple(mentions))])
    assert sorted(m for e in resolved.entities for m in e.mention_ids) == sorted(m.mention_id for m in mentions)


@pytest.mark.parametrize("reports", [{}, {"empty": ""}])
def test_no_mention_makes_no_entity(reports: dict[str, str], resolve: Callable) -> None:
    assert resolve(reports).entities == ()


def test_a_decision_holds_for_short_forms_too(resolve: Callable) -> None:
    reports = {
        "a": "[Grace Lee/PERSON] won. [Lee/PERSON] spoke.",
        "b": "[Lee/PERSON] lost.",
        "c": "[Grace Lee/PERSON] left.",
    }
    joined = resolve(reports, same=[("Lee", "Grace Lee")])
    assert len(joined.entities) == 1
    parted = resolve(reports, different=[("Lee", "Grace Lee")])
    assert not any({"Lee", "Grace Lee"} <= {e.name, *e.aliases} for e in parted.entities)
