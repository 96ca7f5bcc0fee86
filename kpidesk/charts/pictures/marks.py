"""What is put on a sheet, noted down instead of drawn: so two drawings can be compared. Needs matplotlib."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kpidesk.charts.brand import Brand
from kpidesk.charts.paper.sheet import Box, Sheet
from kpidesk.charts.style import ChartColours, Layout

_UNDER_ALL = 0.0
"""matplotlib draws pictures before everything that says nothing else."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels of a picture. Equal only for the very same ones: comparing them would take as long as drawing."""

    pixels: NDArray[np.uint8]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picture) and other.pixels is self.pixels

    def __hash__(self) -> int:
        return id(self.pixels)


class Mark(NamedTuple):
    """One call of a sheet. Equal marks are equal pixels on sheets of one size and look.

    ``draw`` is the sheet's method. ``again`` counts those that are the same in all else.
    """

    draw: Callable[..., None]
    place: tuple[Any, ...]
    more: tuple[tuple[str, Any], ...]
    name: str
    order: float
    again: int = 0

    def draw_on(self, sheet: Sheet) -> None:
        self.draw(sheet, *self.place, name=self.name, order=self.order, **dict(self.more))


def draw_picture(sheet: Sheet, box: Box, picture: Picture, *, name: str, order: float) -> None:  # noqa: ARG001
    """As a sheet does it, which asks for no order."""
    sheet.picture(box, picture.pixels, name=name)


class MarkSheet(Sheet):
    """Takes what a sheet takes and draws nothing; `in_order` gives the marks as they are to be drawn."""

    def __init__(self, layout: Layout, colours: ChartColours, *, dpi: float, brand: Brand) -> None:
        super().__init__(layout, colours, dpi=dpi, brand=brand)
        self._marks: dict[Mark, None] = {}

    def in_order(self) -> list[Mark]:
        """The lowest first; of one height in the order of being put down, as matplotlib does it."""
        return sorted(self._marks, key=lambda mark: mark.order)

    def bar(
        self,
        left: float,
        bottom: float,
        width: float,
        height: float,
        *,
        name: str,
        fill: str = "none",
        edge: str = "none",
        line: float = 0.0,
        order: float = 2,
    ) -> None:
        more = (("fill", fill), ("edge", edge), ("line", line))
        self._note(Mark(Sheet.bar, (left, bottom, width, height), more, name, order))

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        width: float,
        *,
        name: str,
        order: float = 3,
        **more: Any,
    ) -> None:
        self._note(Mark(Sheet.line, (tuple(xs), tuple(ys), colour, width), tuple(more.items()), name, order))

    def dot(
        self, x: float, y: float, size: float, colour: str, *, name: str, hollow: bool = False, order: float = 4
    ) -> None:
        self._note(Mark(Sheet.dot, (x, y, size, colour), (("hollow", hollow),), name, order))

    def area(self, xs: Sequence[float], ys: Sequence[float], colour: str, *, name: str, order: float = 0.5) -> None:
        self._note(Mark(Sheet.area, (tuple(xs), tuple(ys), colour), (), name, order))

    def picture(self, box: Box, pixels: NDArray[np.uint8], *, name: str) -> None:
        self._note(Mark(draw_picture, (box, Picture(pixels)), (), name, _UNDER_ALL))

    def _write(
        self, left: float, y: float, text: str, size: float, colour: str, *, name: str, bold: bool, order: float
    ) -> None:
        self._note(Mark(Sheet._write, (left, y, text, size, colour), (("bold", bold),), name, order))

    def _note(self, mark: Mark) -> None:
        while mark in self._marks:
            mark = mark._replace(again=mark.again + 1)
        self._marks[mark] = None
