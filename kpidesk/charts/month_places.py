"""Where the months of a drawn chart are, for pointing at them. Needs matplotlib, whose type decides the margins."""

from kpidesk.charts import goal_line
from kpidesk.charts.frame import Area
from kpidesk.charts.goal_vs_actual import GoalVsActual
from kpidesk.charts.month_axis import Slots
from kpidesk.charts.sheet import Sheet
from kpidesk.charts.style import LIGHT, screen_layout


def month_places(chart: GoalVsActual, width: int, height: int) -> list[tuple[float, float]]:
    """Left and right edge of every month on a canvas of so many device-independent pixels."""
    layout = screen_layout(width, height)
    left, right = layout.left, layout.right
    if not chart.facts.has_columns:
        sheet = Sheet(layout, LIGHT, dpi=72)
        left += goal_line.tick_width(sheet, chart.series)
        right -= goal_line.end_width(sheet, chart.series)
    slots = Slots.across(Area(left, 0.0, right, float(height)), len(chart.points))
    return [slots.edges(index) for index in range(slots.count)]
