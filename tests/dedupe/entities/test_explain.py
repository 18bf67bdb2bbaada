"""Why two names are one entity or two, from the tables and afresh."""

from pipeline.dedupe.entities.explain import explain_names

ENTITIES = [
    {"entity_id": "ent-1", "name": "Harbour Safety Board", "type": "ORG", "aliases": "Board | HSB"},
    {"entity_id": "ent-2", "name": "Harbour Safety Act", "type": "LAW", "aliases": ""},
]
LINKS = [
    {"name_a": "Board", "name_b": "Harbour Safety Board", "verdict": "match", "reason": "short for it", "score": "92"},
    {"name_a": "HSB", "name_b": "Harbour Safety Board", "verdict": "match", "reason": "in brackets", "score": "99"},
    {"name_a": "HSB", "name_b": "HSE", "verdict": "unsure", "reason": "a slip", "score": "80"},
]


def test_one_name_tells_its_entity_and_every_judgement() -> None:
    assert explain_names("hsb", entities=ENTITIES, links=LINKS) == [
        "“hsb” names Harbour Safety Board (ORG, ent-1).",
        "With “Harbour Safety Board”: one entity (in brackets).",
        "With “HSE”: unsure, kept apart (a slip).",
    ]


def test_two_names_of_one_entity_tell_the_judgement_or_the_chain_between_them() -> None:
    assert explain_names("HSB", "Harbour Safety Board", entities=ENTITIES, links=LINKS)[:2] == [
        "In this run both name Harbour Safety Board (ent-1).",
        "One entity: in brackets (score 99).",
    ]
    assert explain_names("HSB", "Board", entities=ENTITIES, links=LINKS)[1:3] == [
        "“HSB” and “Harbour Safety Board”: in brackets.",
        "“Harbour Safety Board” and “Board”: short for it.",
    ]


def test_two_entities_tell_whose_name_is_whose() -> None:
    lines = explain_names("HSB", "Harbour Safety Act", entities=ENTITIES, links=LINKS)
    assert lines[:2] == [
        "In this run “HSB” names Harbour Safety Board.",
        "In this run “Harbour Safety Act” names Harbour Safety Act.",
    ]
    assert lines[-1].startswith("By their names alone: two entities")


def test_an_unknown_name_is_said_and_two_names_are_judged_without_tables() -> None:
    assert explain_names("Petrel", entities=ENTITIES) == ["No entity has the name “Petrel”."]
    assert explain_names("Lufthansa AG", "Lufthansa GmbH") == [
        "By their names alone: two entities (firms of different legal form: limited and stock)."
    ]
