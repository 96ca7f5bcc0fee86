"""A goal chart of one year without a workbook, for the room of the goal chart and for the window."""

from kpidesk.charts.goal.goal_series import GoalVsActualFacts
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue, Value

MONTHS = Calendar().year(2026).months
AUGUST = Month.of(2026, 8)


def sales_chart(calendar: Calendar | None = None, **more: object) -> GoalVsActual:
    """January to August from 6,000 upwards against 6,400 a month; words replace facts."""
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
