"""A rectangle of the grid, counted in rows and months."""

from collections.abc import Iterable
from dataclasses import dataclass

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.figures.months import MonthSpan
from kpidesk.ui.figures.rows import Row, place_of_cell


@dataclass(frozen=True, slots=True)
class Area:
    """Rows ``top`` to ``bottom`` and columns of months ``left`` to ``right``, all included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def tall(self) -> int:
        return self.bottom - self.top + 1

    @property
    def wide(self) -> int:
        return self.right - self.left + 1

    def holds(self, other: "Area") -> bool:
        return (
            self.top <= other.top
            and self.left <= other.left
            and other.bottom <= self.bottom
            and other.right <= self.right
        )


def area_around(cells: Iterable[Cell], rows: list[Row], span: MonthSpan) -> Area | None:
    """The rectangle around those of the cells that have a row and a month; None when none has."""
    ends: dict[tuple[str, Segment | None], tuple[Month, Month]] = {}
    for cell in cells:
        first, last = ends.get((cell.indicator, cell.segment), (cell.month, cell.month))
        ends[cell.indicator, cell.segment] = min(first, cell.month), max(last, cell.month)
    corners = [Cell(name, month, part) for (name, part), months in ends.items() for month in months]
    places = [place for cell in corners if (place := place_of_cell(rows, cell)) is not None]
    columns = [span.place(cell.month) for cell in corners if cell.month in span]
    return Area(min(places), min(columns), max(places), max(columns)) if places and columns else None
