"""The rows of the month sheet as Qt sees them: prepared words, replaced when the month changes."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.month_sheet import words
from kpidesk.ui.month_sheet.columns import Column
from kpidesk.ui.month_sheet.sheet_row import RowKind, SheetRow, spoken
from kpidesk.ui.parts.label import tip
from kpidesk.ui.wording import wording

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """`show_rows` resets only when rows come or go; else it repaints the rows that differ."""

    def __init__(self, month: Month, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._rows: list[SheetRow] = []

    @property
    def rows(self) -> Sequence[SheetRow]:
        return self._rows

    @property
    def month(self) -> Month:
        return self._month

    def show_rows(self, month: Month, rows: Sequence[SheetRow]) -> None:
        places = [(row.kind, row.program, row.cell) for row in self._rows]
        if month != self._month or places != [(row.kind, row.program, row.cell) for row in rows]:
            self.beginResetModel()
            self._month, self._rows = month, list(rows)
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            self.show_row(place, row)

    def show_row(self, place: int, row: SheetRow) -> None:
        """Put ``row`` in place of another one of the same cell."""
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, Column.CHECK))

    def row_of(self, cell: Cell | None) -> int:
        """-1 for a cell that has no row."""
        return next((place for place, row in enumerate(self._rows) if cell is not None and row.cell == cell), -1)

    def spoken(self, place: int) -> str:
        """The row in one sentence."""
        month = self._month
        return spoken(self._rows[place], words.last_month(month.previous), words.last_year(month.plus(-12)))

    @property
    def titles(self) -> dict[Column, str]:
        month = self._month
        return {
            Column.NAME: words.tr("Figure"),
            Column.FIELD: wording.month(month),
            Column.LAST: words.last_month(month.previous),
            Column.YEAR: words.last_year(month.plus(-12)),
            Column.USUAL: words.tr("Usual range"),
            Column.CHECK: words.tr("Check"),
        }

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].takes_figures:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == _Role.AccessibleTextRole:
            return self.spoken(index.row()) if column is Column.NAME else _text(row, column)
        if role == _Role.DisplayRole:
            return _text(row, column)
        if role == _Role.ToolTipRole and column in {Column.NAME, Column.FIELD, Column.CHECK}:
            return tip(row.note if column is Column.FIELD else _text(row, column)) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.titles.get(Column(section), "")
        return None


def _text(row: SheetRow, column: Column) -> str:
    if row.kind is RowKind.PROGRAM:
        return row.name if column is Column.NAME else ""
    return {
        Column.NAME: row.name,
        Column.FIELD: row.text,
        Column.UNIT: row.unit,
        Column.LAST: row.last,
        Column.YEAR: row.year,
        Column.USUAL: row.usual,
        Column.CHECK: row.check.words,
    }[column]
