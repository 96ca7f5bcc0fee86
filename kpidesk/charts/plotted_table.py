"""The plotted figures as a table, exact, from which the chart can be drawn again."""

from collections.abc import Iterator

from kpidesk.charts import goal_sentences
from kpidesk.charts.goal_series import MonthPoint
from kpidesk.charts.goal_vs_actual import GoalVsActual
from kpidesk.domain import csv_text
from kpidesk.domain.value import NoValue


def csv_bytes(chart: GoalVsActual) -> bytes:
    """One row a month: month, actual, goal, upper goal of a band, difference, year before, note. Never rounded."""
    return csv_text.csv_bytes(table(chart))


def table(chart: GoalVsActual) -> Iterator[list[str | float | None]]:
    """Headings, then the rows; None is an empty cell. Percent are ratios: 0.05 is 5 %."""
    name, unit = goal_sentences.full_name(chart.series), goal_sentences.exact_unit(chart.series)
    yield ["month", f"{name} ({unit})", "goal", "goal up to", "difference to goal", "a year before", "note"]
    noted = chart.facts.notes or [""] * len(chart.points)
    for point, owners in zip(chart.points, noted, strict=True):
        upper = point.goal_high if point.goal_high != point.goal_low else None
        figures = [point.number, point.goal_low, upper, point.variance, point.last_year]
        note = "; ".join(filter(None, (_note(point), owners)))
        yield [str(point.month), *(None if figure is None else float(figure) for figure in figures), note]


def _note(point: MonthPoint) -> str:
    if isinstance(point.actual, NoValue):
        return goal_sentences.reason(point.actual) if point.is_gap else ""
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days else ""
