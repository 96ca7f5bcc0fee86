"""Paints one tile: a card with name and status, value and line, signal, bullet, changes."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from kpidesk.analysis.numbers.merit import Trend
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.overview.tile import Tile, TileChange
from kpidesk.ui.painters.bullet import LABELS, TICK, paint_bullet
from kpidesk.ui.painters.bullet import SIZE as BULLET
from kpidesk.ui.painters.change import change_width, paint_arrow, paint_change
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.grid import RING, paint_ring
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.sparkline import TILE as SPARKLINE
from kpidesk.ui.painters.sparkline import paint_sparkline
from kpidesk.ui.painters.status import paint_status, status_width
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

WIDTH, HEIGHT = 330, 156
SIDE, CORNER = 16, 8
_NAME, _VALUE, _LINE, _BENEATH, _BULLET, _CHANGES = 11, 32, 33, 63, 87, 126
"""Tops of the rows, from the top of the card."""
_GAP, _UNIT_GAP, _ARROW, _ARROW_GAP = 8, 4, 12, 3
_VALUE_ROLES = (TextRole.TILE_VALUE, TextRole.SCREEN_TITLE, TextRole.HEADING)
_REASON_LINES = 3


def paint_tile(painter: QPainter, card: QRect, tile: Tile, palette: Palette) -> None:
    box(painter, card, CORNER, fill=palette.surface, border=palette.line)
    inner = card.adjusted(SIDE, 0, -SIDE, 0)
    _paint_head(painter, inner, tile, palette)
    if tile.value:
        _paint_value(painter, inner, tile, palette)
    else:
        _paint_reason(painter, inner, tile, palette)
    beneath = _row(inner, _BENEATH)
    colour = palette.text if tile.is_signal else palette.text_2
    paint_words(painter, beneath, tile.beneath, colour=colour, role=TextRole.SMALL, at=RIGHT)
    _paint_bullet(painter, inner, tile, palette)
    _paint_changes(painter, _row(inner, _CHANGES), tile.changes, palette)


def _row(inner: QRect, top: int, height: int = 16) -> QRect:
    return QRect(inner.x(), inner.y() + fonts.scaled(top), inner.width(), fonts.scaled(height))


# -- name and status --------------------------------------------------------------------------------------------


def _paint_head(painter: QPainter, inner: QRect, tile: Tile, palette: Palette) -> None:
    row = _row(inner, _NAME)
    status = tile.line.status
    width = status_width(status)
    paint_status(painter, QRect(row.right() + 1 - width, row.y(), width, row.height()), status, palette)
    arrow = _ARROW + _ARROW_GAP if tile.line.lower_is_better else 0
    lines = name_lines(tile, row.width() - width - _GAP - arrow)
    top = row.translated(0, -(row.height() // 2 - 2) if len(lines) > 1 else 0)
    paint_lines(painter, top, lines, TextRole.HEADING, palette.text)
    if arrow:
        behind = top.x() + round(fonts.width(lines[-1], TextRole.HEADING)) + _ARROW_GAP
        height = fonts.line_height(TextRole.HEADING)
        below = top.y() + (len(lines) - 1) * height
        paint_arrow(painter, QRect(behind, below, _ARROW, height), Trend.DOWN, palette.text)


def name_lines(tile: Tile, width: float) -> list[str]:
    """The whole name in one line, else the short one, in two lines if it must be."""
    if fonts.width(tile.name, TextRole.HEADING) <= width:
        return [tile.name]
    return lines_of(tile.short_name, TextRole.HEADING, width)


# -- value and line ---------------------------------------------------------------------------------------------


def _paint_value(painter: QPainter, inner: QRect, tile: Tile, palette: Palette) -> None:
    """In the largest type that leaves room for the line; a figure too long for that takes the line's room."""
    row, line = _row(inner, _VALUE, 32), _line_room(inner)
    unit = fonts.width(tile.unit, TextRole.BODY) + _UNIT_GAP if tile.unit else 0
    role, has_line = value_role(tile, line.x() - inner.x() - _GAP)
    width = fonts.width(tile.value, role)
    paint_words(painter, row, tile.value, colour=palette.text, role=role)
    if tile.unit:
        drop = fonts.metrics(role).ascent() - fonts.metrics(TextRole.BODY).ascent()
        shift = (fonts.metrics(role).height() - fonts.metrics(TextRole.BODY).height()) / 2
        place = QRectF(row.x() + width + _UNIT_GAP, row.y() + drop - shift, unit, row.height())
        paint_words(painter, place, tile.unit, colour=palette.text_2)
    if not has_line:
        return
    if tile.no_line:
        paint_words(painter, line, tile.no_line, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)
    else:
        paint_sparkline(painter, line, tile.line.trend, palette.chart)


