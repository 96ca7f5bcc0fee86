"""Paints the month sheet: names, fields that look as if one could type in them, earlier months, checks."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.columns import BEFORE_CHECK, FIELD, GAP, INDENT, LEFT, Column
from kpidesk.ui.month_sheet.sheet_model import SheetModel
from kpidesk.ui.month_sheet.sheet_row import Check, Look, RowKind, SheetRow, Tone
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.grid import paint_note_corner
from kpidesk.ui.painters.words import CENTRE, paint_words
from kpidesk.ui.painters.words import RIGHT as AT_RIGHT

Index = QModelIndex | QPersistentModelIndex
INSIDE, ICON, ICON_GAP, BUTTON, BUTTON_GAP = 12, 14, 6, 22, 12
_CORNER = 4


class SheetDelegate(QStyledItemDelegate):
    """``locked``: no field can be typed in, and none looks like it."""

    def __init__(self, model: SheetModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self.locked = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect, row = self._theme.palette, QRect(option.rect), self._model.rows[index.row()]
        painter.fillRect(rect, ground(row, palette))
        if row.kind is RowKind.PROGRAM:
            self._paint_program(painter, rect, row, palette)
            return
        column = Column(index.column())
        if column is Column.NAME:
            _paint_name(painter, rect, row, palette)
        elif column is Column.FIELD:
            paint_field(painter, rect, row, palette, locked=self.locked)
            if row.note:
                paint_note_corner(painter, field_rect(rect).adjusted(0, 1, -1, 0), palette.text_2)
        elif column is Column.CHECK:
            self._paint_check(painter, rect, row.check, palette)
        else:
            _paint_beside(painter, rect, row, column, palette)

    def _paint_program(self, painter: QPainter, rect: QRect, row: SheetRow, palette: Palette) -> None:
        inside = rect.adjusted(LEFT, 0, 0, 0)
        paint_words(painter, inside, row.name, colour=palette.text_2, role=TextRole.HEADER_CELL)

    def _paint_check(self, painter: QPainter, rect: QRect, check: Check, palette: Palette) -> None:
        icon, colour = _ICONS.get(check.tone, ""), palette.bad if check.tone is Tone.REFUSE else palette.text
        left = rect.left() + BEFORE_CHECK
        if icon:
            self._theme.icons.paint(painter, QRect(left, rect.top(), ICON, rect.height()), icon, colour, ICON)
            left += ICON + ICON_GAP
        button = button_rect(rect, check)
        room = (button.left() - BUTTON_GAP if check.button else rect.right()) - left
        ink = palette.text_2 if check.tone is Tone.NONE else palette.text
        lines = lines_of(check.words, TextRole.SMALL, room)
        for line, place in zip(lines, places(QRect(left, rect.top(), room, rect.height()), len(lines)), strict=True):
            paint_words(painter, place, line, colour=ink, role=TextRole.SMALL)
        if check.button:
            box(painter, button, _CORNER, fill=palette.surface, border=palette.strong_line)
            paint_words(painter, button, check.button, colour=palette.text, role=TextRole.SMALL_LABEL, at=CENTRE)


_ICONS = {Tone.ASK: "question", Tone.REFUSE: "octagon-x"}


def ground(row: SheetRow, palette: Palette) -> QColor:
    """What a row stands on."""
    return {Tone.ASK: palette.ask, Tone.REFUSE: palette.refuse}.get(row.check.tone, palette.surface)


def button_rect(rect: QRect, check: Check) -> QRect:
    """Where the button of a check stands in its cell; empty without one."""
    if not check.button:
        return QRect()
    icon = ICON + ICON_GAP if check.tone in _ICONS else 0
    words = round(fonts.width(check.words, TextRole.SMALL) + 0.5)
    width = round(fonts.width(check.button, TextRole.SMALL_LABEL)) + 18
    height = fonts.scaled(BUTTON)
    left = min(rect.left() + BEFORE_CHECK + icon + words + BUTTON_GAP, rect.right() - width - 6)
    return QRect(left, rect.top() + (rect.height() - height) // 2, width, height)


def field_rect(rect: QRect) -> QRect:
    """The field inside its cell."""
    height = fonts.scaled(FIELD)
    return QRect(rect.left(), rect.top() + (rect.height() - height) // 2, rect.width(), height)


def paint_field(painter: QPainter, rect: QRect, row: SheetRow, palette: Palette, *, locked: bool = False) -> None:
    """A field that looks like the real one, or the bare figure where nothing is to be typed."""
    field = field_rect(rect)
    if row.kind is not RowKind.REST:
        is_flat = locked or row.look in {Look.FILLED, Look.ENDED}
        border = palette.bad if row.look is Look.DRAFT else palette.field_border
        fill = palette.sunken if is_flat else palette.surface
        box(painter, field, _CORNER, fill=fill, border=None if is_flat else border)
    inside = field.adjusted(4, 0, 1 - INSIDE, 0)
    is_faint = row.look is Look.CARRIED or row.kind is RowKind.REST
    painter.setPen(palette.text_2 if is_faint else palette.text)
    painter.setFont(figure_font(row.text, inside.width(), row.look is Look.CARRIED))
    painter.drawText(inside, AT_RIGHT, row.text)


def figure_font(text: str, width: int, slanted: bool) -> QFont:
    """Body type; smaller for the few figures that would not fit their field otherwise."""
    role = TextRole.BODY if fonts.width(text, TextRole.BODY) <= width else TextRole.SMALL
    return _slanted(role, fonts.scale()) if slanted else fonts.font(role)


@lru_cache(maxsize=16)
def _slanted(role: TextRole, _scale: float) -> QFont:
    made = QFont(fonts.font(role))
    made.setItalic(True)
    return made


def places(rect: QRect, count: int) -> list[QRect]:
    """So many lines under each other, in the middle of the height."""
    height = fonts.line_height(TextRole.BODY) - 1
    top = rect.top() + (rect.height() - count * height + 1) // 2
    return [QRect(rect.left(), top + number * height, rect.width(), height) for number in range(count)]


def _paint_name(painter: QPainter, rect: QRect, row: SheetRow, palette: Palette) -> None:
    """In one line, or in two."""
    inside = rect.adjusted(LEFT + row.depth * INDENT, 0, -GAP, 0)
    lines = lines_of(row.name, TextRole.BODY, inside.width())
    colour = palette.text_2 if row.kind is RowKind.REST else palette.text
    for line, place in zip(lines, places(inside, len(lines)), strict=True):
        paint_words(painter, place, line, colour=colour)


def _paint_beside(painter: QPainter, rect: QRect, row: SheetRow, column: Column, palette: Palette) -> None:
    if column is Column.UNIT:
        paint_words(painter, rect.adjusted(GAP, 0, 0, 0), row.unit, colour=palette.text_2, role=TextRole.SMALL)
        return
    text = {Column.LAST: row.last, Column.YEAR: row.year, Column.USUAL: row.usual}[column]
    paint_words(painter, rect, text, colour=palette.text_2, at=AT_RIGHT)
