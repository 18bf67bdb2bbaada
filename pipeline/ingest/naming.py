"""Names of reports and versions that are safe as file names on every system, because `texts/<document_id>.txt` is one."""

import re
import unicodedata

from pipeline import ids

NAME_BYTES = 100  # two names, "@" and ".txt" stay below the 255 bytes that file systems allow
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|@\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)  # Windows device names


def safe_name(name: str) -> str:
    """The name made safe: no separators or control characters, no leading dots, no reserved word; "" where nothing is left.

    Composed letters (NFC), so that one file has one name on every system. A long name keeps its beginning and gets a digest.

    >>> safe_name("site visit 3"), safe_name("../../etc/passwd"), safe_name("Q1: all?"), safe_name("NUL.txt"), safe_name("..")
    ('site visit 3', '_.._etc_passwd', 'Q1_ all_', '_NUL.txt', '')
    """
    safe = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip().lstrip(".").rstrip(". ")
    if _RESERVED.fullmatch(safe):
        safe = "_" + safe
    encoded = safe.encode()
    if len(encoded) > NAME_BYTES:
        digest = ids.digest("", safe)
        safe = encoded[: NAME_BYTES - len(digest)].decode("utf-8", "ignore") + digest
    return safe


def collision_key(document_id: str) -> str:
    """What two document_ids have in common that name the same file where capitals don't count.

    >>> collision_key("Visit@1") == collision_key("visit@1")
    True
    """
    return unicodedata.normalize("NFC", document_id.casefold())
