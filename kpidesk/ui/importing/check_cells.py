"""Paints the cells of the preview: as in the file above, as stored below, and the word that says what becomes of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kpidesk.exchange.planned import CellState
from kpidesk.ui.importing.check_rows import CellView, CheckRows
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import hairline, line_across, line_down, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

if TYPE_CHECKING:  # the table asks for these, and not the other way round
    from kpidesk.ui.importing.check_table import CheckModel, CheckTable

Index = QModelIndex | QPersistentModelIndex
PADDING, GAP, _UP = 8, 10, 5
_BOLD = frozenset({CellState.NEW, CellState.CHANGED, CellState.REFUSED})


def widest(rows: CheckRows, column: int) -> int:
    """Pixels that the cells of a column need."""
    views = (rows.view((row, column)) for row in rows.telling(column))
    return max((_needed(view) for view in views), default=0) + 2 * PADDING


def _needed(view: CellView) -> int:
    role = TextRole.HEADING if view.state in _BOLD else TextRole.BODY
    word = fonts.width(view.word, TextRole.SMALL_LABEL) + GAP if view.word else 0
    struck = fonts.width(view.struck, TextRole.BODY) + GAP if view.struck else 0
    lower = word + struck + fonts.width(view.lower, role)
    return round(max(lower, fonts.width(view.upper, TextRole.BODY)) + 1.5)


def ground(palette: Palette, state: CellState | None) -> QColor:
    return (
        {
            CellState.NEW: palette.selection,
            CellState.CHANGED: palette.ask,
            CellState.REFUSED: palette.refuse,
        }.get(state, palette.surface)
        if state is not None
        else palette.surface
    )


class CheckDelegate(QStyledItemDelegate):
    def __init__(self, model: "CheckModel", theme: Theme, table: "CheckTable") -> None:
        super().__init__(table)
        self._model, self._theme, self._table = model, theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = self._model.rows
        if rows is None:
            return
        view, rect, palette = rows.view((index.row(), index.column())), option.rect, self._theme.palette
        painter.fillRect(rect, ground(palette, view.state))
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.line)
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        if rows.is_left(index.row()):
            _paint_left_out(painter, inside, view, palette)
        else:
            _paint_cell(painter, inside, view, palette)
        if self._table.currentIndex() == index:
            colour = palette.accent if self._table.hasFocus() else palette.strong_line
            ring_inside(painter, rect, colour)


def _halves(inside: QRect) -> tuple[QRect, QRect]:
    line = fonts.line_height(TextRole.PARAGRAPH)
    top = inside.top() + (inside.height() - 2 * line) // 2
    upper = QRect(inside.left(), top, inside.width(), line)
    return upper, upper.translated(0, line)


def _paint_cell(painter: QPainter, inside: QRect, view: CellView, palette: Palette) -> None:
    upper, lower = _halves(inside)
    paint_words(painter, upper, view.upper, colour=palette.text_2, at=RIGHT)
    strong = view.state in _BOLD
    if view.word:
        role = TextRole.HEADER_CELL if view.state is CellState.REFUSED else TextRole.SMALL_LABEL
        role = role if strong else TextRole.SMALL
        paint_words(painter, lower, view.word, colour=palette.text if strong else palette.text_2, role=role, at=LEFT)
    role = TextRole.HEADING if strong else TextRole.BODY
    colour = palette.text_2 if view.state is CellState.LEFT_OUT else palette.text
    paint_words(painter, lower, view.lower, colour=colour, role=role, at=RIGHT)
    if view.struck:
        _paint_struck(painter, lower, view, palette)


def _paint_struck(painter: QPainter, lower: QRect, view: CellView, palette: Palette) -> None:
    """The figure before, with a line through it, left of the new one."""
    right = lower.right() + 1 - fonts.width(view.lower, TextRole.HEADING) - GAP * 0.6
    width = fonts.width(view.struck, TextRole.BODY)
    place = QRectF(right - width, lower.top(), width, lower.height())
    paint_words(painter, place, view.struck, colour=palette.text_2, at=RIGHT)
    middle = place.center().y()
    painter.fillRect(QRectF(place.left(), round(middle), width, hairline(painter)), palette.text_2)


def _paint_left_out(painter: QPainter, inside: QRect, view: CellView, palette: Palette) -> None:
    if view.state is None:
        return
    slanted = QFont(fonts.font(TextRole.BODY))
    slanted.setItalic(True)
    painter.setFont(slanted)
    painter.setPen(palette.text_2)
    upper, lower = _halves(inside)
    for place, words in ((upper, view.upper), (lower, view.lower)):
        room = QFontMetricsF(slanted).horizontalAdvance(words) <= place.width()
        painter.drawText(place if room else place.adjusted(-PADDING, 0, PADDING, 0), RIGHT, words)
