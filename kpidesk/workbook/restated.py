"""Figures that were changed after their month was first closed: what they were then, and what they are now."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kpidesk.domain import change as c
from kpidesk.domain.business import Contents, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month

Typed = Callable[[Cell], float | None]


class Restated(NamedTuple):
    """``old`` is the figure as first closed, ``new`` the one that is typed now; None is a blank."""

    old: float | None
    new: float | None


def restated(closed: Mapping[Cell, float | None], typed: Typed, cell: Cell) -> Restated | None:
    """None when the figure is what it was when its month was first closed."""
    if cell not in closed:
        return None
    found = Restated(closed[cell], typed(cell))
    return None if found.old == found.new else found


def remember(contents: Contents, before: Mapping[Cell, float | None], values: Mapping[Cell, float | None]) -> None:
    """What those cells held that change after their month was closed, when ``values`` come in place of ``before``."""
    for cell, value in values.items():
        if cell.month in contents.once_closed and cell not in contents.closed_values and before[cell] != value:
            contents.closed_values[cell] = before[cell]


def closed_by(parts: Iterable[c.Change]) -> frozenset[Month]:
    """Months that the change closes."""
    states = (item for part in parts if isinstance(part, c.SetMonths) for item in part.months.items())
    return frozenset(month for month, state in states if state is not None and state.status is MonthStatus.CLOSED)
