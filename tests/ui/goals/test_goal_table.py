from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.ui.goals.goal_cells import MONTHS
from kpidesk.ui.goals.goal_field import GoalField
from kpidesk.ui.goals.goal_table import GoalTable
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

AUGUST, SEPTEMBER, DECEMBER = Month.of(2026, 8), Month.of(2026, 9), Month.of(2026, 12)
Key = Qt.Key


class Stage(QWidget):
    """The table between two other widgets, as on the page."""

    def __init__(self, workbook: Workbook, theme: Theme) -> None:
        super().__init__()
        self.workbook = workbook
        self.model = GoalTableModel(workbook, ENGLISH, self)
        self.before = QWidget(self)
        self.table = GoalTable(self.model, theme, self)
        self.after = QWidget(self)
        column = QVBoxLayout(self)
        for widget in (self.before, self.table, self.after):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            column.addWidget(widget)
        self.refused: list[str] = []
        self.model.refused.connect(self.refused.append)
        self.table.refused.connect(self.refused.append)
        workbook.subscribe(lambda _: self.refresh())
        self.refresh()

    def refresh(self, indicator: str = "turnover") -> None:
        self.model.show_year(indicator, self.workbook.calendar.around(AUGUST, PeriodKind.YEAR), AUGUST, False)

    @property
    def field(self) -> GoalField:
        found = self.table.findChild(GoalField)
        assert found is not None
        return found

    def goal(self, month: Month) -> float | None:
        goal = self.workbook.month_goal("turnover", month)
        return goal.value if goal else None

    def begin(self, month: Month, text: str) -> GoalField:
        """Type the first character on the cell and the rest in the field."""
        self.table.go_to(month)
        QTest.keyClicks(self.table, text[0])
        QTest.keyClicks(self.field, text[1:])
        return self.field


