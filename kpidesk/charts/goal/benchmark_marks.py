"""Draws benchmarks: a thin triangle at the right edge of the plot, its word beside it. Needs matplotlib."""

from kpidesk.charts.goal.goal_series import BenchmarkMark, GoalSeries
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import AIR, EndLabel, label_width
from kpidesk.charts.paper.panels import Panel
from kpidesk.charts.paper.sheet import Sheet

_LONG, _HALF = 8.0, 3.0
"""Of a triangle, points."""


def marks_width(sheet: Sheet, series: GoalSeries) -> float:
    """Points at the right for the words; 0 without a benchmark."""
    widths = [label_width(sheet, mark_text(series, mark), False) for mark in series.facts.marks]
    return max(widths, default=0.0) + (AIR if widths else 0.0)


def mark_text(series: GoalSeries, mark: BenchmarkMark) -> str:
    """Industry 2.1 %; Industry 2.0 to 3.0 %."""
    scale = series.scale
    shown = scale.worded(scale.shown(mark.numbers[-1]))
    if mark.upper is not None:
        shown = f"{scale.stepped(scale.shown(mark.value))} to {shown}"
    return fonts.printable(f"{mark.word} {shown}")


def draw_marks(stage: Stage, panel: Panel, *, dotted: bool) -> list[EndLabel]:
    """The triangles, in a chart of lines with a dotted line each; gives their words, to be placed with all others."""
    labels, right, colour = [], stage.slots.right, stage.colours.secondary
    for place, mark in enumerate(stage.series.facts.marks):
        for number, end in enumerate(mark.numbers):
            y, name = panel.y(end), f"benchmark-{place}-{number}"
            if dotted:
                ends, dots = [stage.slots.left, right], (0, (1.0, 2.5))
                stage.sheet.line(ends, [y, y], colour, 1.1, name=f"{name}-line", order=2, linestyle=dots)
            xs, ys = [right - _LONG, right - _LONG, right], [y - _HALF, y + _HALF, y]
            stage.sheet.area(xs, ys, colour, name=name, order=3.8)
        middle = panel.y(sum(mark.numbers) / len(mark.numbers))
        labels.append(EndLabel(f"benchmark-{place}", mark_text(stage.series, mark), right, middle, at_end=True))
    return labels
