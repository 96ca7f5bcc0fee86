"""Tabs: words over an accent underline, as wide as they are when chosen."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionTab, QStyleOptionTabBarBase, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.buttons import plain_text
from kpidesk.ui.look.controls.ink import Ink, State, has, word
from kpidesk.ui.look.controls.shapes import fill, line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole

_MAIN = (44, 16, 12, 3, TextRole.TAB, TextRole.TAB_CHOSEN)
_PANEL = (32, 8, 8, 2, TextRole.BODY, TextRole.HEADING)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def _measures(widget: QWidget | None) -> tuple[int, int, int, int, TextRole, TextRole]:
    """Height, padding, inset of the underline, its thickness, and the type of a tab."""
    return _PANEL if word(widget, "density") == "panel" else _MAIN


def tab_size(option: QStyleOptionTab, widget: QWidget | None) -> QSize:
    height, padding, _, _, _, chosen = _measures(widget)
    words = round(fonts.width(plain_text(option.text), chosen) + 0.5)
    return QSize(words + 2 * fonts.scaled(padding), fonts.scaled(height))


def draw_tab_shape(option: QStyleOptionTab, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    if not has(option, State.State_Selected):
        return
    _, _, inset, thickness, _, _ = _measures(widget)
    rect = option.rect
    left, width = rect.left() + fonts.scaled(inset), rect.width() - 2 * fonts.scaled(inset)
    fill(painter, QRectF(left, rect.bottom() + 1 - thickness, width, thickness), ink.colours.accent)


def draw_tab_label(option: QStyleOptionTab, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    *_, usual, chosen_role = _measures(widget)
    chosen = has(option, State.State_Selected)
    pointed = has(option, State.State_MouseOver) and has(option, State.State_Enabled)
    painter.setFont(fonts.font(chosen_role if chosen else usual))
    painter.setPen(ink.colours.text if chosen or pointed else ink.colours.text_2)
    painter.drawText(option.rect, _CENTRE, plain_text(option.text))
    if has(option, State.State_HasFocus) and chosen:
        ring_inside(painter, _ring(option.rect), ink.colours.accent, 6)


def _ring(rect: QRect) -> QRect:
    return rect.adjusted(3, 5, -3, -6)


def draw_tab_base(option: QStyleOptionTabBarBase, painter: QPainter, ink: Ink) -> None:
    rect = option.rect
    line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), ink.colours.strong_line)
