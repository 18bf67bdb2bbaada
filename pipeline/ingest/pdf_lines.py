"""PDF pages -> lines of characters with their place and size, as pdfium finds them."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.ingest.characters import clean

GAP_EMS = 1.7  # white space wider than this many font sizes parts columns or cells; justified words stay below one
_LINE_END = "\n"
_LINE_END_HYPHENS = frozenset(
    {0x02, 0xFFFE}
)  # pdfium's signs for a hyphen at a line's end, which it gives in place of the end


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A stretch of one line of a page. Points, from the page's lower left corner; `size` is the font's; `row` numbers the
    page's physical lines, so that stretches of one row can be told; `column` counts from the left."""

    page: int
    row: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    column: int = 0

    def in_column(self, column: int) -> "PdfLine":
        return replace(self, column=column)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    index: int


def read_lines(page: Any, number: int) -> list[PdfLine]:
    """The lines of one pdfium page in the order of its content, parted where a gap is as wide as one between columns."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    try:
        lines: list[PdfLine] = []
        glyphs: list[_Glyph] = []
        row = 0
        for glyph in _glyphs(textpage, pdfium):
            if glyph.text == _LINE_END:
                lines += _part(glyphs, number, row, textpage, pdfium)
                glyphs, row = [], row + 1
            else:
                glyphs.append(glyph)
        return [*lines, *_part(glyphs, number, row, textpage, pdfium)]
    finally:
        textpage.close()


def _glyphs(textpage: Any, pdfium: Any) -> Iterator[_Glyph]:
    rect = pdfium.FS_RECTF()
    reference = ctypes.byref(rect)
    high = 0
    for i in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if code in (0x0A, 0x0D):
            if code == 0x0A:
                yield _Glyph(_LINE_END, 0, 0, 0, 0, i)
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, i, reference)
        yield _Glyph("-" if code in _LINE_END_HYPHENS else chr(code), rect.left, rect.right, rect.bottom, rect.top, i)
        if code in _LINE_END_HYPHENS:
            yield _Glyph(_LINE_END, 0, 0, 0, 0, i)


def _part(glyphs: list[_Glyph], page: int, row: int, textpage: Any, pdfium: Any) -> Iterator[PdfLine]:
    """The stretches of one row."""
    stretch: list[_Glyph] = []
    last: _Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            stretch.append(glyph)
            continue
        if last and glyph.left - last.right > GAP_EMS * max(glyph.top - glyph.bottom, 1.0):
            yield from _line(stretch, page, row, textpage, pdfium)
            stretch = []
        stretch.append(glyph)
        last = glyph
    yield from _line(stretch, page, row, textpage, pdfium)


def _line(glyphs: list[_Glyph], page: int, row: int, textpage: Any, pdfium: Any) -> Iterator[PdfLine]:
    inked = [g for g in glyphs if not g.text.isspace()]
    text = " ".join(clean("".join(g.text for g in glyphs), visible_only=True).split())
    if not inked or not text:
        return
    middle = inked[len(inked) // 2].index  # not the first: that may be a bullet in another font
    yield PdfLine(
        page=page,
        row=row,
        text=text,
        left=min(g.left for g in inked),
        right=max(g.right for g in inked),
        bottom=min(g.bottom for g in inked),
        top=max(g.top for g in inked),
        size=round(pdfium.FPDFText_GetFontSize(textpage, middle), 1),
        bold=_is_bold(textpage, middle, pdfium),
    )


def _is_bold(textpage: Any, index: int, pdfium: Any) -> bool:
    flags = ctypes.c_int(0)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, ctypes.byref(flags))
    return b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(textpage, index) >= 600
