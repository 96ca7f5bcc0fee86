"""What the commands of the grid do with its selection."""

from PySide6.QtCore import QObject, QRect, Signal

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.arrangement import Arrangement
from kpidesk.ui.figures.asks import Asks
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.rows import Row, RowKind, group_place
from kpidesk.workbook.workbook import Workbook


class Deeds(QObject):
    """Each is one command. ``refused`` and ``told`` are sentences; ``kept`` says whether months stay in sight."""

    refused = Signal(str)
    told = Signal(str)
    kept = Signal(bool)

    def __init__(self, workbook: Workbook, grid: Grid, arrangement: Arrangement, entries: Entries, asks: Asks) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._arrangement = workbook, grid, arrangement
        self._entries, self._asks = entries, asks

    # -- figures ------------------------------------------------------------------------------------------------

    def edit(self) -> None:
        self._grid.months.begin_editing()

    def clear(self) -> None:
        cells = self._selected_cells()
        if any(self._workbook.typed(cell) is not None for cell in cells):
            self._entries.clear(cells)
            return
        row = self._current_row()
        if row is not None and row.has_values and not row.is_typed:
            self.refused.emit(sentences.is_calculated(row, self._workbook))

    def note(self) -> None:
        cell = self._grid.cell
        if cell is not None and self._grid.months.finish_editing():
            self._asks.notes.note(cell)

    def _selected_cells(self) -> list[Cell]:
        model = self._grid.model
        addresses = (model.address(model.index(row, column)) for row, column in self._grid.selected_places)
        return [cell for cell in addresses if cell is not None]

    # -- rows ---------------------------------------------------------------------------------------------------

    def fold(self, place: int | None = None) -> None:
        """Open or close the row at ``place``; the current row's group when it heads nothing itself."""
        rows = self._grid.model.rows
        at = self._grid.current.row() if place is None else place
        if not 0 <= at < len(rows) or not self._grid.months.finish_editing():
            return
        head = at if rows[at].kind is RowKind.GROUP or place is not None else group_place(rows, at)
        column = max(0, self._grid.current.column())
        self._arrangement.fold(head)
        if place is None or self._grid.current.row() < 0:
            self._grid.select(head, column)

    def open_segments(self) -> None:
        """Open or close the segments of the current figure; offer to add one where there is none."""
        row = self._current_row()
        if row is None or not row.indicator or not self._grid.months.finish_editing():
            return
        place = self._grid.current.row()
        if row.kind in {RowKind.PART, RowKind.REST}:
            place = next(p for p in range(place, -1, -1) if self._grid.model.rows[p].kind is RowKind.FIGURE)
            self._grid.select(place, self._grid.current.column())
        if self._grid.model.rows[place].foldable:
            self._arrangement.fold(place)
        elif self._workbook.segment_kinds(row.indicator):
            self.add_segment()
        else:
            name = self._workbook.indicators[row.indicator].name
            self.refused.emit(sentences.tr("{name} is not split by channels, campaigns or products.").format(name=name))

    def add_segment(self) -> None:
        row = self._current_row()
        kinds = self._workbook.segment_kinds(row.indicator) if row is not None and row.indicator else frozenset()
        if row is not None and kinds:
            self._arrangement.open_segments(row.indicator)
        anchor = self._grid.index_rect(self._grid.current, self._grid.window())
        self._asks.add_segment(min(kinds, default=None), anchor if anchor.isValid() else QRect())

    def remove_segment(self) -> None:
        row = self._current_row()
        if row is not None and row.segment is not None:
            left = tuple(segment for segment in self._workbook.segments if segment != row.segment)
            if self._entries.apply(c.SetSegments(left)):
                self.told.emit(sentences.tr("“{name}” is removed.").format(name=row.segment.name))

    def _current_row(self) -> Row | None:
        index = self._grid.current
        return self._grid.model.row(index) if index.isValid() else None

    # -- months in sight ----------------------------------------------------------------------------------------

    def keep_months(self) -> None:
        """Keep the selected months beside the names, or let those that are kept scroll again."""
        grid, area = self._grid, self._grid.area
        if not grid.months.finish_editing():
            return
        if grid.kept.kept:
            grid.keep_months(())
        elif area is not None and not grid.keep_months(tuple(grid.model.months[area.left : area.right + 1])):
            most = grid.measures.most_kept
            few = sentences.tr("There is no room to keep a month in sight. Make the window wider.")
            said = sentences.tr("There is room to keep {n} months in sight. Select fewer, or make the window wider.")
            self.refused.emit(said.format(n=most) if most else few)
        self.kept.emit(bool(grid.kept.kept))
