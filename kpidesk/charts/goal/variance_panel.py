"""Actual minus goal as bars from a double line at zero."""

from collections.abc import Sequence

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.style import Layout
from kpidesk.domain.indicator import Unit

_BAR_WIDTH = 0.52
_HALF_GAP = 1.5  # the double line: two lines of 0.9 points
_ROOM = 1.45  # height of a label with its air, as a share of the type size


def variance_span(points: Sequence[MonthPoint], label_size: float) -> Span | None:
    """None when no month can be compared with a goal."""
    variances = [point.plotted_variance for point in points if point.bar_variance is not None]
    if not variances:
        return None
    low, high = min(0.0, *variances), max(0.0, *variances)
    room = _ROOM * label_size + _HALF_GAP
    return Span(low, high, room, room if low < 0 else _HALF_GAP)


def heading_height(layout: Layout) -> float:
    return 1.35 * layout.panel


def draw_variances(stage: Stage, panel: Panel, factor: int) -> None:
    slots, colours = stage.slots, stage.colours
    _draw_heading(stage, panel, factor)
    for y in (panel.zero - _HALF_GAP, panel.zero + _HALF_GAP):
        stage.sheet.line([slots.left, slots.right], [y, y], colours.actual, 0.9, name="variance-axis", snap=True)
    for index, point in enumerate(stage.series.points):
        if point.bar_variance is not None:
            _draw_bar(stage, point, index, panel)
            if stage.variance_labelling.shows(index):
                _draw_label(stage, point, index, panel)


def _draw_heading(stage: Stage, panel: Panel, factor: int) -> None:
    """Names the difference, its unit where that is not the figures' own, and an enlarged scale."""
    points = ", percentage points" if stage.series.facts.indicator.unit is Unit.PERCENT else ""
    scale = f", scale \N{MULTIPLICATION SIGN} {factor}" if factor > 1 else ""
    text = f"\N{GREEK CAPITAL LETTER DELTA} goal{points}{scale}"
    size = stage.sheet.layout.panel
    x, y = stage.sheet.layout.left, panel.top + 0.3 * size
    stage.sheet.text(x, y, text, size, stage.colours.secondary, name="variance-heading", bold=True)


def _draw_bar(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    width = _BAR_WIDTH * stage.slots.width
    left = stage.slots.centre(index) - width / 2
    height = panel.y(point.plotted_variance) - panel.zero
    colour, name = stage.colours.of_merit(point.merit), f"variance-{point.month}"
    if height and point.ahead is not None:
        stage.sheet.hatched_bar(left, panel.zero, width, height, colour, name=name)
    elif height:
        stage.sheet.bar(left, panel.zero, width, height, name=name, fill=colour)


def _draw_label(stage: Stage, point: MonthPoint, index: int, panel: Panel) -> None:
    """Outside the bar and outside the double line. No difference has no colour."""
    assert point.bar_variance is not None
    size, points = stage.variance_labelling.size, stage.series.points
    below = [points[other].plotted_variance for other in stage.variance_labelling.covered(index, len(points))]
    end = panel.y(min(below) if point.bar_variance < 0 else max(below))
    if point.bar_variance < 0:
        baseline = min(end, panel.zero - _HALF_GAP) - 1.02 * size
    else:
        baseline = max(end, panel.zero + _HALF_GAP) + 0.32 * size
    is_judged = point.merit is not Merit.NONE
    stage.sheet.text(
        stage.slots.centre(index),
        baseline,
        stage.series.scale.signed(point.bar_variance),
        size,
        stage.colours.of_merit(point.merit) if is_judged else stage.colours.text,
        name=f"variance-label-{point.month}",
        bold=point.is_current,
        align=0.5,
    )
