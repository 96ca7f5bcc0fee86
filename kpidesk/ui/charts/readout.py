"""One month of a chart in words, with every digit that the table shows."""

from PySide6.QtCore import QCoreApplication

from kpidesk.analysis.rounding import decimals_of, difference
from kpidesk.charts.goal_series import GoalSeries, MonthPoint
from kpidesk.domain.value import NoValue
from kpidesk.ui import wording
from kpidesk.ui.figure_text import difference_text, figure_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("Readout", text)


def month_words(series: GoalSeries, point: MonthPoint) -> str:
    """August 2026: 6,418 EUR, goal 6,856 EUR, 438 EUR below. A missing value says why."""
    facts = series.facts
    about, form = facts.indicator, facts.form
    decimals = decimals_of(about, point.number, point.goal_low, point.goal_high)

    def written(value: float) -> str:
        return figure_text(value, about, decimals, form, facts.currency)

    said = [_actual(point, written(point.number) if point.number is not None else "")]
    if point.goal_low is not None and point.goal_high is not None:
        ends = [point.goal_low] if point.goal_low == point.goal_high else [point.goal_low, point.goal_high]
        said.append(_tr("goal {goal}").format(goal=_tr(" to ").join(map(written, ends))))
    if point.variance is not None and point.number is not None and point.goal_low == point.goal_high:
        step = difference(point.number, point.goal_low or 0.0, about, decimals)
        said.append(difference_text(step, about, decimals, form))
    return f"{wording.month(point.month)}: {', '.join(part for part in said if part)}"


def _actual(point: MonthPoint, written: str) -> str:
    if point.is_future:
        return _tr("still ahead")
    if isinstance(point.actual, NoValue):
        return _tr("no value, {reason}").format(reason=wording.short_reason(point.actual))
    if point.days:
        return _tr("{figure} so far, {day} of {days} days").format(
            figure=written, day=point.days[0], days=point.days[1]
        )
    return written
