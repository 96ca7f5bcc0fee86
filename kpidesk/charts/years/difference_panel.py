"""This year less the year before, month by month, as bars from a grey line at zero. Needs matplotlib."""

from collections.abc import Sequence

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.paper.month_axis import Labelling, Slots
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import Layout
from kpidesk.charts.years.years_series import YearPoint, YearsSeries
from kpidesk.domain.indicator import Unit

_WIDTH = 0.52  # of a month's slot
_ROOM = 1.45  # height of a label with its air, as a share of the type size


def difference_span(points: Sequence[YearPoint], label_size: float) -> Span:
    steps = [point.plotted_difference for point in points if point.difference is not None]
    low, high = min(0.0, *steps, 0.0), max(0.0, *steps, 0.0)
    room = _ROOM * label_size
    return Span(low, high, room, room if low < 0 else 2.0)


def heading_height(layout: Layout) -> float:
    return 1.35 * layout.panel


def draw_differences(  # noqa: PLR0917 -- what one panel is drawn from
    sheet: Sheet, series: YearsSeries, slots: Slots, labelling: Labelling, panel: Panel, factor: int
) -> None:
    _draw_heading(sheet, series, slots, panel, factor)
    ends = [slots.left, slots.right]
    sheet.line(ends, [panel.zero] * 2, sheet.colours.previous, 0.9, name="difference-axis", snap=True)
    for index, point in enumerate(series.points):
        if point.difference is None:
            continue
        height = panel.y(point.plotted_difference) - panel.zero
        if height:
            width = _WIDTH * slots.width
            fill, name = sheet.colours.of_merit(point.merit), f"difference-{point.own}"
            sheet.bar(slots.centre(index) - width / 2, panel.zero, width, height, name=name, fill=fill)
        if labelling.shows(index):
            _draw_label(sheet, series, slots, labelling, panel, index)


def _draw_heading(sheet: Sheet, series: YearsSeries, slots: Slots, panel: Panel, factor: int) -> None:
    """Names the difference, its unit where that is not the figures' own, and an enlarged scale."""
    assert series.year_before is not None
    points = ", percentage points" if series.facts.indicator.unit is Unit.PERCENT else ""
    scale = f", scale \N{MULTIPLICATION SIGN} {factor}" if factor > 1 else ""
    text, size = f"\N{GREEK CAPITAL LETTER DELTA} {series.year_before.name}{points}{scale}", sheet.layout.panel
    y = panel.top + 0.3 * size
    sheet.text(slots.left, y, text, size, sheet.colours.secondary, name="difference-heading", bold=True)


def _draw_label(  # noqa: PLR0917 -- one label of one panel
    sheet: Sheet, series: YearsSeries, slots: Slots, labelling: Labelling, panel: Panel, index: int
) -> None:
    """Outside the bars that it reaches over."""
    point, points, size = series.points[index], series.points, labelling.size
    assert point.difference is not None
    covered = [points[other].plotted_difference for other in labelling.covered(index, len(points))]
    is_below = point.difference < 0
    end = panel.y(min(covered) if is_below else max(covered))
    colours = sheet.colours
    sheet.text(
        slots.centre(index),
        end - 1.05 * size if is_below else end + 0.32 * size,
        series.scale.signed(point.difference),
        size,
        colours.text if point.merit is Merit.NONE else colours.of_merit(point.merit),
        name=f"difference-label-{point.own}",
        bold=point.is_current,
        align=0.5,
    )
