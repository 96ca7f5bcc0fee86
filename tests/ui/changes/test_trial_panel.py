"""Other figures are tried by keys, and the table stays as it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.analysis.levers.what_if import what_if
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetValues
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.ui.changes.look import Span
from kpidesk.ui.changes.trial_panel import TrialPanel
from kpidesk.ui.look import fonts
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.conftest import Desk
from tests.ui.changes.shop import QUIET, SEARCH, Figures, shop

AUGUST = Month.of(2026, 8)
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
OpenDesk = Callable[..., Desk]
FIGURES: Figures = {"sales": [100.0 + at for at in range(20)], "costs": [60 + at for at in range(20)]}
SALES, COSTS = Cell("sales", AUGUST), Cell("costs", AUGUST)


@pytest.fixture
def book() -> Workbook:
    return shop(FIGURES, ["profit", "total_sales", "own_rate"], goals={"profit": Goal(50.0)})


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def opened(desk: OpenDesk, book: Workbook, qtbot: QtBot, **more: object) -> tuple[Desk, TrialPanel]:
    here = desk(book, **more)
    here.page.table.choose("profit")
    press(qtbot, KEY.Key_F5)
    return here, here.page.trial


def test_one_key_opens_it_a_figure_is_typed_and_every_kpi_moves(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    here, panel = opened(desk, book, qtbot)
    assert QApplication.focusWidget() is panel.list and panel.list.cell == SALES
    write(qtbot, "130")
    assert panel.list.is_editing
    press(qtbot, KEY.Key_Return)
    assert panel.trial.figures == {SALES: 130.0} and panel.list.cell == COSTS
    told = [(row.name, row.before, row.after) for row in panel.outcomes.rows]
    assert told == [("Profit", "40.00", "51.00"), ("Total Sales", "119", "130")]
    assert book.typed(SALES) == 119.0 and book.undoable is None
    assert here.page.model.line("profit").value == "40.00"


def test_enter_opens_the_field_with_every_digit_and_esc_gives_it_up(
    desk: OpenDesk, book: Workbook, qtbot: QtBot
) -> None:
    here, panel = opened(desk, book, qtbot)
    for opening in (KEY.Key_Return, KEY.Key_F2):
        press(qtbot, opening)
        assert panel.list.is_editing
        write(qtbot, "7")
        press(qtbot, KEY.Key_Escape)
        assert not panel.list.is_editing and panel.trial.figures == {}
        assert QApplication.focusWidget() is panel.list and here.page.view.tries


def test_a_sum_is_worked_out_and_arrows_go_on(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, panel = opened(desk, book, qtbot)
    press(qtbot, KEY.Key_Down)
    write(qtbot, "=40+2")
    press(qtbot, KEY.Key_Return, SHIFT)
    assert panel.trial.figures == {COSTS: 42.0} and panel.list.cell == SALES
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    assert panel.list.cell == Cell("staff", AUGUST)  # over the heading of the other figures


def test_what_is_refused_stays_in_its_field_with_the_reason(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, panel = opened(desk, book, qtbot)
    place = panel.message.geometry()
    write(qtbot, "12,3,4")
    press(qtbot, KEY.Key_Return)
    assert panel.list.is_editing and "12,3,4" in panel.message.text
    assert (panel.trial.figures, panel.message.geometry()) == ({}, place)
    press(qtbot, KEY.Key_Escape)
    write(qtbot, "120")
    press(qtbot, KEY.Key_Return)
    assert panel.message.text.startswith("Enter tries a figure")


def test_an_impossible_figure_is_refused_with_the_usual_words(
    desk: OpenDesk, untouched_sample: Workbook, qtbot: QtBot
) -> None:
    here = desk(untouched_sample)
    here.page.table.choose("profit_margin")
    press(qtbot, KEY.Key_F5)
    panel = here.page.trial
    assert panel.list.choose(Cell("expenses", AUGUST))
    write(qtbot, "100")
    press(qtbot, KEY.Key_Return)
    assert panel.message.text == "Running costs that vary (707.21) cannot be more than All other running costs (100)."
    assert panel.trial.figures == {}


def test_one_is_taken_back_or_all(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    _, panel = opened(desk, book, qtbot)
    assert not panel.reset.isEnabled() and not panel.copy.isEnabled()
    panel.take_over({SALES: 130.0, COSTS: 70.0})
    panel.list.choose(COSTS)
    press(qtbot, KEY.Key_Delete)
    assert panel.trial.figures == {SALES: 130.0} and panel.list.cell == COSTS
    panel.take_over({COSTS: 70.0})
    press(qtbot, KEY.Key_Delete, CTRL)
    assert panel.trial.figures == {} and panel.outcomes.rows == []
    assert not panel.outcomes.isVisible()


def test_the_field_of_what_it_would_take_is_taken_over_with_one_key(
    desk: OpenDesk, book: Workbook, qtbot: QtBot
) -> None:
    here = desk(book)
    here.page.table.choose("profit")
    press(qtbot, KEY.Key_Return)
    needs = here.page.panel.why.needs
    qtbot.waitUntil(lambda: bool(needs.rows))
    needs.setFocus()
    press(qtbot, KEY.Key_Down)
    assert needs.rows[needs.currentIndex().row()].name == "Costs"
    press(qtbot, KEY.Key_F5)
    panel = here.page.trial
    assert panel.trial.figures == {COSTS: 69.0} and panel.list.cell == COSTS
    assert (panel.outcomes.rows[0].after, panel.outcomes.rows[0].was) == ("50.00", "was off")


def test_over_a_quarter_the_months_that_reach_the_goal_are_taken_over(
    desk: OpenDesk, book: Workbook, qtbot: QtBot
) -> None:
    here = desk(book)
    here.page.step_month(-2)
    here.page._show_span(Span.QUARTER)
    here.page.table.choose("profit")
    press(qtbot, KEY.Key_Return)
    needs = here.page.panel.why.needs
    qtbot.waitUntil(lambda: bool(needs.rows))
    needs.setFocus()
    press(qtbot, KEY.Key_F5)
    panel = here.page.trial
    assert {cell.month for cell in panel.trial.figures} == set(here.page.model.period.months)
    assert panel.outcomes.rows[0].status.word == "on track"
    assert panel.list.cell == Cell("sales", AUGUST.plus(-2))


def test_esc_closes_it_and_what_was_tried_is_there_again(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    here, panel = opened(desk, book, qtbot)
    write(qtbot, "130")
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_Escape)
    assert not panel.isVisible() and QApplication.focusWidget() is here.page.table
    press(qtbot, KEY.Key_F5)
    assert panel.isVisible() and panel.trial.figures == {SALES: 130.0}
    press(qtbot, KEY.Key_F5)
    assert not panel.isVisible()


def test_the_panel_of_the_kpi_is_back_when_it_closes(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    here = desk(book)
    here.page.table.choose("profit")
    press(qtbot, KEY.Key_Return)
    here.page.panel.why.attempt.click()
    assert here.page.trial.isVisible() and not here.page.panel.isVisible()
    press(qtbot, KEY.Key_Escape)
    assert here.page.panel.isVisible() and not here.page.trial.isVisible()
    press(qtbot, KEY.Key_F5)
    press(qtbot, KEY.Key_F1)
    assert here.page.panel.isVisible() and not here.page.trial.isVisible()


def test_it_follows_row_month_and_edit(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    here, panel = opened(desk, book, qtbot)
    panel.take_over({SALES: 130.0})
    here.page.table.choose("own_rate")
    assert panel.list.rows[0].name == "Figures of Own Rate"
    here.page.table.choose("profit")
    book.apply(SetValues({COSTS: 59.0}))
    assert [(row.before, row.after) for row in panel.outcomes.rows[:1]] == [("60.00", "71.00")]
    here.page.step_month(-1)
    assert [row.name for row in panel.list.rows][-2:] == ["Tried besides", "Sales, August 2026"]
    assert [(row.name, row.mark.text) for row in panel.outcomes.rows] == [("Profit", "unchanged")]
    here.page.step_month(1)
    book.apply(SetValues({SALES: 130.0}))
    assert panel.trial.figures == {}


def test_the_activity_index_moves_with_its_parts(desk: OpenDesk, sample: Workbook, qtbot: QtBot) -> None:
    sample.apply(ChooseIndicators(("activity_level", *sample.chosen)))
    here = desk(sample)
    here.page.table.choose("activity_level")
    press(qtbot, KEY.Key_F5)
    panel = here.page.trial
    assert {"orders", "visitors"} <= {row.cell.indicator for row in panel.list.rows[1:9] if row.cell}
    panel.take_over({Cell("orders", AUGUST): 300.0})
    first = panel.outcomes.rows[0]
    assert (first.name, first.before, first.after) == ("Activity level", "105.8", "115.1")


@pytest.mark.parametrize("span", list(Span))
def test_each_status_is_the_one_of_the_table(desk: OpenDesk, untouched_sample: Workbook, span: Span) -> None:
    page = desk(untouched_sample).page
    page._show_span(span)
    found = what_if(untouched_sample, {Cell("expenses", AUGUST): 5000.0}, page.model.period, untouched_sample.chosen)
    assert {one.about.id for one in found} >= {"profit", "profit_margin"}
    for one in found:
        assert one.before == page.model.kpi_row(one.about.id).judgement


def test_it_is_copied_as_text(desk: OpenDesk, book: Workbook, qtbot: QtBot) -> None:
    here, panel = opened(desk, book, qtbot)
    said: list[str] = []
    here.page.noted.connect(said.append)
    panel.take_over({SALES: 130.0})
    press(qtbot, KEY.Key_T, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == panel.text and said == ["What was tried is copied as text"]
    assert panel.text.splitlines()[0] == "What if, August 2026 (tried on a copy, nothing is stored)"


@pytest.mark.parametrize("width", [1440, 1100])
def test_its_parts_are_reached_by_tab_and_nothing_is_cut(
    desk: OpenDesk, untouched_sample: Workbook, qtbot: QtBot, type_scale: float, width: int
) -> None:
    here = desk(untouched_sample, size=(width, 700))
    here.page.table.choose("profit_margin")
    press(qtbot, KEY.Key_F5)
    panel = here.page.trial
    panel.take_over({Cell("expenses", AUGUST): 1234567.0})
    QApplication.processEvents()
    room = panel.list.viewport().width()
    for place, row in enumerate(panel.list.rows):
        rect = panel.list.visualRect(panel.list.model().index(place, 0))
        assert panel.list.field_in(rect).width() > fonts.width(row.tried, fonts.TextRole.HEADING)
        assert panel.list.field_width + panel.list.now_width + fonts.scaled(55) < room
    assert panel.outcomes.isVisible() and panel.outcomes.height() > fonts.scaled(40)
    seen = set()
    for _ in range(40):
        seen.add(QApplication.focusWidget())
        press(qtbot, KEY.Key_Tab)
    assert {panel.list, panel.reset, panel.copy, panel.outcomes} <= seen


def test_a_part_of_the_business_is_named(desk: OpenDesk, qtbot: QtBot) -> None:
    months = [value * 10 for value in QUIET]
    book = shop({"sales": months, "costs": QUIET}, ["profit"], by_segment={SEARCH: {"sales": QUIET, "costs": [5] * 12}})
    here, panel = opened(desk, book, qtbot)
    here.page._show_segment(SEARCH)
    assert panel._when.text().endswith("Search")
    assert [row.cell for row in panel.list.rows if row.cell] == [
        Cell(name, here.page.month, SEARCH) for name in ("sales", "costs")
    ]
