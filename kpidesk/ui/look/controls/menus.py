"""The menu bar, menus and tool tips."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter
from PySide6.QtWidgets import QStyleOption, QStyleOptionMenuItem, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.buttons import plain_text
from kpidesk.ui.look.controls.ink import Ink, State, has
from kpidesk.ui.look.controls.shapes import box, line_across
from kpidesk.ui.look.fonts import TextRole

BAR_HEIGHT, BAR_PADDING, ROW_HEIGHT, SIDE, ICON, GAP = 28, 8, 28, 12, 16, 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


def can_be_round() -> bool:
    """Whether windows may have see-through corners: plain X11 without a compositor would show them black."""
    return QGuiApplication.platformName() in {"wayland", "windows", "cocoa"}


def _corner() -> int:
    return 8 if can_be_round() else 0


def bar_item_size(option: QStyleOptionMenuItem) -> QSize:
    words = round(fonts.width(plain_text(option.text), TextRole.BODY) + 0.5)
    return QSize(words + 2 * fonts.scaled(BAR_PADDING), fonts.scaled(BAR_HEIGHT))


def draw_bar_item(option: QStyleOptionMenuItem, painter: QPainter, ink: Ink) -> None:
    painter.fillRect(option.rect, ink.colours.window)
    if has(option, State.State_Selected) and has(option, State.State_Enabled):
        ground = ink.colours.selection if has(option, State.State_Sunken) else ink.colours.hover
        box(painter, option.rect.adjusted(0, 3, 0, -3), 4, fill=ground)
    painter.setFont(fonts.font(TextRole.BODY))
    painter.setPen(ink.colours.text if has(option, State.State_Enabled) else ink.colours.text_2)
    painter.drawText(option.rect, _CENTRE, plain_text(option.text))


def draw_menu_ground(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    if not _corner():
        painter.fillRect(option.rect, ink.colours.raised)
    box(painter, option.rect, _corner(), fill=ink.colours.raised, border=ink.colours.strong_line)


def draw_tip_ground(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    box(painter, option.rect, 0, fill=ink.colours.raised, border=ink.colours.strong_line)


def _indent(option: QStyleOptionMenuItem) -> int:
    marked = option.maxIconWidth > 0 or option.menuHasCheckableItems
    return SIDE + (ICON + GAP if marked else 0)


def menu_item_size(option: QStyleOptionMenuItem, contents: QSize) -> QSize:
    """Room for one row; Qt adds the widest shortcut."""
    if option.menuItemType is QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(contents.width(), 9)
    shortcut = 24 if "\t" in option.text else 0
    arrow = ICON if option.menuItemType is QStyleOptionMenuItem.MenuItemType.SubMenu else 0
    words = round(fonts.width(plain_text(option.text.partition("\t")[0]), TextRole.BODY) + 0.5)
    width = _indent(option) + max(words, contents.width()) + shortcut + arrow + SIDE
    return QSize(width, max(fonts.scaled(ROW_HEIGHT), contents.height() if not option.text else 0))


def draw_menu_item(option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None, ink: Ink) -> None:
    rect, kinds = option.rect, QStyleOptionMenuItem.MenuItemType
    if option.menuItemType is kinds.Separator:
        line_across(painter, rect.left() + SIDE, rect.right() - SIDE, rect.center().y(), ink.colours.line)
        return
    enabled = has(option, State.State_Enabled)
    if has(option, State.State_Selected) and enabled:
        box(painter, rect.adjusted(4, 0, -4, 0), 6, fill=ink.colours.selection)
    _draw_mark(option, painter, ink)
    words, _, keys = option.text.partition("\t")
    place = rect.adjusted(_indent(option), 0, -SIDE, 0)
    painter.setFont(widget.font() if widget is not None else fonts.font(TextRole.BODY))
    painter.setPen(ink.colours.text if enabled else ink.colours.text_2)
    painter.drawText(place, _LEFT, plain_text(words))
    painter.setPen(ink.colours.text_2)
    if keys:
        painter.drawText(place, _RIGHT, keys)
    if option.menuItemType is kinds.SubMenu:
        arrow = QRect(rect.right() - SIDE - 14, rect.top(), 14, rect.height())
        ink.icons.paint(painter, arrow, "chevron-right", ink.colours.text_2, 14)


def _draw_mark(option: QStyleOptionMenuItem, painter: QPainter, ink: Ink) -> None:
    place = QRect(option.rect.left() + SIDE, option.rect.top(), ICON, option.rect.height())
    if option.checked:
        ink.icons.paint(painter, place, "check", ink.colours.text, ICON)
    elif not option.icon.isNull():
        square = QRect(place.left(), place.center().y() - ICON // 2 + 1, ICON, ICON)
        mode = QIcon.Mode.Normal if has(option, State.State_Enabled) else QIcon.Mode.Disabled
        option.icon.paint(painter, square, mode=mode)
