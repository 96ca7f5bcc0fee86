"""The same artists as a chart's, drawn as matplotlib draws by itself: what charts are measured against."""

import io

from matplotlib.text import Text

from kpidesk.charts.chart import Chart
from kpidesk.charts.drawing import draw_chart
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import EDGE, Box, Sheet
from kpidesk.charts.style import LIGHT, Layout


class PlainSheet(Sheet):
    """Every text is laid out by matplotlib at every drawing; nothing is kept."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        name: str,
        bold: bool = False,
        align: float = 0.0,
        order: float = 5,
    ) -> Box:
        width = fonts.width(text, size, bold)
        left = max(min(x - align * width, self.layout.width - EDGE - width), min(x, EDGE))
        artist = Text(left, y, text, color=colour, fontproperties=fonts.font(size, bold=bold), parse_math=False)
        self._add(artist, name, order)
        ascent, descent = fonts.ascent_and_descent()
        return Box(left, y - descent * size, left + width, y + ascent * size)


def plain_pixels(chart: Chart, layout: Layout, dpi: float = 72) -> None:
    """A new figure, drawn once."""
    sheet = PlainSheet(layout, LIGHT, dpi=dpi)
    draw_chart(sheet, chart)
    sheet.pixels()


def plain_png(chart: Chart, layout: Layout, dpi: float) -> bytes:
    """A new figure, saved the usual way."""
    sheet, out = PlainSheet(layout, LIGHT, dpi=dpi), io.BytesIO()
    draw_chart(sheet, chart)
    sheet.canvas.print_figure(out, format="png", dpi=dpi)
    return out.getvalue()
