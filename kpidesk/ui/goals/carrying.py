"""Goals carried on to the months after them, in one step."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.goals.period_goals import carried_forward, end_of_year
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalTable", text)


class NothingToCarry(Refusal):
    """None of the months has a goal, or the last month of the year is looked at."""


def carry_on(workbook: Workbook, goals: Iterable[tuple[str, Month]], years_later: int, segment: Segment | None) -> str:
    """Carry the goal of each KPI's month on to the end of its business year, or of one so many years later.

    Of a month without one it is the newest before it in that year: after typing, the keys are a month further.

    What was done, in words. KPIs without a goal there are left alone. Raises NothingToCarry, and Refusal when the file
    cannot take it.
    """
    carried: dict[GoalKey, Goal | None] = {}
    last = None
    for name, month in goals:
        last = end_of_year(workbook.calendar, month, years_later)
        begin = _with_goal(workbook, name, month, segment)
        change = carried_forward(workbook, name, begin, last, segment)
        if not isinstance(change, NoValue):
            carried |= change.goals
    if not carried or last is None:
        raise NothingToCarry(
            _tr("There is no goal here to carry on, or no month after it. Choose a month with a goal.")
        )
    workbook.apply(SetGoals(carried))
    return _tr("Goal carried on to {month}").format(month=wording.month(last))


def _with_goal(workbook: Workbook, indicator: str, month: Month, segment: Segment | None) -> Month:
    """The month, or the newest before it in its business year that has a goal; the month itself where none has."""
    year = workbook.calendar.around(month, PeriodKind.YEAR)
    before = reversed(year.first.until(month))
    return next((at for at in before if workbook.month_goal(indicator, at, segment) is not None), month)
