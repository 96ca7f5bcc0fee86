"""Paints the rows of the list of open questions."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.words import CENTRE, LEFT, RIGHT, paint_words
from kpidesk.ui.questions.open_questions import Asked, Heading
from kpidesk.ui.questions.question_words import icon_of
from kpidesk.ui.questions.questions_model import Column, QuestionsModel

Index = QModelIndex | QPersistentModelIndex
HEADER, ROW, HEADING, PADDING, BAR, ICON, GAP, BUTTON = 32, 36, 32, 8, 4, 16, 8, 22
INSIDE = 9
"""Left and right of the words in a button."""
_CORNER = 6
_HORIZONTAL, _ELIDE = Qt.Orientation.Horizontal, Qt.TextElideMode.ElideRight


class QuestionsDelegate(QStyledItemDelegate):
    """Words, a button where a figure can be kept, a link that leads to it; answered rows are muted."""

    def __init__(self, model: QuestionsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect, line = self._theme.palette, QRect(option.rect), self._model.lines[index.row()]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, palette.selection if is_chosen else _ground(line, palette))
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        if isinstance(line, Heading):
            self._paint_heading(painter, rect, index.row(), palette)
            return
        column, word = Column(index.column()), self._model.word(index.row(), Column(index.column()))
        ink = palette.text if line.is_open else palette.text_2
        if column is Column.QUESTION:
            self._paint_question(painter, rect, line, word, palette)
        elif column is Column.KEEP:
            self._paint_keep(painter, rect, line, word, palette)
        elif column is Column.GO:
            paint_words(painter, inside(rect), word, colour=palette.accent, role=TextRole.SMALL_LABEL)
        else:
            right = column is Column.VALUE
            paint_fitted(painter, inside(rect), word, palette.text_2 if column is Column.AGAINST else ink, right=right)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: int, palette: Palette) -> None:
        words = self._model.word(row, Column.QUESTION)
        paint_words(painter, rect.adjusted(PADDING + BAR, 0, 0, -1), words, colour=palette.text, role=TextRole.HEADING)
        keep = self._model.word(row, Column.KEEP)
        if keep:
            _paint_button(painter, heading_button(rect, keep), keep, palette)

    def _paint_question(self, painter: QPainter, rect: QRect, line: Asked, word: str, palette: Palette) -> None:
        icon = icon_of(line.question.kind) if line.is_open else "check"
        is_bad = icon == "octagon-x"
        left = rect.left() + PADDING + BAR
        colour = palette.bad if is_bad else palette.text if line.is_open else palette.text_2
        self._theme.icons.paint(painter, QRect(left, rect.top(), ICON, rect.height()), icon, colour, ICON)
        words = QRect(left + ICON + GAP, rect.top(), rect.right() - left - ICON - GAP - PADDING, rect.height() - 1)
        paint_fitted(painter, words, word, palette.text if line.is_open else palette.text_2)

    def _paint_keep(self, painter: QPainter, rect: QRect, line: Asked, word: str, palette: Palette) -> None:
        if line.can_be_kept:
            _paint_button(painter, button(rect, word), word, palette)
        else:
            paint_words(painter, inside(rect), word, colour=palette.text_2, role=TextRole.SMALL)


class QuestionsHeader(QHeaderView):
    """Names of the columns; those of buttons have none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(_HORIZONTAL, parent)
        self._theme = theme
        self.setFixedHeight(fonts.scaled(HEADER))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self._theme.palette
        painter.fillRect(rect, palette.sunken)
        words = str(self.model().headerData(section, _HORIZONTAL) or "")
        place = rect.adjusted(PADDING + (BAR if section == 0 else 0), 0, -PADDING, -1)
        at = RIGHT if section == Column.VALUE else LEFT
        paint_words(painter, place, words, colour=palette.text_2, role=TextRole.HEADER_CELL, at=at)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)


def paint_fitted(painter: QPainter, rect: QRect, words: str, colour: QColor, *, right: bool = False) -> None:
    """One line of body type, else two of small type."""
    at = RIGHT if right else LEFT
    if fonts.width(words, TextRole.BODY) <= rect.width():
        paint_words(painter, rect, words, colour=colour, at=at)
        return
    lines, line = lines_of(words, TextRole.SMALL, rect.width()), fonts.line_height(TextRole.SMALL)
    top = rect.top() + (rect.height() - line * len(lines)) // 2
    for number, part in enumerate(lines):
        shown = fonts.metrics(TextRole.SMALL).elidedText(part, _ELIDE, rect.width())
        place = QRect(rect.left(), top + number * line, rect.width(), line)
        paint_words(painter, place, shown, colour=colour, role=TextRole.SMALL, at=at)


def inside(rect: QRect) -> QRect:
    return rect.adjusted(PADDING, 0, -PADDING, -1)


def button(rect: QRect, words: str) -> QRect:
    """Where the button of a row stands in its cell."""
    return _button_at(rect, rect.left() + PADDING, words)


def heading_button(rect: QRect, words: str) -> QRect:
    """Where the button of a month stands in its heading: at the right end."""
    return _button_at(rect, rect.right() - PADDING - button_width(words), words)


def button_width(words: str) -> int:
    return round(fonts.width(words, TextRole.SMALL_LABEL)) + 2 * INSIDE


def _button_at(rect: QRect, left: int, words: str) -> QRect:
    height = fonts.scaled(BUTTON)
    return QRect(left, rect.top() + (rect.height() - height) // 2, button_width(words), height)


def _paint_button(painter: QPainter, place: QRect, words: str, palette: Palette) -> None:
    box(painter, place, _CORNER, fill=palette.surface, border=palette.strong_line)
    paint_words(painter, place, words, colour=palette.text, role=TextRole.SMALL_LABEL, at=CENTRE)


def _ground(line: Asked | Heading, palette: Palette) -> QColor:
    if isinstance(line, Heading):
        return palette.sunken
    if line.is_open and line.question.impossible is not None:
        return palette.refuse
    return palette.surface
