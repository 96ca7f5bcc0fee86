"""The Figures tab: which part is in sight, and what stands against leaving it."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures_tab.figures_tab import FiguresTab
from kpidesk.ui.indicators.choice_model import ChoiceRow
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import EditorPlace, FigurePlace, Tab
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.window.screen import Screen
from kpidesk.ui.workbook_signals import WorkbookSignals
from kpidesk.workbook.workbook import Workbook
from tests.ledger import no_history


def figures_tab(
    workbook: Workbook, signals: WorkbookSignals, theme: Theme, parent: QWidget, actions: Sequence[QAction]
) -> FiguresTab:
    undo, redo = actions
    return FiguresTab(
        workbook,
        signals,
        theme,
        ENGLISH,
        parent,
        undo=undo,
        redo=redo,
        read_history=no_history,
        tasks=Tasks(parent),
    )


@pytest.fixture
def tab(workbook: Workbook, theme: Theme, qtbot: QtBot) -> Iterator[FiguresTab]:
    window = QStackedWidget()
    qtbot.addWidget(window)
    actions = [QAction(name, window) for name in ("Undo", "Redo")]
    signals = WorkbookSignals(workbook, window)
    made = figures_tab(workbook, signals, theme, window, actions)
    window.addWidget(made)
    window.addWidget(QWidget(window))
    window.resize(1440, 780)
    window.show()
    window.activateWindow()
    QCoreApplication.processEvents()
    yield made
    signals.close()


def leave_to_another_tab(tab: FiguresTab) -> None:
    stack = tab.parentWidget()
    assert isinstance(stack, QStackedWidget)
    stack.setCurrentIndex(1)


def come_back(tab: FiguresTab) -> None:
    stack = tab.parentWidget()
    assert isinstance(stack, QStackedWidget)
    stack.setCurrentIndex(0)


def write(tab: FiguresTab, name: str = "My margin", formula: str = "revenue - cogs") -> None:
    QTest.keyClicks(tab.editor.form.name, name)
    tab.editor.form.formula.show_text(formula)


def test_the_grid_is_in_sight_first(tab: FiguresTab) -> None:
    assert tab.shown is tab.grid
    assert tab.areas() == tab.grid.areas()
    assert tab.month == tab.grid.month


def test_the_grid_asks_for_the_choice_and_for_the_editor(tab: FiguresTab) -> None:
    tab.grid.choose_requested.emit()
    assert tab.shown is tab.chooser
    tab.chooser.leave()
    tab.grid.add_own_requested.emit()
    assert tab.shown is tab.editor
    assert tab.editor.indicator == ""


def test_a_saved_kpi_is_the_current_row(tab: FiguresTab, workbook: Workbook, qtbot: QtBot) -> None:
    tab.go_to(EditorPlace())
    write(tab)
    with qtbot.waitSignal(tab.told) as told:
        tab.editor.save()
    assert told.args == ["“My margin” is added"]
    assert tab.shown is tab.grid
    assert tab.grid.model.row(tab.grid.grid.current).indicator == "my_margin"


def test_cancelling_leads_back_to_the_grid(tab: FiguresTab) -> None:
    tab.edit()
    QTest.keyClick(tab.editor.form.name, Qt.Key.Key_Escape)
    assert tab.shown is tab.grid


def test_from_the_choice_the_editor_leads_back_to_it(tab: FiguresTab, workbook: Workbook) -> None:
    tab.choose()
    tab.chooser.model.tick(tab.chooser.model.place(ChoiceRow("Finance", "expenses")))
    was_edited = tab.chooser.is_edited
    tab.chooser.new_requested.emit()
    assert tab.shown is tab.editor
    write(tab)
    tab.editor.save()
    assert tab.shown is tab.chooser
    assert tab.chooser.is_edited is was_edited
    assert "my_margin" in tab.chooser.choice.result


def test_what_is_typed_stands_against_leaving(tab: FiguresTab, workbook: Workbook) -> None:
    tab.edit()
    write(tab)
    assert not tab.finish_editing()
    assert tab.editor.heading.question == "What you typed is not saved yet."
    tab.go_to(FigurePlace(Cell("revenue", tab.month)))
    assert tab.shown is tab.editor
    tab.editor.heading.answers["discard"].click()
    assert tab.finish_editing()
    assert tab.shown is tab.grid


def test_saving_from_the_question_lets_go(tab: FiguresTab, workbook: Workbook) -> None:
    tab.edit()
    write(tab)
    assert not tab.finish_editing()
    tab.editor.heading.answers["save"].click()
    assert "my_margin" in workbook.own_indicators
    assert tab.finish_editing()


def test_a_choice_that_is_not_kept_stands_against_leaving(tab: FiguresTab) -> None:
    tab.choose()
    first = next(row for row in tab.chooser.model.rows if row.indicator)
    tab.chooser.model.tick(tab.chooser.model.place(first))
    assert not tab.finish_editing()
    assert tab.chooser.heading.question == "This choice is not kept yet."


def test_another_one_is_not_opened_over_what_is_typed(tab: FiguresTab) -> None:
    tab.edit()
    write(tab)
    tab.go_to(EditorPlace("profit"))
    assert tab.editor.heading.is_asking
    assert tab.editor.form.name.text() == "My margin"


def test_coming_to_the_same_one_again_keeps_what_is_typed(tab: FiguresTab) -> None:
    tab.edit()
    write(tab)
    tab.go_to(EditorPlace())
    assert tab.editor.form.name.text() == "My margin"


def test_on_another_tab_what_stands_against_leaving_asks_to_be_seen(tab: FiguresTab, qtbot: QtBot) -> None:
    tab.edit()
    write(tab)
    leave_to_another_tab(tab)
    with qtbot.waitSignal(tab.place_requested):
        assert not tab.finish_editing()
    come_back(tab)
    assert tab.editor.heading.is_asking


def test_a_figure_is_shown_in_place_of_an_untouched_editor(tab: FiguresTab) -> None:
    tab.edit()
    tab.go_to(FigurePlace(Cell("orders", tab.month)))
    assert tab.shown is tab.grid
    assert tab.grid.model.row(tab.grid.grid.current).indicator == "orders"


def test_the_month_is_stepped_only_in_the_grid(tab: FiguresTab) -> None:
    tab.step_month(-1)
    month = tab.month
    tab.edit()
    tab.step_month(-1)
    assert tab.month == month


def test_commands_and_facts_are_those_of_the_part_in_sight(tab: FiguresTab, qtbot: QtBot) -> None:
    assert "View" in tab.page_actions()
    with qtbot.waitSignals([tab.actions_changed, tab.facts_changed]):
        tab.edit()
    assert tab.page_actions() == tab.editor.page_actions()
    assert tab.areas() == tab.editor.areas()
    said: list[str] = []
    tab.facts_changed.connect(said.append)
    tab.choose()
    assert said[-1] == tab.chooser.facts


def test_the_own_row_of_the_grid_can_be_changed(tab: FiguresTab) -> None:
    tab.edit()
    write(tab)
    tab.editor.save()
    change = tab.page_actions()["Tools"][-1]
    assert change.isEnabled()
    change.trigger()
    assert (tab.shown, tab.editor.indicator) == (tab.editor, "my_margin")
    tab.editor.leave()
    tab.go_to(FigurePlace(Cell("orders", tab.month)))
    assert not change.isEnabled()


def test_a_part_out_of_sight_catches_up_when_it_is_shown(tab: FiguresTab, workbook: Workbook) -> None:
    tab.edit()
    write(tab)
    tab.editor.save()
    tab.go_to(EditorPlace("my_margin"))
    leave_to_another_tab(tab)
    workbook.undo()
    assert tab.shown is tab.editor
    come_back(tab)
    assert tab.shown is tab.grid


def test_deleting_leads_back_to_the_grid(tab: FiguresTab, workbook: Workbook) -> None:
    tab.edit()
    write(tab)
    tab.editor.save()
    tab.go_to(EditorPlace("my_margin"))
    tab.editor.ask_deletion()
    tab.editor.heading.answers["delete"].click()
    assert tab.shown is tab.grid
    assert "my_margin" not in workbook.indicators
    assert tab.finish_editing()


def test_an_open_file_shows_the_commands_of_the_part_in_sight(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = [QAction(name, window) for name in ("Undo", "Redo")]

    def figures(held: Workbook, signals: WorkbookSignals, look: Theme, form: NumberForm, parent: QWidget) -> QWidget:
        return figures_tab(held, signals, look, parent, actions)

    screen = Screen(workbook, theme, ENGLISH, {Tab.FIGURES: figures}, window)
    screen.choose(Tab.FIGURES)
    shown: list[set[str]] = []
    screen.page_shown.connect(lambda: shown.append(set(screen.page.page_actions())))
    screen.go_to(EditorPlace())
    screen.go_to(FigurePlace(Cell("orders", screen.page.month)))
    assert {"Tools"} in shown
    assert "Month" in shown[-1]
    assert screen.facts == "" or "characters" not in screen.facts
    screen.close_signals()


def test_an_open_file_is_not_left_over_what_is_typed(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = [QAction(name, window) for name in ("Undo", "Redo")]
    made: list[FiguresTab] = []

    def figures(held: Workbook, signals: WorkbookSignals, look: Theme, form: NumberForm, parent: QWidget) -> QWidget:
        made.append(figures_tab(held, signals, look, parent, actions))
        return made[0]

    screen = Screen(workbook, theme, ENGLISH, {Tab.FIGURES: figures}, window)
    screen.choose(Tab.FIGURES)
    screen.go_to(EditorPlace())
    write(made[0])
    assert not screen.finish_editing()
    assert made[0].editor.heading.is_asking
    made[0].editor.discard()
    assert screen.finish_editing()
    screen.close_signals()


def test_undo_is_heard_while_the_editor_is_open(tab: FiguresTab, workbook: Workbook) -> None:
    workbook.apply(c.SetValues({Cell("revenue", Month.of(2026, 8)): 1.0}))
    tab.edit()
    tab.editor.form.formula.show_text("revenue")
    assert tab.editor.preview.model.rows[0].texts[-1] == "1"
    workbook.undo()
    assert tab.editor.preview.model.rows[0].texts[-1] == "6,400"
