"""Grid and month sheet on one tab: the month and the figure go along, and what is refused stays."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.ui.figures.view_switch import View
from kpidesk.ui.figures_tab.figures_tab import FiguresTab
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import FigurePlace
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ledger import no_history
from tests.ui.month_sheet.sheet_desk import AUGUST, cell

Make = Callable[[], FiguresTab]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "kpidesk.ini")


@pytest.fixture
def make(shop: Workbook, theme: Theme, qtbot: QtBot, settings: Settings) -> Iterator[Make]:
    opened: list[tuple[QWidget, WorkbookSignals]] = []  # a window that nobody holds is gone

    def made() -> FiguresTab:
        window = QWidget()
        qtbot.addWidget(window)
        signals = WorkbookSignals(shop, window)
        opened.append((window, signals))
        undo, redo = QAction("Undo", window), QAction("Redo", window)
        tab = FiguresTab(
            *(shop, signals, theme, ENGLISH, window),
            undo=undo,
            redo=redo,
            read_history=no_history,
            tasks=Tasks(window),
            settings=settings,
        )
        window.resize(1440, 780)
        tab.resize(1440, 780)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return tab

    yield made
    for _, signals in opened:
        signals.close()


def test_the_sheet_opens_at_the_figure_of_the_grid_and_back(make: Make) -> None:
    tab = make()
    tab.go_to(FigurePlace(cell("orders")))
    tab.show_view(View.SHEET)
    assert tab.shown is tab.sheet
    assert (tab.sheet.cell, tab.place) == (cell("orders"), FigurePlace(cell("orders")))
    tab.sheet.step_month(-1)
    tab.sheet.view_requested.emit("grid")
    assert tab.shown is tab.grid
    assert tab.month == AUGUST.previous


def test_both_switches_say_which_view_it_is(make: Make) -> None:
    tab = make()
    tab.show_view(View.SHEET)
    assert (tab.grid.toolbar.switch.key, tab.sheet.parts.header.switch.key) == ("sheet", "sheet")
    tab.show_view(View.GRID)
    assert (tab.grid.toolbar.switch.key, tab.sheet.parts.header.switch.key) == ("grid", "grid")


def test_the_view_chosen_last_is_there_the_next_time(make: Make) -> None:
    make().show_view(View.SHEET)
    again = make()
    assert again.shown is again.sheet


def test_a_refused_figure_keeps_the_sheet(make: Make) -> None:
    tab = make()
    tab.go_to(FigurePlace(cell("orders")))
    tab.show_view(View.SHEET)
    field = tab.sheet.parts.table.field
    field.setText("twelve")
    tab.show_view(View.GRID)
    assert tab.shown is tab.sheet
    assert tab.sheet.parts.header.switch.key == "sheet"
    assert not tab.finish_editing()


def test_a_kpi_is_shown_in_the_grid(make: Make) -> None:
    tab = make()
    tab.show_view(View.SHEET)
    tab.go_to(FigurePlace(cell("aov")))
    assert (tab.shown, tab.place) == (tab.grid, FigurePlace(cell("aov")))


def test_a_typed_figure_is_shown_in_the_view_in_use(make: Make) -> None:
    tab = make()
    tab.show_view(View.SHEET)
    tab.go_to(FigurePlace(cell("visitors")))
    assert (tab.shown, tab.place) == (tab.sheet, FigurePlace(cell("visitors")))


def test_choosing_figures_comes_back_to_the_sheet(make: Make) -> None:
    tab = make()
    tab.show_view(View.SHEET)
    tab.choose()
    assert tab.shown is tab.chooser
    tab.chooser.closed.emit()
    assert tab.shown is tab.sheet


def test_the_menus_are_those_of_the_view(make: Make) -> None:
    tab = make()
    assert tab._grid_commands.to_sheet in tab.page_actions()["View"]
    tab.show_view(View.SHEET)
    assert tab.page_actions() == tab.sheet.page_actions()
