"""What every test of the changes starts from."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.ui.changes.changes_page import ChangesPage
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import Place
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import NoLedger


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def sample(catalogue: Catalogue) -> Workbook:
    """The sample business, in memory only."""
    return Workbook(NoLedger(), read_sample(), catalogue.indicators, lambda: dt.datetime(2026, 9, 20))


@pytest.fixture(scope="session")
def untouched_sample(catalogue: Catalogue) -> Workbook:
    """The same for tests that only look."""
    return Workbook(NoLedger(), read_sample(), catalogue.indicators, lambda: dt.datetime(2026, 9, 20))


class Desk:
    """A page in use, and what it has said."""

    def __init__(self, page: ChangesPage) -> None:
        self.page = page
        self.places: list[Place] = []
        self.facts: list[str] = []
        page.place_requested.connect(self.places.append)
        page.facts_changed.connect(self.facts.append)

    @property
    def names(self) -> list[str]:
        return self.page.model.indicators


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Callable[..., Desk]:
    """Opens the page of a workbook; ``shown`` False leaves it hidden."""

    def opened(
        workbook: Workbook, size: tuple[int, int] = (1440, 800), form: NumberForm = ENGLISH, shown: bool = True
    ) -> Desk:
        signals = WorkbookSignals(workbook)
        page = ChangesPage(workbook, signals, theme, form, tasks=Tasks(signals))
        signals.setParent(page)
        qtbot.addWidget(page)
        found = Desk(page)
        page.resize(*size)
        if shown:
            page.show()
            page.activateWindow()
            page.table.setFocus()
            QApplication.processEvents()
        return found

    return opened
