"""Draws a bridge on a sheet: columns where their names have room, else rows. Needs matplotlib."""

from kpidesk.charts.bridge.bridge_bars import bars_of
from kpidesk.charts.bridge.bridge_chart import BridgeChart
from kpidesk.charts.bridge.bridge_columns import Columns
from kpidesk.charts.bridge.bridge_lines import draw_lines
from kpidesk.charts.paper.frame import draw_frame
from kpidesk.charts.paper.sheet import Sheet


def draw_bridge(sheet: Sheet, chart: BridgeChart) -> None:
    area = draw_frame(sheet, chart.titles, chart.subtitle, chart.footnote)
    bars = bars_of(chart.series, sheet.colours)
    columns = Columns.fitting(bars, area, sheet.layout)
    if columns is None:
        draw_lines(sheet, bars, area)
    else:
        columns.draw(sheet, area)
