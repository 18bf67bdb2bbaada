"""Sentences: where they end, what they never run across, and that their offsets hold."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extract import parse as module
from pipeline.extract.parse import ModelError, RunInLabel, from_bytes, load_model, parse_document, to_bytes
from pipeline.resources import load_rules
from tests.conftest import Parse, document_of


def texts(parse: Parse, text: str) -> list[str]:
    return [s.text for s in parse(text).sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The mill makes 11.05 million tons p.a. in a good year.", "It employs 400 people."],
        ["The boiler reached 565 °C.", "Two pumps failed."],
        ["1987 saw a second wave of closures along the coast.", "Few pits survived it."],
        ["The seam lies at a depth of 640 m.", "The pit burned for 9 days."],
        ["The pier was designed by 3 men and m. Dupont."],
        ["He asked: “Where is the second gate?”", "Nobody knew."],
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(parse: Parse, sentences: list[str]) -> None:
    assert texts(parse, " ".join(sentences)) == sentences


@pytest.mark.parametrize("row", load_rules("extract/run_in_labels.csv", RunInLabel), ids=lambda r: r.label)
def test_a_label_that_opens_a_paragraph_is_no_part_of_its_sentence(parse: Parse, row: RunInLabel) -> None:
    label, _, sentence = row.example.partition(": ")
    assert texts(parse, row.example) == [f"{label}:", sentence]


def test_a_list_without_end_is_cut_at_its_commas(parse: Parse) -> None:
    found = texts(parse, "They lost " + ", ".join(f"{n} tents" for n in range(10, 810)) + ".")
    assert len(found) > 2
    assert all(s.endswith((",", ".")) for s in found)
    assert all(len(s.split()) < 500 for s in found)


def test_no_sentence_runs_across_a_heading_or_a_list_item(parse: Parse) -> None:
    text = "Findings at the lock\n\nThe gate leaks. It was closed.\n\n- two hinges cracked\n- no power\n"
    assert texts(parse, text) == [
        "Findings at the lock",
        "The gate leaks.",
        "It was closed.",
        "two hinges cracked",
        "no power",
    ]


def test_a_caption_printed_twice_repeats_its_first_printing(parse: Parse) -> None:
    caption = "The lower gate of the lock, seen from the towpath."
    first, second = parse(f"{caption}\n{caption}\n").sentences
    assert (first.repeats, second.repeats) == ("", first.sentence_id)


def test_furniture_has_no_sentences(parse: Parse, nlp: Language) -> None:
    document = document_of("The gate leaks.\n\nWe use cookies. Accept all")
    blocks = (document.blocks[0], module.Block(17, len(document.text), "furniture"))
    parsed = parse_document(module.Document(**{**_fields(document), "blocks": blocks}), nlp)
    assert [s.text for s in parsed.sentences] == ["The gate leaks."]


def test_a_long_document_is_parsed_in_pieces_with_offsets_that_hold(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(f"The {n}th gate was closed on 3 May. It leaks." for n in range(4, 12))
    whole = parse_document(document_of(text), nlp)
    monkeypatch.setattr(module, "PIECE_CHARS", 60)
    pieces = parse_document(document_of(text), nlp)
    assert pieces.doc.text == text
    assert pieces.sentences == whole.sentences


def test_a_cached_parse_is_the_parse(parse: Parse, nlp: Language) -> None:
    parsed = parse("The lock keeper, Ada Moss, closed both gates.\n\nA second  visit is due.")
    again = from_bytes(parsed.document, to_bytes(parsed), nlp.vocab)
    assert again.sentences == parsed.sentences
    assert [(t.idx, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in again.doc] == [
        (t.idx, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_) for t in parsed.doc
    ]


def test_a_cached_parse_of_another_text_is_refused(parse: Parse, nlp: Language) -> None:
    with pytest.raises(ValueError, match="another text"):
        from_bytes(document_of("The gate leaks."), to_bytes(parse("The gate held.")), nlp.vocab)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_parsed_and_its_sentences_are_where_they_say(parse: Parse, text: str) -> None:
    assume(text.strip())  # what holds nothing is refused by ingest
    parsed = parse(text)
    assert parsed.doc.text == parsed.document.text
    end = 0
    for sentence, span in parsed:
        assert sentence.text == parsed.document.text[sentence.start : sentence.end] == span.text
        assert sentence.text == sentence.text.strip()
        assert sentence.start >= end
        end = sentence.end


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(ModelError, match="'en_core_web_huge' can't be loaded"):
        load_model("en_core_web_huge")


def _fields(document: module.Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in module.Document.__slots__}
