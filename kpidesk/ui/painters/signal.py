"""The signal: whether the last figure is usual, beyond a limit, or one of a run. Words always stand beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import dot, smooth
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.painters.words import paint_words

GLYPH, GAP = 18, 8
_UPPER, _LOWER = 4.5, 13.5
"""Heights of the two limits in the glyph."""


@dataclass(frozen=True, slots=True)
class SignalMark:
    """``rule`` None is the usual range. ``side`` is where the figure lies; ``words`` are short, ``full`` in whole."""

    rule: Rule | None
    words: str
    side: Trend = Trend.NONE
    merit: Merit = Merit.NONE
    full: str = ""


def paint_glyph(painter: QPainter, rect: QRect | QRectF, mark: SignalMark, palette: Palette) -> None:
    """18 x 18 in the middle of ``rect``."""
    left, top = rect.x() + (rect.width() - GLYPH) / 2, rect.y() + (rect.height() - GLYPH) / 2
    pen = QPen(palette.chart.actual, 1, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.2, 1.1])  # five dashes and four gaps are 15.4
    painter.setPen(pen)
    with smooth(painter):
        for height in (_UPPER, _LOWER):
            painter.drawLine(QPointF(left + 1.3, top + height), QPointF(left + 16.7, top + height))
    for x, y, size in _dots(mark):
        dot(painter, QPointF(left + x, top + y), size, _dot_colour(mark, palette))


def _dots(mark: SignalMark) -> list[tuple[float, float, float]]:
    up = mark.side is Trend.UP
    if mark.rule is None:
        return [(9, 9, 4)]
    if mark.rule is Rule.OUTSIDE:
        return [(9, 2.5 if up else 15.5, 5)]
    height = 7.1 if up else 10.9
    return [(x, height, 3.8) for x in (3.5, 9, 14.5)]


def _dot_colour(mark: SignalMark, palette: Palette) -> QColor:
    if mark.rule is None or mark.merit is Merit.NONE:
        return palette.chart.actual
    return palette.good if mark.merit is Merit.GOOD else palette.bad


def paint_signal(painter: QPainter, rect: QRect, mark: SignalMark, palette: Palette) -> None:
    """Glyph, 8 px, words, from the left of ``rect``."""
    paint_glyph(painter, QRectF(rect.x(), rect.y(), GLYPH, rect.height()), mark, palette)
    colour = palette.text_2 if mark.rule is None else palette.text
    paint_words(painter, rect.adjusted(GLYPH + GAP, 0, 0, 0), mark.words, colour=colour, role=TextRole.SMALL)


def signal_width(mark: SignalMark) -> int:
    return GLYPH + GAP + round(fonts.width(mark.words, TextRole.SMALL) + 0.5)


def signal_words(mark: SignalMark) -> str:
    return mark.full or mark.words
