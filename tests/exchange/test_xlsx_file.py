"""A sheet as a table of text that months and amounts are read from."""

import datetime as dt
import io

import openpyxl
import pytest

from kpidesk.exchange.amount import parse_amount
from kpidesk.exchange.month_text import parse_month
from kpidesk.exchange.table import Table, TableRefused
from kpidesk.exchange.xlsx_file import read_xlsx
from tests.exchange.spreadsheet import SHEET, packed, parts, rows_xml, sheet_xml, spreadsheet

TOP = '<row><c t="inlineStr"><is><t>month</t></is></c><c t="inlineStr"><is><t>revenue</t></is></c></row>'


def saved(*rows: list[object], title: str = "Figures") -> bytes:
    """As openpyxl writes it; a text that begins with = becomes a formula without a result."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_months_and_numbers_become_texts_that_read_exactly() -> None:
    table = read_xlsx(
        saved(
            ["month", "revenue", "orders"],
            [dt.date(2026, 1, 31), 1234.5, 412],
            [dt.datetime(2026, 2, 1, 12, 30), 0.1 + 0.2, -3.0],
            ["2026-03", 1e-7, None],
            ["Apr 2026", 1.234, 999_999_999_999_999],
        )
    )
    assert table == Table(
        ("month", "revenue", "orders"),
        (
            ("2026-01-31", "1234.5", "412"),
            ("2026-02-01T12:30:00", "0.3", "-3"),
            ("2026-03", "0.0000001", ""),
            ("Apr 2026", "1.2340", "999999999999999"),
        ),
        (2, 3, 4, 5),
    )
    assert [str(parse_month(row[0])) for row in table.rows] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert [parse_amount(row[1]) for row in table.rows] == [1234.5, 0.3, 1e-7, 1.234]


def test_the_first_sheet_is_read_or_the_one_that_is_named() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["month", "a"])
    book.active.append(["2026-01", 1])
    for row in (["month", "b"], ["2026-01", 2]):
        (book["Old"] if "Old" in book.sheetnames else book.create_sheet("Old")).append(row)
    file = io.BytesIO()
    book.save(file)
    assert read_xlsx(file.getvalue()).header == ("month", "a")
    assert read_xlsx(file.getvalue(), "old").header == ("month", "b")
    with pytest.raises(TableRefused, match="no sheet is called “new”; the sheets are “Sheet”, “Old”"):
        read_xlsx(file.getvalue(), "new")


def test_a_formula_without_its_result_is_named() -> None:
    with pytest.raises(TableRefused, match="cell B3 holds a formula without its result"):
        read_xlsx(saved(["month", "revenue"], ["2026-01", 1], ["2026-02", "=B2*2"]))


@pytest.mark.parametrize("cell", ["<f>1+1</f>", "<f/>", '<f t="shared" si="0"/><v/>', "<f>1</f><v></v>"])
def test_every_kind_of_formula_without_a_result_is_found(cell: str) -> None:
    cells = f'{TOP}<row r="2"><c r="A2"><v>1</v></c><c r="B2">{cell}</c></row>'
    for text in (sheet_xml(cells), sheet_xml(cells).replace("UTF-8", "UTF-16").encode("utf-16")):
        with pytest.raises(TableRefused, match="cell B2"):
            read_xlsx(packed({**parts(""), SHEET: text}))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ('<c t="str"><f>A1</f><v>x</v></c>', "x"),
        ('<c t="str"><f>A1</f><v></v></c>', ""),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="inlineStr"><is><t>=1+1</t></is></c>', "=1+1"),
        ("<c><v>1E+22</v></c>", "10000000000000000000000"),
    ],
)
def test_a_cell_becomes_its_value(cell: str, text: str) -> None:
    row = '<row><c t="inlineStr"><is><t>2026-01</t></is></c>'
    assert read_xlsx(packed(parts(f"{TOP}{row}{cell}</row>"))).rows[0][1] == text


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('t="e"><v>#REF!</v>', "cell B2 holds the error #REF!"),
        ("><v>1e400</v>", "cell B2 holds no finite number"),
        (f"><v>{'9' * 400}</v>", "cell B2 holds no finite number"),
        ("><v>NaN</v>", "no sound spreadsheet"),
        ('t="s"><v>7</v>', "no sound spreadsheet"),
        ('s="99"><v>x</v>', "no sound spreadsheet"),
    ],
)
def test_a_cell_without_a_value_is_refused(cell: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        read_xlsx(packed(parts(f'{TOP}<row r="2"><c r="A2"><v>1</v></c><c r="B2" {cell}</c></row>')))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "row 1048576: more than 200,000 rows"),
        ('<row r="2"><c r="XFD2"><v>1</v></c></row>', "row 2: more than 500 columns"),
        ('<row r="2000000"><c><v>1</v></c></row>', "more than 200,000 rows"),
    ],
)
def test_a_cell_far_out_is_refused(cells: str, words: str) -> None:
    with pytest.raises(TableRefused, match=words):
        read_xlsx(packed(parts(TOP + cells)))


def test_what_a_sheet_claims_of_its_size_is_not_believed() -> None:
    table = parts(rows_xml(("month", "a"), ("2026-01", 1)))
    claim = str(table[SHEET]).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    assert read_xlsx(packed({**table, SHEET: claim})).rows == (("2026-01", "1"),)


def test_empty_cells_far_out_are_no_columns() -> None:
    far = '<row r="9"><c r="XFD9" s="0"/></row>'
    assert read_xlsx(packed(parts(rows_xml(("month", "a"), ("2026-01", 1)) + far))).header == ("month", "a")


@pytest.mark.parametrize("missing", [name for name in parts("") if name != "_rels/.rels"])
def test_a_spreadsheet_without_one_of_its_parts_is_refused(missing: str) -> None:
    content = parts(rows_xml(("month", "a"), ("2026-01", 1)))
    del content[missing]
    with pytest.raises(TableRefused, match="spreadsheet"):
        read_xlsx(packed(content))


def test_a_zip_of_something_else_is_no_spreadsheet() -> None:
    with pytest.raises(TableRefused, match="no sound spreadsheet"):
        read_xlsx(packed({"letter.txt": "hello", "../../etc/passwd": "root"}))


def test_a_sheet_without_rows_holds_no_table() -> None:
    with pytest.raises(TableRefused, match="there is no table"):
        read_xlsx(spreadsheet())
