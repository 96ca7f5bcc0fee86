"""The months, quarters or years below a chart: their places and names, and which of them have room for a label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.sheet import EDGE, Sheet, line_pitch
from kpidesk.charts.style import Layout
from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month

_FEWEST_SLOTS = 12  # a month is as wide in a chart of two months as in one of twelve
_AIR = 3.0


class AxisMonth(Protocol):
    """A month below a chart. ``days`` is (entered, all) of one that still runs, ``number`` its figure."""

    @property
    def month(self) -> Month: ...

    @property
    def is_current(self) -> bool: ...

    @property
    def days(self) -> tuple[int, int] | None: ...

    @property
    def number(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Slots:
    """Equal places from left to right, one for each month, in points."""

    left: float
    width: float
    count: int

    @classmethod
    def across(cls, area: Area, count: int, fewest: int = _FEWEST_SLOTS) -> "Slots":
        """None is wider than it would be with ``fewest``."""
        return cls(area.left, area.width / max(count, fewest), count)

    def centre(self, index: int) -> float:
        return self.left + (index + 0.5) * self.width

    def edges(self, index: int) -> tuple[float, float]:
        return self.left + index * self.width, self.left + (index + 1) * self.width

    @property
    def right(self) -> float:
        return self.left + self.count * self.width


class Labelling(NamedTuple):
    """The type size at which labels stand side by side, and every how many months one is shown."""

    size: float
    stride: int
    anchor: int  # this index always has its label

    def shows(self, index: int) -> bool:
        return (index - self.anchor) % self.stride == 0

    def covered(self, index: int, count: int) -> range:
        """Which of ``count`` months a label may reach over: its own, and its neighbours' where labels are thinned."""
        reach = self.stride // 2
        return range(max(0, index - reach), min(count, index + reach + 1))

    @classmethod
    def fitting(
        cls, texts: Mapping[int, Sequence[str]], anchor: int, slot: float, *, size: float, layout: Layout
    ) -> "Labelling":
        """Smaller type first, as far as the layout allows; then every second label, every third, from the anchor."""
        while True:
            widths = [fonts.width(text, size, index == anchor) for index, group in texts.items() for text in group]
            widest = max(widths, default=0.0)
            # A label wider than its slot may have to move in from the edge of the sheet, towards its neighbour.
            overhang = max(0.0, widest / 2 - slot / 2 - (layout.left - EDGE))
            if widest + _AIR <= slot or size <= layout.smallest:
                return cls(size, max(1, -int(-(widest + overhang + _AIR) // slot)), anchor)
            size = max(layout.smallest, size - 0.5)


class AxisNames(NamedTuple):
    """What stands below each place, and by index what stands below that where something new begins."""

    names: Sequence[str]
    starts: Mapping[int, str]

    @classmethod
    def of_months(cls, months: Sequence[Month]) -> "AxisNames":
        """The year where one starts, only where the months lie in several calendar years."""
        starts = {index: str(month.year) for index, month in enumerate(months) if index == 0 or month.number == 1}
        is_one = months[0].year == months[-1].year
        return cls([month_names.short(month) for month in months], {} if is_one else starts)


@dataclass(frozen=True, slots=True)
class MonthAxis:
    """Names of months in one row and, where needed, years and days entered in a second."""

    points: Sequence[AxisMonth]
    slots: Slots
    layout: Layout
    labelling: Labelling
    names: AxisNames

    @classmethod
    def of(
        cls, points: Sequence[AxisMonth], slots: Slots, layout: Layout, names: AxisNames | None = None
    ) -> "MonthAxis":
        """``names`` None: those of the months."""
        names = names or AxisNames.of_months([point.month for point in points])
        texts = {index: [name] for index, name in enumerate(names.names)}
        labelling = Labelling.fitting(texts, anchor_of(points), slots.width, size=layout.tick, layout=layout)
        return cls(points, slots, layout, labelling, names)

    @property
    def height(self) -> float:
        rows = line_pitch(self.labelling.size) + (self._pitch if self._second_row() else 0)
        return rows + 0.25 * self.labelling.size

    def draw(self, sheet: Sheet, top: float) -> None:
        size = self.labelling.size
        baseline = top - 0.25 * size - 0.95 * size
        for index, point in enumerate(self.points):
            if self.labelling.shows(index):
                sheet.text(
                    self.slots.centre(index),
                    baseline,
                    self.names.names[index],
                    size,
                    sheet.colours.text if point.is_current else sheet.colours.secondary,
                    name=f"month-{point.month}",
                    bold=point.is_current,
                    align=0.5,
                )
        for index, text in self._second_row().items():
            self._draw_second(sheet, index, text, baseline - self._pitch)

    @property
    def _small(self) -> float:
        return self.layout.smallest

    @property
    def _pitch(self) -> float:
        """From the baseline of the first row to that of the second."""
        return 0.25 * self.labelling.size + self._small

    def _draw_second(self, sheet: Sheet, index: int, text: str, baseline: float) -> None:
        centre = self._second_centre(index, text)
        point = self.points[index]
        sheet.text(centre, baseline, text, self._small, sheet.colours.secondary, name=f"below-{point.month}", align=0.5)

    def _second_row(self) -> dict[int, str]:
        """By index: how far a running month is entered, then, where room is left, the year where one starts."""
        placed: dict[int, str] = {}
        for index, texts in [*self._days().items(), *self._years().items()]:
            for text in texts:
                if index not in placed and self._has_room(index, text, placed):
                    placed[index] = text
        return placed

    def _has_room(self, index: int, text: str, placed: Mapping[int, str]) -> bool:
        return all(self._keep_apart(index, text, other, other_text) for other, other_text in placed.items())

    def _keep_apart(self, index: int, text: str, other: int, other_text: str) -> bool:
        needed = (fonts.width(text, self._small) + fonts.width(other_text, self._small)) / 2 + 2 * _AIR
        return abs(self._second_centre(index, text) - self._second_centre(other, other_text)) >= needed

    def _second_centre(self, index: int, text: str) -> float:
        """Below its month, but never beyond the margins."""
        half = fonts.width(text, self._small) / 2
        return min(max(self.slots.centre(index), self.layout.left + half), self.layout.right - half)

    def _days(self) -> dict[int, list[str]]:
        """In full and short; with the month where its name has no room, or they would be read as its neighbour's."""
        found: dict[int, list[str]] = {}
        for index, point in enumerate(self.points):
            if point.number is not None and point.days:
                name = "" if self.labelling.shows(index) else f"{self.names.names[index]} "
                entered = f"{point.days[0]}/{point.days[1]}"
                found[index] = [f"{name}so far {entered}", f"{name}{entered}"]
        return found

    def _years(self) -> dict[int, list[str]]:
        return {index: [text] for index, text in self.names.starts.items()}


def anchor_of(points: Sequence[AxisMonth]) -> int:
    """The month whose label is never left out: the current one, else the last."""
    return next((index for index, point in enumerate(points) if point.is_current), len(points) - 1)
