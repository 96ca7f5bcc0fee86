"""Actual minus goal as bars from a double line at zero."""

from collections.abc import Sequence

from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.paper.difference_bars import (
    BAR_WIDTH,
    DifferenceLabel,
    difference_span,
    draw_difference_label,
    draw_double_line,
    draw_heading,
)
from kpidesk.charts.paper.panels import Panel, Span

_WHAT = "\N{GREEK CAPITAL LETTER DELTA} goal"


def variance_span(points: Sequence[MonthPoint], label_size: float) -> Span | None:
    """None when no month can be compared with a goal."""
    variances = [point.plotted_variance for point in points if point.bar_variance is not None]
    if not variances:
        return None
    return difference_span(variances, label_size)


def draw_variances(stage: Stage, panel: Panel, factor: int) -> None:
    left, unit = stage.sheet.layout.left, stage.series.facts.indicator.unit
    draw_heading(stage.sheet, _WHAT, unit, factor, panel, left, name="variance-heading")
    draw_double_line(stage.sheet, stage.slots, panel, name="variance-axis")
    for index, point in enumerate(stage.series.points):
        if point.bar_variance is not None:
            _draw_bar(stage, point, index, panel)
            if stage.variance_labelling.shows(index):
                _draw_label(stage, point, index, panel)


def _draw_bar(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    width = BAR_WIDTH * stage.slots.width
    left = stage.slots.centre(index) - width / 2
    height = panel.y(point.plotted_variance) - panel.zero
    colour, name = stage.colours.of_merit(point.merit), f"variance-{point.month}"
    if height and point.ahead is not None:
        stage.sheet.hatched_bar(left, panel.zero, width, height, colour, name=name)
    elif height:
        stage.sheet.bar(left, panel.zero, width, height, name=name, fill=colour)


def _draw_label(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    assert point.bar_variance is not None
    text, name = stage.series.scale.signed(point.bar_variance), f"variance-label-{point.month}"
    label = DifferenceLabel(text, point.bar_variance < 0, point.merit, point.is_current, name)
    plotted = [other.plotted_variance for other in stage.series.points]
    draw_difference_label(stage.sheet, label, plotted, index, stage.slots, stage.variance_labelling, panel)
