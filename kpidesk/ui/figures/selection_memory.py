"""What was selected when a change was made, so that undo and redo lead back to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPersistentModelIndex, QTimer

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.grid_model import LABEL
from kpidesk.ui.figures.rows import Row
from kpidesk.workbook.effect import Effect, How
from kpidesk.workbook.rules import parts

_MOST = 1000
"""Changes whose selection is remembered; the oldest are forgotten first."""

Corner = tuple[Row, Month | None]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows from top to bottom, and from the first month to the last; None for the column of names or units."""

    rows: tuple[Row, ...]
    first: Month | None
    last: Month | None

    def __contains__(self, cell: Cell) -> bool:
        has_month = (
            self.last is not None and (self.first is None or self.first <= cell.month) and cell.month <= self.last
        )
        return has_month and any((row.indicator, row.segment) == (cell.indicator, cell.segment) for row in self.rows)

    @property
    def corners(self) -> tuple[Corner, Corner]:
        return (self.rows[0], self.first), (self.rows[-1], self.last)


@dataclass(frozen=True, slots=True)
class Selected:
    """Addresses, not places: rows may be folded and months added meanwhile. The month None is the column of names."""

    current: Corner
    anchor: Corner
    blocks: tuple[Block, ...]


class SelectionMemory(QObject):
    """Asked with every effect of the workbook while the grid is seen."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._kept: dict[int, tuple[c.Change, Selected | None, Selected | None]] = {}
        self._open: c.Change | None = None
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._finish)

    def note(self, effect: Effect) -> None:
        """A change was made: what is selected now, and what the gesture leaves selected when it is over."""
        self._finish()
        if effect.how is How.APPLIED:
            self._kept[id(effect.change)] = (effect.change, self._now(), None)
            self._open = effect.change
            self._settled.start()
            if len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]

    def lead_back(self, effect: Effect) -> bool:
        """Select what was selected before the change, or after it for a redo, if that is where the change was.

        False when it was elsewhere, or when what was selected is not there any more.
        """
        held = self._kept.get(id(effect.change))
        if held is None or held[0] is not effect.change:
            return False
        first, second = held[1:] if effect.how is How.UNDONE else held[:0:-1]
        wanted = next((way for way in (first, second) if way is not None and _touches(effect.change, way)), None)
        return wanted is not None and self._select(wanted)

    def _finish(self) -> None:
        self._settled.stop()
        if self._open is not None and (held := self._kept.get(id(self._open))) is not None:
            self._kept[id(self._open)] = (held[0], held[1], self._now())
        self._open = None

    def _now(self) -> Selected | None:
        selection, model = self._grid.selection, self._grid.model
        current, anchor = selection.currentIndex(), selection.anchor
        if not current.isValid():
            return None
        rows = [replace(row, foldable=False, open=False) for row in model.rows]

        def corner(row: int, column: int) -> Corner:
            return rows[row], model.month(column)

        blocks = tuple(
            Block(tuple(rows[part.top() : part.bottom() + 1]), model.month(part.left()), model.month(part.right()))
            for part in selection.selection().toList()
        )
        here = corner(current.row(), current.column())
        return Selected(here, corner(anchor.row(), anchor.column()) if anchor.isValid() else here, blocks)

    def _select(self, wanted: Selected) -> bool:
        model, selection = self._grid.model, self._grid.selection
        places = {replace(row, foldable=False, open=False): place for place, row in enumerate(model.rows)}
        corners = [wanted.current, wanted.anchor, *(corner for block in wanted.blocks for corner in block.corners)]
        if any(row not in places or (month and month not in model.month_span) for row, month in corners):
            return False
        found = [model.index(places[row], LABEL if month is None else model.column(month)) for row, month in corners]
        blocks = QItemSelection()
        for first, last in zip(found[2::2], found[3::2], strict=True):
            blocks.merge(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.Select)
        selection.restore(found[0], QPersistentModelIndex(found[1]), blocks)
        return True


def _touches(change: c.Change, selected: Selected) -> bool:
    """Whether a cell of the change is in what was selected: after a figure is typed, the next one is."""
    touched = next(_cells(change), None)
    return touched is not None and any(touched in block for block in selected.blocks)


def _cells(change: c.Change) -> Iterator[Cell]:
    for part in parts(change):
        if isinstance(part, c.SetValues):
            yield from part.values
        elif isinstance(part, c.SetNotes):
            yield from part.notes
