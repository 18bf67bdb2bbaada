"""Bytes become the characters that were meant, or are refused; broken characters are put right, good ones left alone."""

import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.characters import clean
from pipeline.ingest.encoding import decode
from pipeline.ingest.failure import Unusable

TEXT = "The café on the quay – “The Anchor” – was flooded; its owner, Zoë Müller, lost €4,000."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encoding_that_it_is_in(encoding: str):
    assert decode((TEXT * 3).encode(encoding)).text == TEXT * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_is_certain_raises_no_doubt(encoding: str):
    assert decode(TEXT.encode(encoding)).doubt == ""


def test_a_guessed_encoding_is_told():
    assert "not UTF-8" in decode(TEXT.encode("cp1252")).doubt


def test_cyrillic_in_a_legacy_encoding_is_read():
    text = "Мост через реку был закрыт в мае, потому что наводнение повредило северную опору. " * 4
    assert decode(text.encode("koi8-r")).text == text


def test_a_stray_byte_in_a_utf8_text_costs_only_itself():
    data = (TEXT * 5).encode() + b" caf\xe9 "
    decoded = decode(data)
    assert decoded.text == TEXT * 5 + " café "
    assert "1 bytes" in decoded.doubt


@pytest.mark.parametrize("data", [bytes(range(32)) * 8, b"\x00\x01\x02\x03" * 50, b"\x7fELF\x02\x01\x01" + b"\0" * 64])
def test_binary_data_is_refused(data: bytes):
    with pytest.raises(Unusable, match="binary"):
        decode(data)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Yanâ€™an and the cafÃ©", "Yan’an and the café"),
        ("the mayor\x92s office \x96 closed", "the mayor’s office – closed"),
        ("one\r\ntwo\rthree\x0bfour\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("nul\x00 bell\x07 escape\x1b[0m", "nul bell escape[0m"),
        ("\u202eevil\u202c", "evil"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("5\u00a0June, 12\u202f000 tons, a\u2009b", "5 June, 12\u202f000 tons, a b"),
    ],
)
def test_broken_characters_are_put_right(broken: str, whole: str):
    assert clean(broken) == whole


@pytest.mark.parametrize("text", [TEXT, "ﬁnal ½ Ｆ’s “x” … ‘y’ naïve œuvre", "São João, NÃO", "a\u200bb\u00ad"])
def test_good_characters_stay(text: str):
    assert clean(text) == text


@given(st.text())
def test_a_cleaned_text_has_no_control_characters_and_can_be_written(text: str):
    cleaned = clean(text)
    assert not [char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n"]
    cleaned.encode("utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes):
    with contextlib.suppress(Unusable):
        clean(decode(data).text).encode("utf-8")
