"""Bytes -> text: the encoding ladder."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as strict UTF-8, as chardet says, as Windows-1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    import chardet

    found = chardet.detect(data).get("encoding")
    for encoding in (found, "cp1252"):
        try:
            return data.decode(encoding or "cp1252")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def normalise_line_ends(text: str) -> str:
    r"""The text with `\n` for every line end.

    >>> normalise_line_ends("a\r\nb\rc")
    'a\nb\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")
