import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from kpidesk.analysis.comparison.row import kpi_row
from kpidesk.analysis.goals.goal_plan import Kind as GoalKind
from kpidesk.analysis.goals.status import Status
from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    ChooseIndicators,
    SetBusiness,
    SetGoals,
    SetIndicators,
    SetMonthNotes,
    SetValues,
    Several,
)
from kpidesk.domain.goal import Benchmark, Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.goals.benchmark_panel import BenchmarkPanel
from kpidesk.ui.goals.goal_field import GoalField
from kpidesk.ui.goals.goals_look import Look
from kpidesk.ui.look.theme import Choice, Theme
from kpidesk.ui.place import ChangePlace, EditorPlace, FigurePlace, GoalPlace
from kpidesk.workbook.workbook import Workbook
from tests.ui.goals.conftest import goals

AUGUST, SEPTEMBER = Month.of(2026, 8), Month.of(2026, 9)
Show = Callable[..., Any]


def header_words(page: Any) -> list[str]:
    return [label.text() for label in page.header.findChildren(QLabel) if not label.isHidden()]


def drawn(page: Any, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.view.canvas.picture.isNull())


def test_f1_leads_to_what_the_kpi_tells(page: Any) -> None:
    places: list[object] = []
    page.place_requested.connect(places.append)
    page.go_to(GoalPlace("turnover", AUGUST))
    page.actions_.explain.trigger()
    assert places == [ChangePlace("turnover", AUGUST, explained=True)]
    assert page.actions_.explain.shortcut() == QKeySequence("F1")


# -- what it shows ----------------------------------------------------------------------------------------------


def test_it_opens_with_the_first_kpi_and_its_last_month(page: Any) -> None:
    assert (page.indicator, page.month) == ("visits", AUGUST)
    assert page.one.stack.currentWidget() is page.one.no_goal


def test_notes_stand_in_the_chart_until_they_are_left_out(page: Any, workbook: Workbook, qtbot: QtBot) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    workbook.apply(SetMonthNotes({AUGUST: "Road works"}))
    assert page.chart.facts.notes[7] == "Road works"
    page.actions_.chart_notes.trigger()
    assert not page.chart.facts.notes
    page.actions_.chart_notes.trigger()
    assert page.chart.facts.notes[7] == "Road works"
    drawn(page, qtbot)


def test_a_chosen_kpi_shows_chart_table_and_reality(page: Any, qtbot: QtBot) -> None:
    page.list.setCurrentIndex(page.one.model.index(page.one.model.row_of("turnover")))
    assert page.one.stack.currentWidget() is page.view
    assert header_words(page) == ["Turnover", "EUR, higher is better", "August"]
    assert page.chart.title.startswith("Turnover beat the goal by 400 EUR in August") or "0.4k" in page.chart.title
    assert page.view.table.month == SEPTEMBER
    assert page.view.reality.facts[0].statement == "Reached in 5 of 8 months"
    assert page.said_facts_changed.last == "Goal set 5 January 2026"
    drawn(page, qtbot)


def test_the_reality_check_is_of_the_month_whose_goal_is_looked_at(page: Any) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    assert page.view.reality.facts[1].statement.startswith("August:")
    page.view.table.go_to(Month.of(2026, 11))
    assert page.view.reality.facts[1].statement.startswith("November:")


