"""What is selected in the grid, from where Shift extends it."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex

from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.grid_model import FIRST_MONTH, GridModel

_Flag = QItemSelectionModel.SelectionFlag


class GridSelection(QItemSelectionModel):
    """One for both tables. The anchor is the cell that became current last without Shift, by whatever way: Qt's views
    know only of their own keys and clicks.
    """

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._model = model
        self._anchor = QPersistentModelIndex()
        self._is_held = False
        self.currentChanged.connect(self._follow)

    def move_to(self, index: QModelIndex) -> None:
        """Select one cell."""
        self.setCurrentIndex(index, _Flag.ClearAndSelect)
        self._anchor = QPersistentModelIndex(index)

    def extend_to(self, index: QModelIndex) -> None:
        """Select everything between the anchor and ``index``, which becomes current."""
        row, column = self._anchor.row(), self._anchor.column()
        if not self._anchor.isValid():
            self.move_to(index)
            return
        self._is_held = True
        self.setCurrentIndex(index, _Flag.NoUpdate)
        top, bottom = sorted((row, index.row()))
        left, right = sorted((column, index.column()))
        area = QItemSelection(self._model.index(top, left), self._model.index(bottom, right))
        self.select(area, _Flag.ClearAndSelect)
        self._is_held = False

    @property
    def anchor(self) -> QPersistentModelIndex:
        """From where Shift extends."""
        return self._anchor

    def restore(self, current: QModelIndex, anchor: QPersistentModelIndex, blocks: QItemSelection) -> None:
        """Exactly what was selected before."""
        self._is_held = True
        self.setCurrentIndex(current, _Flag.NoUpdate)
        self.select(blocks, _Flag.ClearAndSelect)
        self._is_held = False
        self._anchor = QPersistentModelIndex(anchor)

    def select_columns(self, first: int, last: int) -> None:
        """Whole months, from the column ``first``, where Shift extends from, to ``last``; the current row stays."""
        rows = self._model.rowCount()
        if rows:
            row = max(0, self.currentIndex().row())
            left, right = sorted((first, last))
            area = QItemSelection(self._model.index(0, left), self._model.index(rows - 1, right))
            self.restore(self._model.index(row, last), QPersistentModelIndex(self._model.index(row, first)), area)

    def select_rows(self, first: int, last: int, current: QModelIndex) -> None:
        """Whole rows with their names, from ``first``, where Shift extends from, to ``last``."""
        top, bottom = sorted((first, last))
        area = QItemSelection(self._model.index(top, 0), self._model.index(bottom, self._model.columnCount() - 1))
        self.restore(current, QPersistentModelIndex(self._model.index(first, current.column())), area)

    def hold(self, index: QModelIndex) -> None:
        """The mouse is pressed there: until `release` everything is measured from there."""
        self._anchor, self._is_held = QPersistentModelIndex(index), True

    def release(self) -> None:
        self._is_held = False

    def select_area(self, area: Area) -> None:
        """Select a rectangle of months; the current cell stays."""
        first = self._model.index(area.top, area.left + FIRST_MONTH)
        last = self._model.index(area.bottom, area.right + FIRST_MONTH)
        self.select(QItemSelection(first, last), _Flag.ClearAndSelect)

    @property
    def area(self) -> Area | None:
        """The rectangle of months around the selection; None when no month's cell is selected."""
        parts = [part for part in self.selection().toList() if part.right() >= FIRST_MONTH]
        if not parts:
            return None
        return Area(
            min(part.top() for part in parts),
            max(0, min(part.left() for part in parts) - FIRST_MONTH),
            max(part.bottom() for part in parts),
            max(part.right() for part in parts) - FIRST_MONTH,
        )

    @property
    def is_one_block(self) -> bool:
        """Whether everything inside the rectangle around the selection is selected."""
        area = self.area
        return area is not None and (self.selection().count() == 1 or len(self.places) == area.tall * area.wide)

    @property
    def places(self) -> list[tuple[int, int]]:
        """Rows and columns of the selected cells of months, row by row."""
        found = {
            (row, column)
            for part in self.selection().toList()
            for row in range(part.top(), part.bottom() + 1)
            for column in range(max(FIRST_MONTH, part.left()), part.right() + 1)
        }
        return sorted(found)

    def _follow(self, current: QModelIndex) -> None:
        if not self._is_held:
            self._anchor = QPersistentModelIndex(current)
