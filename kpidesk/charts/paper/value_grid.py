"""The value axis of a chart with lines: light grid lines and their round numbers. Needs matplotlib."""

from dataclasses import dataclass

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.style import Layout
from kpidesk.charts.words.scale import Scale

AIR = 7.0
"""Points between a number and its grid line."""


@dataclass(frozen=True, slots=True)
class ValueGrid:
    """The numbers of an axis as this chart writes them."""

    axis: ValueAxis
    scale: Scale

    @property
    def texts(self) -> list[str]:
        return [self.scale.tick(value, self.axis.step) for value in self.axis.ticks]

    def width(self, layout: Layout) -> float:
        """Points that the numbers need, with air."""
        return max(fonts.width(text, layout.tick) for text in self.texts) + AIR

    def span(self, label_size: float) -> Span:
        """For a panel that this axis fills, with room for a label above and half of one below."""
        return Span(float(self.axis.low), float(self.axis.high), 0.8 * label_size, 0.5 * label_size)

    def draw(self, sheet: Sheet, left: float, right: float, panel: Panel, name: str = "") -> None:
        """From the axis's start; where lines lie too close for their numbers, every second one, every third."""
        size = sheet.layout.tick
        stride = max(1, -int(-1.3 * size // (float(self.axis.step) * panel.per_unit)))
        for value, text in list(zip(self.axis.ticks, self.texts, strict=True))[::stride]:
            y = panel.y(float(value))
            colour, width = (sheet.colours.grid, 0.8) if value else (sheet.colours.actual, 0.9)
            sheet.line([left, right], [y, y], colour, width, name=f"{name}grid-{value}", order=1, snap=True)
            x, baseline = left - AIR, y - 0.35 * size
            sheet.text(x, baseline, text, size, sheet.colours.secondary, name=f"{name}tick-{value}", align=1)
