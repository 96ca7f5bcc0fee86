"""Draws the pace chart: the year to date above, its distance from the path below. Needs matplotlib."""

from kpidesk.charts.pace import distance_bars, pace_lines
from kpidesk.charts.pace.pace_making import PaceChart
from kpidesk.charts.pace.pace_series import PaceSeries
from kpidesk.charts.pace.pace_stage import PaceStage
from kpidesk.charts.paper.difference_bars import heading_height
from kpidesk.charts.paper.frame import Area, draw_frame
from kpidesk.charts.paper.month_axis import Labelling, Slots, anchor_of
from kpidesk.charts.paper.month_foot import draw_month_foot
from kpidesk.charts.paper.panels import share
from kpidesk.charts.paper.sheet import Sheet


def draw_pace(sheet: Sheet, chart: PaceChart) -> None:
    series = chart.series
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    grid = pace_lines.grid_of(series)
    left = area.left + grid.width(sheet.layout)
    area = area._replace(left=left, right=area.right - pace_lines.end_width(sheet, series))
    stage = _stage(sheet, series, area)
    months = [point.month for point in series.points]
    plot = draw_month_foot(sheet, series.points, months, series.facts.notes, stage.slots, area)
    span, bars = grid.span(sheet.layout.label), distance_bars.distance_span(series, stage.labelling.size)
    heading, gap = heading_height(sheet.layout), 0.03 * sheet.layout.height
    largest = max(span.high, -span.low)
    found = share(plot, span, bars, heading=heading, gap=gap, largest=largest).flipped(plot)
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
