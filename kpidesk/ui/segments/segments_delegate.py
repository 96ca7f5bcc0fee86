"""Paints the rows and the header of the list of channels, campaigns and products, and makes their editors."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.words import CENTRE, LEFT, RIGHT, paint_words
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.segments.segments_model import Column, SegmentsModel

Index = QModelIndex | QPersistentModelIndex
HEADER, PADDING, BAR, BUTTON, INDENT = 32, 8, 4, 22, 16
_HORIZONTAL = Qt.Orientation.Horizontal


class SegmentsDelegate(QStyledItemDelegate):
    """Words that are cut in the middle when they are too long, and the button of a heading."""

    def __init__(self, model: SegmentsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect, line = self._theme.palette, QRect(option.rect), self._model.lines[index.row()]
        column = Column(index.column())
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = palette.sunken if line.segment is None else palette.surface
        painter.fillRect(rect, palette.selection if is_chosen else ground)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        if line.segment is None:
            self._paint_heading(painter, rect, index.row())
            return
        quiet = line.has_ended or column >= Column.FIGURES
        inside = rect.adjusted(PADDING + (BAR + INDENT if column is Column.NAME else 0), 0, -PADDING, -1)
        text = self._model.text(index.row(), column)
        shown = fonts.metrics(TextRole.BODY).elidedText(text, Qt.TextElideMode.ElideMiddle, inside.width())
        at = RIGHT if column is Column.FIGURES else LEFT
        paint_words(painter, inside, shown, colour=palette.text_2 if quiet else palette.text, at=at)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: int) -> None:
        palette, line = self._theme.palette, self._model.lines[row]
        name = words.group(line.kind)
        place = rect.adjusted(PADDING + BAR, 0, 0, -1)
        paint_words(painter, place, name, colour=palette.text, role=TextRole.HEADING)
        button = add_rect(rect, line.kind)
        if not line.count:
            left = place.left() + round(fonts.width(name, TextRole.HEADING)) + 16
            room = QRect(left, rect.top(), button.left() - left - 12, rect.height() - 1)
            said = fonts.metrics(TextRole.SMALL).elidedText(
                words.none_yet(line.kind), Qt.TextElideMode.ElideRight, room.width()
            )
            paint_words(painter, room, said, colour=palette.text_2, role=TextRole.SMALL)
        box(painter, button, 6, fill=palette.surface, border=palette.strong_line)
        paint_words(painter, button, words.add(line.kind), colour=palette.text, role=TextRole.SMALL_LABEL, at=CENTRE)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self._model.title(Column(index.column())))
        if index.column() == Column.TYPE:
            completer = QCompleter(words.types(), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        elif index.column() in {Column.FROM, Column.UNTIL}:
            editor.setPlaceholderText(tr("like 31 Aug 2026"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed is never replaced by what is stored."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(self._model.text(index.row(), Column(index.column())))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 1, 0, -2))


class SegmentsHeader(QHeaderView):
    """The names of the columns."""

    def __init__(self, model: SegmentsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(_HORIZONTAL, parent)
        self._model, self._theme = model, theme
        self.setFixedHeight(fonts.scaled(HEADER))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, column = self._theme.palette, Column(section)
        painter.fillRect(rect, palette.sunken)
        place = rect.adjusted(PADDING + (BAR if section == 0 else 0), 0, -PADDING, -1)
        at = RIGHT if column is Column.FIGURES else LEFT
        title = self._model.title(column)
        paint_words(painter, place, title, colour=palette.text_2, role=TextRole.HEADER_CELL, at=at)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)


def add_rect(rect: QRect, kind: SegmentKind) -> QRect:
    """Where the button of a heading stands."""
    width = round(fonts.width(words.add(kind), TextRole.SMALL_LABEL)) + 18
    height = fonts.scaled(BUTTON)
    return QRect(rect.right() - PADDING - width, rect.top() + (rect.height() - height) // 2, width, height)
