"""This year less the year before, month by month, as bars from a grey line at zero. Needs matplotlib."""

from collections.abc import Sequence

from kpidesk.charts.paper.difference_bars import (
    BAR_WIDTH,
    DifferenceLabel,
    difference_span,
    draw_difference_label,
    draw_heading,
)
from kpidesk.charts.paper.month_axis import Labelling, Slots
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.years.years_series import YearPoint, YearsSeries


def differences_span(points: Sequence[YearPoint], label_size: float) -> Span:
    steps = [point.plotted_difference for point in points if point.difference is not None]
    return difference_span(steps, label_size, gap=0)


def draw_differences(  # noqa: PLR0917 -- what one panel is drawn from
    sheet: Sheet, series: YearsSeries, slots: Slots, labelling: Labelling, panel: Panel, factor: int
) -> None:
    assert series.year_before is not None
    what, unit = f"\N{GREEK CAPITAL LETTER DELTA} {series.year_before.name}", series.facts.indicator.unit
    draw_heading(sheet, what, unit, factor, panel, slots.left, name="difference-heading")
    ends = [slots.left, slots.right]
    sheet.line(ends, [panel.zero] * 2, sheet.colours.previous, 0.9, name="difference-axis", snap=True)
    for index, point in enumerate(series.points):
        if point.difference is None:
            continue
        height = panel.y(point.plotted_difference) - panel.zero
        if height:
            width = BAR_WIDTH * slots.width
            fill, name = sheet.colours.of_merit(point.merit), f"difference-{point.own}"
            sheet.bar(slots.centre(index) - width / 2, panel.zero, width, height, name=name, fill=fill)
        if labelling.shows(index):
            _draw_label(sheet, series, slots, labelling, panel, index)


def _draw_label(  # noqa: PLR0917 -- one label of one panel
    sheet: Sheet, series: YearsSeries, slots: Slots, labelling: Labelling, panel: Panel, index: int
) -> None:
    point = series.points[index]
    assert point.difference is not None
    text, name = series.scale.signed(point.difference), f"difference-label-{point.own}"
    label = DifferenceLabel(text, point.difference < 0, point.merit, point.is_current, name)
    plotted = [other.plotted_difference for other in series.points]
    draw_difference_label(sheet, label, plotted, index, slots, labelling, panel, gap=0)
