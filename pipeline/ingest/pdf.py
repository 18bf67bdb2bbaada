"""PDF -> Reading: pages by pdfium, put in reading order, joined to paragraphs."""

from typing import Any

from pipeline.ingest.failure import Unusable
from pipeline.ingest.pdf_lines import PdfLine, read_lines
from pipeline.ingest.pdf_order import order_lines, part_running
from pipeline.ingest.pdf_paragraphs import join_lines
from pipeline.ingest.reading import Note, Piece, Reading, lay_out
from pipeline.ingest.signature import refuse_other_format

MAX_PAGES = 5000


def read(data: bytes) -> Reading:
    """What a PDF file holds. Its dates of creation and change are no dates of publication. Raises Unusable."""
    import pypdfium2

    refuse_other_format(data, ".pdf")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unusable("is protected by a password; save it without one") from error
        raise Unusable(f"is damaged or no PDF ({error}); save it anew") from error
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> Reading:
    n = len(document)
    if n > MAX_PAGES:
        raise Unusable(f"has {n:,} pages, more than {MAX_PAGES:,}; split it")
    pages: list[list[PdfLine]] = []
    heights: list[float] = []
    scans: list[int] = []
    for number in range(n):
        page = document[number]
        try:
            lines = read_lines(page, number)
            if not lines and _has_picture(page):
                scans.append(number + 1)
            pages.append(lines)
            heights.append(page.get_height())
        finally:
            page.close()
    if not any(pages):
        pages_of = "1 page" if n == 1 else f"{n} pages"
        raise Unusable(
            f"has {pages_of} but no text: it is a scan or empty; run OCR first, and put the result in its place"
        )
    bodies, running = part_running(pages, heights)
    pieces = join_lines([line for lines in bodies for line in order_lines(lines)])
    header = [Piece("furniture", line.text) for line in running if line.bottom > heights[line.page] / 2]
    footer = [Piece("furniture", line.text) for line in running if line.bottom <= heights[line.page] / 2]
    text, blocks = lay_out([*header, *pieces, *footer])
    notes = (Note("scan", f"has no text on {_pages(scans)}, only pictures; run OCR to read them"),) if scans else ()
    return Reading(text, blocks, title=_title(document), notes=notes)


def _has_picture(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _pages(numbers: list[int]) -> str:
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {', '.join(map(str, numbers[:20]))}"


def _title(document: Any) -> str:
    """The title that the file gives, unless it is the file name that word processors put there."""
    title = " ".join(document.get_metadata_value("Title").split())
    return "" if len(title) < 4 or " " not in title or title.lower().startswith("microsoft word") else title
