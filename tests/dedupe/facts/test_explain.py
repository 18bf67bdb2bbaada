"""An explanation names every statement with its sentence, why they were joined, what was kept apart, what contradicts what."""

import pytest

from pipeline.dedupe.facts.explain import explain_fact


def _mention(fact, document, mention, text, attribution=""):
    return {
        "fact_id": fact,
        "document_id": document,
        "mention_id": mention,
        "sentence_id": f"{mention}s",
        "text": text,
        "attribution": attribution,
    }


TABLES = {
    "facts": [
        {
            "fact_id": "fact-1",
            "subject": "salt",
            "predicate": "be heat",
            "object": "",
            "status": "conflicting",
            "n_reports": "2",
        },
        {
            "fact_id": "fact-2",
            "subject": "water",
            "predicate": "be heat",
            "object": "",
            "status": "single",
            "n_reports": "1",
        },
    ],
    "fact_mentions": [
        _mention("fact-1", "north@1", "n1", "over 600 °C"),
        _mention("fact-1", "south@1", "s1", "565 °C", "the engineer"),
        _mention("fact-2", "south@1", "s2", "85 °C"),
    ],
    "sentences": [
        {"sentence_id": "n1s", "text": "The salt is heated to over 600 °C."},
        {"sentence_id": "s1s", "text": "The salt is heated to\n565 °C, said the engineer."},
        {"sentence_id": "s2s", "text": "The water is heated to 85 °C."},
    ],
    "fact_links": [
        {"statement_a": "n1", "statement_b": "s1", "verdict": "match", "reason": "same core (salt)", "score": "40"},
        {"statement_a": "n1", "statement_b": "s2", "verdict": "unsure", "reason": "of other things", "score": "30"},
    ],
    "conflicts": [
        {"fact_id": "fact-1", "mention_id_a": "n1", "mention_id_b": "s1", "reason": "565 °C is not over 600 °C"}
    ],
}


def test_an_explanation_reads_as_a_page():
    assert explain_fact("fact-1", TABLES).lines() == [
        "fact-1: salt - be heat (conflicting, 2 reports)",
        "",
        "  north@1: [over 600 °C] The salt is heated to over 600 °C.",
        "  south@1, quoting the engineer: [565 °C] The salt is heated to 565 °C, said the engineer.",
        "",
        "Joined because:",
        "  over 600 °C (north@1) - 565 °C (south@1): same core (salt)",
        "",
        "Can't both hold:",
        "  over 600 °C (north@1) - 565 °C (south@1): 565 °C is not over 600 °C",
        "",
        "Kept apart from it:",
        "  over 600 °C (north@1) - 85 °C (south@1): of other things",
    ]


def test_a_single_statement_has_nothing_to_be_joined():
    explained = explain_fact("fact-2", TABLES)
    assert (len(explained.said), explained.joined, explained.contradictions) == (1, (), ())
    assert [j.verdict for j in explained.kept_apart] == ["unsure"]


def test_an_unknown_fact_raises():
    with pytest.raises(KeyError):
        explain_fact("fact-3", TABLES)
