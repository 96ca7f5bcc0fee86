"""The small square at the corner of the selection: dragged, it repeats what is selected."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.grid_model import FIRST_MONTH, GridModel
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.palette import Palette

SIZE, REACH = 6, 11
"""Pixels that are painted, and that a press reaches."""
_SCROLL_EVERY = 80
"""Milliseconds between two steps while the mouse is held beyond the edge."""


class FillHandle:
    """Belongs to a table whose view hands on the mouse. ``whole`` is what letting go would fill, with the source."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        self._view, self._model = view, model
        self._source: Area | None = None
        self.whole: Area | None = None
        self._scroll = QTimer(view, interval=_SCROLL_EVERY)
        self._scroll.timeout.connect(self._go_on)

    @property
    def is_dragged(self) -> bool:
        return self._source is not None

    def rect(self, area: Area | None) -> QRect:
        """Where it is painted; invalid when nothing could be filled from there."""
        if area is None or not any(row.is_typed for row in self._model.rows[area.top : area.bottom + 1]):
            return QRect()
        cell = self._view.visualRect(self._model.index(area.bottom, area.right + FIRST_MONTH))
        if not cell.isValid() or not self._view.viewport().rect().adjusted(-1, -1, 0, 0).contains(cell.bottomRight()):
            return QRect()
        corner, seen = cell.bottomRight(), self._view.viewport().rect()
        right, bottom = min(corner.x() + 1, seen.right()), min(corner.y() + 1, seen.bottom())
        return QRect(right - SIZE + 1, bottom - SIZE + 1, SIZE, SIZE)

    def is_at(self, where: QPoint, area: Area | None) -> bool:
        rect, more = self.rect(area), (REACH - SIZE) // 2
        return rect.isValid() and rect.adjusted(-more, -more, more, more).contains(where)

    def press(self, where: QPoint, area: Area | None) -> bool:
        """Begin to drag; False when the press was elsewhere."""
        if area is None or not self.is_at(where, area):
            return False
        self._source = self.whole = area
        self._scroll.start()
        return True

    def drag(self, where: QPoint) -> None:
        """Follow the mouse: to the right or left, or up or down, whichever is further."""
        source, viewport = self._source, self._view.viewport().rect()
        if source is None:
            return
        x = max(0, min(where.x(), viewport.right()))
        y = max(0, min(where.y(), viewport.bottom()))
        row, column = self._view.rowAt(y), self._view.columnAt(x)
        row = row if row >= 0 else len(self._model.rows) - 1
        across = (column if column >= 0 else self._model.columnCount() - 1) - FIRST_MONTH
        self._reach(source, row, max(0, across))
        self._view.viewport().update()

    def release(self) -> tuple[Area, Area] | None:
        """Let go: what is repeated, and over what; None when that is nothing more."""
        source, whole = self._source, self.whole
        self.cancel()
        return (source, whole) if source is not None and whole is not None and whole != source else None

    def cancel(self) -> bool:
        """Give it up; False when nothing was dragged."""
        was, self._source, self.whole = self._source, None, None
        self._scroll.stop()
        self._view.viewport().update()
        return was is not None

    def paint(self, painter: QPainter, area: Area | None, palette: Palette) -> None:
        rect = self.rect(area)
        if rect.isValid():
            painter.fillRect(rect, palette.accent)
        if self.whole is not None and self.whole != self._source:
            self._paint_outline(painter, self.whole, palette.accent)

    def _paint_outline(self, painter: QPainter, area: Area, colour: QColor) -> None:
        first = self._view.visualRect(self._model.index(area.top, area.left + FIRST_MONTH))
        last = self._view.visualRect(self._model.index(area.bottom, area.right + FIRST_MONTH))
        outline = first.united(last).adjusted(-1, -1, 0, 0)
        box(painter, outline, 0, border=colour)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(outline.adjusted(2, 2, -3, -3))

    def _reach(self, source: Area, row: int, across: int) -> None:
        right, left = max(0, across - source.right), max(0, source.left - across)
        down, up = max(0, row - source.bottom), max(0, source.top - row)
        if max(right, left) >= max(down, up):
            self.whole = Area(source.top, source.left - left, source.bottom, source.right + right)
        else:
            self.whole = Area(source.top - up, source.left, source.bottom + down, source.right)

    def _go_on(self) -> None:
        """Scroll while the mouse is beyond an edge."""
        viewport = self._view.viewport()
        where, edge = viewport.mapFromGlobal(QCursor.pos()), viewport.rect()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        step_right = (where.x() > edge.right()) - (where.x() < 0)
        step_down = (where.y() > edge.bottom()) - (where.y() < 0)
        if step_right or step_down:
            across.setValue(across.value() + step_right)
            down.setValue(down.value() + step_down * self._view.verticalHeader().defaultSectionSize())
            self.drag(where)
