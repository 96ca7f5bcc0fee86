from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.goals.goal_plan import Kind
from kpidesk.analysis.goals.goal_year import goal_year
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals, SetValues
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.goals.goal_settings import GoalSettings
from kpidesk.ui.goals.typed_field import TypedField
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook
from tests.ui.goals.conftest import Memory

AUGUST = Month.of(2026, 8)


class Shown:
    """The row for one KPI, following its workbook."""

    def __init__(self, workbook: Workbook, theme: Theme, qtbot: QtBot, indicator: str = "turnover") -> None:
        self.workbook, self.indicator, self.is_band = workbook, indicator, False
        self.row = GoalSettings(workbook, theme, ENGLISH)
        qtbot.addWidget(self.row)
        self.told: list[str] = []
        self.refused: list[str] = []
        self.row.told.connect(self.told.append)
        self.row.refused.connect(self.refused.append)
        self.row.band_chosen.connect(self.choose_band)
        workbook.subscribe(lambda _: self.refresh())
        self.refresh()
        self.row.show()

    def choose_band(self, is_band: bool) -> None:
        self.is_band = is_band
        self.refresh()

    def refresh(self) -> None:
        period = self.workbook.calendar.around(AUGUST, PeriodKind.YEAR)
        year = goal_year(self.workbook, self.indicator, period, AUGUST)
        about = self.workbook.indicator(self.indicator)
        self.row.show_year(year, self.is_band or year.has_band or about.direction.value == "band")

    def type_total(self, text: str, upper: str = "") -> None:
        self.row.filling.total.setText(text)
        self.row.filling.upper.setText(upper)

    def spread(self, how: Spread) -> None:
        self.row.filling.spreads.setCurrentIndex(list(Spread).index(how))

    def goals(self) -> list[Goal]:
        return list(self.workbook.goals_of(self.indicator).values())

    @property
    def tolerance(self) -> TypedField:
        return self.row._tolerance


@pytest.fixture
def shown(workbook: Workbook, theme: Theme, qtbot: QtBot) -> Shown:
    return Shown(workbook, theme, qtbot)


@pytest.mark.parametrize("how", list(Spread))
def test_a_total_fills_the_year_and_adds_up(shown: Shown, how: Spread) -> None:
    shown.type_total("87,001")
    shown.spread(how)
    shown.row.fill()
    assert sum(goal.value for goal in shown.goals()) == 87_001
    assert len(shown.goals()) == 12
    assert (shown.told, shown.refused[-1]) == (["Goal filled for 12 months"], "")
    shown.workbook.undo()
    assert {goal.value for goal in shown.goals()} == {2500.0}


def test_enter_in_the_field_fills_too(shown: Shown) -> None:
    shown.type_total("12,000")
    QTest.keyClick(shown.row.filling.total, Qt.Key.Key_Return)
    assert sum(goal.value for goal in shown.goals()) == 12_000


def test_the_field_shows_the_year_as_it_is(shown: Shown) -> None:
    assert shown.row.filling.total.text() == "30,000"


