"""Draws the pace chart: the year to date above, its distance from the path below. Needs matplotlib."""

from dataclasses import replace

from kpidesk.charts.pace import distance_bars, pace_lines
from kpidesk.charts.pace.pace_making import PaceChart
from kpidesk.charts.pace.pace_series import PaceSeries
from kpidesk.charts.pace.pace_stage import PaceStage
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.month_axis import Labelling, MonthAxis, Slots, anchor_of
from kpidesk.charts.paper.note_labels import NoteLabels
from kpidesk.charts.paper.panels import Panel, Panels, share
from kpidesk.charts.paper.sheet import Sheet


def draw_pace(sheet: Sheet, chart: PaceChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    grid = pace_lines.grid_of(series)
    left = area.left + grid.width(sheet.layout)
    area = area._replace(left=left, right=area.right - pace_lines.end_width(sheet, series))
    stage = _stage(sheet, series, area)
    plot = _draw_below(stage, area)
    span, bars = grid.span(sheet.layout.label), distance_bars.distance_span(series, stage.labelling.size)
    heading, gap = distance_bars.heading_height(sheet.layout), 0.03 * sheet.layout.height
    found = _flipped(share(plot, span, bars, heading=heading, gap=gap, largest=max(span.high, -span.low)), plot)
    grid.draw(sheet, stage.slots.left, stage.slots.right, found.lower)
    pace_lines.draw_lines(stage, found.lower)
    if found.upper is not None:
        distance_bars.draw_distances(stage, found.upper, found.factor)


def _stage(sheet: Sheet, series: PaceSeries, area: Area) -> PaceStage:
    slots, layout = Slots.across(area, len(series.points)), sheet.layout
    texts = {
        index: [] if point.distance is None else [series.scale.signed(point.distance)]
        for index, point in enumerate(series.points)
    }
    anchor = anchor_of(series.points)
    labelling = Labelling.fitting(texts, anchor, slots.width, size=layout.label, layout=layout)
    return PaceStage(sheet, series, slots, labelling)


def _draw_below(stage: PaceStage, area: Area) -> Area:
    """Months and their notes at the foot; gives what is left for both panels."""
    sheet, series, slots = stage.sheet, stage.series, stage.slots
    months = MonthAxis.of(series.points, slots, sheet.layout)
    notes = NoteLabels.fitting(dict(enumerate(series.facts.notes)), slots, area, sheet.layout)
    plot = area._replace(bottom=area.bottom + months.height + notes.height)
    months.draw(sheet, plot.bottom)
    notes.draw(sheet, plot.bottom - months.height, [point.month for point in series.points])
    for index, point in enumerate(series.points):
        left, right = slots.edges(index)
        sheet.spot(str(point.month), left, plot.bottom - months.height, right, area.top)
    return plot


def _flipped(panels: Panels, plot: Area) -> Panels:
    """The small panel below the large one: the months stand beneath the bars."""
    if panels.upper is None:
        return panels
    lower = _moved(panels.lower, plot.top - panels.lower.top)
    return replace(panels, lower=lower, upper=_moved(panels.upper, plot.bottom - panels.upper.bottom))


def _moved(panel: Panel, by: float) -> Panel:
    return Panel(panel.bottom + by, panel.top + by, panel.zero + by, panel.per_unit)
