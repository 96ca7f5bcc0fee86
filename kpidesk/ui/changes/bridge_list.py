"""The bridge of a change, painted: start grey, steps good or bad by their effect, end dark, joined by thin lines."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.ui.changes.row_list import RowDelegate, RowList
from kpidesk.ui.changes.why_words import BridgeRow
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import hairline, snapped
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words

ROW, LOW_ROW, BAR, GAP, SIDE = 28, 24, 16, 6, 4
_NAMES = 0.42
"""The most of the width that names may take; a longer one is written in two lines."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a figure stands across the widget: ``low`` at ``left``, ``high`` at ``right``; 0 is always between."""

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        span = self.high - self.low
        return self.left + (self.right - self.left) * ((value - self.low) / span if span else 0.0)


def scale_of(rows: list[BridgeRow], width: int) -> Scale:
    """Bars begin at 0, so that their lengths compare; room for names at the left and for figures on both sides."""
    ends = [0.0, *(row.start for row in rows), *(row.end for row in rows)]
    text = max((_text_width(row) for row in rows), default=0.0) + GAP
    low, high = min(ends), max(ends)
    left = names_width(rows, width) + GAP + (text if low < 0 else 0)
    return Scale(low, high, left, max(left + 1, width - SIDE - text))


def names_width(rows: list[BridgeRow], width: int) -> float:
    widest = max((fonts.width(row.name, TextRole.BODY) for row in rows), default=0.0)
    return min(widest, width * _NAMES) + SIDE


def _text_width(row: BridgeRow) -> float:
    return fonts.width(row.text, TextRole.HEADING)


class BridgeDelegate(RowDelegate):
    """Paints rows of the list that it belongs to."""

    def __init__(self, theme: Theme, view: "BridgeList") -> None:
        super().__init__(theme, view)
        self._view = view

    def height(self, row: int, width: int) -> int:
        rows = self._view.rows
        lines = lines_of(rows[row].name, TextRole.BODY, names_width(rows, width))
        height = LOW_ROW if self._view.is_low else ROW
        return fonts.scaled(height) + (len(lines) - 1) * fonts.scaled(6 if height == ROW else 8)

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        rows, palette = self._view.rows, self._theme.palette
        scale = scale_of(rows, rect.width())
        self._paint_name(painter, rect, rows[row].name, names_width(rows, rect.width()), palette)
        self._paint_axis(painter, rect, scale, palette)
        self._paint_joints(painter, rect, row, scale, palette)
        bar = self._bar(rect, rows[row], scale)
        painter.fillRect(snapped(painter, bar), _colour(rows[row], palette))
        self._paint_text(painter, rect, rows[row], bar, scale)

    def _paint_name(self, painter: QPainter, rect: QRect, name: str, width: float, palette: Palette) -> None:
        lines = lines_of(name, TextRole.BODY, width)
        pitch = fonts.line_height(TextRole.BODY)
        top = rect.center().y() + 1 - len(lines) * pitch // 2
        for line in lines:
            paint_words(
                painter, QRect(rect.left() + SIDE, top, round(width), pitch), line, colour=palette.text, at=LEFT
            )
            top += pitch

    def _paint_axis(self, painter: QPainter, rect: QRect, scale: Scale, palette: Palette) -> None:
        line = QRectF(rect.left() + scale.x(0.0), rect.top(), hairline(painter), rect.height())
        painter.fillRect(snapped(painter, line), palette.field_border)

    def _paint_joints(self, painter: QPainter, rect: QRect, row: int, scale: Scale, palette: Palette) -> None:
        """From the bar above and to the bar below, where one ends and the next begins."""
        rows, width = self._view.rows, hairline(painter)
        middle, half = rect.center().y() + 1, fonts.scaled(BAR) / 2
        if row > 0:
            x = rect.left() + scale.x(rows[row - 1].end)
            line = QRectF(x - width, rect.top(), width, middle - half - rect.top())
            painter.fillRect(snapped(painter, line), palette.chart.actual)
        if row < len(rows) - 1:
            x = rect.left() + scale.x(rows[row].end)
            line = QRectF(x - width, middle + half, width, rect.bottom() + 1 - middle - half)
            painter.fillRect(snapped(painter, line), palette.chart.actual)

    def _bar(self, rect: QRect, row: BridgeRow, scale: Scale) -> QRectF:
        """Never thinner than a pixel: what moved is seen."""
        one, other = sorted((scale.x(row.start), scale.x(row.end)))
        height = fonts.scaled(BAR)
        return QRectF(rect.left() + one, rect.center().y() + 1 - height / 2, max(1.0, other - one), height)

    def _paint_text(self, painter: QPainter, rect: QRect, row: BridgeRow, bar: QRectF, scale: Scale) -> None:
        """On the side to which the bar grows; to its right where there is no room at its left."""
        width = _text_width(row)
        colour = (
            self._theme.palette.text if row.is_total or row.merit is Merit.NONE else _colour(row, self._theme.palette)
        )
        low = rect.left() + (scale.left if scale.low >= 0 else names_width(self._view.rows, rect.width()))
        is_left = row.end < row.start and bar.left() - GAP - width >= low
        if row.is_total and row.end < 0:
            is_left = True
        place = QRectF(bar.right() + GAP, rect.top(), width + GAP, rect.height())
        if is_left:
            place = QRectF(bar.left() - GAP - width, rect.top(), width, rect.height())
        paint_words(painter, place, row.text, colour=colour, role=TextRole.HEADING, at=RIGHT if is_left else LEFT)


def _colour(row: BridgeRow, palette: Palette) -> QColor:
    if row.is_total:
        return palette.chart.actual if row.is_last else palette.chart.last_year
    return {Merit.GOOD: palette.good, Merit.BAD: palette.bad, Merit.NONE: palette.field_border}[row.merit]


class BridgeList(RowList):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Steps of the change"), parent)
        self.is_low = False
        self.setItemDelegate(BridgeDelegate(theme, self))

    def be_low(self, is_low: bool) -> None:
        """Lower rows, where the panel is low."""
        self.is_low = is_low
        self.show_rows(self.rows)

    @property
    def rows(self) -> list[BridgeRow]:
        return [row for row in self.rows_model.rows if isinstance(row, BridgeRow)]
