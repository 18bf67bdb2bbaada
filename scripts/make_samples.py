"""Writes the sample reports that can't be written by hand: the DOCX and the PDF files of `data/raw`, from `data/sources`.

    python scripts/make_samples.py [FOLDER]        FOLDER: where to write them, by default data/raw

The same sources give the same bytes on every machine: nothing is compressed (deflate differs between zlib versions), and
every time and identifier inside the files is fixed. A source is a little Markdown: `#` title, `##` heading, `- ` list item,
cells with ` | ` between them for table rows, else paragraphs.
"""

import re
import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLES = {  # file below data/raw: its source below data/sources
    "horka-inspection.pdf": "horka-inspection.md",
    "velnica-sitrep/2025-04-30.docx": "velnica-sitrep-2025-04-30.md",
    "velnica-sitrep/2025-05-31.docx": "velnica-sitrep-2025-05-31.md",
}
KINDS = (("## ", "heading"), ("# ", "title"), ("- ", "item"))


def main(folder: Path = DATA / "raw") -> None:
    for name, source in SAMPLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        paragraphs = list(read_source((DATA / "sources" / source).read_text("utf-8")))
        path.write_bytes(make_pdf(paragraphs) if path.suffix == ".pdf" else make_docx(paragraphs, path.stem))


def read_source(text: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of each paragraph: title, heading, item, row or text.

    >>> list(read_source("## Dam\\n\\nIt is high."))
    [('heading', 'Dam'), ('text', 'It is high.')]
    """
    for line in text.splitlines():
        mark, kind = next(((m, k) for m, k in KINDS if line.startswith(m)), ("", "row" if " | " in line else "text"))
        if line:
            yield kind, line.removeprefix(mark)


# ---- DOCX (ECMA-376): the parts that a reader needs --------------------------------------------------------------------
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = {"title": "Title", "heading": "heading 1", "item": "List Bullet", "text": "Normal"}
CONTENT_TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""
DOCUMENT_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""


def make_docx(paragraphs: list[tuple[str, str]], day: str) -> bytes:
    """The paragraphs as a Word document that was written on `day`; each run of rows is a table."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{_style_id(name)}"><w:name w:val="{name}"/></w:style>'
        for name in STYLES.values()
    )
    title = next(text for kind, text in paragraphs if kind == "title")
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dc:title>{escape(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{day}T08:00:00Z'
        "</dcterms:created></cp:coreProperties>"
    )
    body = "".join(
        _table([text.split(" | ") for _, text in group]) if is_row else "".join(_paragraph(k, t) for k, t in group)
        for is_row, group in groupby(paragraphs, lambda p: p[0] == "row")
    )
    return zip_stored(
        {
            "[Content_Types].xml": HEAD + CONTENT_TYPES,
            "_rels/.rels": HEAD + RELATIONS,
            "docProps/core.xml": HEAD + core,
            "word/_rels/document.xml.rels": HEAD + DOCUMENT_RELATIONS,
            "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/styles.xml": f"{HEAD}<w:styles {W}>{styles}</w:styles>",
        }
    )


def _style_id(name: str) -> str:
    return name.title().replace(" ", "")


def _paragraph(kind: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{_style_id(STYLES[kind])}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
    )


def _table(rows: list[list[str]]) -> str:
    grid = "<w:gridCol/>" * len(rows[0])
    cells = ("".join(f"<w:tc>{_paragraph('text', cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def zip_stored(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts, uncompressed, dated 1 January 1980, as if made on Unix."""
    from io import BytesIO

    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            archive.writestr(info, content)
    return buffer.getvalue()


# ---- PDF (ISO 32000): two columns of Helvetica -------------------------------------------------------------------------
# Advance widths of Helvetica for the characters 32 to 126, in thousandths of the size (Adobe's font metrics).
WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]  # fmt: skip
OTHER_WIDTH = 556  # of all other characters: accented letters, signs
PAGE = (595, 842)  # A4, in points
COLUMN = 236  # its width
LEFTS = (48, 311)  # of the columns
TOP, BOTTOM = 720, 130
SIZE, LEADING = 12, 18
HEADER_AT, NUMBER_AT = 806, 40


def make_pdf(paragraphs: list[tuple[str, str]]) -> bytes:
    """The paragraphs in two columns, the title and a page number as running header and footer of each page."""
    lines = [line for kind, text in paragraphs for line in _set_paragraph(kind, text)]
    title = next(text for kind, text in paragraphs if kind == "title")
    columns: list[list[str]] = [[]]
    height = TOP
    for bold, words, space in lines:
        height -= round(LEADING + space)
        if height < BOTTOM:
            columns.append([])
            height = TOP - LEADING
        left = LEFTS[(len(columns) - 1) % len(LEFTS)]
        columns[-1].append(_show("F2" if bold else "F1", SIZE, left, height, words))
    pages = [columns[i : i + len(LEFTS)] for i in range(0, len(columns), len(LEFTS))]
    contents = [
        "\n".join(
            [
                _show("F1", 8, LEFTS[0], HEADER_AT, f"Dam Safety Commission – {title}"),
                *(line for column in page for line in column),
                _show("F1", 8, PAGE[0] // 2, NUMBER_AT, str(number)),
            ]
        )
        for number, page in enumerate(pages, 1)
    ]
    return pdf_of_contents(contents, title)


def _set_paragraph(kind: str, text: str) -> Iterator[tuple[bool, str, float]]:
    """(bold?, a line's words, space above it in points), broken where the column is full."""
    line, first = "", True
    for word in [*text.split(" "), None]:
        longer = f"{line} {word}".strip()
        if word is None or _width(longer) > COLUMN:
            yield kind in ("title", "heading"), line, LEADING / 2 if first else 0
            line, first = word or "", False
        else:
            line = longer


def _width(text: str) -> float:
    return SIZE / 1000 * sum(WIDTHS[ord(c) - 32] if 32 <= ord(c) < 127 else OTHER_WIDTH for c in text)


def _show(font: str, size: float, x: int, y: int, text: str) -> str:
    literal = re.sub(r"([\\()])", r"\\\1", text)
    return f"BT /{font} {size:g} Tf {x} {y} Td ({literal}) Tj ET"


def pdf_of_contents(contents: list[str], title: str) -> bytes:
    """A PDF file with one page a content stream; text is in the Windows encoding."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    n_fixed = 5  # objects before the pages: catalog, page tree, information, two fonts
    kids = " ".join(f"{n_fixed + 1 + 2 * i} 0 R" for i in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        f"<< /Title ({title}) /CreationDate (D:20250602080000Z) >>",
        font.format("Helvetica"),
        font.format("Helvetica-Bold"),
    ]
    for i, content in enumerate(contents):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents {n_fixed + 2 + 2 * i} 0 R "
            "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        ]
    return pdf_of_objects(objects)


def pdf_of_objects(objects: list[str], trailer: str = "") -> bytes:
    """A PDF file of these objects, numbered from 1 (1 the catalog, 3 the information), with its cross-reference table."""
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    ending = (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R {trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + (table + ending).encode("ascii")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
