"""Why there is no picture, in the middle of where it would be. Needs matplotlib."""

from kpidesk.charts.chart import RefusedChart
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import Sheet, line_pitch, wrapped

_WIDTH = 0.7  # of the sheet


def draw_refused(sheet: Sheet, chart: RefusedChart) -> None:
    """A ring, as for every missing value, and the sentence below it."""
    layout = sheet.layout
    size, middle = layout.panel, layout.width / 2
    lines = wrapped(fonts.printable(chart.reason), size, _WIDTH * layout.width)
    baseline = layout.height / 2 + len(lines) * line_pitch(size) / 2
    sheet.dot(middle, baseline + 2 * size, size, sheet.colours.secondary, name="no-chart", hollow=True)
    for number, line in enumerate(lines):
        y = baseline - number * line_pitch(size)
        sheet.text(middle, y, line, size, sheet.colours.text, name=f"reason-{number}", align=0.5)