def test_a_goal_typed_is_seen_everywhere_at_once(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    before = page.chart
    QTest.keyClicks(page.view.table, "3")
    field = page.view.table.findChild(GoalField)
    QTest.keyClicks(field, "000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert workbook.month_goal("turnover", AUGUST).value == 3000.0  # type: ignore[union-attr]
    row = page.one.model.row_of("turnover")
    assert page.one.model.entry(row).goal == "3,000"
    assert page.view.model.index(0, 13).data() == "30,500"
    assert page.chart != before and "missed the goal" in page.chart.title
    assert page.view.reality.facts[0].statement == "Reached in 4 of 8 months"
    workbook.undo()
    assert page.chart == before


def test_the_old_picture_stays_until_the_new_one_is_ready(page: Any, qtbot: QtBot, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    drawn(page, qtbot)
    before = page.view.canvas.picture.copy()
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    assert page.view.canvas.picture == before
    qtbot.waitUntil(lambda: page.view.canvas.picture != before)


def test_a_hidden_page_does_no_work_until_it_is_shown(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    before = page.chart
    page.hide()
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    assert page.view.chart is before
    page.show()
    assert "missed the goal" in page.chart.title


def test_a_change_that_undo_takes_back_keeps_the_place(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", Month.of(2026, 11)))
    workbook.apply(SetGoals({GoalKey("turnover", Month.of(2026, 11)): Goal(1.0)}))
    workbook.undo()
    assert page.view.table.month == Month.of(2026, 11)


def test_a_new_currency_reaches_the_header(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    workbook.apply(SetBusiness(Business("Alder & Wren", "GBP")))
    assert "GBP, higher is better" in header_words(page)


def test_figures_follow_into_status_and_chart(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    workbook.apply(SetValues({Cell("sales", AUGUST): 100.0}))
    assert page.header._status.accessibleName() == "off"


# -- where it goes ----------------------------------------------------------------------------------------------


def test_a_place_shows_kpi_and_month_ready_to_type(page: Any) -> None:
    page.go_to(GoalPlace("cac", Month.of(2026, 3)))
    assert (page.indicator, page.month, page.list.indicator) == ("cac", Month.of(2026, 3), "cac")
    page.go_to(FigurePlace(Cell("sales", AUGUST)))
    assert page.indicator == "cac"


def test_a_typed_figure_that_is_not_listed_can_be_gone_to(page: Any) -> None:
    page.go_to(GoalPlace("sales", AUGUST))
    assert (page.list.indicator, page.one.stack.currentWidget()) == ("sales", page.one.no_goal)


def test_months_are_stepped_through_and_the_year_follows(page: Any) -> None:
    page.go_to(GoalPlace("turnover", Month.of(2026, 1)))
    page.step_month(-1)
    assert (page.month, page.header.years.key) == (Month.of(2025, 12), "2025")
    page.step_month(1)
    assert (page.month, page.header.years.key) == (Month.of(2026, 1), "2026")


def test_another_year_can_be_chosen_and_planned(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    page.header.year_chosen.emit(2027)
    assert (page.month, page.one.stack.currentWidget()) == (Month.of(2027, 1), page.one.no_goal)
    page.one.no_goal.main_button.click()
    assert page.one.stack.currentWidget() is page.view
    assert page.view.model.take({(0, 0): 3000.0})
    assert workbook.month_goal("turnover", Month.of(2027, 1)).value == 3000.0  # type: ignore[union-attr]
    page.header.year_chosen.emit(2026)
    assert page.month == AUGUST


def test_a_typing_that_is_refused_keeps_kpi_and_month(page: Any) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    QTest.keyClicks(page.view.table, "x")
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert (page.indicator, page.list.indicator) == ("turnover", "turnover")
    page.step_month(1)
    assert page.month == AUGUST
    assert not page.finish_editing()
    assert "is not a number" in page.said_refused.last
    QTest.keyClick(page.view.table.findChild(GoalField), Qt.Key.Key_Escape)
    assert page.finish_editing() and page.said_refused.last == ""


def test_the_areas_are_list_chart_and_table(page: Any) -> None:
    assert page.areas() == [page.list, page.one.no_goal.main_button]
    page.go_to(GoalPlace("turnover", AUGUST))
    assert page.areas() == [page.list, page.view.canvas, page.view.table]


def test_enter_on_a_month_of_the_chart_goes_to_its_goal(page: Any, qtbot: QtBot) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    drawn(page, qtbot)
    page.view.canvas.read_spot(2)
    assert page.said_facts_changed.last == "March 2026: EUR\u00a02,400, goal EUR\u00a02,500, −100"
    QTest.keyClick(page.view.canvas, Qt.Key.Key_Return)
    assert page.view.table.month == Month.of(2026, 3)


# -- states -----------------------------------------------------------------------------------------------------


def test_without_kpis_the_page_leads_to_the_editor(make: Callable[..., Workbook], show: Show) -> None:
    page = show(make(chosen=()))
    places: list[object] = []
    page.place_requested.connect(places.append)
    assert (page.indicator, page.header.isHidden()) == ("", True)
    page.one.no_goal.main_button.click()
    page.one.open_benchmark()
    page.open_export()
    assert places == [EditorPlace()]


def test_an_empty_file_can_be_given_goals(make: Callable[..., Workbook], show: Show, qtbot: QtBot) -> None:
    page = show(make(values={}, goals={}))
    page.go_to(GoalPlace("turnover", SEPTEMBER))
    page.one.begin()
    assert page.view.model.take({(0, 8): 500.0})
    assert page.chart.title == "Turnover: no figures for 2026"
    drawn(page, qtbot)


def test_start_from_last_year_fills_and_shows_the_year(make: Callable[..., Workbook], show: Show) -> None:
    page = show(make(goals={}))
    page.go_to(GoalPlace("turnover", AUGUST))
    page.one.no_goal.other_button.click()
    assert page.one.stack.currentWidget() is page.view
    assert page.said_told.last == "Goals of 12 months taken from last year"


def test_a_neutral_kpi_gets_a_benchmark(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("basket", AUGUST))
    page.one.no_goal.main_button.click()
    panel = next(panel for panel in page.window().findChildren(BenchmarkPanel) if panel.isVisible())
    panel.value.setText("50")
    panel.accept()
    assert workbook.benchmark("basket") == Benchmark(50.0, None, "industry", "", workbook.today)


def test_a_kpi_that_goes_gives_way_to_the_first(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    workbook.apply(ChooseIndicators(("cac",)))
    assert (page.indicator, page.list.indicator) == ("cac", "cac")
    workbook.apply(ChooseIndicators(()))
    assert page.indicator == ""


def test_the_chart_is_offered_only_where_there_is_one(page: Any) -> None:
    assert not page.header.export_button.isEnabled()
    assert "before there is a goal" in page.header.copy_button.toolTip()
    assert not page.actions_.export.isEnabled()
    page.go_to(GoalPlace("turnover", AUGUST))
    assert page.header.export_button.isEnabled() and page.actions_.export.isEnabled()


def test_the_commands_stand_in_their_menus_with_their_keys(page: Any) -> None:
    menus = page.page_actions()
    keys = {
        action.text().replace("&", ""): action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for actions in menus.values()
        for action in actions
    }
    assert list(menus) == ["Edit", "View", "Month", "Tools"]
    assert keys["Fill to the right"] == "Ctrl+D"
    assert (keys["Export…"], keys["Copy picture"]) == ("Ctrl+E", "Ctrl+Shift+C")
    assert {"Reviewed today", "Reason and review…", "History of this goal…", "Benchmark…"} <= set(keys)


def test_ctrl_d_fills_the_year(page: Any, workbook: Workbook, qtbot: QtBot) -> None:
    page.go_to(GoalPlace("turnover", Month.of(2026, 10)))
    page.activateWindow()
    qtbot.waitUntil(page.view.table.hasFocus)
    page.view.model.take({(0, 9): 4000.0})
    QTest.keyClick(page.view.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    goals = workbook.goals_of("turnover")
    assert [goals[Month.of(2026, month)].value for month in (10, 11, 12)] == [4000.0] * 3


# -- how it looks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(1440, 800), (1100, 600)])
def test_nothing_is_wider_than_the_window(
    make: Callable[..., Workbook], show: Show, qtbot: QtBot, width: int, height: int
) -> None:
    name = "Sales of handmade ceramics per paid visit in the spring season"
    long = Indicator("long", name, Unit.MONEY, "Sales", Kind.KPI, Direction.HIGHER, rollup=Rollup.RECOMPUTED)
    workbook = make()
    own = Indicator(**{f: getattr(long, f) for f in long.__slots__} | {"formula": "sales * 1000", "own": True})  # type: ignore[arg-type]
    aims = {GoalKey("long", Month.of(2026, month)): Goal(7_000_000.0 + month) for month in range(1, 13)}
    workbook.apply(Several((SetIndicators({"long": own}), ChooseIndicators(("long",)), SetGoals(aims))))
    page = show(workbook, width, height)
    assert page.width() == width
    shown = [w for w in page.view.widget().findChildren(QWidget) if w.isVisible() and w.parent() is page.view.widget()]
    assert all(widget.geometry().right() <= page.view.viewport().width() for widget in shown)
    assert page.header._name.text().count("\n") <= 1
    drawn(page, qtbot)
    assert page.view.canvas.picture.width() == page.view.canvas.width()


def test_the_theme_changes_picture_and_page(page: Any, theme: Theme, qtbot: QtBot) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    drawn(page, qtbot)
    theme.choose(Choice.DARK)
    dark = theme.palette.surface.name()
    qtbot.waitUntil(lambda: page.view.canvas.picture.pixelColor(2, 2).name() == dark)


def test_every_control_has_a_name(page: Any) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    settings = page.view.settings
    controls = [
        page.list,
        page.view.canvas,
        page.view.table,
        settings._kind,
        settings.filling.spreads,
        settings.filling.total,
    ]
    assert all(control.accessibleName() for control in [*controls, settings.filling.upper, settings._tolerance])
    assert page.view.canvas.accessibleDescription() == page.chart.alt_text


def test_a_year_that_counts_as_a_whole_says_so_beside_its_status(page: Any) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    page.view.settings.judging.chosen.emit("year")
    assert "Jan to Aug, by the pace" in header_words(page)
    entry = page.one.model.entry(page.one.model.row_of("turnover"))
    assert entry.detail.endswith("judged by the pace of the whole year")
    page.view.settings.judging.chosen.emit("month")
    assert "August" in header_words(page)


def test_a_rate_with_a_goal_for_its_quarter_alone_has_its_table(page: Any, workbook: Workbook) -> None:
    workbook.apply(SetGoals({GoalKey("conversion", Month.of(2026, 7), PeriodKind.QUARTER): Goal(0.02)}))
    page.go_to(GoalPlace("conversion", AUGUST))
    assert page.one.stack.currentWidget() is page.view
    assert page.view.settings.filling.total.text() == ""


@pytest.mark.parametrize(("action", "last"), [("to_end", Month.of(2026, 12)), ("to_next_end", Month.of(2027, 12))])
def test_a_goal_is_carried_on_in_one_step(page: Any, workbook: Workbook, action: str, last: Month) -> None:
    workbook.apply(SetGoals({GoalKey("conversion", AUGUST): Goal(0.02, review_on=dt.date(2026, 12, 1))}))
    page.go_to(GoalPlace("conversion", AUGUST))
    getattr(page.actions_, action).trigger()
    held = workbook.goals_of("conversion")
    assert (max(held), len(held)) == (last, last - AUGUST + 1)
    assert held[last].review_on == dt.date(2026, 12, 1)
    assert page.said_told.last == f"Goal carried on to December {last.year}"
    workbook.undo()
    assert list(workbook.goals_of("conversion")) == [AUGUST]


def test_in_the_table_of_all_goals_every_row_chosen_is_carried_on(page: Any, workbook: Workbook) -> None:
    both = {GoalKey(name, AUGUST): Goal(value) for name, value in (("conversion", 0.02), ("turnover", 3000.0))}
    workbook.apply(SetGoals(both))
    page.show_look(Look.ALL)
    page.all.table.go_to("turnover", AUGUST)
    page.all.table.selectAll()
    page.all.table.go_to("turnover", AUGUST)
    first = page.all.model.row_of("turnover")
    page.all.table.selectionModel().select(page.all.model.index(first + 1, 7), QItemSelectionModel.SelectionFlag.Select)
    page.actions_.to_end.trigger()
    assert workbook.month_goal("turnover", Month.of(2026, 12)).value == 3000.0  # type: ignore[union-attr]
    assert workbook.month_goal("conversion", Month.of(2026, 12)).value == 0.02  # type: ignore[union-attr]


def test_after_typing_a_goal_the_keys_are_a_month_further_and_it_is_carried_on_all_the_same(
    page: Any, workbook: Workbook
) -> None:
    workbook.apply(SetGoals({GoalKey("conversion", AUGUST): Goal(0.02)}))
    page.go_to(GoalPlace("conversion", AUGUST))
    page.view.type_goal(AUGUST.next)
    page.actions_.to_end.trigger()
    last = Month.of(2026, 12)
    assert list(workbook.goals_of("conversion")) == AUGUST.until(last)
    page.view.type_goal(Month.of(2026, 3))
    page.actions_.to_end.trigger()
    assert "no goal here to carry on" in page.said_refused.last


def test_what_was_refused_of_one_kpi_is_gone_with_the_table_of_all(page: Any) -> None:
    page.go_to(GoalPlace("turnover", Month.of(2026, 12)))
    page.actions_.to_end.trigger()
    assert page.said_refused.last
    page.actions_.all_goals.trigger()
    assert not page.said_refused.last


def test_where_no_goal_is_nothing_is_carried_on(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", Month.of(2026, 12)))
    page.actions_.to_end.trigger()
    assert "no goal here to carry on" in page.said_refused.last
    assert workbook.undoable is None


def test_the_list_knows_what_was_typed_in_the_table_of_all_goals(page: Any, workbook: Workbook) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    assert page.one.model.entry(page.one.model.row_of("turnover")).goal == "2,500"
    page.show_look(Look.ALL)
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    page.show_look(Look.ONE)
    assert page.one.model.entry(page.one.model.row_of("turnover")).goal == "9,000"


SEARCH = Segment(SegmentKind.CHANNEL, "Search")


@pytest.fixture
def split(make: Callable[..., Workbook]) -> Workbook:
    """Visits, and what is worked out of them alone, are known by channel."""
    kinds = frozenset({SegmentKind.CHANNEL})
    visits = Indicator("hits", "Hits", Unit.COUNT, "Web", direction=Direction.HIGHER, segment_kinds=kinds)
    figures = {Cell("hits", Month.of(2026, n), SEARCH): 100.0 + n for n in range(1, 9)}
    workbook = make(segments=(SEARCH,))
    workbook.apply(SetIndicators({"hits": visits}))
    workbook.apply(ChooseIndicators(("hits", "turnover")))
    workbook.apply(SetValues(figures))
    return workbook


def test_goals_of_a_part_are_typed_seen_and_judged(show: Show, split: Workbook) -> None:
    page = show(split)
    page.go_to(GoalPlace("hits", AUGUST, SEARCH))
    assert [line.indicator for line in page.one.model.lines if line.indicator] == ["hits"]
    page.one.begin()
    assert page.view.model.enter(0, 7, "100")
    assert split.month_goal("hits", AUGUST, SEARCH).value == 100.0  # type: ignore[union-attr]
    assert split.month_goal("hits", AUGUST) is None
    assert page.chart.facts.goal[7].value == 100.0 and page.chart.facts.segment == SEARCH
    assert page.one.model.entry(page.one.model.row_of("hits")).goal == "100"
    assert page.view.reality.facts[0].statement == "Reached in the only month"
    row = kpi_row(split, "hits", Period.month(AUGUST), SEARCH)
    assert row.judgement.status is Status.ON_TRACK
    assert page.place == GoalPlace("hits", AUGUST, SEARCH)
    split.undo()
    assert not split.goals_of("hits", SEARCH)


def test_review_tolerance_and_kind_are_those_of_the_part(show: Show, split: Workbook) -> None:
    whole, mine = GoalKey("hits", AUGUST), GoalKey("hits", AUGUST, PeriodKind.MONTH, SEARCH)
    split.apply(SetGoals({whole: Goal(500.0), mine: Goal(100.0, 120.0)}))
    page = show(split)
    page.go_to(GoalPlace("hits", AUGUST, SEARCH))
    page.view.notes.review_today()
    page.view.settings._take_tolerance("5")
    page.view.settings._choose_kind(GoalKind.AT_LEAST)
    held = split.goal(mine)
    assert held is not None and (held.value, held.upper) == (100.0, None)
    assert held.review_on == dt.date(2026, 12, 3) and held.tolerance is not None
    assert split.goal(whole) == Goal(500.0, set_on=split.today)


def test_a_place_of_a_part_that_a_kpi_does_not_have_is_that_of_the_whole(show: Show, split: Workbook) -> None:
    page = show(split)
    page.go_to(GoalPlace("turnover", AUGUST, SEARCH))
    assert (page.segment, page.indicator) == (None, "turnover")


@pytest.mark.parametrize("width", [1100, 1440])
def test_what_is_asked_for_and_how_it_is_spread_are_never_cut_off(
    make: Callable[..., Workbook], show: Show, width: int
) -> None:
    page = show(make(goals=goals("turnover", *[2500.0] * 12, upper=3000.0)), width=width, height=600)
    page.go_to(GoalPlace("turnover", AUGUST))
    QApplication.processEvents()
    settings = page.view.settings
    for choice in (settings._kind, settings.filling.spreads):
        assert choice.width() >= choice.sizeHint().width()
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, choice).width()
        assert room >= choice.fontMetrics().horizontalAdvance(choice.currentText())


def test_every_place_that_tab_goes_to_shows_that_it_has_the_keys(page: Any) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    page.list.setFocus()
    places: list[QWidget] = []
    widget = page.list.nextInFocusChain()
    while widget is not page.list:
        if page.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            places.append(widget)
        widget = widget.nextInFocusChain()
    assert page.view.canvas in places
    assert page.view not in places and page.view.viewport() not in places
    years, copy = page.header.years, page.header.copy_button
    first = next(at for at, place in enumerate(places) if years.isAncestorOf(place))
    assert first < places.index(copy)


def test_what_is_refused_is_said_again_in_a_sentence_that_fits(page: Any) -> None:
    page.go_to(GoalPlace("turnover", AUGUST))
    total = page.view.settings.filling.total
    total.selectAll()
    total.insert("7" * 10_000)
    QTest.keyClick(total, Qt.Key.Key_Return)
    said = page.said_refused.last
    assert "more than 15 digits" in said and "7" * 80 in said and len(said) < 200
