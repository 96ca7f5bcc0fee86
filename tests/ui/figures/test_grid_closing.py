"""Closing a month from the grid, opening it again with a reason, and what changed since; questions marked in cells."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures_tab.file_pages import FilePages
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import FigurePlace
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ledger import no_history
from tests.ui.figures.desk import RUNNING
from tests.ui.questions.conftest import MAY, business, sound


class GridDesk:
    def __init__(self, theme: Theme, qtbot: QtBot, workbook: Workbook) -> None:
        self.workbook = workbook
        self.signals = WorkbookSignals(workbook)
        self.page = FiguresPage(
            *(workbook, self.signals, theme, ENGLISH),
            undo=QAction("Undo"),
            redo=QAction("Redo"),
            read_history=no_history,
            tasks=Tasks(),
        )
        qtbot.addWidget(self.page)
        self.signals.setParent(self.page)
        self.told: list[str] = []
        self.refused: list[str] = []
        self.facts: list[str] = []
        self.page.told.connect(self.told.append)
        self.page.refused.connect(self.refused.append)
        self.page.facts_changed.connect(self.facts.append)
        self.page.resize(1200, 800)
        self.page.show()
        self.go(Cell("sales", MAY))

    def go(self, cell: Cell) -> None:
        self.page.go_to(FigurePlace(cell))
        QApplication.processEvents()

    def state(self, month: Month) -> MonthStatus:
        return self.workbook.month_state(month).status


@pytest.fixture
def grid(theme: Theme, qtbot: QtBot) -> Callable[..., GridDesk]:
    def opened(changed: dict[Cell, float | None] | None = None) -> GridDesk:
        workbook = business(sound())
        if changed:
            workbook.apply(SetValues(changed))
        return GridDesk(theme, qtbot, workbook)

    return opened


Open = Callable[..., GridDesk]


def test_a_month_without_anything_open_is_closed_at_once(grid: Open) -> None:
    desk = grid()
    desk.page.commands.close_month.trigger()
    assert desk.state(MAY) is MonthStatus.CLOSED
    assert desk.told == ["May 2026 is closed."]
    assert not desk.page.closing_panel.isVisible()


def test_what_is_missing_and_asked_is_listed_and_leads_to_its_figure(grid: Open) -> None:
    desk = grid({Cell("costs", MAY): None, Cell("stock", MAY): 9000.0})
    desk.page.commands.close_month.trigger()
    panel = desk.page.closing_panel
    assert panel.isVisible()
    assert panel.title == "Before May 2026 is closed: 1 figure is missing and 1 question is open."
    assert [item.what for item in panel.items] == ["Costs", "Stock"]
    assert panel.table.hasFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert desk.page.grid.cell == Cell("costs", MAY)
    assert panel.isVisible()
    assert desk.state(MAY) is MonthStatus.OPEN


def test_the_current_figure_stays_in_sight_above_the_list(grid: Open, qtbot: QtBot) -> None:
    desk = grid({Cell("costs", MAY): None})
    desk.page.resize(1200, 320)
    QApplication.processEvents()
    desk.go(Cell("delivered", MAY))
    desk.page.commands.close_month.trigger()
    months = desk.page.grid.months
    current = desk.page.grid.current
    qtbot.waitUntil(lambda: months.viewport().rect().contains(months.visualRect(current).center()))


def test_the_list_gets_shorter_until_closing_is_the_next_step(grid: Open, qtbot: QtBot) -> None:
    desk = grid({Cell("costs", MAY): None})
    desk.page.commands.close_month.trigger()
    panel = desk.page.closing_panel
    height = panel.height()
    desk.workbook.apply(SetValues({Cell("costs", MAY): 444.0}))
    qtbot.waitUntil(lambda: not panel.items)
    assert panel.title == "Nothing is open in May 2026 any more."
    assert panel.close_button.text() == "Close May 2026"
    assert panel.height() == height
    panel.close_button.click()
    assert desk.state(MAY) is MonthStatus.CLOSED
    assert not panel.isVisible()


def test_close_anyway_and_go_on_entering(grid: Open) -> None:
    desk = grid({Cell("costs", MAY): None})
    desk.page.commands.close_month.trigger()
    QTest.keyClick(desk.page.closing_panel.table, Qt.Key.Key_Escape)
    assert not desk.page.closing_panel.isVisible()
    assert desk.state(MAY) is MonthStatus.OPEN
    desk.page.commands.close_month.trigger()
    desk.page.closing_panel.close_button.click()
    assert desk.state(MAY) is MonthStatus.CLOSED
    assert desk.told == ["May 2026 is closed. Figures left empty: 1."]


def test_a_month_that_runs_is_not_closed(grid: Open) -> None:
    desk = grid({Cell("sales", RUNNING): 5.0})
    desk.go(Cell("sales", RUNNING))
    desk.page.close_month()
    assert desk.state(RUNNING) is not MonthStatus.CLOSED
    assert "is not over yet" in desk.refused[-1]


def test_reopening_asks_why_and_keeps_it_with_the_month(grid: Open) -> None:
    desk = grid()
    desk.workbook.apply(SetMonths({MAY: MonthState(MonthStatus.CLOSED)}))
    desk.page.commands.reopen.trigger()
    line = desk.page.closed_line
    assert line.text == "Why is May 2026 opened again? What changes from now on is marked as restated."
    assert desk.state(MAY) is MonthStatus.CLOSED
    line.reason.setText("An invoice came late")
    QTest.keyClick(line.reason, Qt.Key.Key_Return)
    assert desk.workbook.month_state(MAY) == MonthState(MonthStatus.OPEN, None, "An invoice came late")
    assert desk.told[-1] == "May 2026 is open again."
    model = desk.page.model
    words = model.headerData(model.column(MAY), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "May 2026, open again: An invoice came late"


def test_a_reason_that_is_given_up_leaves_the_month_closed(grid: Open) -> None:
    desk = grid()
    desk.workbook.apply(SetMonths({MAY: MonthState(MonthStatus.CLOSED)}))
    desk.page.commands.reopen.trigger()
    QTest.keyClick(desk.page.closed_line.reason, Qt.Key.Key_Escape)
    assert desk.state(MAY) is MonthStatus.CLOSED
    assert not desk.page.closed_line.isVisible()


def test_what_changed_since_closing_is_listed_with_old_and_new(grid: Open) -> None:
    desk = grid()
    assert not desk.page.commands.restated.isEnabled()
    desk.workbook.apply(SetMonths({MAY: MonthState(MonthStatus.CLOSED)}))
    desk.workbook.apply(SetMonths({MAY: None}))
    before = desk.workbook.typed(Cell("costs", MAY))
    desk.workbook.apply(SetValues({Cell("costs", MAY): 555.0}))
    assert desk.page.commands.restated.isEnabled()
    desk.page.commands.restated.trigger()
    panel = desk.page.closing_panel
    assert panel.title == "1 figure restated since May 2026 was closed"
    assert panel.items[0].sentence == f"{before:.0f} when closed, 555 now"
    assert not panel.close_button.isVisible()


def test_an_odd_figure_is_marked_in_its_cell_and_in_words_until_it_is_right(
    grid: Open, theme: Theme, qtbot: QtBot
) -> None:
    desk = grid()
    pages = FilePages(desk.workbook, desk.signals, theme, ENGLISH, desk.page)
    pages.mark(desk.page)
    model, stock = desk.page.model, Cell("stock", MAY)
    place = next(row for row, line in enumerate(model.rows) if line.indicator == "stock")
    desk.workbook.apply(SetValues({stock: 9000.0}))
    qtbot.waitUntil(lambda: model.prepared(place, model.column(MAY)).asked)
    assert desk.page.toolbar.questions.text() == "Open questions (1)"
    index = model.index(place, model.column(MAY))
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "Stock: 9,000 is above the usual range" in str(model.data(index, role))
    desk.go(stock)
    qtbot.waitUntil(lambda: desk.facts[-1].startswith("Stock: 9,000 is above the usual range"))
    desk.workbook.undo()
    qtbot.waitUntil(lambda: not model.prepared(place, model.column(MAY)).asked)
    assert desk.page.toolbar.questions.text() == "No open questions"


def test_a_held_file_keeps_its_months_as_they_are(grid: Open) -> None:
    desk = grid()
    desk.signals.hold_back(Hold("Another program has this file."))
    desk.page.close_month()
    desk.page.reopen_month()
    assert desk.state(MAY) is MonthStatus.OPEN
    assert desk.refused[-2:] == ["Another program has this file."] * 2
