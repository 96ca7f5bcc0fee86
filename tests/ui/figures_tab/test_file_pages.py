"""Open questions and channels, campaigns, products as pages of the Figures tab: reached, left, and where they lead."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.ui.figures.view_switch import View
from kpidesk.ui.figures_tab.figures_tab import FiguresTab
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import MonthPlace
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from tests.ledger import no_history
from tests.ui.questions.conftest import MAY, business, sound

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STOCK = Cell("stock", MAY)


@pytest.fixture
def tab(theme: Theme, qtbot: QtBot) -> Iterator[FiguresTab]:
    window = QWidget()
    qtbot.addWidget(window)
    workbook = business({**sound(), STOCK: 9000.0})
    made = FiguresTab(
        *(workbook, WorkbookSignals(workbook, window), theme, ENGLISH, window),
        undo=QAction("Undo", window),
        redo=QAction("Redo", window),
        read_history=no_history,
        tasks=Tasks(window),
    )
    made.place_requested.connect(made.go_to)
    made.resize(1200, 700)
    window.resize(1200, 700)
    window.show()
    window.activateWindow()
    made.grid.setFocus()
    QApplication.processEvents()
    yield made


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def test_questions_are_one_key_away_and_lead_to_their_figure(tab: FiguresTab) -> None:
    press(Qt.Key.Key_L, CTRL | SHIFT)
    page = tab.pages.questions
    assert tab.shown is page
    assert page.table.hasFocus()
    press(Qt.Key.Key_Return)
    assert tab.shown is tab.grid
    assert tab.grid.grid.cell == STOCK


def test_esc_leads_back_to_the_grid(tab: FiguresTab) -> None:
    for show in (tab.show_questions, tab.show_segments):
        show()
        press(Qt.Key.Key_Escape)
        assert tab.shown is tab.grid


def test_the_buttons_of_grid_and_sheet_lead_to_the_same_page(tab: FiguresTab) -> None:
    tab.grid.toolbar.questions.click()
    assert tab.shown is tab.pages.questions
    press(Qt.Key.Key_Escape)
    tab.show_view(View.SHEET)
    tab.sheet.parts.header.questions.click()
    assert tab.shown is tab.pages.questions
    press(Qt.Key.Key_Return)
    assert tab.shown is tab.sheet
    assert tab.sheet.cell == STOCK


def test_segments_are_reached_from_grid_and_sheet(tab: FiguresTab) -> None:
    tab.grid.commands.segments_page.trigger()
    assert tab.shown is tab.pages.segments
    press(Qt.Key.Key_Escape)
    tab.show_view(View.SHEET)
    tab.sheet.commands.segments.trigger()
    assert tab.shown is tab.pages.segments
    assert tab.page_actions() == tab.pages.segments.page_actions()


def test_a_month_is_closed_from_the_list(tab: FiguresTab) -> None:
    tab.show_questions()
    tab.pages.questions.closing_wanted.emit(MAY)
    assert tab.shown is tab.grid
    assert tab.grid.closing_panel.isVisible()
    tab.grid.closing_panel.close_button.click()
    assert tab.grid.month == MAY
    assert tab.grid.commands.reopen.isEnabled()


def test_a_page_that_is_not_seen_follows_when_it_is(tab: FiguresTab) -> None:
    tab.show_questions()
    before = len(tab.pages.questions.list.all)
    press(Qt.Key.Key_Escape)
    tab.grid.entries.apply(SetValues({STOCK: 5300.0}))
    assert len(tab.pages.questions.list.all) == before
    tab.show_questions()
    assert len(tab.pages.questions.list.all) == before - 1


def test_a_month_as_a_place_opens_the_sheet(tab: FiguresTab) -> None:
    tab.go_to(MonthPlace(MAY.next))
    assert tab.shown is tab.sheet
    assert tab.sheet.month == MAY.next


def test_a_name_that_is_refused_keeps_its_page(tab: FiguresTab) -> None:
    tab.show_segments()
    press(Qt.Key.Key_Insert)
    QTest.keyClicks(QApplication.focusWidget(), "a:b")
    press(Qt.Key.Key_Return)
    assert not tab.finish_editing()
    tab.show_questions()
    assert tab.shown is tab.pages.segments
    press(Qt.Key.Key_Escape)
    tab.show_questions()
    assert tab.shown is tab.pages.questions
