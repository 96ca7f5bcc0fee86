"""The plotted figures as a table, exact, from which the chart can be drawn again."""

from kpidesk.charts.chart import Chart
from kpidesk.domain import csv_text


def csv_bytes(chart: Chart) -> bytes:
    """Headings and one row for everything plotted. Never rounded; percent are ratios: 0.05 is 5 %."""
    return csv_text.csv_bytes(chart.rows())
