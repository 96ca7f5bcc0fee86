"""Where the panels of small multiples go, and how many a sheet holds."""

from dataclasses import dataclass
from typing import NamedTuple

from kpidesk.charts.paper.frame import Area
from kpidesk.charts.style import Layout

_MOST_COLUMNS, _MOST_ROWS = 4, 6
_GAP = 0.05  # of the sheet's width, between two panels
_LEAST_WIDTH = 9.2  # of a panel, in type sizes of its labels
_LEAST_PLOT = 3.0  # height of the lines, in type sizes
_BEST_SHAPE = 1.75  # width of a panel against its height


class Room(NamedTuple):
    """What a panel needs besides its lines: points above them for its name, below them for its months."""

    head: float
    foot: float


@dataclass(frozen=True, slots=True)
class PanelPlaces:
    columns: int
    rows: int
    width: float
    height: float
    gap: float
    area: Area

    @classmethod
    def on(cls, area: Area, count: int, room: Room, layout: Layout) -> "PanelPlaces":
        """The columns and rows whose panels have the best shape; all of the height is used."""
        gap = _GAP * layout.width
        tries = []
        for columns in range(1, min(count, _MOST_COLUMNS) + 1):
            rows = -(-count // columns)
            width, height = (area.width - (columns - 1) * gap) / columns, area.height / rows
            is_good = width >= _LEAST_WIDTH * layout.label and height >= _least_height(room, layout)
            empty = columns * rows - count
            tries.append((not is_good, abs(width / height / _BEST_SHAPE - 1) + 0.15 * empty, columns, rows))
        _, _, columns, rows = min(tries)
        return cls(columns, rows, (area.width - (columns - 1) * gap) / columns, area.height / rows, gap, area)

    def box(self, number: int) -> Area:
        """Of a panel, counted from left to right, then downwards."""
        row, column = divmod(number, self.columns)
        left, top = self.area.left + column * (self.width + self.gap), self.area.top - row * self.height
        return Area(left, top - self.height, left + self.width, top)


def most_panels(area: Area, room: Room, layout: Layout) -> int:
    """How many panels of a readable size an area holds."""
    gap = _GAP * layout.width
    columns = int((area.width + gap) // (_LEAST_WIDTH * layout.label + gap))
    rows = int(area.height // _least_height(room, layout))
    return min(columns, _MOST_COLUMNS) * min(rows, _MOST_ROWS)


def _least_height(room: Room, layout: Layout) -> float:
    return room.head + room.foot + _LEAST_PLOT * layout.label
