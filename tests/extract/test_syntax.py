"""Questions about the parse that figures and statements ask."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from pipeline.extract.parse import Parsed
from pipeline.extract.syntax import (
    clause_subject,
    complement,
    governor,
    noun_before,
    phrase_tokens,
    subject,
    verb_above,
)

Parse = Callable[..., Parsed]


def word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


@pytest.mark.parametrize(
    ("sentence", "verb", "found"),
    [
        ("The mill was built in May and makes paper.", "makes", "mill"),
        ("The board wants to close the mill.", "close", "board"),
        ("The board announced plans to close the mill.", "close", "board"),
    ],
)
def test_the_subject_is_shared_by_conjuncts_and_infinitives(parse: Parse, sentence: str, verb: str, found: str) -> None:
    head = subject(word(parse(sentence).doc, verb))
    assert head is not None and head.text == found


@pytest.mark.parametrize(
    ("sentence", "verb", "found"),
    [
        ("We saw the mill that makes paper.", "makes", "mill"),
        ("The firm said it has nine mills.", "has", "firm"),
        ("We have nine mills.", "have", None),
    ],
)
def test_a_clause_is_about_the_antecedent_of_its_pronoun(
    parse: Parse, sentence: str, verb: str, found: str | None
) -> None:
    head = clause_subject(word(parse(sentence).doc, verb), range(0))
    assert (head.text if head is not None else None) == found


def test_a_noun_phrase_keeps_of_phrases_and_leaves_clauses_and_times_out(parse: Parse) -> None:
    doc = parse("The capacity of the old mill, which burned, fell in 2019.").doc
    assert [t.text for t in phrase_tokens(word(doc, "capacity"))] == ["The", "capacity", "of", "the", "old", "mill"]


def test_what_governs_and_complements_a_token(parse: Parse) -> None:
    doc = parse("The board sold a share of the mill.").doc
    mill, share = word(doc, "mill"), word(doc, "share")
    assert governor(mill).text == "sold"
    assert verb_above(mill) == word(doc, "sold")
    assert complement(share, ("of",)) == mill
    assert noun_before(word(doc, "sold"), range(0)) == word(doc, "board")
