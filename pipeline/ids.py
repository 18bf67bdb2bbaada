"""Identifiers, made from content alone: no row number, no clock, no random bits.

A mention is identified by where it stands (document and span): traceable by eye, and in text order when sorted.
Entities, facts and conflicts are identified by a digest of what they are about, so that they keep their identifier when a
report is added or a value changes; what goes into the digest is decided where they are made.
"""

from hashlib import blake2b

DIGEST_BYTES = 6  # 48 bits: one chance in 10,000 of any collision among 240,000 identifiers


def document_id(report: str, version: str) -> str:
    """
    >>> document_id("site-visit", "2025-06-27")
    'site-visit@2025-06-27'
    """
    return f"{report}@{version}"


def sentence_id(document: str, start: int) -> str:
    """
    >>> sentence_id("site-visit@1", 1204)
    'site-visit@1#0001204'
    """
    return f"{document}#{start:07d}"


def mention_id(document: str, letter: str, start: int, end: int) -> str:
    """`letter` tells the table: e for entity_mentions, d for dates, f for figures.

    >>> mention_id("site-visit@1", "d", 1204, 1210)
    'site-visit@1#0001204-0001210d'
    """
    return f"{document}#{start:07d}-{end:07d}{letter}"


def digest(prefix: str, *parts: str) -> str:
    """A short stable name for content: the same parts give the same name on every machine.

    >>> digest("fact", "figure", "gauge") == digest("fact", "figure", "gauge")
    True
    >>> digest("fact", "ab", "c") == digest("fact", "a", "bc")
    False
    """
    hashed = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return f"{prefix}-{hashed.hexdigest()}"
