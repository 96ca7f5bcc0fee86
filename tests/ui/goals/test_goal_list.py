from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.change import ChooseIndicators, SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.ui.goals.goal_list import GoalList, GoalListModel, lines_of, name_lines
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)
Role = Qt.ItemDataRole


def names(model: GoalListModel) -> list[str]:
    return [line.words for line in model.lines]


@pytest.fixture
def model(workbook: Workbook) -> GoalListModel:
    made = GoalListModel(workbook, ENGLISH, AUGUST)
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def shown(model: GoalListModel, theme: Theme, qtbot: QtBot) -> GoalList:
    view = GoalList(model, theme)
    qtbot.addWidget(view)
    view.resize(240, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_kpis_stand_under_their_groups_with_figures_that_can_be_better_or_worse(model: GoalListModel) -> None:
    sales = ["Sales", "Turnover", "Conversion rate", "Basket"]
    assert names(model) == ["Web", "Visits", "Customer acquisition cost", "Advertising share", *sales]


def test_a_typed_figure_joins_when_it_has_a_goal(workbook: Workbook) -> None:
    assert "Orders" not in [line.words for line in lines_of(workbook)]
    workbook.apply(SetGoals({GoalKey("orders", AUGUST): Goal(60.0)}))
    assert "Orders" in [line.words for line in lines_of(workbook)]


def test_a_kpi_that_is_looked_for_joins_the_list(workbook: Workbook, model: GoalListModel) -> None:
    row = model.with_line("sales")
    assert model.lines[row].indicator == "sales"
    assert model.with_line("sales") == row
    workbook.apply(ChooseIndicators(()))
    model.rebuild()
    assert [line.indicator for line in model.lines if line.indicator] == ["sales"]


def test_the_bar_of_a_long_list_stands_on_the_windows_ground(shown: GoalList, theme: Theme) -> None:
    shown.resize(240, 120)
    shown.repaint()
    bar = shown.verticalScrollBar()
    assert bar.isVisible()
    assert bar.grab().toImage().pixelColor(0, 0) == theme.palette.window


def test_headings_cannot_be_chosen(model: GoalListModel) -> None:
    heading, kpi = model.index(0), model.index(1)
    assert model.flags(heading) == Qt.ItemFlag.NoItemFlags
    assert model.flags(kpi) & Qt.ItemFlag.ItemIsSelectable
    assert (heading.data(Role.AccessibleTextRole), heading.data(Role.ToolTipRole)) == ("Web", None)


def test_a_line_is_prepared_once_and_anew_after_a_change(workbook: Workbook, model: GoalListModel) -> None:
    row = model.row_of("turnover")
    assert row is not None
    first = model.entry(row)
    assert model.entry(row) is first
    workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(9000.0)}))
    model.refresh()
    assert (first.goal, model.entry(row).goal) == ("2,500", "9,000")
    assert "goal 9,000" in model.index(row).data(Role.AccessibleTextRole)
    assert "goal 9,000" in model.index(row).data(Role.ToolTipRole)


def test_the_month_looked_at_decides_what_is_said(make: Callable[..., Workbook]) -> None:
    model = GoalListModel(make(goals={GoalKey("turnover", Month.of(2026, 3)): Goal(5.0)}), ENGLISH, AUGUST)
    row = model.row_of("turnover")
    assert row is not None
    assert model.entry(row).goal == "no goal"
    model.look_at(Month.of(2026, 3))
    assert model.entry(row).goal == "5.00"


def test_arrows_choose_and_skip_headings(shown: GoalList, model: GoalListModel) -> None:
    chosen: list[str] = []
    shown.indicator_chosen.connect(chosen.append)
    row = model.row_of("ad_share")
    assert row is not None
    shown.choose(row)
    assert (chosen, shown.indicator) == ([], "ad_share")
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert (chosen, shown.indicator) == (["turnover"], "turnover")


def test_nothing_is_chosen_in_an_empty_list(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> None:
    view = GoalList(GoalListModel(make(chosen=()), ENGLISH, AUGUST), theme)
    qtbot.addWidget(view)
    assert view.indicator == ""


def test_a_long_name_takes_two_lines_and_keeps_its_goal_whole(
    make: Callable[..., Workbook], theme: Theme, qtbot: QtBot
) -> None:
    room = 120
    lines = name_lines("Sales of handmade ceramics per paid visit in the spring season", room, TextRole.BODY)
    assert len(lines) == 2
    assert lines[0].startswith("Sales of") and lines[1].endswith("…")
    assert all(fonts.width(line, TextRole.BODY) <= room + 1 for line in lines)
    assert name_lines("Sales", room, TextRole.BODY) == ["Sales"]


def test_rows_of_long_names_are_higher(shown: GoalList, model: GoalListModel) -> None:
    heights = {model.lines[row].words: shown.visualRect(model.index(row)).height() for row in range(model.rowCount())}
    assert heights["Web"] < heights["Visits"] < heights["Customer acquisition cost"]


def test_the_list_is_painted_in_both_themes(shown: GoalList, both_themes: Theme, look: Callable[..., object]) -> None:
    shown.choose(1)
    picture = look(shown)
    assert picture.count(both_themes.palette.selection) > 500  # type: ignore[attr-defined]
    assert picture.count(both_themes.palette.text_2) > 20  # type: ignore[attr-defined]
