"""The page as the main window sees it: places, months, undo, what is shown when, and its commands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.catalogue.sample import read_sample
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetMonths, SetNotes, SetSegments, SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figures_page import FiguresPage
from kpidesk.ui.figures.rows import Show
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.place import ChangePlace, FigurePlace
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.opening import sample_file
from kpidesk.workbook.workbook import Workbook
from tests.ledger import no_history
from tests.ui.figures.desk import CHOSEN, RUNNING, SEARCH, SOCIAL, Desk, press, write

JAN, FEB, MARCH, APRIL, MAY = Month.of(2026, 1).until(Month.of(2026, 5))
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., Desk]


# -- first sight ----------------------------------------------------------------------------------------------------


def test_the_running_month_is_in_view_and_the_first_figure_of_the_last_complete_one_current(desk: Open) -> None:
    here = desk()
    assert here.here == ("sales", MAY, None)
    assert here.page.month == MAY
    bar = here.page.grid.months.horizontalScrollBar()
    assert bar.value() == bar.maximum()
    assert here.page.grid.head_rect(RUNNING, here.page).isValid()


@pytest.mark.parametrize(
    ("values", "month"),
    [
        ({}, MAY),
        ({Cell("sales", MARCH): 1.0}, MAY),
        ({Cell("sales", RUNNING): 1.0}, RUNNING),
        ({Cell("sales", RUNNING.next): 1.0}, RUNNING.next),
    ],
    ids=["nothing entered", "behind", "the running month is entered", "ahead"],
)
def test_the_work_begins_in_the_last_complete_month_unless_a_later_one_has_figures(
    desk: Open, values: dict[Cell, float], month: Month
) -> None:
    assert desk(values=values).here == ("sales", month, None)


def test_nothing_chosen_says_what_to_do(desk: Open, qtbot: QtBot) -> None:
    here = desk(chosen=(), values={})
    empty = here.page.stack.nothing_chosen
    assert empty.isVisible()
    assert empty.accessibleName() == "Choose what you will type"
    with qtbot.waitSignal(here.page.choose_requested):
        QTest.mouseClick(empty.main_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(here.page.add_own_requested):
        QTest.mouseClick(empty.other_button, Qt.MouseButton.LeftButton)
    here.workbook.apply(ChooseIndicators(("sales",)))
    assert not empty.isVisible()
    assert here.page.grid.isVisible()


def test_the_sample_opens_with_all_its_figures(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    file = sample_file(tmp_path / "s.kpidesk", read_sample(), read_catalogue())
    window = QWidget()
    qtbot.addWidget(window)
    signals = WorkbookSignals(file.workbook, window)
    undo, redo, tasks = QAction(window), QAction(window), Tasks(window)
    page = FiguresPage(
        file.workbook, signals, theme, ENGLISH, window, undo=undo, redo=redo, read_history=no_history, tasks=tasks
    )
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning, window)
    window.resize(1440, 900)
    page.resize(1440, 900)
    window.show()
    window.grab()
    figures = [row.indicator for row in page.model.rows if row.indicator]
    assert sorted(figures) == sorted(file.workbook.chosen)
    assert page.month == file.workbook.current_month
    file.close()


# -- places ---------------------------------------------------------------------------------------------------------


def test_going_to_a_figure_opens_what_hides_it(desk: Open) -> None:
    here = desk()
    here.page.arrangement.fold(
        here.page.model.rows.index(next(r for r in here.page.model.rows if r.group == "Website"))
    )
    here.go("visits", MAY, SOCIAL)
    assert here.here == ("visits", MAY, SOCIAL)
    assert here.page.grid.months.hasFocus()


def test_going_to_a_figure_leaves_a_filter_that_hides_it(desk: Open) -> None:
    here = desk()
    here.page.row_choice.choose_figures(Show.GROUP, "Website")
    here.go("costs", MAY)
    assert here.here == ("costs", MAY, None)


def test_going_to_an_old_month_adds_its_column(desk: Open) -> None:
    here = desk()
    here.go("costs", Month.of(2021, 3))
    assert here.here == ("costs", Month.of(2021, 3), None)


@pytest.mark.parametrize("name", ["sales", "profit"])
def test_f1_leads_to_what_the_figure_tells(desk: Open, name: str) -> None:
    here = desk()
    here.go(name, MAY)
    press(Key.Key_F1)
    assert here.places == [ChangePlace(name, MAY, explained=True)]


def test_other_places_are_not_the_grids(desk: Open) -> None:
    here = desk()
    before = here.here
    here.page.go_to(ChangePlace("sales", MAY))
    assert here.here == before


def test_going_elsewhere_waits_for_a_refused_figure(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("3x")
    here.page.go_to(FigurePlace(Cell("costs", MAY)))
    assert here.here == ("sales", MAY, None)
    here.page.step_month(-1)
    assert here.page.month == MAY


def test_the_month_is_stepped_keeping_the_row(desk: Open) -> None:
    here = desk()
    here.go("costs", MAY)
    here.page.step_month(-1)
    assert (here.page.month, here.here) == (APRIL, ("costs", APRIL, None))
    here.page.step_month(1)
    here.page.step_month(1)
    assert here.page.month == RUNNING


def test_the_month_ahead_appears_when_it_is_asked_for(desk: Open) -> None:
    here = desk()
    assert here.page.model.months[-1] == RUNNING
    here.page.step_month(2)
    assert here.page.month == RUNNING.next
    here.page.step_month(1)
    assert here.page.month == RUNNING.next


# -- changes from elsewhere -----------------------------------------------------------------------------------------


def test_a_change_shows_in_what_follows_from_it(desk: Open) -> None:
    here = desk()
    here.workbook.apply(SetValues({Cell("sales", MAY): 2000.0}))
    assert (here.text("sales", MAY), here.text("profit", MAY)) == ("2,000", "1,200")


def test_undo_brings_the_selection_back(desk: Open) -> None:
    here = desk()
    here.go("sales", MAY)
    write("5")
    press(Key.Key_Return)
    here.go("bounce", JAN)
    here.workbook.undo()
    assert here.here == ("sales", MAY, None)
    here.go("bounce", JAN)
    here.workbook.redo()
    assert here.here == ("sales", MAY, None)
    assert here.text("sales", MAY) == "5.00"


def test_undoing_a_note_leads_to_its_figure(desk: Open) -> None:
    here = desk()
    here.workbook.apply(SetNotes({Cell("costs", APRIL): "late"}))
    here.workbook.undo()
    assert here.here == ("costs", APRIL, None)


def test_undoing_a_months_state_leaves_the_selection(desk: Open) -> None:
    here = desk()
    here.go("costs", APRIL)
    here.workbook.apply(SetMonths({MAY: MonthState(MonthStatus.CLOSED)}))
    here.workbook.undo()
    assert here.here == ("costs", APRIL, None)


def test_a_hidden_page_waits_until_it_is_shown(desk: Open) -> None:
    here = desk()
    here.page.hide()
    here.workbook.apply(SetValues({Cell("sales", MAY): 2000.0}))
    here.workbook.apply(ChooseIndicators((*CHOSEN, "price")))
    assert len(here.page.model.rows) == 9
    here.page.show()
    assert len(here.page.model.rows) == 10
    assert here.text("sales", MAY) == "2,000"


def test_figures_that_are_chosen_later_get_their_rows(desk: Open) -> None:
    here = desk()
    here.go("bounce", MAY)
    here.workbook.apply(ChooseIndicators(("price", *CHOSEN)))
    assert [row.indicator for row in here.page.model.rows][:3] == ["", "price", "sales"]
    assert here.here == ("bounce", MAY, None)


def test_segments_that_come_and_go_change_the_choice(desk: Open) -> None:
    here = desk(values={Cell("visits", MAY): 5.0})
    here.page.toolbar.parts.setCurrentIndex(1)
    here.page.toolbar.parts.chosen.emit(SEARCH)
    assert [row.segment for row in here.page.model.rows if row.indicator] == [SEARCH]
    here.workbook.apply(SetSegments((SOCIAL,)))
    assert here.page.toolbar.parts.segment is None
    assert here.page.arrangement.layout.segment is None


# -- choices --------------------------------------------------------------------------------------------------------


def choose(here: Desk, words: str) -> None:
    box = here.page.toolbar.figures
    place = box.findText(words)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def names(here: Desk) -> list[str]:
    return [row.indicator for row in here.page.model.rows if row.indicator]


def test_one_group_only_typed_only_missing_and_all(desk: Open) -> None:
    here = desk()
    choose(here, "Website")
    assert names(here) == ["visits", "bounce", "rate"]
    choose(here, "Only typed")
    assert names(here) == ["sales", "costs", "cash", "visits", "bounce"]
    choose(here, "All chosen figures")
    assert names(here) == list(CHOSEN)


def test_only_missing_shows_what_is_still_to_be_typed_and_keeps_it_while_typing(desk: Open) -> None:
    values = {Cell("sales", month): 1.0 for month in (APRIL, MAY, RUNNING)}
    values |= {Cell("costs", month): 1.0 for month in (APRIL, RUNNING)}
    here = desk(values=values)
    choose(here, "Only missing")
    assert names(here) == ["costs"]
    here.go("costs", MAY)
    write("4")
    press(Key.Key_Return)
    assert names(here) == ["costs"]
    choose(here, "Only missing")
    assert names(here) == []
    assert here.page.stack.nothing_fits.isVisible()
    QTest.mouseClick(here.page.stack.nothing_fits.main_button, Qt.MouseButton.LeftButton)
    assert names(here) == list(CHOSEN)
    assert here.page.grid.isVisible()


def test_one_segment_shows_its_figures_and_takes_them(desk: Open) -> None:
    here = desk()
    here.page.toolbar.parts.setCurrentIndex(2)
    here.page.toolbar.parts.activated.emit(2)
    assert names(here) == ["visits"]
    here.page.grid.select(1, here.page.model.column(MAY))
    here.page.grid.setFocus()
    write("33")
    press(Key.Key_Return)
    assert here.typed("visits", MAY, SOCIAL) == 33.0


def test_a_file_without_segments_has_no_choice_of_them(desk: Open) -> None:
    assert not desk(segments=(), values={}).page.toolbar.parts.isVisible()
    assert desk().page.toolbar.parts.isVisible()


# -- months ---------------------------------------------------------------------------------------------------------


def test_the_months_menu_is_about_the_month_that_was_pressed(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.page.grid.heads.menu_requested.emit(APRIL, QPoint(10, 10))
    assert here.page.month == APRIL
    menu = here.page.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()][1] == "&Close April 2026"
    menu.close()
    qtbot.waitUntil(lambda: not here.page.findChildren(QMenu))


def test_the_cells_menu_has_the_commands_of_the_cell(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.page.grid.months.customContextMenuRequested.emit(QPoint(5, 40))
    menu = here.page.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "&Edit the figure"
    menu.close()
    qtbot.waitUntil(lambda: not here.page.findChildren(QMenu))


# -- the status bar -------------------------------------------------------------------------------------------------


def facts(here: Desk, qtbot: QtBot, part: str) -> str:
    qtbot.waitUntil(lambda: bool(here.facts) and part in here.facts[-1])
    return here.facts[-1]


def test_a_selection_is_summed_up(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.go("sales", APRIL)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Right, SHIFT)
    said = facts(here, qtbot, "3 cells")
    assert said == "3 cells, 2 figures    Sum 2,700    Mean 1,350    Low 1,300    High 1,400    EUR"


def test_levels_and_rates_have_no_sum(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.go("cash", APRIL)
    press(Key.Key_Right, SHIFT)
    assert "Sum" not in facts(here, qtbot, "2 cells")
    here.go("bounce", APRIL)
    press(Key.Key_Right, SHIFT)
    assert facts(here, qtbot, "Mean 44").endswith("%")


def test_different_units_are_said(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.go("visits", MAY)
    press(Key.Key_Down, SHIFT)
    assert facts(here, qtbot, "2 cells") == "2 cells, 2 figures    different units"


def test_an_unfinished_month_is_said(desk: Open, qtbot: QtBot) -> None:
    here = desk(months={RUNNING: MonthState(MonthStatus.UNFINISHED, 3)})
    here.go("sales", RUNNING)
    assert facts(here, qtbot, "June") == "June is unfinished: 3 of 30 days, not compared in percent"
    here.go("sales", MAY)
    qtbot.waitUntil(lambda: here.facts[-1] == "")


def test_a_narrow_window_says_less(desk: Open, qtbot: QtBot) -> None:
    here = desk(size=(1100, 700))
    here.go("sales", APRIL)
    press(Key.Key_Right, SHIFT)
    assert facts(here, qtbot, "2 cells") == "2 cells, 2 figures    Sum 2,700    Mean 1,350"


# -- commands -------------------------------------------------------------------------------------------------------


def test_every_command_has_its_menu_and_its_key(desk: Open) -> None:
    here = desk()
    menus = here.page.page_actions()
    assert here.page.page_actions() == menus
    assert list(menus) == ["Edit", "View", "Month", "Tools"]
    keys = {a.text().replace("&", ""): a.shortcut().toString() for actions in menus.values() for a in actions}
    for name, key in {
        "Edit the figure": "F2",
        "Copy": "Ctrl+C",
        "Paste": "Ctrl+V",
        "Clear": "Del",
        "Fill to the right": "Ctrl+D",
        "Note on the figure…": "Ctrl+;",
        "Go to a month…": "Ctrl+G",
        "Open or close channels, campaigns, products": "Alt+Down",
        "Fold or unfold the group": "Space",
    }.items():
        assert keys[name] == key
    mnemonics = [[a.text()[a.text().index("&") + 1].lower() for a in actions if a.text()] for actions in menus.values()]
    assert all(len(set(menu)) == len(menu) for menu in mnemonics)


def test_keys_of_the_grid_mean_nothing_on_the_toolbar(desk: Open) -> None:
    here = desk()
    here.page.toolbar.figures.setFocus()
    press(Key.Key_Delete)
    assert here.workbook.undoable is None


def test_choosing_and_adding_are_other_pages(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    for signal, action in (
        (here.page.choose_requested, here.page.commands.choose),
        (here.page.add_own_requested, here.page.commands.add_own),
    ):
        with qtbot.waitSignal(signal):
            action.trigger()
    with qtbot.waitSignal(here.page.choose_requested):
        QTest.mouseClick(here.page.toolbar.choose_button, Qt.MouseButton.LeftButton)


def test_f6_finds_toolbar_and_grid(desk: Open) -> None:
    here = desk()
    toolbar, line, panel, grid = here.page.areas()
    assert not line.isVisible()
    assert not panel.isVisible()
    toolbar.setFocus()
    assert here.page.toolbar.figures.hasFocus()
    grid.setFocus()
    assert here.page.grid.months.hasFocus()
    here.page.grid.select(1, 0)
    assert here.page.grid.labels.hasFocus()


def test_undo_and_redo_are_the_main_windows_own(theme: Theme, qtbot: QtBot, workbook: Workbook) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    undo, redo = QAction("&Undo: Sales", window), QAction("&Redo", window)
    redo.setEnabled(False)
    signals, tasks = WorkbookSignals(workbook, window), Tasks(window)
    page = FiguresPage(
        workbook, signals, theme, ENGLISH, window, undo=undo, redo=redo, read_history=no_history, tasks=tasks
    )
    found = {button.toolTip(): button for button in page.toolbar.findChildren(QWidget) if "do" in button.toolTip()}
    tips = sorted(found)
    assert any("Undo: Sales" in tip for tip in tips)
    assert [button.isEnabled() for tip, button in found.items() if "Redo" in tip] == [False]
    page.deleteLater()


@pytest.mark.parametrize(("size", "shown"), [((1440, 800), True), ((1100, 700), False)])
def test_a_narrow_toolbar_drops_what_a_menu_has(desk: Open, size: tuple[int, int], shown: bool) -> None:
    here = desk(size=size)
    assert here.page.toolbar.choose_button.isVisible() is shown
    assert here.page.toolbar.figures.itemText(0) == ("All chosen figures" if shown else "All chosen")
    QApplication.processEvents()


@pytest.mark.parametrize("width", [740, 900, 1100, 1440])
def test_the_buttons_above_the_grid_are_whole_at_every_width(desk: Open, width: int) -> None:
    here = desk(size=(width, 640))
    here.page.toolbar.show_questions(128)
    QApplication.processEvents()
    buttons = [button for button in here.page.toolbar.findChildren(Button) if button.isVisible()]
    assert [button.text() for button in buttons if button.width() < button.sizeHint().width()] == []
    assert here.page.toolbar.questions in buttons
    assert here.page.toolbar.imports.isVisible() or width < 1100
