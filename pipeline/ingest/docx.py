"""DOCX -> Reading: paragraphs by style, tables row by row, in the order of the document."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.ingest.characters import clean
from pipeline.ingest.failure import Unusable
from pipeline.ingest.furniture import mark_furniture
from pipeline.ingest.reading import Piece, Reading, lay_out
from pipeline.ingest.signature import refuse_other_format
from pipeline.model import BlockKind

MAX_UNPACKED_BYTES = 300_000_000  # a zip bomb unpacks to gigabytes; a long report with pictures to tens of megabytes
MAX_RATIO = 200  # of unpacked to packed size of the text parts; XML of real documents shrinks to a tenth or a thirtieth
RATIO_FROM_BYTES = 10_000_000  # small parts may shrink as far as they like
MAX_NESTING = 20  # tables in cells of tables

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"})
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|überschrift|titre)\s*\d|title|subtitle", re.IGNORECASE)


def read(data: bytes) -> Reading:
    """What a DOCX file holds. Its dates of creation and change are no dates of publication. Raises Unusable."""
    refuse_other_format(data, ".docx")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unusable("is protected by a password, or an old .doc; save it as .docx without one")
    _refuse_bomb(data)
    from docx import Document

    document = Document(io.BytesIO(data))
    pieces = list(_pieces(document))
    text, blocks = lay_out(pieces)
    properties = document.core_properties
    title = clean(properties.title or "", visible_only=True).strip()
    return Reading(
        text=text,
        blocks=mark_furniture(text, blocks),
        title="" if title.lower() in ("", "word document") else title,
        language=(properties.language or "").lower()[:2],
    )


def _refuse_bomb(data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unusable(f"is damaged or no DOCX ({error}); save it anew") from error
    if any(part.flag_bits & 1 for part in parts):
        raise Unusable("is protected by a password; save it without one")
    if "word/document.xml" not in {part.filename for part in parts}:
        raise Unusable("is a zip archive or another office document, not DOCX; save it as .docx")
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise Unusable(f"unpacks to more than {MAX_UNPACKED_BYTES:,} bytes; save it without its pictures")
    for part in parts:
        if part.file_size > RATIO_FROM_BYTES and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise Unusable("is packed as no document is (a zip bomb?); save it anew")


def _pieces(container: Any, depth: int = 0) -> Iterator[Piece]:
    """The paragraphs and table rows of a document or a cell, in reading order."""
    from docx.table import Table

    for item in container.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item, depth)
        else:
            yield Piece(_kind(item), _text(item._p))


def _rows(table: Any, depth: int) -> Iterator[Piece]:
    if depth > MAX_NESTING:
        raise Unusable(f"has tables in tables, more than {MAX_NESTING} deep; save it anew, or convert it to .txt")
    if len(table.rows) == 1 and len(table.columns) == 1:  # a frame around text
        yield from _pieces(table.rows[0].cells[0], depth + 1)
        return
    for row in table.rows:
        cells: list[str] = []
        seen: list[Any] = []
        for cell in row.cells:
            if any(cell._tc is other for other in seen):  # a merged cell is given once for each column it spans
                continue
            seen.append(cell._tc)
            cells.append(" ".join(piece.text for piece in _pieces(cell, depth + 1)))
        yield Piece("table_row", " | ".join(cells))


def _kind(paragraph: Any) -> BlockKind:
    style = paragraph.style
    name = (style.name if style is not None else "") or ""
    properties = paragraph._p.pPr
    if _HEADING.match(name):
        return "heading"
    if name.lower() == "caption":
        return "caption"
    if name.lower().startswith("list") or (properties is not None and properties.numPr is not None):
        return "list_item"
    return "paragraph"


def _text(element: Any) -> str:
    """The words of a paragraph as they are when all tracked changes are accepted."""
    words: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag in _BREAKS:
            words.append(_BREAKS[child.tag])
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            words.append(_text(child))
    return "".join(words)
