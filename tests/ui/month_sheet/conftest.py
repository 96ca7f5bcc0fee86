"""What every test of the month sheet starts from."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.change import SetMonths, SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figure_history import ReadHistory
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger, no_history
from tests.ui.month_sheet.sheet_desk import AUGUST, SheetDesk, cell


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def shop(catalogue: Catalogue) -> Workbook:
    """The sample with its last whole month open, and four of that month's figures not entered yet."""
    book = Workbook(NoLedger(), read_sample(), catalogue.indicators, lambda: dt.datetime(2026, 9, 20))
    book.apply(SetMonths({AUGUST: None}))
    blank = ("visitors", "emails_delivered", "email_opens", "customers_lost")
    book.apply(SetValues({cell(name): None for name in blank}))
    return book


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Callable[..., SheetDesk]:
    """Opens the sheet of a workbook; ``shown`` False leaves it hidden, ``month`` None where it opens by itself."""

    def opened(
        workbook: Workbook,
        size: tuple[int, int] = (1440, 772),
        form: NumberForm = ENGLISH,
        shown: bool = True,
        month: Month | None = AUGUST,
        *,
        read_history: ReadHistory = no_history,
    ) -> SheetDesk:
        window = QWidget()
        qtbot.addWidget(window)
        signals = WorkbookSignals(workbook, window)
        tasks = Tasks(window)
        page = MonthSheet(workbook, signals, theme, form, window, read_history=read_history, tasks=tasks)
        found = SheetDesk(window, page, workbook, signals)
        window.resize(*size)
        page.resize(*size)
        page.setVisible(shown)
        if month is not None:
            page.show_month(month)
        window.show()
        window.activateWindow()
        page.setFocus()
        QApplication.processEvents()
        return found

    return opened
