"""Push buttons, tool buttons, the segments of a choice, and the key hint in a button's right end."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionButton, QStyleOptionToolButton, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.ink import Ink, State, has, word
from kpidesk.ui.look.controls.shapes import box, fill, smooth, snapped
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette, mixed

HEIGHT, PADDING, GAP, ICON, CORNER = 28, 12, 6, 16, 6
HINT_HEIGHT, HINT_PADDING, HINT_GAP = 18, 5, 8
CHEVRON = 14


def plain_text(text: str) -> str:
    """A label without its mnemonic mark."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def hint_width(hint: str) -> int:
    return round(fonts.width(hint, TextRole.SMALL)) + 2 * HINT_PADDING + 2 if hint else 0


def content_width(text: str, has_icon: bool, hint: str, *, opens: str = "") -> int:
    """Width of icon, words, key hint and chevron (``opens`` names it) with their gaps, without padding."""
    words = round(fonts.width(plain_text(text), TextRole.LABEL) + 0.5) if text else 0
    icon = (ICON + (GAP if text else 0)) if has_icon else 0
    return icon + words + (HINT_GAP + hint_width(hint) if hint else 0) + (GAP + CHEVRON if opens else 0)


def button_size(option: QStyleOptionButton, widget: QWidget | None) -> QSize:
    height = fonts.scaled(HEIGHT)
    if not option.text and not word(widget, "keyHint"):
        return QSize(height, height)
    hint, opens = word(widget, "keyHint"), word(widget, "opens")
    inside = content_width(option.text, not option.icon.isNull(), hint, opens=opens)
    return QSize(inside + 2 * fonts.scaled(PADDING), height)


