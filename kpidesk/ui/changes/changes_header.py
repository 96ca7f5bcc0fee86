"""The headers of the table of changes: one or two lines, and a mark where the rows are ordered."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kpidesk.ui.changes.cell_words import Head
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.columns import EDGE, HEADER, LEFT_COLUMNS, PADDING, Column
from kpidesk.ui.changes.rows import Order
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

MARK = 14
_PITCH = 14


class ChangesHeader(QHeaderView):
    """32 high. A click on the status orders by attention, on the name by groups: ``sectionClicked``."""

    def __init__(self, model: ChangesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._theme = model, theme
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), fonts.scaled(HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, column = self._theme.palette, Column(section)
        painter.fillRect(rect, palette.sunken)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
        inside = rect.adjusted(EDGE if column is Column.NAME else PADDING, 0, -PADDING, -1)
        head, at = self._model.head(column), LEFT if column in LEFT_COLUMNS else RIGHT
        if head.lower:
            self._paint_two(painter, inside, head, at)
            return
        paint_words(painter, inside, head.upper, colour=palette.text, role=TextRole.HEADER_CELL, at=at)
        if column is Column.STATUS and self._model.order is Order.ATTENTION:
            left = inside.left() + round(fonts.width(head.upper, TextRole.HEADER_CELL)) + 4
            place = QRect(left, inside.top(), MARK, inside.height())
            self._theme.icons.paint(painter, place, "chevron-down", palette.text_2, MARK)

    def _paint_two(self, painter: QPainter, inside: QRect, head: Head, at: int) -> None:
        palette, pitch = self._theme.palette, fonts.scaled(_PITCH)
        upper = QRect(inside.left(), inside.center().y() - pitch + 1, inside.width(), pitch)
        lower = upper.translated(0, pitch)
        paint_words(painter, upper, head.upper, colour=palette.text, role=TextRole.HEADER_CELL, at=at)
        paint_words(painter, lower, head.lower, colour=palette.text_2, role=TextRole.SMALL, at=at)


def head_width(head: Head) -> int:
    """What a header needs, padding and the mark of the order included."""
    upper, lower = fonts.width(head.upper, TextRole.HEADER_CELL), fonts.width(head.lower, TextRole.SMALL)
    return round(max(upper, lower) + 0.5) + 2 * PADDING
