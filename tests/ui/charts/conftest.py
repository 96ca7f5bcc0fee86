"""A chart of one year without a workbook, and a canvas that shows it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.charts.goal_series import GoalVsActualFacts
from kpidesk.charts.goal_vs_actual import GoalVsActual, describe
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.theme import Theme

MONTHS = Calendar().year(2026).months
AUGUST = Month.of(2026, 8)


@pytest.fixture
def make_chart() -> Callable[..., GoalVsActual]:
    """January to August from 6,000 upwards against 6,400 a month; words replace facts."""

    def build(calendar: Calendar | None = None, **more: object) -> GoalVsActual:
        about = Indicator("sales", "Sales", Unit.MONEY, "Sales", Kind.KPI, Direction.HIGHER)
        ahead = NoValue(Cause.MISSING, "sales")
        actual: list[Value] = [6000.0 + 100 * place if month <= AUGUST else ahead for place, month in enumerate(MONTHS)]
        facts: dict[str, object] = {
            "indicator": about,
            "label": "Sales",
            "currency": "EUR",
            "calendar": calendar or Calendar(),
            "months": MONTHS,
            "actual": actual,
            "goal": [Goal(6400.0)] * 12,
            "current": AUGUST,
            "is_flow": True,
        }
        return describe(GoalVsActualFacts(**(facts | more)))  # type: ignore[arg-type]

    return build


@pytest.fixture
def chart(make_chart: Callable[..., GoalVsActual]) -> GoalVsActual:
    return make_chart()


@pytest.fixture
def canvas(theme: Theme, qtbot: QtBot) -> ChartCanvas:
    """Not shown yet."""
    made = ChartCanvas(theme)
    qtbot.addWidget(made)
    made.resize(1000, 456)
    return made
