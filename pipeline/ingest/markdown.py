"""Markdown -> Reading: the words without the markup, by markdown-it's tokens (CommonMark with tables)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pipeline.ingest.calendar_day import find_days
from pipeline.ingest.captions import is_introduced
from pipeline.ingest.characters import clean
from pipeline.ingest.encoding import decode
from pipeline.ingest.front_matter import cut_front_matter
from pipeline.ingest.furniture import mark_furniture
from pipeline.ingest.reading import Note, Piece, Reading, lay_out
from pipeline.ingest.signature import refuse_other_format
from pipeline.model import BlockKind

MAX_NESTING = 60  # lists and quotations inside each other; what is deeper is dropped, and the parser is recursive
_PUBLISHED = ("published", "date", "pubdate", "publication date", "date published")
_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SILENT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def read(data: bytes) -> Reading:
    """What a Markdown file holds. Raises Unusable."""
    refuse_other_format(data, ".md")
    decoded = decode(data)
    fields, body = cut_front_matter(clean(decoded.text, visible_only=True))
    text, blocks = lay_out(list(_pieces(_parse(body))))
    return Reading(
        text=text,
        blocks=mark_furniture(text, blocks),
        title=fields.get("title", ""),
        publisher=fields.get("publisher", ""),
        published=_published([fields[name] for name in _PUBLISHED if fields.get(name)]),
        language=(fields.get("language") or fields.get("lang") or "").lower()[:2],
        url=fields.get("url", ""),
        notes=(Note("encoding", decoded.doubt),) if decoded.doubt else (),
    )


def _parse(text: str) -> Sequence[Any]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").parse(text)


def _published(values: Sequence[str]) -> date | None:
    return next((day.day for value in values for day in find_days(value) if day.day), None)


def _pieces(tokens: Sequence[Any]) -> Iterator[Piece]:
    kinds: list[BlockKind] = ["paragraph"]
    cells: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            kinds.append("heading")
        elif token.type == "list_item_open":
            kinds.append("list_item")
        elif token.type in ("heading_close", "list_item_close"):
            kinds.pop()
        elif token.type == "tr_open":
            kinds.append("table_row")
            cells = []
        elif token.type == "tr_close":
            kinds.pop()
            yield Piece("table_row", " | ".join(cells))
        elif token.type == "inline":
            words = "".join(_words(token.children or ()))
            if kinds[-1] == "table_row":
                cells.append(" ".join(words.split()))
            elif kinds[-1] == "paragraph" and (_is_picture(token) or is_introduced(words)):
                yield Piece("caption", words)
            else:
                yield Piece(kinds[-1], words)
        elif token.type in ("fence", "code_block"):
            yield Piece("paragraph", token.content)
        elif token.type == "html_block":
            for part in re.split(r"\n\s*\n", strip_tags(token.content)):
                yield Piece("paragraph", part)


def _words(children: Sequence[Any]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type == "image":
            yield from _words(child.children or ())


def _is_picture(token: Any) -> bool:
    """Whether a paragraph is nothing but a picture: its alternative text is the caption."""
    inked = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    return bool(inked) and all(child.type in ("image", "softbreak") for child in inked)


def strip_tags(markup: str) -> str:
    """The words of HTML inside Markdown.

    >>> strip_tags("<p>The <b>dam</b><!-- old --> held &amp; holds.</p>")
    'The dam held & holds.'
    """
    from html import unescape

    return unescape(_TAG.sub("", _COMMENT.sub("", _SILENT.sub("", markup))))
