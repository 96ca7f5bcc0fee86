"""What every test of the grid starts from."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figure_history import ReadHistory
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger, no_history
from tests.ui.figures.desk import CHOSEN, INDICATORS, SEARCH, SOCIAL, TODAY, Desk, figures


@pytest.fixture
def make() -> Callable[..., Workbook]:
    """Builds a workbook; words replace its contents, like ``chosen=()`` or ``closed=[month]``."""

    def build(closed: tuple[Month, ...] = (), **contents: object) -> Workbook:
        held: dict[str, object] = {
            "business": Business("Alder & Wren"),
            "chosen": CHOSEN,
            "segments": (SEARCH, SOCIAL),
            "values": figures(),
            "months": {month: MonthState(MonthStatus.CLOSED) for month in closed},
        }
        shipped = {about.id: about for about in INDICATORS}
        return Workbook(NoLedger(), Contents(**(held | contents)), shipped, lambda: TODAY)  # type: ignore[arg-type]

    return build


@pytest.fixture
def workbook(make: Callable[..., Workbook]) -> Workbook:
    return make()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, make: Callable[..., Workbook]) -> Callable[..., Desk]:
    """Opens a page; takes the words of `make`, and ``form``, ``size``, ``workbook`` and ``read_history``."""

    def opened(
        workbook: Workbook | None = None,
        form: NumberForm = ENGLISH,
        size: tuple[int, int] = (1440, 800),
        read_history: ReadHistory = no_history,
        **contents: object,
    ) -> Desk:
        window = QWidget()
        qtbot.addWidget(window)
        book = workbook or make(**contents)
        signals = WorkbookSignals(book, window)
        undo, redo = QAction("&Undo", window), QAction("&Redo", window)
        tasks = Tasks(window)
        page = FiguresPage(
            book, signals, theme, form, window, undo=undo, redo=redo, read_history=read_history, tasks=tasks
        )
        found = Desk(window, page, book)
        page.refused.connect(found.refused.append)
        page.told.connect(found.told.append)
        page.facts_changed.connect(found.facts.append)
        page.place_requested.connect(found.places.append)
        window.resize(*size)
        page.resize(*size)
        window.show()
        window.activateWindow()
        page.grid.setFocus()
        QApplication.processEvents()
        return found

    return opened
