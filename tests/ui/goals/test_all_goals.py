"""The goals of every KPI in one table."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH, SPACE
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import ChooseIndicators, SetGoals, SetSegments, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.goals.all_goals_cells import MONTHS, YEAR, Column
from kpidesk.ui.goals.all_goals_model import AllGoalsModel
from kpidesk.ui.goals.goal_field import GoalField
from kpidesk.ui.goals.goals_look import Look
from kpidesk.ui.place import ChangePlace, GoalPlace
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)
Q1, Q4 = MONTHS, MONTHS + 3


@pytest.fixture
def model(workbook: Workbook) -> AllGoalsModel:
    made = AllGoalsModel(workbook, ENGLISH, AUGUST)
    made.show(AUGUST, None)
    return made


@pytest.fixture
def shown(page: Any) -> Any:
    page.show_look(Look.ALL)
    return page


def row(model: AllGoalsModel, name: str) -> int:
    found = model.row_of(name)
    assert found is not None
    return found


def choose(page: Any, first: tuple[int, int], last: tuple[int, int]) -> None:
    model, selection = page.all.model, page.all.table.selectionModel()
    page.all.table.setCurrentIndex(model.index(*first))
    chosen = QItemSelection(model.index(*first), model.index(*last))
    selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def type_into(page: Any, name: str, column: int, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    table = page.all.table
    table.setCurrentIndex(page.all.model.index(row(page.all.model, name), column))
    QTest.keyClicks(table, text[0])
    field = table._field
    QTest.keyClicks(field, text[1:])
    QTest.keyClick(field, end)


# -- what it shows ------------------------------------------------------------------------------------------------


def test_rows_are_those_of_the_list(page: Any) -> None:
    page.show_look(Look.ALL)
    assert page.all.model.lines == page.one.model.lines


def test_a_row_has_its_months_quarters_year_and_how_it_stands(model: AllGoalsModel) -> None:
    at = row(model, "turnover")
    words = [model.index(at, column).data() for column in range(model.columnCount())]
    assert words == [*["2,500"] * 12, *["7,500"] * 4, "30,000", "on track", "5 of 8", ""]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in (0, Q1, YEAR, Column.STATUS)]
    assert heads == ["Jan", "Q1", "2026", "Status, Aug"]


def test_a_goal_due_for_review_says_so(make: Callable[..., Workbook]) -> None:
    goal = Goal(0.02, review_on=dt.date(2026, 9, 1))
    model = AllGoalsModel(make(goals={GoalKey("conversion", AUGUST): goal}), ENGLISH, AUGUST)
    model.show(AUGUST, None)
    at = row(model, "conversion")
    assert (model.text(at, Column.REVIEW), model.stand(at).is_due) == ("1 Sep 2026", True)
    assert model.said(at, Column.REVIEW) == "The goal is due for review"


def test_bands_and_what_follows_from_others_can_be_told_apart(make: Callable[..., Workbook]) -> None:
    goals = {GoalKey("ad_share", AUGUST): Goal(0.06, 0.1)}
    own = {GoalKey("conversion", Month.of(2026, 1), PeriodKind.QUARTER): Goal(0.02)}
    model = AllGoalsModel(make(goals=goals | own), ENGLISH, AUGUST)
    model.show(AUGUST, None)
    assert model.text(row(model, "ad_share"), 7) == "6–10\u202f%"
    rate = model.aims(row(model, "conversion"))
    assert (rate.cells[Q1].text, rate.cells[Q1].is_quiet, rate.cells[0].text) == ("2\u202f%", False, "")


def test_every_cell_says_what_it_is_about(model: AllGoalsModel) -> None:
    spoken = model.index(row(model, "turnover"), 7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Turnover, August 2026: goal at least EUR{SPACE}2,500, actual EUR{SPACE}2,900, on track"
    quarter = model.said(row(model, "turnover"), MONTHS + 2)
    assert (
        quarter == f"Q3 2026, July to September 2026: goal at least EUR{SPACE}7,500, actual EUR{SPACE}5,700, on track"
    )


def test_it_is_a_proper_model(model: AllGoalsModel, workbook: Workbook) -> None:
    tester = QAbstractItemModelTester(model)
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    model.show(AUGUST.plus(12), None)
    assert tester.model() is model


def test_without_kpis_it_says_what_to_do(shown: Any, workbook: Workbook) -> None:
    workbook.apply(ChooseIndicators(()))
    assert shown.all.stack.currentWidget() is shown.all.nothing
    assert shown.all.nothing.main_button.text() == "Make an own KPI"


# -- typing ---------------------------------------------------------------------------------------------------------


def test_a_month_is_typed_in_place_and_the_next_is_current(shown: Any, workbook: Workbook) -> None:
    type_into(shown, "conversion", 3, "2.5")
    assert workbook.month_goal("conversion", Month.of(2026, 4)) == Goal(0.025, set_on=dt.date(2026, 9, 3))
    assert shown.all.table.currentIndex().column() == 4
    workbook.undo()
    assert workbook.month_goal("conversion", Month.of(2026, 4)) is None


def test_a_quarter_of_what_adds_up_is_spread_over_its_months(shown: Any, workbook: Workbook) -> None:
    type_into(shown, "turnover", Q1, "10000")
    found = [workbook.month_goal("turnover", Month.of(2026, n)).value for n in (1, 2, 3)]  # type: ignore[union-attr]
    assert (found, shown.all.model.text(row(shown.all.model, "turnover"), Q1)) == ([3333.0, 3333.0, 3334.0], "10,000")
    workbook.undo()
    assert workbook.undoable is None


def test_a_quarter_of_a_rate_has_a_goal_of_its_own(shown: Any, workbook: Workbook) -> None:
    type_into(shown, "conversion", Q4, "3")
    assert workbook.goal(GoalKey("conversion", Month.of(2026, 10), PeriodKind.QUARTER)).value == 0.03  # type: ignore[union-attr]
    type_into(shown, "ad_share", YEAR, "6 to 10")
    held = workbook.goal(GoalKey("ad_share", Month.of(2026, 1), PeriodKind.YEAR))
    assert held is not None and (held.value, held.upper) == (0.06, 0.1)


def test_what_is_refused_stays_in_its_field(shown: Any, workbook: Workbook) -> None:
    type_into(shown, "ad_share", 0, "6")
    assert "Write both, like 6 to 10" in shown.said_refused.last
    assert shown.all.table.is_typing and not shown.finish_editing()
    QTest.keyClick(shown.all.table.findChild(GoalField), Qt.Key.Key_Escape)
    assert (shown.all.table.is_typing, shown.said_refused.last, workbook.undoable) == (False, "", None)


def test_nothing_can_be_aimed_at_where_neither_way_is_better(shown: Any) -> None:
    at = row(shown.all.model, "basket")
    assert not shown.all.model.is_editable(at, 0)
    QGuiApplication.clipboard().setText("5")
    choose(shown, (at, 0), (at, 0))
    shown.all.table.paste()
    assert "Basket has no goals" in shown.said_refused.last


def test_while_typing_is_held_back_the_reason_is_said(shown: Any) -> None:
    shown.show_hold(Hold("The file is open elsewhere.", shows=True))
    table = shown.all.table
    table.setCurrentIndex(shown.all.model.index(row(shown.all.model, "turnover"), 0))
    QTest.keyClicks(table, "5")
    assert (shown.said_refused.last, table.is_typing) == ("The file is open elsewhere.", False)


# -- blocks ---------------------------------------------------------------------------------------------------------


def test_a_block_of_a_spreadsheet_goes_past_the_headings(shown: Any, workbook: Workbook) -> None:
    first = row(shown.all.model, "turnover")
    assert row(shown.all.model, "conversion") == first + 1
    QGuiApplication.clipboard().setText("3,000\t3,100\n2%\t2.5%\n")
    choose(shown, (first, 0), (first, 0))
    shown.all.table.paste()
    january, february = Month.of(2026, 1), Month.of(2026, 2)
    found = [workbook.month_goal(n, m).value for n in ("turnover", "conversion") for m in (january, february)]  # type: ignore[union-attr]
    assert found == [3000.0, 3100.0, 0.02, 0.025]
    workbook.undo()
    assert workbook.undoable is None


def test_what_is_copied_can_be_pasted_into_another_year(shown: Any, workbook: Workbook) -> None:
    at = row(shown.all.model, "turnover")
    shown.all.table.selectAll()
    shown.all.table.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == sum(bool(line.indicator) for line in shown.all.model.lines)
    QGuiApplication.clipboard().setText(next(line for line in copied if line.startswith("2500\t")))
    shown.step_month(12)
    choose(shown, (at, 0), (at, 0))
    shown.all.table.paste()
    assert shown.all.model.text(at, YEAR) == "30,000"
    assert workbook.month_goal("turnover", Month.of(2027, 12)).value == 2500.0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "column", "why"),
    [
        ("", 0, "Copy goals first"),
        ("1\t2\t3", Column.STATUS - 1, "more columns than there are goals"),
        ("\n".join("123456789"), 0, "the block has 9 rows"),
        ("1\tmany", 0, "is not a number"),
    ],
)
def test_a_block_that_does_not_fit_is_refused_as_a_whole(shown: Any, text: str, column: int, why: str) -> None:
    at = row(shown.all.model, "turnover")
    QGuiApplication.clipboard().setText(text)
    choose(shown, (at, column), (at, column))
    shown.all.table.paste()
    assert why in shown.said_refused.last
    assert shown._workbook.undoable is None


def test_months_are_filled_to_the_right_in_every_row_chosen(shown: Any, workbook: Workbook) -> None:
    type_into(shown, "turnover", 8, "4000")
    type_into(shown, "conversion", 8, "3")
    first = row(shown.all.model, "turnover")
    choose(shown, (first, 8), (first + 1, 8))
    shown.actions_.fill_right.trigger()
    last = Month.of(2026, 12)
    assert [workbook.month_goal(n, last).value for n in ("turnover", "conversion")] == [4000.0, 0.03]  # type: ignore[union-attr]
    assert workbook.goal(GoalKey("conversion", Month.of(2026, 1), PeriodKind.QUARTER)) is None


def test_delete_takes_the_chosen_goals_away_in_one_step(shown: Any, workbook: Workbook) -> None:
    at = row(shown.all.model, "turnover")
    choose(shown, (at, 0), (at, 5))
    shown.actions_.clear.trigger()
    assert len(workbook.goals_of("turnover")) == 6
    workbook.undo()
    assert len(workbook.goals_of("turnover")) == 12


# -- ways -----------------------------------------------------------------------------------------------------------


def test_enter_opens_the_kpi_with_its_chart(shown: Any) -> None:
    table = shown.all.table
    table.setCurrentIndex(shown.all.model.index(row(shown.all.model, "turnover"), 4))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (shown.look, shown.place) == (Look.ONE, GoalPlace("turnover", AUGUST))
    assert shown.view.month_typed == Month.of(2026, 5)
    assert shown.chart is not None


def test_enter_on_another_month_leaves_the_month_that_is_judged(shown: Any) -> None:
    """From the goal of December the chart would lose its variances, and every KPI its status."""
    table, judged = shown.all.table, shown.month
    table.go_to("turnover", Month.of(2026, 12))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert shown.look is Look.ONE and shown.month == judged
    assert shown.view.month_typed == Month.of(2026, 12)
    shown.show_look(shown.look.other)
    assert (table.indicator, table.month) == ("turnover", Month.of(2026, 12))
    assert shown.month == judged


def test_the_key_goes_there_and_back(page: Any) -> None:
    page.go_to(GoalPlace("conversion", AUGUST))
    page.actions_.all_goals.trigger()
    assert (page.look, page.all.table.indicator, page.chart) == (Look.ALL, "conversion", None)
    page.all.table.go_to("turnover", AUGUST)
    page.actions_.all_goals.trigger()
    assert (page.look, page.indicator) == (Look.ONE, "turnover")


def test_f1_tells_about_the_row(shown: Any) -> None:
    places: list[object] = []
    shown.place_requested.connect(places.append)
    shown.all.table.go_to("cac", AUGUST)
    shown.actions_.explain.trigger()
    assert places == [ChangePlace("cac", AUGUST, explained=True)]


def test_a_change_elsewhere_is_followed(shown: Any, workbook: Workbook) -> None:
    at = row(shown.all.model, "turnover")
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    assert (shown.all.model.text(at, 7), shown.all.model.text(at, Column.STATUS)) == ("9,000", "off")
    workbook.apply(SetValues({Cell("sales", AUGUST): 9000.0}))
    assert shown.all.model.text(at, Column.STATUS) == "on track"


def test_only_what_a_change_touched_is_worked_out_again(shown: Any, workbook: Workbook) -> None:
    model = shown.all.model
    kept, touched = row(model, "conversion"), row(model, "turnover")
    before = model.stand(kept), model.stand(touched)
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    assert model.stand(kept) is before[0]
    assert model.stand(touched) is not before[1]


def test_columns_are_never_narrower_than_their_figures(shown: Any, workbook: Workbook) -> None:
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(-123_456_789.0)}))
    table = shown.all.table
    assert table.columnWidth(7) >= table._needed[7] > 80


def test_parts_of_the_business_have_their_own_goals(make: Callable[..., Workbook], show: Callable[..., Any]) -> None:
    search = Segment(SegmentKind.CHANNEL, "Search")
    page = show(make(segments=(search,)))
    page.show_look(Look.ALL)
    page.all.parts.setCurrentIndex(1)
    page.all.parts.activated.emit(1)
    assert page.segment == search
    assert page.all.stack.currentWidget() is page.all.nothing  # nothing here is split by channel
    page._workbook.apply(SetSegments(()))
    assert page.segment is None and page.all.stack.currentWidget() is page.all.table


def test_the_choice_stands_at_the_same_place_in_both(page: Any, qtbot: QtBot) -> None:
    qtbot.wait(1)
    one = page.one.side.looks.mapTo(page, page.one.side.looks.rect().topLeft())
    page.show_look(Look.ALL)
    qtbot.wait(1)
    assert page.all.looks.mapTo(page, page.all.looks.rect().topLeft()) == one
