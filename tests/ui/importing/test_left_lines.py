"""What stands in a line that is left out, under the columns of the preview."""

from kpidesk.exchange.layout import layout_of
from kpidesk.ui.importing.left_lines import left_lines
from tests.ui.importing.bench_book import sheet


def texts(text: str) -> list[tuple[str, list[str]]]:
    source = sheet(text)
    return [(line.what.label, [cell.text for cell in line.cells]) for line in left_lines(source, layout_of(source))]


def test_a_total_below_the_months_has_its_cells() -> None:
    assert texts("Month;Sales, net;Visits\nMay 2026;10;3\nJune 2026;20;4\nTotal;30;7\n") == [("Total", ["30", "7"])]


def test_a_total_beside_months_that_run_across_has_them_too() -> None:
    across = ";May 2026;June 2026;Total\nSales, net;10;20;30\nVisits;3;4;7\n"
    assert texts(across) == [("Total", ["30", "7"])]


def test_columns_that_are_left_out_are_no_line() -> None:
    assert texts("Month;Sales, net;Total\nMay 2026;10;10\nJune 2026;20;20\n") == []