def draw_button(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    draw_button_box(option, painter, widget, ink)
    draw_button_label(option, painter, widget, ink)


def draw_button_box(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    colours, kind = ink.colours, word(widget, "kind")
    enabled = has(option, State.State_Enabled)
    if kind in {"quiet", "link"}:
        ground = _touched(option, colours)
        if ground is not None and enabled and word(widget, "tone") != "toast":
            box(painter, option.rect, CORNER, fill=ground)
        return
    if not enabled:
        box(painter, option.rect, CORNER, fill=colours.sunken, border=colours.strong_line)
    elif kind == "main":
        box(painter, option.rect, CORNER, fill=_main_fill(option, colours))
    else:
        ground = colours.selection if has(option, State.State_On) else _touched(option, colours) or colours.surface
        box(painter, option.rect, CORNER, fill=ground, border=colours.strong_line)


def _touched(option: QStyleOptionButton | QStyleOptionToolButton, colours: Palette) -> QColor | None:
    if has(option, State.State_Sunken):
        return colours.selection
    return colours.hover if has(option, State.State_MouseOver) else None


def _main_fill(option: QStyleOptionButton, colours: Palette) -> QColor:
    share = 0.2 if has(option, State.State_Sunken) else 0.1 if has(option, State.State_MouseOver) else 0.0
    return mixed(colours.accent, colours.text, share)


def _label_colour(option: QStyleOptionButton, widget: QWidget | None, colours: Palette) -> QColor:
    kind, tone = word(widget, "kind"), word(widget, "tone")
    if tone == "toast":
        return colours.toast_accent
    if not has(option, State.State_Enabled) or tone == "text_2":
        return colours.text_2
    return {"main": colours.on_accent, "link": colours.accent}.get(kind, colours.text)


def draw_button_label(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    hint, opens, padding = word(widget, "keyHint"), word(widget, "opens"), fonts.scaled(PADDING)
    rect = QRect(option.rect)
    enabled = has(option, State.State_Enabled)
    words = plain_text(option.text)
    if word(widget, "align") == "left":
        left = rect.left() + padding - 4
        hint_right = rect.right() - 7
    else:
        inside = content_width(option.text, not option.icon.isNull(), hint, opens=opens)
        left = rect.left() + (rect.width() - inside) // 2
        hint_right = rect.right() + 1 - padding
    if not option.icon.isNull():
        mode = QIcon.Mode.Selected if word(widget, "kind") == "main" and enabled else QIcon.Mode.Normal
        option.icon.paint(painter, QRect(left, rect.center().y() - ICON // 2 + 1, ICON, ICON), mode=mode)
        left += ICON + GAP
    painter.setFont(fonts.font(TextRole.BODY if word(widget, "tone") == "text_2" else TextRole.LABEL))
    painter.setPen(_label_colour(option, widget, ink.colours))
    painter.drawText(QRect(left, rect.top(), rect.right() - left + 1, rect.height()), _LEFT, words)
    if hint:
        draw_hint(painter, hint_right - hint_width(hint), rect, hint, ink.colours)
    if opens:
        place = QRect(rect.right() + 1 - padding - CHEVRON, rect.top(), CHEVRON, rect.height())
        ink.icons.paint(painter, place, opens, _label_colour(option, widget, ink.colours), CHEVRON)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def draw_hint(painter: QPainter, left: float, row: QRect, hint: str, colours: Palette) -> None:
    """The keys of a command in a small frame, in the middle of the height of ``row``."""
    height = fonts.scaled(HINT_HEIGHT)
    frame = QRectF(left, row.top() + (row.height() - height) // 2, hint_width(hint), height)
    box(painter, frame, 4, fill=colours.surface, border=colours.strong_line)
    painter.setFont(fonts.font(TextRole.SMALL))
    painter.setPen(colours.text_2)
    painter.drawText(frame, _CENTRE, hint)


def tool_button_size(option: QStyleOptionToolButton, widget: QWidget | None) -> QSize:
    height = fonts.scaled(HEIGHT)
    if word(widget, "part") == "segment":
        return QSize(segment_width(option.text), height - 2)
    if not option.text or option.toolButtonStyle is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return QSize(height, height)
    inside = content_width(option.text, not option.icon.isNull(), "")
    return QSize(inside + 2 * fonts.scaled(PADDING), height)


def segment_width(text: str) -> int:
    """Measured at the weight of the chosen segment, so that choosing moves nothing."""
    return round(fonts.width(plain_text(text), TextRole.HEADING) + 0.5) + 2 * fonts.scaled(PADDING)


def draw_tool_button(option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    if word(widget, "part") == "segment":
        draw_segment(option, painter, widget, ink)
        return
    enabled = has(option, State.State_Enabled)
    ground = ink.colours.selection if has(option, State.State_On) else _touched(option, ink.colours)
    if ground is not None and enabled:
        box(painter, option.rect, CORNER, fill=ground)
    rect, left = option.rect, option.rect.left() + fonts.scaled(PADDING)
    words_shown = option.toolButtonStyle is not Qt.ToolButtonStyle.ToolButtonIconOnly and bool(option.text)
    if not option.icon.isNull():
        place = QRect(left, rect.center().y() - ICON // 2 + 1, ICON, ICON)
        if not words_shown:
            place.moveLeft(rect.left() + (rect.width() - ICON) // 2)
        option.icon.paint(painter, place)
        left += ICON + GAP
    if words_shown:
        painter.setFont(fonts.font(TextRole.LABEL))
        painter.setPen(ink.colours.text if enabled else ink.colours.text_2)
        painter.drawText(QRect(left, rect.top(), rect.width(), rect.height()), _LEFT, plain_text(option.text))


def draw_segment(option: QStyleOptionToolButton, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    """One piece of a segmented choice; the frame around all of them belongs to the whole."""
    chosen, enabled = has(option, State.State_On), has(option, State.State_Enabled)
    colours = ink.colours
    ground = colours.selection if chosen else _touched(option, colours) or colours.surface
    place = word(widget, "place")
    _fill_segment(painter, option.rect, place, ground if enabled else colours.sunken)
    if place in {"first", "middle"}:
        edge = QRectF(option.rect.right(), option.rect.top(), 1, option.rect.height())
        fill(painter, edge, colours.strong_line)
    painter.setFont(fonts.font(TextRole.HEADING if chosen else TextRole.BODY))
    painter.setPen(colours.text if chosen and enabled else colours.text_2)
    painter.drawText(option.rect, _CENTRE, plain_text(option.text))


def _fill_segment(painter: QPainter, rect: QRect, place: str, colour: QColor) -> None:
    """Only the outer corners are round."""
    whole = snapped(painter, rect)
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    shape.addRoundedRect(whole, CORNER - 1, CORNER - 1)
    if place in {"middle", "last"}:
        shape.addRect(whole.adjusted(0, 0, -whole.width() / 2, 0))
    if place in {"middle", "first"}:
        shape.addRect(whole.adjusted(whole.width() / 2, 0, 0, 0))
    with smooth(painter):
        painter.fillPath(shape.simplified(), colour)
