"""What every test of the overview starts from."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview.overview_page import OverviewPage
from kpidesk.ui.place import Place
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import NoLedger


@pytest.fixture
def sample() -> Workbook:
    """The sample business, in memory only."""
    return Workbook(NoLedger(), read_sample(), read_catalogue().indicators, lambda: dt.datetime(2026, 9, 20))


class Desk:
    """A page in use, and what it has said."""

    def __init__(self, page: OverviewPage, signals: WorkbookSignals) -> None:
        self.page, self.signals = page, signals
        self.places: list[Place] = []
        self.facts: list[str] = []
        self.told: list[str] = []
        self.refused: list[str] = []
        page.place_requested.connect(self.places.append)
        page.facts_changed.connect(self.facts.append)
        page.told.connect(self.told.append)
        page.refused.connect(self.refused.append)

    @property
    def facts_of_look(self) -> list[str]:
        return [line.fact for line in self.page.rail.look.list.lines.lines]


Open = Callable[..., Desk]


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Open:
    """Opens the overview of a workbook; ``shown`` False leaves it hidden."""

    def opened(
        workbook: Workbook, size: tuple[int, int] = (1440, 800), form: NumberForm = ENGLISH, shown: bool = True
    ) -> Desk:
        signals = WorkbookSignals(workbook)
        page = OverviewPage(workbook, signals, theme, form)
        signals.setParent(page)
        qtbot.addWidget(page)
        found = Desk(page, signals)
        page.resize(*size)
        if shown:
            page.show()
            page.activateWindow()
            page.board.setFocus()
            QApplication.processEvents()
        return found

    return opened
