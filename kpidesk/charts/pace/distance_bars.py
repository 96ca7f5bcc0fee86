"""The lower panel of a pace chart: year to date less path, as bars from a double line at zero."""

from kpidesk.charts.pace.pace_series import PacePoint, PaceSeries
from kpidesk.charts.pace.pace_stage import PaceStage
from kpidesk.charts.paper.difference_bars import (
    BAR_WIDTH,
    DifferenceLabel,
    difference_span,
    draw_difference_label,
    draw_double_line,
    draw_heading,
)
from kpidesk.charts.paper.panels import Panel, Span

_OUTLINE = 1.6


def distance_span(series: PaceSeries, label_size: float) -> Span | None:
    """None when no month can be held against a path."""
    distances = [point.plotted_distance for point in series.points if point.distance is not None]
    if not distances:
        return None
    return difference_span(distances, label_size)


def draw_distances(stage: PaceStage, panel: Panel, factor: int) -> None:
    facts, left = stage.series.facts, stage.sheet.layout.left
    what = f"Distance from the {'goal path' if facts.is_flow else 'goal'}"
    draw_heading(stage.sheet, what, facts.indicator.unit, factor, panel, left, name="distance-heading")
    draw_double_line(stage.sheet, stage.slots, panel, name="distance-axis")
    for index, point in enumerate(stage.series.points):
        if point.distance is not None:
            _draw_bar(stage, point, index, panel)
            if stage.labelling.shows(index):
                _draw_label(stage, point, index, panel)


def _draw_bar(stage: PaceStage, point: PacePoint, index: int, panel: Panel) -> None:
    """Solid for what was, hatched for what is expected, an outline for a month that still runs."""
    width = BAR_WIDTH * stage.slots.width
    left = stage.slots.centre(index) - width / 2
    height = panel.y(point.plotted_distance) - panel.zero
    if not height:
        return
    colour, name = stage.colours.of_merit(point.merit), f"distance-{point.month}"
    if point.is_expected:
        stage.sheet.hatched_bar(left, panel.zero, width, height, colour, name=f"forecast-{name}")
    elif point.days:
        paper = stage.sheet.paper
        stage.sheet.bar(left, panel.zero, width, height, name=name, fill=paper, edge=colour, line=_OUTLINE)
    else:
        stage.sheet.bar(left, panel.zero, width, height, name=name, fill=colour)


def _draw_label(stage: PaceStage, point: PacePoint, index: int, panel: Panel) -> None:
    assert point.distance is not None
    text, name = stage.series.scale.signed(point.distance), f"distance-label-{point.month}"
    label = DifferenceLabel(text, point.distance < 0, point.merit, point.is_current, name)
    plotted = [other.plotted_distance for other in stage.series.points]
    draw_difference_label(stage.sheet, label, plotted, index, stage.slots, stage.labelling, panel)
