"""Every sheet of a spreadsheet, with what each cell is."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from kpidesk.exchange.sheet import EMPTY, CellKind, Sheet, SheetCell
from kpidesk.exchange.table import TableRefused
from kpidesk.exchange.xlsx_sheets import xlsx_source
from tests.exchange.spreadsheet import SHEET, packed, parts, rows_xml, sheet_xml, spreadsheet


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(*rows: list[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return book


def read(book: openpyxl.Workbook) -> Sheet:
    return xlsx_source(saved(book)).sheets[0]


def test_numbers_percent_booleans_errors_and_dates_keep_their_kind() -> None:
    book = book_of(["Umsatz", 1234.5, 0.125, True, dt.date(2026, 1, 31), dt.datetime(2026, 1, 31, 12, 30), 0.1 + 0.2])
    sheet = book.active
    assert sheet is not None
    sheet["C1"].number_format = "0.0 %"
    sheet["B1"].number_format = '[Red]-#,##0.00 "€"'
    sheet["H1"] = "#DIV/0!"
    sheet["H1"].data_type = "e"
    assert read(book).rows[0] == (
        SheetCell("Umsatz"),
        SheetCell("1234.5", CellKind.NUMBER, False, 2),
        SheetCell("0.125", CellKind.NUMBER, True, 1),
        SheetCell("TRUE"),
        SheetCell("2026-01-31", CellKind.DATE),
        SheetCell("2026-01-31T12:30:00", CellKind.DATE),
        SheetCell("0.3", CellKind.NUMBER),
        SheetCell("#DIV/0!", CellKind.ERROR),
    )


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_dates_of_both_calendars_are_the_same_days(epoch: dt.datetime) -> None:
    book = openpyxl.Workbook()
    book.epoch = epoch
    assert book.active is not None
    book.active.append([dt.date(2026, 3, 1)])
    assert read(book).rows[0][0].text == "2026-03-01"


def test_all_sheets_come_and_hidden_ones_are_marked() -> None:
    book = book_of(["a"])
    for name, state in (("hid", "hidden"), ("very", "veryHidden"), ("seen", "visible")):
        sheet = book.create_sheet(name)
        sheet.append([name])
        sheet.sheet_state = state
    found = xlsx_source(saved(book))
    assert [(sheet.name, sheet.is_hidden) for sheet in found.sheets] == [
        ("Sheet", False),
        ("hid", True),
        ("very", True),
        ("seen", False),
    ]


def test_merged_headings_stand_in_every_cell_and_merged_figures_in_one() -> None:
    book = book_of(["2026", None, None], ["Online", None, "Shop"], [5, None, 6])
    assert book.active is not None
    for cells in ("A1:C1", "A2:B2", "A3:B3"):
        book.active.merge_cells(cells)
    assert [[cell.text for cell in row] for row in read(book).rows] == [
        ["2026", "2026", "2026"],
        ["Online", "Online", "Shop"],
        ["5", "", "6"],
    ]


def test_a_merge_that_claims_the_whole_sheet_stays_within_its_rows() -> None:
    content = parts(rows_xml(("title",), ("a", "b")))
    claim = '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = xlsx_source(packed({**content, SHEET: str(content[SHEET]).replace("</sheetData>", claim)})).sheets[0]
    assert len(sheet.rows) == 2
    assert {len(row) for row in sheet.rows} == {500}


@pytest.mark.parametrize("cell", ["<f>1+1</f>", "<f/>", '<f t="shared" si="0"/><v/>', "<f>1</f><v></v>"])
def test_a_formula_without_its_result_is_a_cell_of_its_own(cell: str) -> None:
    cells = f'<row r="2"><c r="A2"><v>1</v></c><c r="C2">{cell}</c></row>'
    for text in (sheet_xml(cells), sheet_xml(cells).replace("UTF-8", "UTF-16").encode("utf-16")):
        sheet = xlsx_source(packed({**parts(""), SHEET: text})).sheets[0]
        assert sheet.rows == ((SheetCell("1", CellKind.NUMBER), EMPTY, SheetCell("formula", CellKind.UNCALCULATED)),)
        assert sheet.lines == (2,)


@pytest.mark.parametrize(
    ("form", "percent", "decimals"),
    [
        ("General", False, None),
        ("0", False, 0),
        ("#,##0", False, 0),
        ("#,##0.00", False, 2),
        ('0.0 "% of 0.000"', False, 1),
        ("0%", True, 0),
        ("0.00%;[Red]-0%", True, 2),
        ("_-* #,##0.00 [$€-407]_-", False, 2),
        ("@", False, None),
    ],
)
def test_a_number_format_tells_percent_and_decimals(form: str, percent: bool, decimals: int | None) -> None:
    book = book_of([0.5])
    assert book.active is not None
    book.active["A1"].number_format = form
    assert read(book).rows[0][0] == SheetCell("0.5", CellKind.NUMBER, percent, decimals)


def test_a_number_without_end_is_an_error_in_its_cell() -> None:
    for digits in ("1e400", "9" * 400):
        sheet = xlsx_source(packed(parts(f"<row><c><v>{digits}</v></c></row>"))).sheets[0]
        assert sheet.rows[0][0].kind is CellKind.ERROR


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "sheet “Figures”, row 1048576: more than 200,000 rows"),
        ('<row r="2"><c r="XFD2"><v>1</v></c></row>', "row 2: more than 500 columns"),
        ('<row r="x"><c><f/></c></row>', "no sound spreadsheet"),
        ('<row><c s="99"><v>x</v></c></row>', "no sound spreadsheet"),
    ],
)
def test_what_fits_no_sheet_is_refused(cells: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        xlsx_source(packed(parts(cells)))


@pytest.mark.parametrize("missing", [name for name in parts("") if name != "_rels/.rels"])
def test_a_spreadsheet_without_one_of_its_parts_is_refused(missing: str) -> None:
    content = parts(rows_xml(("month", "a"), ("2026-01", 1)))
    del content[missing]
    with pytest.raises(TableRefused, match="spreadsheet"):
        xlsx_source(packed(content))


def test_a_claimed_size_is_not_believed() -> None:
    content = parts(rows_xml(("month",)))
    claim = str(content[SHEET]).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    assert xlsx_source(packed({**content, SHEET: claim})).sheets == xlsx_source(spreadsheet(("month",))).sheets
