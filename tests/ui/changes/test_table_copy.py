"""Rows on the clipboard."""

from kpidesk.exchange.table import read_block
from kpidesk.ui.changes.table_copy import as_html, as_text, mime_of

ROWS = [["KPI", "Aug 26"], ["Profit", "1,300"], ["CAC <ads> & more", "+5.81 (+24 %)"]]


def test_text_has_a_tab_between_cells_and_a_line_for_each_row() -> None:
    assert as_text(ROWS) == "KPI\tAug 26\nProfit\t1,300\nCAC <ads> & more\t+5.81 (+24 %)"


def test_a_spreadsheet_reads_the_text_back_as_the_same_block() -> None:
    assert read_block(as_text(ROWS)) == ROWS


def test_a_name_is_never_taken_for_a_formula() -> None:
    assert as_text([["=SUM(A1)", "−3"], ["@x", "1"]]) == "'=SUM(A1)\t−3\n'@x\t1"
    assert as_text([["  =1", "1"], ["|x", "1"], ["'y", "1"]]) == "'  =1\t1\n'|x\t1\n''y\t1"
    assert '<td align="left">&#x27;=SUM(A1)</td>' in as_html([["KPI"], ["=SUM(A1)"]])


def test_html_is_escaped_and_heads_its_columns() -> None:
    found = as_html(ROWS)
    assert '<th align="left">KPI</th><th align="right">Aug 26</th>' in found
    assert '<td align="left">CAC &lt;ads&gt; &amp; more</td>' in found
    assert "<ads>" not in found


def test_both_kinds_are_offered_at_once() -> None:
    data = mime_of(ROWS)
    assert (data.hasText(), data.hasHtml()) == (True, True)
    assert data.text() == as_text(ROWS)
