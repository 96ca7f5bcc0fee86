"""Scroll bars, splitters, progress, header cells, the status bar and rows of lists."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionProgressBar, QStyleOptionSlider, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.ink import Ink, State, has, word
from kpidesk.ui.look.controls.shapes import box, fill, line_across, line_down

SCROLL, THUMB, SHORTEST, PROGRESS = 10, 6, 28, 6
LIST_ROW, LIST_PADDING = 30, 8


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect | None:
    """Rectangle of a scroll bar's part; there are no arrow buttons. None for what the base style knows."""
    parts, whole = QStyle.SubControl, option.rect
    if part in {parts.SC_ScrollBarAddLine, parts.SC_ScrollBarSubLine}:
        return QRect()
    if part is parts.SC_ScrollBarGroove:
        return whole
    across = option.orientation is Qt.Orientation.Horizontal
    room = whole.width() if across else whole.height()
    steps = option.maximum - option.minimum
    length = room if steps <= 0 else max(min(SHORTEST, room), room * option.pageStep // (steps + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    spans = {
        parts.SC_ScrollBarSlider: (start, length),
        parts.SC_ScrollBarSubPage: (0, start),
        parts.SC_ScrollBarAddPage: (start + length, room - start - length),
    }
    if part not in spans:
        return None
    at, size = spans[part]
    if across:
        return QRect(whole.left() + at, whole.top(), size, whole.height())
    return QRect(whole.left(), whole.top() + at, whole.width(), size)


def draw_scroll_bar(option: QStyleOptionSlider, painter: QPainter, ink: Ink, widget: QWidget | None = None) -> None:
    """On the surface, or on the ground that the bar's ``tone`` names: the window's, or that of a popover."""
    grounds = {"window": ink.colours.window, "raised": ink.colours.raised}
    painter.fillRect(option.rect, grounds.get(word(widget, "tone"), ink.colours.surface))
    thumb = scroll_part(option, QStyle.SubControl.SC_ScrollBarSlider)
    if thumb is None or option.maximum <= option.minimum:
        return
    side = (SCROLL - THUMB) // 2
    inset = (2, side, -2, -side) if option.orientation is Qt.Orientation.Horizontal else (side, 2, -side, -2)
    held = has(option, State.State_MouseOver) or has(option, State.State_Sunken)
    colour = ink.colours.field_border if held else ink.colours.strong_line
    box(painter, thumb.adjusted(*inset), THUMB / 2, fill=colour)


def draw_splitter(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    """A line of 1 px in the middle of what the mouse can grab."""
    rect = option.rect
    if has(option, State.State_Horizontal):
        line_down(painter, rect.left() + rect.width() // 2, rect.top(), rect.bottom() + 1, ink.colours.strong_line)
    else:
        line_across(painter, rect.left(), rect.right() + 1, rect.top() + rect.height() // 2, ink.colours.strong_line)


def draw_progress(option: QStyleOptionProgressBar, painter: QPainter, ink: Ink) -> None:
    rect = option.rect
    bar = QRectF(rect.left(), rect.center().y() - PROGRESS / 2 + 1, rect.width(), PROGRESS)
    box(painter, bar, PROGRESS / 2, fill=ink.colours.line)
    span = option.maximum - option.minimum
    share = (option.progress - option.minimum) / span if span > 0 else 0.0
    if share > 0:
        bar.setWidth(max(float(PROGRESS), bar.width() * min(1.0, share)))
        box(painter, bar, PROGRESS / 2, fill=ink.colours.chart.actual)


def draw_header_cell(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    rect, colours = option.rect, ink.colours
    painter.fillRect(rect, colours.sunken)
    if has(option, State.State_Horizontal):
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), colours.strong_line)
    else:
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), colours.line)


def draw_status_bar(option: QStyleOption, painter: QPainter, ink: Ink) -> None:
    painter.fillRect(option.rect, ink.colours.surface)
    line_across(painter, option.rect.left(), option.rect.right() + 1, option.rect.top(), ink.colours.line)


def list_row_size(contents: QSize) -> QSize:
    """A row of a list that draws its rows as Qt does."""
    return QSize(contents.width() + LIST_PADDING, max(contents.height(), fonts.scaled(LIST_ROW)))


def draw_item_ground(option: QStyleOption, painter: QPainter, ink: Ink, corner: int) -> None:
    """The ground of a list's row or a table's cell: chosen, pointed at, or nothing."""
    if has(option, State.State_Selected):
        ground = ink.colours.selection
    elif has(option, State.State_MouseOver) and has(option, State.State_Enabled):
        ground = ink.colours.hover
    else:
        return
    if corner:
        box(painter, option.rect, corner, fill=ground)
    else:
        fill(painter, option.rect, ground)
