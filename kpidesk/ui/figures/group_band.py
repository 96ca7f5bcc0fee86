"""The heading of the group that is scrolled through, kept at the top of its block."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kpidesk.ui.figures.grid_view import GridView
from kpidesk.ui.figures.rows import Row, RowKind, group_place
from kpidesk.ui.figures.zoom import zoomed
from kpidesk.ui.look.controls.shapes import line_across, line_down
from kpidesk.ui.painters.grid import GroupRow, paint_group


class GroupBand(QWidget):
    """Lies over the first row of a table while that row is not its group's own. ``shows_name`` on the left table only.

    A widget over the viewport, not painted in it: Qt moves painted pixels when it scrolls.
    """

    pressed = Signal(int)

    def __init__(self, view: GridView, shows_name: bool) -> None:
        super().__init__(view)
        self._view, self._shows_name = view, shows_name
        self._place: int | None = None
        self.hide()

    @property
    def group(self) -> Row | None:
        """The heading that is shown; None while there is none."""
        return self._view.grid.rows[self._place] if self._place is not None and not self.isHidden() else None

    def follow(self) -> None:
        """Take the place that fits what is scrolled to; pushed up by the next group."""
        rows, top = self._view.grid.rows, self._view.rowAt(0)
        if top < 0 or (rows[top].kind is RowKind.GROUP and self._view.rowViewportPosition(top) >= 0):
            self._place = None
            self.hide()
            return
        self._place = group_place(rows, top)
        area, height = self._view.viewport().geometry(), self._view.rowHeight(top)
        push = 0
        following = top + 1
        if following < len(rows) and rows[following].kind is RowKind.GROUP:
            push = min(0, self._view.rowViewportPosition(following) - height)
        self.setGeometry(area.left(), area.top(), area.width(), height + push)
        self._push = push
        self.show()
        self.raise_()
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._place is not None:
            self.pressed.emit(self._place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        row = self.group
        if row is None:
            return
        painter = QPainter(self)
        palette = self._view.theme.palette
        full = QRect(0, self._push, self.width(), self.height() - self._push)
        if self._shows_name:
            with zoomed(painter, full, self._view.zoom) as usual:
                paint_group(painter, usual, GroupRow(row.group, row.open), palette, self._view.theme.icons)
            line_down(painter, self.width() - 1, 0, self.height(), palette.strong_line)
        else:
            painter.fillRect(full, palette.sunken)
        line_across(painter, 0, self.width(), self.height() - 1, palette.line)
        painter.end()
