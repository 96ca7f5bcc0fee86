"""Fields to type and choose in: edit, combo, spin box, check box, radio."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QTextEdit,
    QWidget,
)

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.ink import Ink, State, has, word
from kpidesk.ui.look.controls.shapes import box, dot, ring_inside, smooth
from kpidesk.ui.look.fonts import TextRole

HEIGHT, FIELD_CORNER, CHECK_CORNER, COMBO_CORNER = 28, 4, 3, 6
COMBO_LEFT, ICON, CHEVRON, CHEVRON_RIGHT = 11, 16, 14, 8
CHECK = 16


def is_long_text(widget: QWidget | None) -> bool:
    """Whether it is a field of several lines."""
    return isinstance(widget, QPlainTextEdit | QTextEdit)


def draw_field(option: QStyleOption, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    """Ground and border of anything that is typed in; 2 px accent while it has the focus, bad when it is refused."""
    colours = ink.colours
    usable = has(option, State.State_Enabled) and not has(option, State.State_ReadOnly)
    ground = colours.surface if usable else colours.sunken
    if word(widget, "part") == "cell editor":
        box(painter, option.rect, 0, fill=ground)
        ring_inside(painter, option.rect, colours.accent)
    elif has(option, State.State_HasFocus):
        border = colours.bad if word(widget, "state") == "refused" else colours.accent
        box(painter, option.rect, FIELD_CORNER, fill=ground, border=border, width=2)
    elif word(widget, "state") == "refused":
        box(painter, option.rect, FIELD_CORNER, fill=ground, border=colours.bad)
    else:
        box(painter, option.rect, FIELD_CORNER, fill=ground, border=colours.field_border)


def draw_line_edit(option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    if option.lineWidth > 0 or word(widget, "part") == "cell editor":
        draw_field(option, painter, widget, ink)


def line_edit_inside(option: QStyleOptionFrame, widget: QWidget | None) -> QRect:
    """Where the text goes; Qt adds 2 px of its own at both sides."""
    if word(widget, "part") == "cell editor":
        return option.rect.adjusted(2, 1, -4, -1)
    return option.rect.adjusted(7, 1, -7, -1) if option.lineWidth > 0 else option.rect


def field_size(contents: QSize) -> QSize:
    return QSize(contents.width() + 12, max(fonts.scaled(HEIGHT), contents.height()))


def combo_size(contents: QSize, widget: QWidget | None) -> QSize:
    lead = ICON + 8 if word(widget, "leadIcon") else 0
    return QSize(contents.width() + COMBO_LEFT + lead + CHEVRON + 2 * CHEVRON_RIGHT + 4, fonts.scaled(HEIGHT))


def combo_part(option: QStyleOptionComplex, part: QStyle.SubControl, widget: QWidget | None) -> QRect | None:
    """Rectangle of a combo box's part; None for those that are the base style's business."""
    rect = option.rect
    arrow = CHEVRON + 2 * CHEVRON_RIGHT
    if part is QStyle.SubControl.SC_ComboBoxArrow:
        return QRect(rect.right() + 1 - arrow, rect.top(), arrow, rect.height())
    if part is QStyle.SubControl.SC_ComboBoxEditField:
        lead = ICON + 8 if word(widget, "leadIcon") else 0
        left = rect.left() + COMBO_LEFT + lead
        return QRect(left, rect.top() + 1, rect.right() + 1 - arrow - left, rect.height() - 2)
    return None


def draw_combo(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    colours = ink.colours
    if not has(option, State.State_Enabled):
        ground = colours.sunken
    elif has(option, State.State_MouseOver) and not option.editable:
        ground = colours.hover
    else:
        ground = colours.surface
    focused = option.editable and has(option, State.State_HasFocus)
    border = colours.accent if focused else colours.field_border
    box(painter, option.rect, COMBO_CORNER, fill=ground, border=border, width=2 if focused else 0)
    rect = option.rect
    chevron = QRect(rect.right() + 1 - CHEVRON_RIGHT - CHEVRON, rect.top(), CHEVRON, rect.height())
    ink.icons.paint(painter, chevron, "chevron-down", colours.text_2, CHEVRON)
    if lead := word(widget, "leadIcon"):
        place = QRect(rect.left() + COMBO_LEFT, rect.top(), ICON, rect.height())
        ink.icons.paint(painter, place, lead, colours.text_2, ICON)


def draw_combo_label(
    option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None, ink: Ink, inside: QRect
) -> None:
    if option.editable:
        return
    if not option.currentIcon.isNull():
        place = QRect(inside.left(), inside.center().y() - ICON // 2 + 1, ICON, ICON)
        option.currentIcon.paint(painter, place)
        inside = inside.adjusted(ICON + 8, 0, 0, 0)
    painter.setFont(widget.font() if widget is not None else fonts.font(TextRole.BODY))
    painter.setPen(ink.colours.text if has(option, State.State_Enabled) else ink.colours.text_2)
    text = painter.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


def draw_spin(option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None, ink: Ink, arrows: QRect) -> None:
    draw_field(option, painter, widget, ink)
    if option.buttonSymbols is QAbstractSpinBox.ButtonSymbols.NoButtons:
        return
    half = arrows.height() // 2
    up = QRect(arrows.left(), arrows.top(), arrows.width(), half)
    ink.icons.paint(painter, up, "chevron-up", ink.colours.text_2, 12)
    ink.icons.paint(painter, up.translated(0, half), "chevron-down", ink.colours.text_2, 12)


def draw_check(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    """The 16 px box of a check box, in a widget or a list."""
    colours = ink.colours
    square = _indicator(option)
    marked = has(option, State.State_On) or has(option, State.State_NoChange)
    enabled = has(option, State.State_Enabled)
    if marked and enabled:
        box(painter, square, CHECK_CORNER, fill=colours.accent)
    else:
        edge = colours.text_2 if has(option, State.State_MouseOver) else colours.field_border
        box(painter, square, CHECK_CORNER, fill=colours.surface if enabled else colours.sunken, border=edge)
    if not marked:
        return
    painter.setPen(
        QPen(
            colours.on_accent if enabled else colours.text_2,
            2,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    points = _DASH if has(option, State.State_NoChange) else _TICK
    with smooth(painter):
        painter.drawPolyline([QPointF(square.left() + x, square.top() + y) for x, y in points])


_TICK = ((4.0, 8.5), (7.0, 11.5), (12.0, 5.0))
_DASH = ((4.5, 8.0), (11.5, 8.0))


def draw_radio(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    colours, square = ink.colours, _indicator(option)
    enabled, on = has(option, State.State_Enabled), has(option, State.State_On)
    edge = colours.accent if on and enabled else colours.field_border
    box(painter, square, CHECK / 2, fill=colours.surface if enabled else colours.sunken, border=edge)
    if on:
        dot(painter, square.center(), 8, colours.accent if enabled else colours.text_2)


def _indicator(option: QStyleOption) -> QRectF:
    rect = option.rect
    return QRectF(rect.left(), rect.top() + (rect.height() - CHECK) // 2, CHECK, CHECK)
