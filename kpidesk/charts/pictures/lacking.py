"""Characters that a chart says and none of its fonts has. Needs matplotlib."""

from collections.abc import Iterator

from kpidesk.charts.chart import Chart
from kpidesk.charts.paper.fonts import unknown_in


def lacking(chart: Chart) -> str:
    """Each once, in the order of reading; a picture has a box in its place. Empty when all can be drawn."""
    return "".join(dict.fromkeys(character for text in _texts(chart) for character in unknown_in(text)))


def _texts(chart: Chart) -> Iterator[str]:
    """What may be written in the picture: names and notes stand among the plotted figures, too."""
    yield from (chart.titles[0], chart.subtitle, chart.footnote)
    yield from (spot.words for spot in chart.spots)
    yield from (cell for row in chart.rows() for cell in row if isinstance(cell, str))