def test_a_rate_is_filled_with_one_figure(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(workbook, theme, qtbot, "conversion")
    assert shown.row.filling.spreads.isHidden()
    shown.type_total("2.5")
    shown.row.fill()
    assert {goal.value for goal in shown.goals()} == {0.025}
    assert shown.row.filling.total.text() == "2.5\u202f%"


@pytest.mark.parametrize(
    ("text", "why"), [("", "Type what the year is to be filled from first."), ("many", "“many” is not a number")]
)
def test_a_total_that_is_none_is_refused(shown: Shown, text: str, why: str) -> None:
    shown.type_total(text)
    shown.row.fill()
    assert why in shown.refused[-1]
    assert shown.workbook.undoable is None


def test_a_band_is_filled_from_two_figures(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(workbook, theme, qtbot, "ad_share")
    shown.type_total("5")
    shown.row.fill()
    assert shown.refused[-1].startswith("Type what")
    shown.type_total("5", "4")
    shown.row.fill()
    assert "larger one" in shown.refused[-1]
    shown.type_total("5", "10")
    shown.row.fill()
    assert {(goal.value, goal.upper) for goal in shown.goals()} == {(0.05, 0.1)}


def test_last_years_shares_are_offered_only_with_a_whole_year(shown: Shown) -> None:
    model = shown.row.filling.spreads.model()
    assert isinstance(model, QStandardItemModel)
    last = list(Spread).index(Spread.BY_LAST_YEAR)
    assert (model.item(last).isEnabled(), shown.row.how) == (True, Spread.BY_LAST_YEAR)
    shown.workbook.apply(SetValues({Cell("sales", Month.of(2025, 5)): None}))
    assert (model.item(last).isEnabled(), shown.row.how) == (False, Spread.EQUALLY)
    assert "May 2025 is missing" in model.item(last).toolTip()
    shown.workbook.undo()
    assert shown.row.how is Spread.BY_LAST_YEAR


def test_a_chosen_spread_stays_chosen(shown: Shown) -> None:
    shown.row.filling.spreads.setCurrentIndex(1)
    shown.row.filling.spreads.activated.emit(1)
    shown.refresh()
    assert shown.row.how is Spread.BY_DAYS


def test_the_kind_follows_the_direction(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> None:
    workbook = make()
    kinds = {name: Shown(workbook, theme, qtbot, name).row.kind for name in ("turnover", "cac", "ad_share", "basket")}
    assert kinds == {
        "turnover": Kind.AT_LEAST,
        "cac": Kind.AT_MOST,
        "ad_share": Kind.BETWEEN,
        "basket": None,
    }


def test_between_asks_for_both_ends_and_changes_nothing_yet(shown: Shown) -> None:
    shown.row._kind.activated.emit(1)
    assert shown.row.kind is Kind.BETWEEN
    assert not shown.row.filling.upper.isHidden()
    assert shown.workbook.undoable is None


def test_going_back_from_a_band_keeps_the_end_that_counts(
    make: Callable[..., Workbook], theme: Theme, qtbot: QtBot
) -> None:
    shown = Shown(make(goals={GoalKey("cac", AUGUST): Goal(3.0, 6.0)}), theme, qtbot, "cac")
    assert shown.row.kind is Kind.BETWEEN
    shown.row._kind.activated.emit(0)
    assert [(goal.value, goal.upper) for goal in shown.goals()] == [(6.0, None)]
    assert shown.row.kind is Kind.AT_MOST


def test_a_tolerance_is_typed_as_a_share_or_an_amount(shown: Shown) -> None:
    assert shown.tolerance.text() == "10\u202f%"
    for text, amount, settled in (
        ("200", 200.0, "200"),
        ("20 %", 500.0, "500"),
        ("", None, "10\u202f%"),
        ("4", 100.0, "100"),  # in place of 10 % it is 4 %
        ("5", 5.0, "5"),  # in place of an amount it is one
    ):
        shown.tolerance.selectAll()
        shown.tolerance.insert(text) if text else shown.tolerance.del_()
        QTest.keyClick(shown.tolerance, Qt.Key.Key_Return)
        assert {goal.tolerance for goal in shown.goals()} == {amount}
        assert shown.tolerance.text() == settled


def test_a_refused_tolerance_stays_until_escape(shown: Shown) -> None:
    shown.tolerance.selectAll()
    shown.tolerance.insert("wide")
    assert not shown.row.finish_editing()
    assert (shown.tolerance.property("state"), shown.tolerance.text()) == ("refused", "wide")
    assert "is not a number" in shown.refused[-1]
    QTest.keyClick(shown.tolerance, Qt.Key.Key_Escape)
    assert (shown.tolerance.property("state"), shown.tolerance.text()) == ("", "10\u202f%")
    assert shown.row.finish_editing()


def test_a_file_that_cannot_be_written_is_said(shown: Shown, ledger: object) -> None:
    ledger.full = True  # type: ignore[attr-defined]
    shown.type_total("12,000")
    shown.row.fill()
    assert shown.refused[-1].startswith("The disk is full")
    assert {goal.value for goal in shown.goals()} == {2500.0}


def test_words_give_way_on_a_narrow_window_and_then_filling_has_a_row_of_its_own(shown: Shown) -> None:
    def look(width: int) -> tuple[str, bool, bool]:
        shown.row.resize(width, 28)
        row = shown.row.layout()
        assert row is not None
        row.activate()
        return shown.row.filling._words.text(), shown.row._goal.isHidden(), shown.row.filling.y() > shown.row._asks.y()

    assert look(1400) == ("Fill from a total of", False, False)
    assert look(1050) == ("From", True, False)
    assert look(800) == ("Fill from a total of", False, True)
    assert look(1400) == ("Fill from a total of", False, False)


def test_the_whole_year_counts_when_it_is_chosen(shown: Shown) -> None:
    shown.row.judging.chosen.emit("year")
    held = shown.workbook.goal(GoalKey("turnover", Month.of(2026, 1), PeriodKind.YEAR))
    assert held is not None and shown.row.judging.key == "year"
    shown.row.judging.chosen.emit("month")
    assert shown.workbook.goal(GoalKey("turnover", Month.of(2026, 1), PeriodKind.YEAR)) is None
    shown.workbook.undo()
    assert shown.row.judging.key == "year"


def test_a_year_with_a_month_without_goal_has_no_path(shown: Shown) -> None:
    shown.workbook.apply(SetGoals({GoalKey("turnover", Month.of(2026, 12)): None}))
    shown.row.judging.chosen.emit("year")
    assert "each of its months has a goal" in shown.refused[-1]
    assert shown.row.judging.key == "month"


def test_what_does_not_add_up_is_never_judged_as_a_whole(workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
    assert Shown(workbook, theme, qtbot, "conversion").row.judging.isHidden()


def test_without_goals_there_is_nothing_to_tolerate(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> None:
    shown = Shown(make(goals={}), theme, qtbot)
    assert not shown.tolerance.isEnabled()
    assert shown.row.filling.total.text() == ""


def test_after_filling_the_field_shows_the_total_that_there_is_now(shown: Shown) -> None:
    total = shown.row.filling.total
    total.selectAll()
    QTest.keyClicks(total, "1200")
    QTest.keyClick(total, Qt.Key.Key_Return)
    assert (total.text(), total.isModified()) == ("1,200", False)
    shown.workbook.undo()
    assert total.text() == "30,000"


def test_after_filling_a_band_both_fields_show_what_there_is_now(
    workbook: Workbook, theme: Theme, qtbot: QtBot
) -> None:
    shown = Shown(workbook, theme, qtbot)
    shown.choose_band(True)
    filling = shown.row.filling
    for field, text in ((filling.total, "1200"), (filling.upper, "2400")):
        field.selectAll()
        QTest.keyClicks(field, text)
    QTest.keyClick(filling.upper, Qt.Key.Key_Return)
    assert (filling.total.text(), filling.upper.text()) == ("1,200", "2,400")


def test_refused_total_is_marked_has_the_keys_and_escape_gives_it_up(shown: Shown) -> None:
    filling = shown.row.filling
    filling.total.selectAll()
    QTest.keyClicks(filling.total, "12ab")
    filling.button.click()
    assert (filling.total.text(), filling.total.property("state")) == ("12ab", "refused")
    assert "“12ab” is not a number" in shown.refused[-1]
    QTest.keyClick(filling.total, Qt.Key.Key_Escape)
    assert (filling.total.text(), filling.total.property("state"), shown.refused[-1]) == ("30,000", "", "")


def test_a_typed_total_stays_while_other_goals_change_and_goes_with_the_kpi(shown: Shown) -> None:
    total = shown.row.filling.total
    total.selectAll()
    QTest.keyClicks(total, "1200")
    shown.workbook.apply(SetGoals({GoalKey("turnover", AUGUST): Goal(99.0)}))
    assert total.text() == "1200"
    shown.indicator = "visits"
    shown.refresh()
    assert (total.text(), total.isModified()) == ("", False)


def test_a_file_that_takes_nothing_keeps_what_was_typed(
    workbook: Workbook, theme: Theme, qtbot: QtBot, ledger: Memory
) -> None:
    shown = Shown(workbook, theme, qtbot)
    total = shown.row.filling.total
    total.selectAll()
    QTest.keyClicks(total, "1200")
    ledger.full = True
    QTest.keyClick(total, Qt.Key.Key_Return)
    assert (total.text(), total.isModified()) == ("1200", True)
    assert shown.refused[-1]
