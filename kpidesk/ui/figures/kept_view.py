"""The months that stay in sight beside the names while the others scroll."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleFactory, QWidget

from kpidesk.domain.month import Month
from kpidesk.ui.figures.grid_delegates import MonthDelegate
from kpidesk.ui.figures.grid_lines import paint_headings, paint_lines
from kpidesk.ui.figures.grid_model import FIRST_MONTH, GridModel
from kpidesk.ui.figures.grid_view import GridView
from kpidesk.ui.look.controls.shapes import line_down
from kpidesk.ui.look.theme import Theme


class KeptView(GridView):
    """Shows them; a click leads to the same cell in the table that scrolls, ``opened`` asks to type there."""

    opened = Signal()

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.kept: tuple[Month, ...] = ()
        self.delegate = MonthDelegate(model, theme, _no_room, self)
        self.setItemDelegate(self.delegate)
        plain = QStyleFactory.create("Fusion")
        plain.setParent(self)
        self.setStyle(plain)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keep(())

    def keep(self, months: tuple[Month, ...]) -> None:
        """Show these and no others; none hides the table."""
        self.kept = months
        self.show_kept()
        self.setVisible(bool(months))

    def show_kept(self) -> None:
        """Whenever the header has more months."""
        for column in range(self.grid.columnCount()):
            self.setColumnHidden(column, self.grid.month(column) not in self.kept)
        for month in self.kept:  # Qt gives them the width that they had when they were hidden
            self.setColumnWidth(self.grid.column(month), self.horizontalHeader().defaultSectionSize())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        columns = [self.grid.column(month) for month in self.kept]
        paint_lines(painter, self, columns, self.theme.palette)
        paint_headings(painter, self, self.grid.rows, self.theme.palette)
        line_down(painter, self.viewport().width() - 1, 0, self.viewport().height(), self.theme.palette.strong_line)
        painter.end()

    def first_seen_month(self) -> int:
        return min((self.grid.column(month) for month in self.kept), default=FIRST_MONTH)


def _no_room(_index: QModelIndex | QPersistentModelIndex) -> int:
    """No editor opens here, so none grows."""
    return 0
