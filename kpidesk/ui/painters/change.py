"""A change: the arrow is the direction of the number, the colour says good or bad; never merged."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import smooth
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_words, tr

ARROW, GAP, STROKE = 12, 4, 1.6


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """``text`` is ready to read: "+8.38 (+31 %)", "unchanged", "–". ``faint`` is for what is not compared."""

    trend: Trend
    text: str
    merit: Merit = Merit.NONE
    faint: bool = False
    detail: str = ""  # for the tool tip, like "outside the usual range" or "few cases"


def paint_arrow(painter: QPainter, rect: QRect | QRectF, trend: Trend, colour: QColor) -> None:
    """12 x 12, stroke 1.6, in the middle of ``rect``; nothing for a number that goes nowhere."""
    if trend is Trend.NONE:
        return
    middle = QRectF(rect).center()
    towards = -1 if trend is Trend.UP else 1
    tip, tail = QPointF(middle.x(), middle.y() + 4.2 * towards), QPointF(middle.x(), middle.y() - 4.2 * towards)
    painter.setPen(QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    with smooth(painter):
        painter.drawLine(tail, tip)
        for side in (-3.6, 3.6):
            painter.drawLine(QPointF(tip.x() + side, tip.y() - 3.6 * towards), tip)


def paint_change(
    painter: QPainter,
    rect: QRect,
    mark: ChangeMark,
    palette: Palette,
    *,
    role: TextRole = TextRole.BODY,
    at: int = RIGHT,
) -> None:
    """Arrow, 4 px, text, at the right of ``rect`` (or at the left with ``at`` LEFT)."""
    if mark.trend is Trend.NONE:
        paint_words(painter, rect, mark.text, colour=text_colour(mark, palette), role=role, at=at)
        return
    width = fonts.width(mark.text, role)
    left = float(rect.x()) if at == LEFT else rect.x() + rect.width() - width - GAP - ARROW
    arrow_colour = palette.text_2 if mark.faint else palette.text
    paint_arrow(painter, QRectF(left, rect.y(), ARROW, rect.height()), mark.trend, arrow_colour)
    words = QRectF(left + ARROW + GAP, rect.y(), width + 1, rect.height())
    paint_words(painter, words, mark.text, colour=text_colour(mark, palette), role=role)


def text_colour(mark: ChangeMark, palette: Palette) -> QColor:
    if mark.merit is not Merit.NONE:
        return palette.good if mark.merit is Merit.GOOD else palette.bad
    return palette.text_2 if mark.faint or mark.trend is Trend.NONE else palette.text


def change_width(mark: ChangeMark, role: TextRole = TextRole.BODY) -> int:
    arrow = 0 if mark.trend is Trend.NONE else ARROW + GAP
    return arrow + round(fonts.width(mark.text, role) + 0.5)


def change_words(mark: ChangeMark) -> str:
    """ "up 8.38, 31 percent, worse, outside the usual range": said without signs and brackets."""
    if mark.trend is Trend.NONE:
        return ", ".join(part for part in (mark.text, mark.detail) if part)
    amount, _, share = mark.text.partition(" (")
    said = [f"{tr('up') if mark.trend is Trend.UP else tr('down')} {_unsigned(amount)}"]
    if share:
        said.append(_unsigned(share.rstrip(")")))
    if mark.merit is not Merit.NONE:
        said.append(tr("better") if mark.merit is Merit.GOOD else tr("worse"))
    if mark.detail:
        said.append(mark.detail)
    return ", ".join(said)


def _unsigned(text: str) -> str:
    words = text.strip().lstrip("+−-")
    for sign in ("\u202f%", "\u00a0%", " %", "%"):
        words = words.replace(sign, " " + tr("percent"))
    for points in ("\u202fpp", "\u00a0pp", " pp"):
        words = words.replace(points, " " + tr("points"))
    return words
