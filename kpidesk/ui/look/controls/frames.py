"""Frames that are parts of their own: card, inline message, toast, popover, the segmented choice, edges."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOption, QWidget

from kpidesk.ui.look.controls.ink import Ink, word
from kpidesk.ui.look.controls.shapes import box, line_across, line_down, smooth, snapped

SHADOW_DOWN, SHADOW_BLUR = 8, 24
SHADOW_MARGIN = 20
"""Pixels around a popover that its shadow takes."""


def draw_card(rect: QRect, painter: QPainter, _widget: QWidget, ink: Ink) -> None:
    box(painter, rect, 8, fill=ink.colours.surface, border=ink.colours.line)


def draw_choice(rect: QRect, painter: QPainter, _widget: QWidget, ink: Ink) -> None:
    box(painter, rect, 6, fill=ink.colours.surface, border=ink.colours.strong_line)


def draw_toast(rect: QRect, painter: QPainter, _widget: QWidget, ink: Ink) -> None:
    box(painter, rect, 8, fill=ink.colours.toast)


def draw_message(rect: QRect, painter: QPainter, widget: QWidget, ink: Ink) -> None:
    """A frame with a left edge of 3 px that says of what kind the message is."""
    edge = ink.colours.bad if word(widget, "tone") == "bad" else ink.colours.text_2
    box(painter, rect, 6, fill=ink.colours.surface, border=ink.colours.strong_line)
    _left_edge(painter, rect, 6, 3, edge)


def draw_error(rect: QRect, painter: QPainter, widget: QWidget, ink: Ink) -> None:
    """The reserved place under a formula: coloured only while there is an error."""
    if word(widget, "tone") == "bad":
        box(painter, rect, 6, fill=ink.colours.refuse, border=ink.colours.bad)
    else:
        box(painter, rect, 6, fill=ink.colours.surface, border=ink.colours.line)


def _left_edge(painter: QPainter, rect: QRect, corner: int, width: int, colour: QColor) -> None:
    whole = snapped(painter, rect)
    shape, band = QPainterPath(), QPainterPath()
    shape.addRoundedRect(whole, corner, corner)
    band.addRect(QRectF(whole.left(), whole.top(), width, whole.height()))
    with smooth(painter):
        painter.fillPath(shape.intersected(band), colour)


def draw_popover(rect: QRect, painter: QPainter, _widget: QWidget, ink: Ink) -> None:
    inside = rect.adjusted(SHADOW_MARGIN, SHADOW_MARGIN, -SHADOW_MARGIN, -SHADOW_MARGIN)
    draw_shadow(painter, inside, ink.colours.shadow)
    box(painter, inside, 8, fill=ink.colours.raised, border=ink.colours.strong_line)


def draw_shadow(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A soft shadow made of nested rounded boxes; together they are as dark as ``colour`` in the middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    layers = SHADOW_BLUR // 2
    veil = QColor(colour)
    veil.setAlphaF(1 - (1 - colour.alphaF()) ** (1 / layers))
    painter.setBrush(veil)
    with smooth(painter):
        for layer in range(layers):
            spread = SHADOW_BLUR / 2 - layer * SHADOW_BLUR / layers
            ring = QRectF(rect).translated(0, SHADOW_DOWN).adjusted(-spread, -spread, spread, spread)
            painter.drawRoundedRect(ring, max(2.0, 8 + spread), max(2.0, 8 + spread))


def draw_toolbar(rect: QRect, painter: QPainter, _widget: QWidget, ink: Ink) -> None:
    painter.fillRect(rect, ink.colours.window)
    line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), ink.colours.line)


def draw_surface(rect: QRect, painter: QPainter, _widget: QWidget, ink: Ink) -> None:
    painter.fillRect(rect, ink.colours.surface)


def draw_side(rect: QRect, painter: QPainter, widget: QWidget, ink: Ink) -> None:
    """A panel at the side, with a strong line towards the middle of the screen."""
    painter.fillRect(rect, ink.colours.surface if word(widget, "tone") == "surface" else ink.colours.window)
    x = rect.right() if word(widget, "place") == "left" else rect.left()
    line_down(painter, x, rect.top(), rect.bottom() + 1, ink.colours.line)


Drawing = Callable[[QRect, QPainter, QWidget, Ink], None]

PARTS: dict[str, Drawing] = {
    "card": draw_card,
    "choice": draw_choice,
    "toast": draw_toast,
    "message": draw_message,
    "error": draw_error,
    "popover": draw_popover,
    "toolbar": draw_toolbar,
    "surface": draw_surface,
    "side": draw_side,
}
"""Frames by the word in their property ``part``."""


def draw_part(option: QStyleOption, painter: QPainter, widget: QWidget | None, ink: Ink) -> bool:
    """Draw the frame its ``part`` asks for. False when it asks for nothing of ours."""
    drawing = PARTS.get(word(widget, "part"))
    if drawing is None or widget is None:
        return False
    drawing(option.rect, painter, widget, ink)
    return True
