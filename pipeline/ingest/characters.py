"""Characters -> clean characters, before any offset exists.

A plain text comes out with the same visible characters in the same order, unless it was broken: line ends become `\\n`,
odd spaces become plain ones, control characters go, mojibake ("Yanâ€™an") is put right.
"""

import re

C1_AS_CP1252 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
"""Windows-1252 text that was taken for Latin-1 has its quotes and dashes here; the HTML standard reads them so too."""

_LINE_BREAKS = dict.fromkeys([0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], "\n")
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x1C), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF])
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # a text that reads otherwise than it is stored
_TABLE = {**_LINE_BREAKS, **_CONTROLS, **_SURROGATES, **_BIDI, 0x1F: " "}
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060])  # soft hyphen, zero-width space, word joiner
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"(?<![0-9])[{_SPACES}]|[{_SPACES}](?![0-9])")  # between digits it groups them: "12 000"
_HARMLESS = re.compile(r"[\t\n -~]*")


def clean(text: str, visible_only: bool = False) -> str:
    r"""The text with `\n` for every line end, plain spaces, no control characters and no mojibake.

    A no-break space between two digits stays, because it says that they are one number. `visible_only` also drops the
    soft hyphens and zero-width spaces with which typesetters allow a break; a plain text keeps them.

    >>> clean("a\r\nb\rc\x00\x92s")
    'a\nb\nc’s'
    >>> clean("3\u00a0May, 12\u00a0000 people")
    '3 May, 12\xa0000 people'
    >>> clean("the cafÃ© was closed")
    'the café was closed'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HARMLESS.fullmatch(text):
        return text
    text = repair_mojibake(text.translate(_TABLE)).translate(C1_AS_CP1252)
    if visible_only:
        text = text.translate(_INVISIBLE)
    return _ODD_SPACE.sub(" ", text)


def repair_mojibake(text: str) -> str:
    """The text with lines that were decoded wrongly put right (ftfy's method); all others as they are.

    Only encodings are repaired: ftfy's other changes (straight quotes, ligatures, widths) alter good texts.
    """
    if text.isascii():
        return text
    from ftfy import TextFixerConfig, fix_encoding
    from ftfy.badness import is_bad

    config = TextFixerConfig(
        uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None
    )
    lines = text.split("\n")
    return "\n".join(fix_encoding(line, config) if not line.isascii() and is_bad(line) else line for line in lines)
