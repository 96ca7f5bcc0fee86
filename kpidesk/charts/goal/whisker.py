"""The range that a month to come will likely lie in: a thin line with caps, on a rim that keeps it readable.

Needs matplotlib.
"""

from kpidesk.charts.goal.goal_point import MonthPoint
from kpidesk.charts.goal.stage import Stage
from kpidesk.charts.paper.panels import Panel

_CAP = 3.5  # half of a cap, in points


def draw_whisker(stage: Stage, point: MonthPoint, x: float, panel: Panel) -> None:
    assert point.ahead is not None
    low, high = panel.y(point.ahead.low), panel.y(point.ahead.high)
    name, colours = f"whisker-{point.month}", stage.colours
    xs, ys = [x - _CAP, x + _CAP, x, x, x - _CAP, x + _CAP], [low, low, low, high, high, high]
    stage.sheet.line([x, x], [low, high], colours.background, 3.6, name=f"rim-{name}", order=3.2)
    stage.sheet.line(xs, ys, colours.text, 1.2, name=name, order=3.3, solid_joinstyle="miter")