def value_role(tile: Tile, room: float) -> tuple[TextRole, bool]:
    """The type of the value, and whether the line keeps its place."""
    unit = fonts.width(tile.unit, TextRole.BODY) + _UNIT_GAP if tile.unit else 0
    for role in _VALUE_ROLES:
        if fonts.width(tile.value, role) + unit <= room:
            return role, True
    return _VALUE_ROLES[-1], False


def _line_room(inner: QRect) -> QRect:
    width, height = fonts.scaled(SPARKLINE[0]), fonts.scaled(SPARKLINE[1])
    return QRect(inner.right() + 1 - width, inner.y() + fonts.scaled(_LINE), width, height)


def _paint_reason(painter: QPainter, inner: QRect, tile: Tile, palette: Palette) -> None:
    """A ring and why there is no value; the line beside it shows the months before."""
    line, row = _line_room(inner), _row(inner, _VALUE + 6)
    paint_ring(painter, QRect(inner.x(), row.y(), RING, row.height()), palette.text_2)
    left = inner.x() + RING + 6
    lines = broken(tile.reason, line.x() - _GAP - left, TextRole.SMALL)[:_REASON_LINES]
    paint_lines(painter, QRect(left, row.y(), line.x() - left, row.height()), lines, TextRole.SMALL, palette.text_2)
    if not tile.no_line:
        paint_sparkline(painter, line, tile.line.trend, palette.chart)


# -- bullet and changes -----------------------------------------------------------------------------------------


def _paint_bullet(painter: QPainter, inner: QRect, tile: Tile, palette: Palette) -> None:
    place = _row(inner, _BULLET, BULLET[1] + TICK + LABELS)
    if tile.bullet is not None:
        paint_bullet(painter, place, tile.bullet, palette.chart)
    else:
        words = _row(inner, _BULLET + 6)
        paint_words(painter, words, tile.no_bullet, colour=palette.text_2, role=TextRole.SMALL, at=LEFT)


def _paint_changes(painter: QPainter, row: QRect, changes: tuple[TileChange, ...], palette: Palette) -> None:
    """Side by side; the shares go where both would not fit, and are in the tool tip."""
    for left, change, is_brief in change_places(row, changes):
        label = QRectF(left, row.y(), row.width(), row.height())
        paint_words(painter, label, change.label, colour=palette.text_2, role=TextRole.SMALL)
        indent = _label_width(change)
        mark = change.brief if is_brief else change.mark
        room = QRect(round(left + indent), row.y(), row.width(), row.height())
        paint_change(painter, room, mark, palette, role=TextRole.SMALL, at=LEFT)


def change_places(row: QRect, changes: tuple[TileChange, ...]) -> list[tuple[float, TileChange, bool]]:
    """Where each change begins, and whether it is without its share: the second half way, or as far right as it can."""
    for brief in (False, True):
        widths = [_label_width(one) + change_width(one.brief if brief else one.mark, TextRole.SMALL) for one in changes]
        if sum(widths) + _GAP * (len(widths) - 1) <= row.width() or brief:
            break
    second = max(row.x(), min(row.x() + row.width() / 2, row.x() + row.width() - widths[-1]))
    starts = [float(row.x()), max(second, row.x() + widths[0] + _GAP)]
    return [(start, change, brief) for start, change in zip(starts, changes, strict=False)]


def _label_width(change: TileChange) -> float:
    return fonts.width(change.label, TextRole.SMALL) + _UNIT_GAP if change.label else 0
