"""Figures repeated from a part of the grid into what lies beside it: copied as they are, nothing is continued."""

from collections.abc import Callable

from kpidesk.domain.cell import Cell
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.paste import Ground, Plan
from kpidesk.ui.figures.paste_refused import NothingToPaste

Typed = Callable[[Cell], float | None]


def fill_right(area: Area, ground: Ground, typed: Typed) -> Plan:
    """The figures of the area's first month for all its months; of the month before when it has only one.

    Rows whose first cell is blank stay as they are. Raises NothingToPaste when nothing can be filled.
    """
    source = area.left if area.right > area.left else area.left - 1
    if source < 0:
        raise NothingToPaste("there is no month before the first one")
    return fill(
        Area(area.top, source, area.bottom, source), Area(area.top, source, area.bottom, area.right), ground, typed
    )


def fill(source: Area, whole: Area, ground: Ground, typed: Typed) -> Plan:
    """What stands in ``source``, again and again until ``whole`` is full; ``whole`` holds the source.

    Blank cells of the source leave what is there, and so do calculated rows and figures of another unit. Raises
    NothingToPaste when nothing can be filled.
    """
    values: dict[Cell, float | None] = {}
    skipped = others = 0
    for down in range(whole.top, whole.bottom + 1):
        row = ground.rows[down]
        origin = ground.rows[source.top + (down - source.top) % source.tall]
        for across in range(whole.left, whole.right + 1):
            if source.holds(Area(down, across, down, across)) or not (row.has_values and origin.has_values):
                continue
            if not row.is_typed or not origin.is_typed:
                skipped += not row.is_typed
                continue
            value = typed(origin.cell(ground.months[source.left + (across - source.left) % source.wide]))
            if value is None:
                continue
            if ground.indicators[row.indicator].unit is not ground.indicators[origin.indicator].unit:
                others += 1
            else:
                values[row.cell(ground.months[across])] = value
    if not values:
        raise NothingToPaste("there is no figure to fill with")
    return Plan(values, skipped, others=others)