@pytest.fixture
def stage(workbook: Workbook, theme: Theme, qtbot: QtBot) -> Stage:
    made = Stage(workbook, theme)
    qtbot.addWidget(made)
    made.resize(1100, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.table.setFocus()
    return made


@pytest.mark.parametrize(("key", "month"), [(Key.Key_Return, 10), (Key.Key_Tab, 10), (Key.Key_Backtab, 8)])
def test_typing_replaces_and_goes_on_to_the_next_month(stage: Stage, key: Qt.Key, month: int) -> None:
    field = stage.begin(SEPTEMBER, "2,600")
    QTest.keyClick(field, key)
    assert stage.goal(SEPTEMBER) == 2600.0
    assert (stage.table.month, stage.table.is_typing) == (Month.of(2026, month), False)
    assert stage.table.hasFocus()


def test_f2_edits_what_is_there_with_every_digit(stage: Stage) -> None:
    stage.workbook.apply(SetGoals({GoalKey("turnover", SEPTEMBER): Goal(2600.125)}))
    stage.table.go_to(SEPTEMBER)
    QTest.keyClick(stage.table, Key.Key_F2)
    assert stage.field.text() == "2600.125"


def test_the_field_lies_exactly_over_its_cell(stage: Stage) -> None:
    field = stage.begin(SEPTEMBER, "26")
    assert field.geometry() == stage.table.visualRect(stage.model.index(0, 8))


def test_what_is_refused_stays_in_the_field_until_it_is_corrected(stage: Stage) -> None:
    field = stage.begin(SEPTEMBER, "26oo")
    QTest.keyClick(field, Key.Key_Return)
    assert (stage.table.is_typing, field.text(), stage.goal(SEPTEMBER)) == (True, "26oo", 2500.0)
    assert "is not a number" in stage.refused[-1]
    field.selectAll()
    QTest.keyClicks(field, "2600")
    QTest.keyClick(field, Key.Key_Return)
    assert (stage.table.is_typing, stage.goal(SEPTEMBER)) == (False, 2600.0)


def test_escape_takes_back_the_old_value_and_the_message(stage: Stage) -> None:
    field = stage.begin(SEPTEMBER, "26oo")
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClick(field, Key.Key_Escape)
    assert (stage.table.is_typing, stage.goal(SEPTEMBER), stage.refused[-1]) == (False, 2500.0, "")


def test_leaving_the_field_stores_what_was_typed(stage: Stage) -> None:
    stage.begin(SEPTEMBER, "2600")
    stage.after.setFocus()
    assert (stage.goal(SEPTEMBER), stage.table.is_typing) == (2600.0, False)


def test_leaving_the_field_with_nonsense_keeps_it_open(stage: Stage) -> None:
    field = stage.begin(SEPTEMBER, "26oo")
    stage.after.setFocus()
    assert (stage.table.is_typing, field.text()) == (True, "26oo")
    assert not stage.table.finish()
    stage.table.give_up()
    assert stage.table.finish()


def test_what_is_typed_survives_a_change_from_elsewhere(stage: Stage) -> None:
    field = stage.begin(SEPTEMBER, "26")
    stage.workbook.apply(SetGoals({GoalKey("turnover", DECEMBER): Goal(1.0)}))
    assert (stage.table.is_typing, field.text()) == (True, "26")


def test_the_cells_beside_do_not_move_while_typing(stage: Stage) -> None:
    before = [stage.table.visualRect(stage.model.index(row, 9)) for row in range(4)]
    stage.begin(SEPTEMBER, "123456789")
    assert [stage.table.visualRect(stage.model.index(row, 9)) for row in range(4)] == before


def test_typing_on_what_happened_does_nothing(stage: Stage) -> None:
    stage.table.go_to(AUGUST, row=1)
    QTest.keyClicks(stage.table, "5")
    assert not stage.table.is_typing


def test_tab_leaves_the_table_after_december(stage: Stage) -> None:
    stage.table.go_to(Month.of(2026, 11))
    QTest.keyClick(stage.table, Key.Key_Tab)
    assert (stage.table.month, stage.table.hasFocus()) == (DECEMBER, True)
    QTest.keyClick(stage.table, Key.Key_Tab)
    assert stage.after.hasFocus()


def test_shift_tab_leaves_before_january(stage: Stage) -> None:
    stage.table.go_to(Month.of(2026, 1))
    QTest.keyClick(stage.table, Key.Key_Backtab)
    assert stage.before.hasFocus()


def test_enter_without_typing_goes_on(stage: Stage) -> None:
    stage.table.go_to(SEPTEMBER)
    QTest.keyClick(stage.table, Key.Key_Return)
    assert stage.table.month == Month.of(2026, 10)
    QTest.keyClick(stage.table, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert stage.table.month == SEPTEMBER


def test_blocks_are_filled_cleared_copied_and_pasted(stage: Stage) -> None:
    stage.table.go_to(Month.of(2026, 10))
    QGuiApplication.clipboard().setText("3000\t3100")
    stage.table.paste()
    assert [stage.goal(Month.of(2026, month)) for month in (10, 11, 12)] == [3000.0, 3100.0, 2500.0]
    stage.table.go_to(Month.of(2026, 11))
    stage.table.fill_right()
    assert stage.goal(DECEMBER) == 3100.0
    stage.table.copy()
    assert QGuiApplication.clipboard().text() == "3100"
    stage.table.clear_chosen()
    assert stage.goal(Month.of(2026, 11)) is None
    for _ in range(3):
        stage.workbook.undo()
    assert [stage.goal(Month.of(2026, month)) for month in (10, 11, 12)] == [2500.0] * 3


def test_a_block_that_does_not_fit_says_why(stage: Stage) -> None:
    stage.table.go_to(DECEMBER)
    QGuiApplication.clipboard().setText("1\t2")
    stage.table.paste()
    assert "from here the year has 1 months" in stage.refused[-1]


def test_the_month_or_quarter_of_the_current_cell_is_said(stage: Stage) -> None:
    said: list[object] = []
    stage.table.period_current.connect(said.append)
    stage.table.go_to(SEPTEMBER)
    stage.table.setCurrentIndex(stage.model.index(4, 9))
    assert said[-2:] == [Period.month(SEPTEMBER), Calendar().quarter(2026, 4)]
    assert stage.table.month is None


@pytest.mark.parametrize("width", [1400, 1100, 820])
@pytest.mark.parametrize("value", [7.5, 2500.0, 1_234_567.0])
def test_no_figure_is_ever_cut(stage: Stage, qtbot: QtBot, width: int, value: float) -> None:
    stage.model.take({(0, column): value for column in range(12)})
    stage.resize(width, 300)
    qtbot.waitUntil(lambda: abs(stage.table.width() - width) < 40)
    stage.table.fit()
    padding = stage.table.itemDelegate().padding  # type: ignore[attr-defined]
    for column in range(14):
        needed = stage.table._needed(column, padding) - 4
        assert stage.table.columnWidth(column) >= needed
    assert stage.table.height() >= 5 * 28


def test_months_are_equally_wide_where_there_is_room(stage: Stage) -> None:
    assert len({stage.table.columnWidth(column) for column in range(MONTHS)}) == 1
    total = sum(stage.table.columnWidth(column) for column in range(14)) + stage.table.verticalHeader().width()
    assert total == stage.table.width() - 2


def test_good_and_bad_are_painted_beside_the_goal(
    stage: Stage, both_themes: Theme, look: Callable[..., object]
) -> None:
    picture = look(stage.table)
    assert picture.count(both_themes.palette.good) > 5  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.bad) > 5  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.sunken) > 1000  # type: ignore[attr-defined]


def test_a_missing_value_is_painted_as_a_ring(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> None:
    workbook = make()
    stage = Stage(workbook, theme)
    qtbot.addWidget(stage)
    stage.resize(1100, 300)
    stage.show()
    rect = stage.table.visualRect(stage.model.index(1, 2))
    before = stage.table.viewport().grab(rect).toImage()
    workbook.apply(SetValues({Cell("sales", Month.of(2026, 3)): None}))
    assert stage.table.viewport().grab(rect).toImage() != before
    assert stage.model.cell(1, 2).ring
