"""The plotted figures as a table, exact, from which the chart can be drawn again."""

import csv
import io
from collections.abc import Iterator

from kpidesk.charts import goal_sentences
from kpidesk.charts.goal_series import MonthPoint
from kpidesk.charts.goal_vs_actual import GoalVsActual
from kpidesk.domain.value import NoValue

_TRIGGERS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20|%'\t\r\n")
BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet reads the text in the machine's old code page


def csv_bytes(chart: GoalVsActual) -> bytes:
    """One row a month: month, actual, goal, upper goal of a band, difference, year before, note. Never rounded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in table(chart):
        writer.writerow([harmless(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8", "replace")


def table(chart: GoalVsActual) -> Iterator[list[str | float | None]]:
    """Headings, then the rows; None is an empty cell. Percent are ratios: 0.05 is 5 %."""
    name, unit = goal_sentences.full_name(chart.series), goal_sentences.exact_unit(chart.series)
    yield ["month", f"{name} ({unit})", "goal", "goal up to", "difference to goal", "a year before", "note"]
    for point in chart.points:
        upper = point.goal_high if point.goal_high != point.goal_low else None
        figures = [point.number, point.goal_low, upper, point.variance, point.last_year]
        yield [str(point.month), *(None if figure is None else float(figure) for figure in figures), _note(point)]


def harmless(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    starts = {text[:1], text.lstrip()[:1]} - {""}
    return "'" + text if starts & _TRIGGERS else text


def _note(point: MonthPoint) -> str:
    if isinstance(point.actual, NoValue):
        return goal_sentences.reason(point.actual) if point.is_gap else ""
    return f"so far, {point.days[0]} of {point.days[1]} days" if point.days else ""
