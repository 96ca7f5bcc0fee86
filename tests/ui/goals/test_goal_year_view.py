from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.ui.goals.goal_cells import Row
from kpidesk.ui.goals.goal_field import GoalField
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.goals.goal_year_view import GoalYearView
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.workbook import Workbook
from tests.ui.goals.conftest import figures, goals

AUGUST = Month.of(2026, 8)
Show = Callable[..., GoalYearView]


@pytest.fixture
def view_of(theme: Theme, qtbot: QtBot) -> Show:
    """The view of one KPI, following its workbook."""

    def shown(workbook: Workbook, indicator: str, month: Month = AUGUST) -> GoalYearView:
        view = GoalYearView(workbook, theme, ENGLISH, GoalPast(workbook.goal_history, Tasks()))
        qtbot.addWidget(view)
        workbook.subscribe(lambda _: view.refresh())
        view.resize(1184, 751)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.show_indicator(indicator, month)
        return view

    return shown


def test_it_begins_with_the_month_after_the_one_looked_at(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    assert view.table.month == Month.of(2026, 9)
    view.show_indicator("turnover", Month.of(2025, 12))
    assert view.table.month == Month.of(2025, 12)


def test_the_place_stays_while_the_month_looked_at_moves_within_the_year(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    view.table.go_to(Month.of(2026, 2))
    view.show_indicator("turnover", Month.of(2026, 5))
    assert view.table.month == Month.of(2026, 2)
    assert str(view.chart.facts.current) == "2026-05"  # type: ignore[union-attr]


def test_the_chart_holds_what_the_table_holds(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    chart, year = view.chart, view.model.year
    assert chart is not None and year is not None
    for point, column in zip(chart.points, year.months, strict=True):
        assert point.goal_low == column.goal.value  # type: ignore[union-attr]
        assert point.number == column.actual


def test_between_shows_a_second_row_where_the_cursor_was(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    view.table.go_to(Month.of(2026, 3))
    view.settings.band_chosen.emit(True)
    assert view.model.rows[:2] == (Row.GOAL, Row.UPPER)
    assert view.table.month == Month.of(2026, 3)
    assert view.table.height() >= 6 * 28
    view.settings.band_chosen.emit(False)
    assert Row.UPPER not in view.model.rows


def test_a_band_that_is_stored_shows_both_rows_by_itself(view_of: Show, make: Callable[..., Workbook]) -> None:
    view = view_of(make(goals={GoalKey("turnover", AUGUST): Goal(2000.0, 3000.0)}), "turnover")
    assert Row.UPPER in view.model.rows
    view.show_indicator("conversion", AUGUST)
    assert Row.UPPER not in view.model.rows
    view.show_indicator("ad_share", AUGUST)
    assert Row.UPPER in view.model.rows


def test_a_field_that_goes_with_its_rows_is_forgotten(view_of: Show, workbook: Workbook, qtbot: QtBot) -> None:
    view = view_of(workbook, "turnover")
    view.type_goal(AUGUST)
    QTest.keyClick(view.table, Qt.Key.Key_5)
    assert view.table.is_typing
    view.settings.band_chosen.emit(True)
    qtbot.waitUntil(lambda: view.table.findChild(GoalField) is None)
    assert not view.table.is_typing and view.finish_editing()
    assert workbook.undoable is None


def test_a_refusal_is_said_and_taken_back_when_it_is_mended(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    said: list[str] = []
    view.refused.connect(said.append)
    view.type_goal(AUGUST)
    assert not view.model.enter(0, 7, "much")
    assert view.model.enter(0, 7, "3000")
    assert next(words for words in said if words).startswith("“much” is not a number") and said[-1] == ""


def test_the_year_ahead_has_goals_and_no_figures(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover", Month.of(2027, 1))
    assert not view.has_goals
    view.model.take({(0, column): 3000.0 for column in range(12)})
    assert view.has_goals
    assert view.reality.facts[0].statement == "Not reached or missed yet"
    assert view.chart.title == "Turnover: no figures for 2027"  # type: ignore[union-attr]


def top_and_bottom(view: GoalYearView, part: QWidget) -> tuple[int, int]:
    """In pixels of what is in sight."""
    top = part.mapTo(view.viewport(), QPoint(0, 0)).y()
    return top, top + part.height()


def test_in_a_low_window_the_chart_gives_way_to_what_the_keys_are_in(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    view.resize(844, 520)
    QTest.qWait(0)
    assert top_and_bottom(view, view.reality)[1] > view.viewport().height()
    view.canvas.month_entered.emit(AUGUST)
    assert top_and_bottom(view, view.reality)[1] <= view.viewport().height()
    assert top_and_bottom(view, view.table)[0] >= 0
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert top_and_bottom(view, view.canvas)[0] == 0
    view.type_goal(AUGUST)
    view.show_indicator("conversion", AUGUST)
    assert top_and_bottom(view, view.canvas)[0] == 0


@pytest.mark.parametrize("reason", [Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason])
def test_neither_a_click_nor_opening_the_page_moves_it(
    view_of: Show, workbook: Workbook, reason: Qt.FocusReason
) -> None:
    view = view_of(workbook, "turnover")
    view.resize(844, 520)
    QTest.qWait(0)
    view.table.setFocus(reason)
    assert view.verticalScrollBar().value() == 0


def test_a_low_window_scrolls_and_keeps_the_chart_readable(view_of: Show, workbook: Workbook) -> None:
    view = view_of(workbook, "turnover")
    assert view.verticalScrollBar().maximum() == 0
    view.resize(844, 400)
    assert view.canvas.height() >= 260
    assert view.verticalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().maximum() == 0


def test_nothing_is_shown_before_there_is_a_kpi(theme: Theme, workbook: Workbook, qtbot: QtBot, tmp_path: Path) -> None:
    view = GoalYearView(workbook, theme, ENGLISH, GoalPast(workbook.goal_history, Tasks()))
    qtbot.addWidget(view)
    view.refresh()
    assert (view.chart, view.has_goals, view.finish_editing()) == (None, False, True)


@pytest.mark.parametrize("indicator", ["turnover", "conversion", "cac", "ad_share", "visits"])
def test_every_kind_of_kpi_has_its_year(view_of: Show, make: Callable[..., Workbook], indicator: str) -> None:
    upper = 0.5 if indicator == "ad_share" else None
    held = {GoalKey(indicator, Month.of(2026, month)): Goal(0.05, upper) for month in range(1, 13)}
    view = view_of(make(goals=held), indicator)
    assert view.has_goals and view.chart is not None
    assert len(view.reality.facts) == 4
    assert all(fact.statement and fact.measure for fact in view.reality.facts)


def test_the_months_ahead_have_their_forecast_and_the_footnote_says_where_from(
    view_of: Show, workbook: Workbook
) -> None:
    facts, footnote = chart_of(view_of(workbook, "turnover"))
    ahead = [month is not None for month in facts.ahead]
    assert ahead == [False] * 8 + [True] * 4
    assert "Forecast from 20 months" in footnote


def test_a_forecast_that_cannot_be_made_leaves_the_months_empty_and_says_why(
    view_of: Show, make: Callable[..., Workbook]
) -> None:
    few = {cell: value for cell, value in figures().items() if cell.month >= Month.of(2026, 6)}
    facts, footnote = chart_of(view_of(make(values=few), "turnover"))
    assert not any(facts.ahead)
    assert "No forecast: “Turnover” needs 6 finished months with a figure; there are 3." in footnote


def test_a_year_that_is_over_speaks_of_no_forecast(view_of: Show, workbook: Workbook) -> None:
    workbook.apply(SetGoals(goals("turnover", *[2500.0] * 12)))
    facts, footnote = chart_of(view_of(workbook, "turnover", Month.of(2025, 12)))
    assert not any(facts.ahead) and "orecast" not in footnote


def test_months_that_are_known_are_not_forecast_from_an_earlier_one(view_of: Show, workbook: Workbook) -> None:
    facts, footnote = chart_of(view_of(workbook, "turnover", Month.of(2026, 3)))
    assert not any(facts.ahead) and "orecast" not in footnote


def test_a_month_that_has_only_begun_leaves_the_forecast_from_the_one_before(
    view_of: Show, make: Callable[..., Workbook]
) -> None:
    september = AUGUST.next
    view = view_of(make(running={september: 17}, values=figures(september)), "turnover")
    assert [point is not None for point in chart_of(view)[0].ahead] == [False] * 8 + [True] * 4


def chart_of(view: GoalYearView) -> tuple[GoalVsActualFacts, str]:
    chart = view.chart
    assert isinstance(chart, GoalVsActual)
    return chart.facts, chart.footnote
