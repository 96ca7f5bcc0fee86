"""The lower panel of a pace chart: year to date less path, as bars from a double line at zero."""

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.pace.pace_series import PacePoint, PaceSeries
from kpidesk.charts.pace.pace_stage import PaceStage
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.style import Layout
from kpidesk.domain.indicator import Unit

_BAR_WIDTH = 0.52
_HALF_GAP = 1.5  # the double line: two lines of 0.9 points
_OUTLINE = 1.6
_ROOM = 1.45  # height of a label with its air, as a share of the type size


def distance_span(series: PaceSeries, label_size: float) -> Span | None:
    """None when no month can be held against a path."""
    distances = [point.plotted_distance for point in series.points if point.distance is not None]
    if not distances:
        return None
    low, high = min(0.0, *distances, 0.0), max(0.0, *distances, 0.0)
    room = _ROOM * label_size + _HALF_GAP
    return Span(low, high, room, room if low < 0 else _HALF_GAP)


def heading_height(layout: Layout) -> float:
    return 1.35 * layout.panel


def draw_distances(stage: PaceStage, panel: Panel, factor: int) -> None:
    _draw_heading(stage, panel, factor)
    slots, colours = stage.slots, stage.colours
    for y in (panel.zero - _HALF_GAP, panel.zero + _HALF_GAP):
        stage.sheet.line([slots.left, slots.right], [y, y], colours.actual, 0.9, name="distance-axis", snap=True)
    for index, point in enumerate(stage.series.points):
        if point.distance is not None:
            _draw_bar(stage, point, index, panel)
            if stage.labelling.shows(index):
                _draw_label(stage, point, index, panel)


def _draw_heading(stage: PaceStage, panel: Panel, factor: int) -> None:
    """Names the distance, its unit where that is not the figures' own, and an enlarged scale."""
    facts = stage.series.facts
    path = "goal path" if facts.is_flow else "goal"
    points = ", percentage points" if facts.indicator.unit is Unit.PERCENT else ""
    scale = f", scale \N{MULTIPLICATION SIGN} {factor}" if factor > 1 else ""
    size = stage.sheet.layout.panel
    x, y = stage.sheet.layout.left, panel.top + 0.3 * size
    text = f"Distance from the {path}{points}{scale}"
    stage.sheet.text(x, y, text, size, stage.colours.secondary, name="distance-heading", bold=True)


def _draw_bar(stage: PaceStage, point: PacePoint, index: int, panel: Panel) -> None:
    """Solid for what was, hatched for what is expected, an outline for a month that still runs."""
    width = _BAR_WIDTH * stage.slots.width
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
    """Outside the bar and outside the double line. No distance has no colour."""
    assert point.distance is not None
    size, points = stage.labelling.size, stage.series.points
    around = [points[other].plotted_distance for other in stage.labelling.covered(index, len(points))]
    end = panel.y(min(around) if point.distance < 0 else max(around))
    if point.distance < 0:
        baseline = min(end, panel.zero - _HALF_GAP) - 1.02 * size
    else:
        baseline = max(end, panel.zero + _HALF_GAP) + 0.32 * size
    is_judged = point.merit is not Merit.NONE
    stage.sheet.text(
        stage.slots.centre(index),
        baseline,
        stage.series.scale.signed(point.distance),
        size,
        stage.colours.of_merit(point.merit) if is_judged else stage.colours.text,
        name=f"distance-label-{point.month}",
        bold=point.is_current,
        align=0.5,
    )
