"""The line that says that last month is not entered yet."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.ui.figures_tab.figures_tab import FiguresTab
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.sheet_page import MonthSheet
from kpidesk.ui.place import Tab
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.reminder_line import ReminderLine
from kpidesk.ui.window.screen import Screen
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger, no_history

JULY, AUG = Month.of(2026, 7), Month.of(2026, 8)
NAMES = ("sales", "costs")
PATH = Path("shop.kpidesk")


@pytest.fixture
def screen(theme: Theme, qtbot: QtBot) -> Screen:
    indicators = {name: Indicator(name, name.title(), Unit.COUNT, "All") for name in NAMES}
    values = {Cell(name, JULY): 10.0 for name in NAMES}
    contents = Contents(Business("A"), chosen=NAMES, values=values)
    workbook = Workbook(NoLedger(), contents, indicators, lambda: dt.datetime(2026, 9, 7, 9))
    window = QWidget()
    qtbot.addWidget(window)

    def figures(*parts: object) -> QWidget:
        undo, redo = QAction("Undo", window), QAction("Redo", window)
        more = {"undo": undo, "redo": redo, "read_history": no_history, "tasks": Tasks(window)}
        return FiguresTab(*parts, **more)  # type: ignore[arg-type]

    made = Screen(workbook, theme, ENGLISH, {Tab.FIGURES: figures}, window)
    made.resize(1200, 700)
    made.choose(Tab.FIGURES)
    window.show()
    return made


def test_it_counts_what_is_missing_and_leads_to_the_month_sheet(screen: Screen) -> None:
    ReminderLine(screen, PATH, set())
    strip = screen.strips.reminder
    assert strip.text == "August is not entered yet: 2 of 2 figures are missing."
    strip.button("enter").click()
    QApplication.processEvents()
    page = screen.page
    assert isinstance(page, FiguresTab)
    assert isinstance(page.home, MonthSheet)
    assert page.month == AUG
    assert page.home.cell == Cell("sales", AUG)


def test_it_follows_and_goes_when_the_month_is_entered(screen: Screen, qtbot: QtBot) -> None:
    ReminderLine(screen, PATH, set())
    screen.workbook.apply(SetValues({Cell("sales", AUG): 3.0}))
    qtbot.waitUntil(lambda: "1 of 2 figures is missing" in screen.strips.reminder.text)
    screen.workbook.apply(SetValues({Cell("costs", AUG): 3.0}))
    qtbot.waitUntil(lambda: not screen.strips.isVisible())


def test_dismissed_it_does_not_come_again_for_this_month_and_file(screen: Screen) -> None:
    dismissed: set[tuple[Path, Month]] = set()
    ReminderLine(screen, PATH, dismissed)
    screen.strips.reminder.buttons[-1].click()
    assert not screen.strips.reminder.text
    assert dismissed == {(PATH, AUG)}
    again = ReminderLine(screen, PATH, dismissed)
    assert not screen.strips.reminder.text
    again.look()
    ReminderLine(screen, Path("other.kpidesk"), dismissed)
    assert screen.strips.reminder.text


def test_nothing_is_said_of_a_file_that_cannot_be_changed(screen: Screen) -> None:
    screen.signals.hold_back(Hold("Read-only"))
    ReminderLine(screen, PATH, set())
    assert not screen.strips.reminder.text
    screen.signals.hold_back(None)
    assert screen.strips.reminder.text
