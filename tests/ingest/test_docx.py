"""DOCX files, made by python-docx."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml

from pipeline.ingest import docx as reader
from pipeline.ingest.failure import Unusable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pieces(document: Any) -> list[tuple[str, str]]:
    reading = reader.read(saved(document))
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def test_styles_say_what_a_paragraph_is():
    document = Document()
    document.add_heading("The lock", 0)
    document.add_heading("Gates", 2)
    paragraph = document.add_paragraph("The lower gate was ")
    paragraph.add_run("shut").bold = True
    paragraph.add_run("\u00a0in March.")
    document.add_paragraph("Two pumps", style="List Bullet")
    document.add_paragraph("Figure 1: The gate", style="Caption")
    document.add_paragraph("   ")
    assert pieces(document) == [
        ("heading", "The lock"),
        ("heading", "Gates"),
        ("paragraph", "The lower gate was shut in March."),
        ("list_item", "Two pumps"),
        ("caption", "Figure 1: The gate"),
    ]


def test_tables_are_read_row_by_row_where_they_stand_and_merged_cells_once():
    document = Document()
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Gauge", "Level"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "not read"
    document.add_paragraph("After.")
    assert pieces(document) == [
        ("paragraph", "Before."),
        ("table_row", "Gauge | Level"),
        ("table_row", "not read"),
        ("paragraph", "After."),
    ]


def test_a_text_in_a_frame_of_one_cell_keeps_its_paragraphs():
    document = Document()
    document.add_table(1, 1).cell(0, 0).add_paragraph("Inside the frame.")
    assert pieces(document) == [("paragraph", "Inside the frame.")]


def test_tracked_changes_are_read_as_accepted():
    document = Document()
    document.add_paragraph("The gate was ")
    change = f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText>open</w:delText></w:r></w:del>'
    document.paragraphs[0]._p.append(parse_xml(change))
    change = f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t>shut</w:t></w:r></w:ins>'
    document.paragraphs[0]._p.append(parse_xml(change))
    assert pieces(document) == [("paragraph", "The gate was shut")]


def test_the_title_is_taken_and_the_day_of_creation_is_not_one_of_publication():
    document = Document()
    document.core_properties.title = "The lock at the weir"
    document.add_paragraph("It was shut.")
    reading = reader.read(saved(document))
    assert (reading.title, reading.published) == ("The lock at the weir", None)


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch):
    document = Document()
    document.add_paragraph("It was shut.")
    monkeypatch.setattr(reader, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(Unusable, match="unpacks to more than 1,000 bytes"):
        reader.read(saved(document))


def test_a_part_packed_too_well_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    with pytest.raises(Unusable, match="zip bomb"):
        reader.read(file.getvalue())


def test_another_office_document_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(Unusable, match="another office document"):
        reader.read(file.getvalue())


def test_a_protected_file_is_refused():
    with pytest.raises(Unusable, match="password"):
        reader.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
