"""What a table of months paints over its cells: hairlines, and the bands of the headings."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTableView

from kpidesk.ui.figures.rows import Row, RowKind
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.palette import Palette


def paint_lines(painter: QPainter, view: QTableView, columns: Iterable[int], palette: Palette) -> None:
    """All of them at once, one device pixel wide."""
    right, bottom = view.viewport().width(), view.viewport().height()
    rows = range(max(0, view.rowAt(0)), view.model().rowCount())
    ends = (view.rowViewportPosition(row) + view.rowHeight(row) - 1 for row in rows)
    across = [QLine(0, y, right, y) for y in takewhile(lambda y: y < bottom, ends)]
    sides = [view.columnViewportPosition(column) + view.columnWidth(column) - 1 for column in columns]
    down = [QLine(x, 0, x, bottom) for x in sides]
    painter.setPen(QPen(palette.line, 0))
    painter.drawLines(across + down)


def paint_headings(painter: QPainter, view: QTableView, rows: Sequence[Row], palette: Palette) -> None:
    """Group rows run across all months without a line between them."""
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    for place in range(max(0, first), (last if last >= 0 else len(rows) - 1) + 1):
        if rows[place].kind is RowKind.GROUP:
            rect = QRect(0, view.rowViewportPosition(place), view.viewport().width(), view.rowHeight(place))
            painter.fillRect(rect, palette.sunken)
            line_across(painter, 0, rect.width(), rect.bottom(), palette.line)
