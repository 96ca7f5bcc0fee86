"""Why a cell has no value: shown by resting or standing on it, one key from its cause."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.ui.figures.reason_popover import ENTER, ReasonPopover
from kpidesk.ui.figures.reasons import WAIT
from kpidesk.ui.place import ChangePlace
from tests.ui.figures.desk import RUNNING, Desk, press, write

MARCH, APRIL, MAY = Month.of(2026, 3).until(Month.of(2026, 5))
Key = Qt.Key
Open = Callable[..., Desk]


def standing_on(desk: Open, qtbot: QtBot, name: str = "rate", month: Month = MARCH, **contents: object) -> Desk:
    here = desk(**contents)
    here.go(name, month)
    qtbot.waitUntil(lambda: here.page.reasons.popover is not None, timeout=WAIT + 2000)
    return here


def popover(here: Desk) -> ReasonPopover:
    found = here.page.reasons.popover
    assert found is not None
    return found


def point_at(here: Desk, name: str, month: Month) -> None:
    months = here.page.grid.months
    row = next(p for p, r in enumerate(here.page.model.rows) if r.indicator == name)
    months.pointed.emit(here.page.model.index(row, here.page.model.column(month)))


def test_standing_on_a_ring_says_what_is_missing(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    assert popover(here).words == (
        "Sales per visit, March 2026 has no value",
        "It needs Visits for March 2026, which is not entered. An empty cell is not counted as 0.",
    )


def test_it_takes_a_moment_and_never_the_keys(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.go("rate", MARCH)
    assert here.page.reasons.popover is None
    qtbot.waitUntil(lambda: here.page.reasons.popover is not None, timeout=WAIT + 2000)
    assert here.page.grid.months.hasFocus()


def test_enter_goes_to_the_missing_figure(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    press(Key.Key_Return)
    assert here.here == ("visits", MARCH, None)
    assert here.page.reasons.popover is None
    write("70")
    press(Key.Key_Return)
    assert here.text("rate", MARCH) == "17.14"


def test_enter_need_not_wait_for_the_popover(desk: Open) -> None:
    here = desk()
    here.go("rate", MARCH)
    press(Key.Key_Return)
    assert here.here == ("visits", MARCH, None)


def test_the_button_goes_there_as_well(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    QTest.mouseClick(popover(here).figure_button, Qt.MouseButton.LeftButton)
    assert here.here == ("visits", MARCH, None)
    assert here.page.grid.months.hasFocus()


def test_how_it_is_calculated_is_another_page(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    QTest.mouseClick(popover(here).explain_button, Qt.MouseButton.LeftButton)
    assert here.places == [ChangePlace("rate", MARCH, explained=True)]
    assert here.page.reasons.popover is None


def test_a_click_twice_on_the_ring_goes_there(desk: Open) -> None:
    here = desk()
    here.go("rate", MARCH)
    months = here.page.grid.months
    center = months.visualRect(here.page.grid.current).center()
    QTest.mouseDClick(months.viewport(), Qt.MouseButton.LeftButton, pos=center)
    assert here.here == ("visits", MARCH, None)


def test_escape_and_moving_on_close_it(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    press(Key.Key_Escape)
    assert here.page.reasons.popover is None
    here.go("rate", APRIL)
    here.go("rate", MARCH)
    qtbot.waitUntil(lambda: here.page.reasons.popover is not None, timeout=WAIT + 2000)
    press(Key.Key_Left)
    assert here.page.reasons.popover is None


def test_scrolling_closes_it(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot, size=(1440, 300))
    bar = here.page.grid.months.verticalScrollBar()
    bar.setValue(0 if bar.value() else 10)
    assert here.page.reasons.popover is None


def test_it_covers_neither_its_cell_nor_the_missing_one(desk: Open, qtbot: QtBot) -> None:
    for size in ((1440, 800), (1100, 700), (1440, 340)):
        here = standing_on(desk, qtbot, size=size)
        own = here.page.grid.cell_rect(Cell("rate", MARCH), here.window)
        missing = here.page.grid.cell_rect(Cell("visits", MARCH), here.window)
        assert not popover(here).panel.intersects(own)
        assert not popover(here).panel.intersects(missing)
        assert here.window.rect().contains(popover(here).panel)


def test_what_is_not_defined_has_no_figure_to_go_to(desk: Open, qtbot: QtBot) -> None:
    values = {Cell("sales", MAY): 5.0, Cell("visits", MAY): 0.0}
    here = standing_on(desk, qtbot, "rate", MAY, values=values)
    assert "Visits" in popover(here).words[1]
    assert not popover(here).figure_button.isVisible()
    press(Key.Key_Return)
    assert here.here == ("rate", MAY, None)


def test_the_key_is_shown_only_while_it_works(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    assert popover(here).figure_button.property("keyHint") == ENTER
    press(Key.Key_Escape)
    here.go("sales", MAY)
    write("12")
    point_at(here, "rate", MARCH)
    qtbot.waitUntil(lambda: here.page.reasons.popover is not None, timeout=WAIT + 2000)
    assert popover(here).figure_button.property("keyHint") == ""
    assert here.editor is not None
    assert here.editor.hasFocus()


def test_resting_on_a_ring_shows_its_reason_and_leaving_it_closes(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.go("sales", MAY)
    point_at(here, "rate", MARCH)
    qtbot.waitUntil(lambda: here.page.reasons.popover is not None, timeout=WAIT + 2000)
    point_at(here, "sales", MARCH)
    qtbot.waitUntil(lambda: here.page.reasons.popover is None, timeout=3000)


def test_the_mouse_points_only_while_no_button_is_held(desk: Open) -> None:
    here = desk()
    months, pointed = here.page.grid.months, []
    months.pointed.connect(lambda index: pointed.append((index.row(), index.column())))
    rect = months.visualRect(here.page.model.index(2, here.page.model.column(MARCH)))
    for held in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton):
        where = QPointF(rect.center())
        still = Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, held, still)
        QApplication.sendEvent(months.viewport(), move)
    assert pointed == [(2, here.page.model.column(MARCH))]


def test_a_dash_has_its_reason_too(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot, "profit", RUNNING)
    assert popover(here).words[0] == "Profit, June 2026 has no value"


def test_a_missing_figure_that_is_not_shown_is_added_to_the_chosen_ones(desk: Open) -> None:
    here = desk(chosen=("rate",))
    here.go("rate", MARCH)
    press(Key.Key_Return)
    assert here.workbook.chosen == ("rate", "visits")
    assert here.here == ("visits", MARCH, None)
    assert here.told == ["Visits is shown now."]


def test_entering_the_figure_takes_the_ring_away(desk: Open) -> None:
    here = desk()
    row = next(p for p, r in enumerate(here.page.model.rows) if r.indicator == "rate")
    assert here.page.model.prepared(row, here.page.model.column(MARCH)).text == ""
    here.workbook.apply(SetValues({Cell("visits", MARCH): 100.0}))
    QApplication.processEvents()
    assert here.page.model.prepared(row, here.page.model.column(MARCH)).text == "12.00"


def test_a_reason_leaves_with_its_page(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    here.page.hide()
    QApplication.processEvents()
    assert here.page.reasons.popover is None


def test_a_page_that_is_left_while_waiting_shows_no_reason(desk: Open, qtbot: QtBot) -> None:
    here = desk()
    here.go("rate", MARCH)
    here.page.hide()
    qtbot.wait(WAIT + 50)
    assert here.page.reasons.popover is None


def test_a_reason_ends_with_its_page(desk: Open, qtbot: QtBot) -> None:
    here = standing_on(desk, qtbot)
    shown = popover(here)
    with qtbot.waitSignal(shown.destroyed):
        here.page.deleteLater()
