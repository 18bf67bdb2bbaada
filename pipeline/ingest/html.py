"""HTML page -> Reading: the main text by trafilatura, headings, lists, tables and captions kept apart.

Two things trafilatura would lose are marked before it and unmarked after: captions of figures, and a paragraph that stands
there twice in a row.
"""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pipeline.ingest.characters import clean
from pipeline.ingest.encoding import decode
from pipeline.ingest.failure import Unusable
from pipeline.ingest.furniture import mark_furniture
from pipeline.ingest.page_metadata import read_metadata
from pipeline.ingest.reading import Note, Piece, Reading, lay_out
from pipeline.ingest.signature import refuse_other_format
from pipeline.model import BlockKind

MAX_DEPTH = 250  # elements inside each other; pages have 30, and the libraries' recursion ends at some hundreds
SHORT_CHARS = 250  # trafilatura's own least size of a main text; below it, it runs paragraphs together
_CAPTION, _AGAIN = "\ue000", "\ue001"  # private use: no page's text needs them, icon fonts apart
_MARKS = re.compile(f"[{_CAPTION}{_AGAIN}]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list_item", "row": "table_row"}
_RENAMED = {"li": "item", "tr": "row", "td": "cell", "th": "cell", "br": "lb", "head": "div"}
_HEADING = re.compile(r"h[1-6]")
_BLOCKS = frozenset(
    {
        "head",
        "p",
        "list",
        "item",
        "table",
        "row",
        "quote",
        "code",
        "div",
        "body",
        "section",
        "article",
        "main",
        "header",
    }
    | {"footer", "nav", "aside", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "form", "address", "figure", "html"}
)


def read(data: bytes) -> Reading:
    """What an HTML file holds. Raises Unusable."""
    refuse_other_format(data, ".html")
    text, doubt = _decode(data)
    page = parse_page(text)
    metadata = read_metadata(page)
    pieces = [piece for piece in _pieces(_main_text(page)) if piece.text.strip()]
    laid, blocks = lay_out(pieces)
    return Reading(
        text=laid,
        blocks=mark_furniture(laid, blocks),
        title=clean(metadata.title, visible_only=True),
        publisher=clean(metadata.publisher, visible_only=True),
        published=metadata.published,
        language=metadata.language,
        url=metadata.url,
        notes=(Note("encoding", doubt),) if doubt else (),
    )


def parse_page(text: str) -> Any:
    """The page as an lxml tree. Raises Unusable."""
    from lxml import etree, html

    cleaned = _DECLARATION.sub("", clean(text, visible_only=True))
    if not cleaned.strip():
        raise Unusable("holds only white space; replace it, or delete it")
    try:
        page = html.document_fromstring(_MARKS.sub("", cleaned), parser=html.HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError) as error:
        raise Unusable(f"is no HTML page that can be read ({error}); save it anew, or convert it to .txt") from error
    _refuse_depth(page)
    return page


def _decode(data: bytes) -> tuple[str, str]:
    """The characters, and what is doubtful of them. A page that isn't UTF-8 says so itself, if it says anything."""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii")), ""
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded.text, decoded.doubt


def _refuse_depth(page: Any) -> None:
    depth = 0
    from lxml import etree

    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise Unusable(f"has more than {MAX_DEPTH} elements inside each other; save it anew, or convert it to .txt")


def _main_text(page: Any) -> Any:
    """The page's main text as trafilatura's body element, of all its text where it finds none."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what can't be read is told by a Problem
    _mark(page)
    whole = deepcopy(page)  # trafilatura changes what it is given
    found: Any = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    if found is None or found.body is None or len("".join(found.body.itertext()).strip()) < SHORT_CHARS:
        return _rename(whole)
    return found.body


def _rename(page: Any) -> Any:
    """All of a page, in trafilatura's words for its elements: for pages too short to tell the text from the frame."""
    from lxml import etree

    etree.strip_elements(page, "script", "style", "noscript", "template", "title", etree.Comment, with_tail=False)
    for element in page.iter(etree.Element):
        name = str(element.tag)
        element.tag = _RENAMED.get(name, "head" if _HEADING.fullmatch(name) else name)
    return page


def _mark(page: Any) -> None:
    """Turns figure captions into paragraphs that begin with a mark, and marks a paragraph that repeats the one before."""
    for caption in page.xpath("//figcaption"):
        caption.tag = "p"
        caption.text = _CAPTION + (caption.text or "")
        figure = next(caption.iterancestors("figure"), None)
        if figure is not None:
            figure.tag = "div"
    before, marked = "", False
    for paragraph in page.iter("p"):
        words = "".join(paragraph.itertext()).strip()
        marked = bool(words) and words == before and not marked
        if marked:
            paragraph.text = (paragraph.text or "") + _AGAIN
        before = words


def _pieces(element: Any, kind: BlockKind = "paragraph") -> Iterator[Piece]:
    """The headings, paragraphs, items, captions and rows below an element, in reading order."""
    if element.tag == "table":
        for row in element.iter("row"):
            cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell")]
            yield Piece("table_row", _MARKS.sub("", " | ".join(cells)))
        return
    kind = _KINDS.get(str(element.tag), kind)
    words = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield _piece(kind, words)
            yield from _pieces(child, "list_item" if kind == "list_item" else "paragraph")
            words = []
        elif isinstance(child.tag, str):
            words.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        words.append(child.tail or "")
    yield _piece(kind, words)


def _piece(kind: BlockKind, words: list[str]) -> Piece:
    text = "".join(words)
    return Piece("caption" if _CAPTION in text else kind, _MARKS.sub("", text))
