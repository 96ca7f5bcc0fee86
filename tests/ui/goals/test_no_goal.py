from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.domain.change import SetBenchmarks
from kpidesk.domain.goal import Benchmark, Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.ui.goals.no_goal import NoGoal
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.workbook.workbook import Workbook

AUGUST = Month.of(2026, 8)


class Shown:
    def __init__(self, workbook: Workbook, theme: Theme, qtbot: QtBot) -> None:
        self.workbook = workbook
        self.state = NoGoal(workbook, theme, ENGLISH)
        qtbot.addWidget(self.state)
        self.asked: list[str] = []
        for name in ("set_requested", "benchmark_requested", "editor_requested"):
            getattr(self.state, name).connect(lambda name=name: self.asked.append(name))
        self.told: list[str] = []
        self.refused: list[str] = []
        self.state.told.connect(self.told.append)
        self.state.refused.connect(self.refused.append)

    def words(self, indicator: str, month: Month = AUGUST) -> list[str]:
        self.state.show_indicator(indicator, month)
        labels = [label.text() for label in self.state.findChildren(PlainLabel)]
        buttons = [b.text() for b in (self.state.main_button, self.state.other_button) if not b.isHidden()]
        return labels + buttons


@pytest.fixture
def shown(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> Shown:
    return Shown(make(goals={}), theme, qtbot)


def test_a_kpi_without_goal_offers_two_ways_to_one(shown: Shown) -> None:
    assert shown.words("turnover") == [
        "No goal for Turnover",
        "Your average over 12 months is EUR\u00a02,350. A goal may differ in each month.",
        "Set a goal",
        "Start from last year",
    ]
    shown.state.main_button.click()
    assert shown.asked == ["set_requested"]


def test_last_year_becomes_the_goal(shown: Shown) -> None:
    shown.words("turnover")
    shown.state.other_button.click()
    assert shown.told == ["Goals of 12 months taken from last year"]
    goals = [goal.value for goal in shown.workbook.goals_of("turnover").values()]
    assert goals == [1000.0 + 100 * place for place in range(12)]


def test_last_year_must_be_whole(shown: Shown) -> None:
    shown.words("turnover", Month.of(2027, 1))
    assert not shown.state.other_button.isEnabled()
    assert "There are 8: September 2026 is missing" in shown.state.other_button.toolTip()
    shown.state.start_from_last_year()
    assert "September 2026 is missing" in shown.refused[-1]


def test_a_year_without_goal_is_named_when_another_has_one(
    make: Callable[..., Workbook], theme: Theme, qtbot: QtBot
) -> None:
    workbook = make(goals={GoalKey("turnover", AUGUST): Goal(5.0)})
    assert Shown(workbook, theme, qtbot).words("turnover", Month.of(2025, 3))[0] == "No goal for Turnover in 2025"


def test_with_few_months_the_last_figure_is_said(make: Callable[..., Workbook], theme: Theme, qtbot: QtBot) -> None:
    january = Month.of(2025, 1)
    words = Shown(make(goals={}), theme, qtbot).words("turnover", january)
    assert words[1] == "In January 2025 it was EUR\u00a01,000. A goal may differ in each month."


def test_without_figures_a_goal_can_be_set_all_the_same(
    make: Callable[..., Workbook], theme: Theme, qtbot: QtBot
) -> None:
    words = Shown(make(goals={}, values={}), theme, qtbot).words("turnover")
    assert words[1].startswith("There are no figures to go by yet.")


def test_a_band_does_not_start_from_last_year(shown: Shown) -> None:
    assert shown.words("ad_share")[2:] == ["Set a goal"]


def test_what_is_neither_good_nor_bad_has_a_benchmark_only(shown: Shown) -> None:
    words = shown.words("basket")
    assert words[0] == "No goal for Basket"
    assert "nothing to aim at" in words[1]
    assert words[2:] == ["Note a benchmark"]
    shown.state.main_button.click()
    assert shown.asked == ["benchmark_requested"]


def test_a_benchmark_that_is_noted_is_said(shown: Shown) -> None:
    shown.workbook.apply(SetBenchmarks({"basket": Benchmark(50.0)}))
    words = shown.words("basket")
    assert words[1] == "Neither more nor less of it is better. Its benchmark is EUR\u00a050.00 (industry)."
    assert words[2:] == ["Change the benchmark"]


def test_without_kpis_one_can_be_made(shown: Shown) -> None:
    words = shown.words("")
    assert (words[0], words[2:]) == ("No KPI is chosen", ["Make an own KPI"])
    shown.state.main_button.click()
    assert shown.asked == ["editor_requested"]


def test_a_refused_change_is_said(shown: Shown, ledger: object) -> None:
    shown.words("turnover")
    ledger.full = True  # type: ignore[attr-defined]
    shown.state.other_button.click()
    assert shown.refused[-1].startswith("The disk is full")
    assert shown.told == []
