"""Small downloads made in tests, and what a reader makes of them."""

from dataclasses import replace

from kpidesk.exchange.csv_sheet import csv_source
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.sheet import SourceFile


def download(text: str, name: str = "download.csv") -> SourceFile:
    return replace(csv_source(text.lstrip("\n")), name=name)


def figures(layout: Layout) -> dict[str, dict[str, str]]:
    """By indicator, or by heading where there is none; by month. Parts of the business stand behind a bar."""
    return {
        (series.target or series.heading) + (f" | {series.segment.name}" if series.segment else ""): {
            str(cell.month): cell.text for cell in series.cells
        }
        for series in layout.series
    }
