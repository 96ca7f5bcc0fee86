"""One panel of the demand chart: something by price, with dots for months. Needs matplotlib."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import lines_within
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.polyline import Segments, segments
from kpidesk.charts.paper.sheet import Box, Sheet, line_pitch
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale

AIR = 6.0


@dataclass(frozen=True, slots=True)
class PricePanel:
    """``name`` tells its artists from the other panel's. ``area`` is where the dots go: head, numbers and the prices
    below are around it.
    """

    name: str
    area: Area
    prices: ValueAxis
    price_scale: Scale
    values: ValueAxis
    scale: Scale

    @classmethod
    def within(  # noqa: PLR0917 -- both axes with their scales
        cls,
        sheet: Sheet,
        name: str,
        box: Area,
        prices: ValueAxis,
        price_scale: Scale,
        values: ValueAxis,
        scale: Scale,
    ) -> "PricePanel":
        """Leaves room for a heading, a row for names of prices, numbers at the left, prices and their unit below."""
        layout, small = sheet.layout, tick_size(sheet)
        numbers = max(fonts.width(fonts.printable(scale.tick(tick, values.step)), small) for tick in values.ticks)
        head = line_pitch(layout.panel) + line_pitch(small) + 0.3 * small
        foot = 2 * line_pitch(small) + 0.6 * small
        area = Area(box.left + numbers + AIR, box.bottom + foot, box.right - 0.9 * layout.label, box.top - head)
        return cls(name, area, prices, price_scale, values, scale)

    def x(self, price: float) -> float:
        share = (price - float(self.prices.low)) / float(self.prices.high - self.prices.low)
        return self.area.left + share * self.area.width

    def y(self, value: float) -> float:
        share = (value - float(self.values.low)) / float(self.values.high - self.values.low)
        return self.area.bottom + share * self.area.height

    def draw_frame(self, sheet: Sheet, heading: str, box: Area) -> None:
        size, small = sheet.layout.panel, tick_size(sheet)
        text = "".join(lines_within(heading, size, box.width, bold=True))
        y = box.top - 0.95 * size
        sheet.text(box.left, y, text, size, sheet.colours.text, name=f"{self.name}-heading", bold=True)
        self._draw_values(sheet, small)
        self._draw_prices(sheet, small)

    def _draw_values(self, sheet: Sheet, small: float) -> None:
        ticks, area = self.values.ticks, self.area
        stride = max(1, -int(-2.0 * small // (area.height / max(1, len(ticks) - 1))))
        for tick in ticks[_start(ticks, stride) :: stride]:
            y, name = self.y(float(tick)), f"{self.name}-grid-{tick}"
            colour, width = (sheet.colours.grid, 0.8) if tick else (sheet.colours.actual, 0.9)
            sheet.line([area.left, area.right], [y, y], colour, width, name=name, order=0.8, snap=True)
            text = fonts.printable(self.scale.tick(tick, self.values.step))
            x, baseline = area.left - AIR, y - 0.36 * small
            sheet.text(x, baseline, text, small, sheet.colours.secondary, name=f"{self.name}-tick-{tick}", align=1.0)

    def _draw_prices(self, sheet: Sheet, small: float) -> None:
        """Under a line with small marks; what they count stands below at the right."""
        area, colours = self.area, sheet.colours
        ends, floor = [area.left, area.right], area.bottom
        sheet.line(ends, [floor, floor], colours.previous, 0.9, name=f"{self.name}-axis", order=1, snap=True)
        ticks = self.prices.ticks
        texts = [fonts.printable(self.price_scale.tick(tick, self.prices.step)) for tick in ticks]
        widest = max(fonts.width(text, small) for text in texts) + small
        stride = max(1, -int(-widest // (area.width / max(1, len(ticks) - 1))))
        for tick, text in list(zip(ticks, texts, strict=True))[::stride]:
            x, name = self.x(float(tick)), f"{self.name}-price-{tick}"
            sheet.line([x, x], [floor, floor - 3], colours.previous, 0.9, name=f"{name}-mark", order=1, snap=True)
            sheet.text(x, floor - 1.65 * small, text, small, colours.secondary, name=name, align=0.5)
        unit = "".join(lines_within(f"price in {self.price_scale.phrase}", small, area.width))
        y = floor - 1.65 * small - line_pitch(small)
        sheet.text(area.right, y, unit, small, colours.secondary, name=f"{self.name}-unit", align=1.0)

    def draw_curve(
        self, sheet: Sheet, pairs: Sequence[tuple[float, float]], *, name: str, colour: str, width: float
    ) -> Segments:
        if len(pairs) < 2:
            return []
        xs, ys = [self.x(price) for price, _ in pairs], [self.y(value) for _, value in pairs]
        sheet.line(xs, ys, colour, width, name=f"{self.name}-{name}", order=width)
        return segments(xs, ys)

    @property
    def room(self) -> Box:
        """For names beside dots."""
        area = self.area
        return Box(area.left, area.bottom + 2, area.right + AIR, area.top)


def tick_size(sheet: Sheet) -> float:
    return max(sheet.layout.smallest, sheet.layout.tick - 2)


def _start(ticks: Sequence[Decimal], stride: int) -> int:
    return ticks.index(Decimal(0)) % stride if Decimal(0) in ticks else 0
