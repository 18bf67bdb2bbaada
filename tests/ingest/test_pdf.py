"""PDFs: order, paragraphs, running lines, and what can't be read. The files are written by pdf_writer.py."""

import pytest

from pipeline.ingest.failure import Unusable
from pipeline.ingest.pdf import read
from tests.ingest.pdf_writer import Words, paragraph, pdf

LEFT = [
    "The lock at Upper Weir was closed in March, after",
    "divers had found cracks in the lower gate. Barges",
    "waited for eleven days above the town.",
]
RIGHT = [
    "The repair took two weeks and cost 40,000 euros,",
    "which the port authority paid. Traffic on the river",
    "began again on 2 April.",
]


def pieces(data: bytes) -> list[tuple[str, str]]:
    reading = read(data)
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def test_lines_of_one_paragraph_are_joined_and_a_wider_gap_begins_another():
    page = [*paragraph(LEFT, 60, 700), *paragraph(RIGHT, 60, 640)]
    assert pieces(pdf([page])) == [("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))]


def test_an_indent_begins_a_paragraph():
    page = [*paragraph(LEFT, 60, 700), Words(RIGHT[0], 75, 664), *paragraph(RIGHT[1:], 60, 652)]
    assert [text for _, text in pieces(pdf([page]))] == [" ".join(LEFT), " ".join(RIGHT)]


def columns() -> tuple[list[Words], list[Words]]:
    left = [w for i in range(3) for w in paragraph(LEFT, 50, 700 - 50 * i)]
    right = [w for i in range(3) for w in paragraph(RIGHT, 320, 700 - 50 * i)]
    return left, right


def test_two_columns_are_read_one_after_the_other():
    left, right = columns()
    assert [text for _, text in pieces(pdf([[*left, *right]]))] == [" ".join(LEFT)] * 3 + [" ".join(RIGHT)] * 3


def test_two_columns_are_read_in_order_even_where_the_file_goes_from_row_to_row():
    rows = [word for pair in zip(*columns(), strict=True) for word in pair]
    title = Words("The lock at Upper Weir and its repair", 50, 740, 16)
    found = pieces(pdf([[title, *rows]]))
    assert found[0] == ("heading", "The lock at Upper Weir and its repair")
    assert [text for _, text in found[1:]] == [" ".join(LEFT)] * 3 + [" ".join(RIGHT)] * 3


def test_a_paragraph_goes_on_over_a_page_break_with_header_and_page_number_out_of_the_way():
    def page(number: int, lines: list[str]) -> list[Words]:
        header = Words(f"Port Authority, report {number}", 60, 800, 8)
        return [header, *paragraph(lines, 60, 700), Words(f"- {number} -", 290, 30, 8)]

    found = pieces(pdf([page(1, LEFT[:2]), page(2, LEFT[2:]), page(3, RIGHT)]))
    assert found == [
        ("furniture", "Port Authority, report 1"),
        ("paragraph", " ".join(LEFT)),
        ("paragraph", " ".join(RIGHT)),
    ]


def test_larger_and_bold_lines_are_headings():
    page = [Words("Findings", 60, 760, 16), Words("Gates", 60, 720, 10, "F2"), *paragraph(LEFT, 60, 700)]
    assert [kind for kind, _ in pieces(pdf([page]))] == ["heading", "heading", "paragraph"]


def test_words_parted_at_line_ends_are_joined_and_compounds_keep_their_hyphen():
    lines = [
        "The long-term plan is to close the lock for main-",
        "tenance each year. It is part of the long-",
        "term plan of the town.",
    ]
    text = pieces(pdf([paragraph(lines, 60, 700)]))[0][1]
    assert "for maintenance each year" in text
    assert text.count("long-term plan") == 2


def test_cells_of_a_row_stay_together_and_rows_apart():
    page = [*paragraph(LEFT, 60, 700)]
    for y, cells in ((640, ("Gauge", "Level", "Change")), (626, ("Mill", "4.2 m", "+0.3"))):
        page += [Words(cell, 60 + 150 * i, y) for i, cell in enumerate(cells)]
    assert pieces(pdf([page]))[1:] == [("table_row", "Gauge | Level | Change"), ("table_row", "Mill | 4.2 m | +0.3")]


def test_a_scan_is_unusable_and_says_how_many_pages_it_has():
    with pytest.raises(Unusable, match=r"has 2 pages but no text.*OCR"):
        read(pdf([[], []], picture=True))


def test_a_page_without_text_among_others_is_told():
    mixed = pdf([paragraph(LEFT, 60, 700), []], picture=True)
    assert [(note.code, note.message) for note in read(mixed).notes] == [
        ("scan", "has no text on page 2, only pictures; run OCR to read them")
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([paragraph(LEFT, 60, 700)], locked=True), "protected by a password"),
        (b"%PDF-1.7\nnothing follows", "damaged or no PDF"),
        (b"PK\x03\x04 not a PDF", "is named .pdf but is a zip archive"),
    ],
)
def test_what_cannot_be_opened_is_unusable_with_the_reason(data: bytes, reason: str):
    with pytest.raises(Unusable, match=reason):
        read(data)
