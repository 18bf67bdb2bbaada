"""The tables as an Excel workbook: a sheet a table, typed, filtered, and a first sheet that says what the columns mean.

No text can become a formula: every text cell is stored as text, and one that begins with a character that a spreadsheet takes
for the beginning of a formula is marked with the quote prefix too, so that it stays text when somebody edits it (OWASP, CSV
Injection: = + - @, tab, carriage return). The same tables give the same bytes.
"""

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pipeline.export.typed import ExportError, TypedTable, Value

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS, MOST_CHARACTERS, MOST_DIGITS = 1_048_576, 32_767, 15  # Excel specifications and limits
FIRST_EXCEL_DAY = date(1900, 3, 1)  # before it Excel's calendar is wrong, or has none
CUT = " … (cut: a cell holds 32,767 characters; the CSV has them all)"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, 2.2
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say
WIDTHS = {"text": 80, "reason": 60, "message": 60, "measured": 40, "subject": 30, "object": 30, "name": 30}


def workbook_bytes(tables: tuple[TypedTable, ...]) -> bytes:
    """The .xlsx file. Raises ExportError where a table has more rows than a sheet can hold."""
    for typed in tables:
        if len(typed.rows) >= MOST_ROWS:
            raise ExportError(
                f"{typed.table.name} has {len(typed.rows):,} rows, a sheet holds {MOST_ROWS:,}: try --parquet"
            )
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(*_EPOCH)
    book.properties.creator = "corroborate"
    _write_guide(book.create_sheet("about"), tables)
    for typed in tables:
        _write_sheet(book.create_sheet(typed.table.name), typed)
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue())


def _write_guide(sheet: WriteOnlyWorksheet, tables: tuple[TypedTable, ...]) -> None:
    _prepare(sheet, (18, 22, 12, 90))
    sheet.append([_heading(sheet, text) for text in ("table", "column", "type", "meaning")])
    for typed in tables:
        for column in typed.table.columns:
            cells = (typed.table.name, column.name, column.type, column.meaning)
            sheet.append([_cell(sheet, text) for text in cells])


def _write_sheet(sheet: WriteOnlyWorksheet, typed: TypedTable) -> None:
    header = typed.table.header
    _prepare(sheet, tuple(WIDTHS.get(name, 16) for name in header))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(typed.rows) + 1}"
    sheet.append([_heading(sheet, name) for name in header])
    for row in typed.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _prepare(sheet: WriteOnlyWorksheet, widths: tuple[int, ...]) -> None:
    sheet.freeze_panes = "A2"
    for n, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > MOST_DIGITS:
        value = format(value, "f")
    if isinstance(value, date) and value < FIRST_EXCEL_DAY:
        value = value.isoformat()
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = _ILLEGAL.sub("\ufffd", value)
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(CUT)] + CUT
    cell = WriteOnlyCell(sheet, text or None)
    if text:
        cell.data_type = "s"  # openpyxl takes "=..." for a formula, "#N/A" for an error
        cell.quotePrefix = text.startswith(FORMULA_STARTS)
        cell.alignment = Alignment(vertical="top")
    return cell


def _without_times(archive: bytes) -> bytes:
    """The same archive with no time of its making in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":  # openpyxl writes the time of saving over ours
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(entry.filename, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
