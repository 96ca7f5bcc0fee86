"""A chart of one year without a workbook, and a canvas that shows it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.theme import Theme
from tests.sales_chart import sales_chart

MONTHS = Calendar().year(2026).months
AUGUST = Month.of(2026, 8)


@pytest.fixture
def make_chart() -> Callable[..., GoalVsActual]:
    return sales_chart


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
