"""A small business and sheets for it, as tests of the import need them."""

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.month import Month
from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.sheet import SourceFile
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.draft import Copy, Draft
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger
from tests.ui.figures.desk import CHOSEN, INDICATORS, SEARCH, SOCIAL, TODAY, figures

JAN, MAY, JUNE = Month.of(2026, 1), Month.of(2026, 5), Month.of(2026, 6)
SHEET = (
    "Month;Sales, net;Visits;Costs\n"
    "May 2026;1.400,00;90;850,00\n"
    "June 2026;1.512,50;1.234;k. A.\n"
    "Total;2.912,50;1.324;\n"
)
"""May is stored already but for its costs; June is new, its visits can be read in two ways."""


def business(closed: tuple[Month, ...] = ()) -> Workbook:
    """January to May 2026, as on the page of the grid's tests."""
    months = {month: MonthState(MonthStatus.CLOSED) for month in closed}
    contents = Contents(
        Business("Alder & Wren"), chosen=CHOSEN, segments=(SEARCH, SOCIAL), values=figures(), months=months
    )
    return Workbook(NoLedger(), contents, {about.id: about for about in INDICATORS}, lambda: TODAY)


def sheet(text: str = SHEET, name: str = "figures.csv") -> SourceFile:
    source = csv_source(text)
    return SourceFile(name, source.sheets, source.encoding, source.delimiter)


def draft_of(text: str = SHEET, book: Workbook | None = None) -> Draft:
    return Copy(book or business()).begin(sheet(text))


def rows_of(text: str = SHEET, book: Workbook | None = None) -> CheckRows:
    book = book or business()
    return CheckRows(draft_of(text, book), dict(book.indicators), ENGLISH)
