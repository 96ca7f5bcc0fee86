"""A bridge of columns side by side, where names and labels have room. Needs matplotlib."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpidesk.charts.bridge.bridge_bars import Bar
from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.paper.sheet import Sheet, line_pitch, wrapped
from kpidesk.charts.style import Layout

_WIDTH = 0.66  # of a slot
_MOST_LINES = 3
_AIR = 6.0
_ROOM = 1.45  # height of a label with its air, as a share of the type size
_LINE_AT = 3.0  # points: what stands for a bar without a height


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines below every column and the type size of these and of the labels; ``slot`` in points."""

    bars: Sequence[Bar]
    names: tuple[tuple[str, ...], ...]
    name_size: float
    label_size: float
    slot: float

    @classmethod
    def fitting(cls, bars: Sequence[Bar], area: Area, layout: Layout) -> "Columns | None":
        """None where a word would be broken, a label be wider than its column's place, or the plot too low."""
        slot = area.width / len(bars)
        label_size = layout.label
        while label_size > layout.smallest and _widest(bars, label_size) + _AIR > slot:
            label_size = max(layout.smallest, label_size - 0.5)
        if _widest(bars, label_size) + _AIR > slot:
            return None
        names = _names(bars, slot - _AIR, layout)
        if names is None:
            return None
        found = cls(bars, *names, label_size, slot)
        return found if area.height - found.foot - 2 * _ROOM * label_size > 0.25 * layout.height else None

    @property
    def foot(self) -> float:
        """Height of the names, in points."""
        return max(map(len, self.names)) * line_pitch(self.name_size) + 0.5 * self.name_size

    def draw(self, sheet: Sheet, area: Area) -> None:
        panel = self._panel(area)
        xs, zero = [area.left, area.right], [panel.zero, panel.zero]
        sheet.line(xs, zero, sheet.colours.actual, 0.9, name="axis", order=3, snap=True)
        for number, bar in enumerate(self.bars):
            left = area.left + number * self.slot
            self._draw_bar(sheet, bar, left, panel)
            self._draw_label(sheet, bar, left + self.slot / 2, panel)
            self._draw_name(sheet, number, left + self.slot / 2, area.bottom + self.foot)
            sheet.spot(bar.key, left, area.bottom, left + self.slot, area.top)
        self._draw_connectors(sheet, area, panel)

    def _panel(self, area: Area) -> Panel:
        room = _ROOM * self.label_size
        ends = [end for bar in self.bars for end in (bar.start, bar.end)]
        span = Span.with_zero(ends, above=room, below=room if any(bar.is_below for bar in self.bars) else 2)
        bottom = area.bottom + self.foot
        per_unit = (area.top - bottom - span.above - span.below) / span.size
        return Panel(bottom, area.top, bottom + span.below - span.low * per_unit, per_unit)

    def _draw_bar(self, sheet: Sheet, bar: Bar, left: float, panel: Panel) -> None:
        inset = (1 - _WIDTH) / 2 * self.slot
        x, width, name = left + inset, _WIDTH * self.slot, f"bar-{bar.key}"
        if bar.start == bar.end:
            y = panel.y(bar.start)
            sheet.line([x, x + width], [y, y], bar.colour, _LINE_AT, name=name, order=4)
            return
        sheet.bar(x, panel.y(bar.start), width, panel.y(bar.end) - panel.y(bar.start), name=name, fill=bar.colour)

    def _draw_label(self, sheet: Sheet, bar: Bar, centre: float, panel: Panel) -> None:
        """Beyond the bar, away from zero."""
        size = self.label_size
        y = panel.y(bar.low) - 1.05 * size if bar.is_below else panel.y(bar.high) + 0.4 * size
        colour = sheet.colours.text if bar.is_total else bar.colour
        name = f"label-{bar.key}"
        sheet.text(centre, y, bar.label, size, colour, name=name, bold=bar.is_total, align=0.5)

    def _draw_name(self, sheet: Sheet, number: int, centre: float, top: float) -> None:
        bar, size = self.bars[number], self.name_size
        baseline = top - 0.35 * size - 0.95 * size
        for place, line in enumerate(self.names[number]):
            name = f"name-{bar.key}-{place}"
            sheet.text(centre, baseline, line, size, sheet.colours.text, name=name, bold=bar.is_total, align=0.5)
            baseline -= line_pitch(size)

    def _draw_connectors(self, sheet: Sheet, area: Area, panel: Panel) -> None:
        """From where a bar ends to where the next one starts."""
        inset = (1 - _WIDTH) / 2 * self.slot
        for number, (bar, following) in enumerate(pairwise(self.bars)):
            x, y = area.left + (number + 1) * self.slot, panel.y(bar.end)
            xs = [x - inset, x + inset]
            name = f"connector-{bar.key}-{following.key}"
            sheet.line(xs, [y, y], sheet.colours.actual, 1.0, name=name, order=2.5, snap=True)


def _widest(bars: Sequence[Bar], size: float) -> float:
    return max(fonts.width(bar.label, size, bar.is_total) for bar in bars)


def _names(bars: Sequence[Bar], room: float, layout: Layout) -> tuple[tuple[tuple[str, ...], ...], float] | None:
    """Whole words in at most three lines, in the largest type that allows it."""
    size = layout.tick
    while True:
        texts = [fonts.printable(bar.name) for bar in bars]
        lines = [wrapped(text, size, room, bold=True) for text in texts]
        is_whole = all(" ".join(group) == text for text, group in zip(texts, lines, strict=True))
        if is_whole and max(map(len, lines)) <= _MOST_LINES:
            return tuple(map(tuple, lines)), size
        if size <= layout.smallest:
            return None
        size = max(layout.smallest, size - 0.5)
