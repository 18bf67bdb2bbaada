"""Bytes -> characters: the encoding ladder.

Byte order mark, strict UTF-8, UTF-8 with stray bytes, UTF-16 without a mark, what chardet says, Windows-1252: each step is
surer of itself than the next. (charset-normalizer was measured too: it called a Windows-1252 text cp775.)
"""

import codecs
import re
from dataclasses import dataclass

from pipeline.ingest.failure import Unusable

SAMPLE_BYTES = 65_536  # enough for chardet to see a text's accents; its time grows with the sample
UTF8_PER_STRAY = 10  # a file with ten good UTF-8 letters for each bad byte is UTF-8 that something was pasted into
UTF16_ZEROS = 0.3  # Latin text in UTF-16 has a zero in every second byte; no single-byte text has one in any
BINARY_CONTROLS = 0.01  # a text has a stray control byte or two; a picture or a program has one in ten

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters; `doubt` says in words what the reader should know of the decoding, "" where it is certain."""

    text: str
    encoding: str
    doubt: str = ""


def decode(data: bytes) -> Decoded:
    r"""The characters of a text file. Raises Unusable for what is no text.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9").text
    'café'
    >>> decode(b"The caf\xe9 by the harbour was closed after the flood.").text[4:8]
    'café'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], encoding)
    sample = data[:SAMPLE_BYTES]
    unmarked = _utf16(sample)
    if unmarked:
        text = data.decode(unmarked, "replace")
        if sum(char < "\t" for char in text[:SAMPLE_BYTES]) <= BINARY_CONTROLS * len(text[:SAMPLE_BYTES]):
            return Decoded(text, unmarked)
    if len(_CONTROLS.findall(sample)) > BINARY_CONTROLS * len(sample):
        raise Unusable("is not text but binary data; convert it to .txt, .pdf or .docx, or delete it")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        doubt = f"is marked as {encoding}, but is damaged at byte {error.start}; characters were lost there"
        return Decoded(data.decode(encoding, "replace"), encoding, doubt)


def _utf16(sample: bytes) -> str:
    """The UTF-16 that unmarked data is in by where its zero bytes stand, else ""."""
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > UTF16_ZEROS and even < odd / 10:
        return "utf-16-le"
    return "utf-16-be" if even > UTF16_ZEROS and odd < even / 10 else ""


def _legacy(data: bytes) -> Decoded:
    letters = len(_MULTIBYTE.findall(data))
    stray = len(re.findall(rb"[\x80-\xff]", _MULTIBYTE.sub(b"", data)))
    if letters > UTF8_PER_STRAY * stray:
        doubt = f"is UTF-8 but for {stray} bytes, which were read as Windows-1252; save it as UTF-8"
        return Decoded(data.decode("utf-8", _AS_CP1252), "utf-8", doubt)
    import chardet

    named = (chardet.detect(data[:SAMPLE_BYTES]).get("encoding") or "").lower()
    for encoding in (named, "cp1252"):
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
        return Decoded(text, encoding, f"is not UTF-8; it was read as {encoding}: look at its accented letters")
    text = data.decode("cp1252", "replace")
    return Decoded(text, "cp1252", "is not UTF-8; it was read as cp1252, with characters lost: save it as UTF-8")


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_CP1252 = "corroborate.cp1252"
codecs.register_error(_AS_CP1252, _stray_bytes)
