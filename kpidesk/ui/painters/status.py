"""The status of a figure: a shape of 12 px, and its word."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kpidesk.analysis.goals.verdict import Status
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, smooth
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.painters.words import paint_words, tr

SHAPE, GAP = 12, 6


@dataclass(frozen=True, slots=True)
class StatusMark:
    """``word`` stands beside the shape: the status, "no goal" or a reason. ``hollow``: the month is not finished."""

    status: Status
    word: str = ""
    hollow: bool = False
    detail: str = ""  # for the tool tip, like "so far, 17 of 31 days"


def paint_shape(
    painter: QPainter, rect: QRect | QRectF, status: Status, palette: Palette, hollow: bool = False
) -> None:
    """Disc, triangle, square or ring as large as the shorter side of ``rect``, in its middle."""
    side = min(rect.width(), rect.height())
    left, top = rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2
    place = QRectF(left, top, side, side)
    if status is Status.OFF:
        _square(painter, place, palette.bad, hollow)
    elif status is Status.WATCH:
        _triangle(painter, place, palette, hollow)
    else:
        _disc(painter, place, palette, status is Status.ON_TRACK, hollow)


def _square(painter: QPainter, place: QRectF, colour: QColor, hollow: bool) -> None:
    inner = place.adjusted(1, 1, -1, -1)
    if hollow:
        box(painter, inner, 0, border=colour, width=1.6)
    else:
        box(painter, inner, 0, fill=colour)


def _triangle(painter: QPainter, place: QRectF, palette: Palette, hollow: bool) -> None:
    edge = place.adjusted(0.8, 1.2, -0.8, -1.2)
    corners = [QPointF(edge.center().x(), edge.top()), edge.bottomRight(), edge.bottomLeft()]
    line = palette.chart.watch if hollow and palette.dark else palette.chart.watch_outline
    painter.setPen(QPen(line, 1.6 if hollow else 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, _ROUND))
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else palette.chart.watch)
    with smooth(painter):
        painter.drawPolygon(QPolygonF(corners))


_ROUND = Qt.PenJoinStyle.RoundJoin


def _disc(painter: QPainter, place: QRectF, palette: Palette, on_track: bool, hollow: bool) -> None:
    filled = on_track and not hollow
    width = 0.0 if filled else 1.6 if on_track else 1.4
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(palette.good if on_track else palette.text_2, width))
    painter.setBrush(palette.good if filled else Qt.BrushStyle.NoBrush)
    inset = 1 + width / 2
    with smooth(painter):
        painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))


def paint_status(painter: QPainter, rect: QRect, mark: StatusMark, palette: Palette) -> None:
    """Shape, 6 px, word, from the left of ``rect``."""
    shape = QRectF(rect.x(), rect.y() + (rect.height() - SHAPE) / 2, SHAPE, SHAPE)
    paint_shape(painter, shape, mark.status, palette, mark.hollow)
    words = rect.adjusted(SHAPE + GAP, 0, 0, 0)
    role = TextRole.SMALL if mark.status is Status.NONE else TextRole.HEADER_CELL
    paint_words(painter, words, mark.word, colour=word_colour(mark.status, palette), role=role)


def word_colour(status: Status, palette: Palette) -> QColor:
    """Watch is a word in text colour: its yellow is too light to read."""
    return {Status.ON_TRACK: palette.good, Status.OFF: palette.bad, Status.WATCH: palette.text}.get(
        status, palette.text_2
    )


def status_width(mark: StatusMark) -> int:
    role = TextRole.SMALL if mark.status is Status.NONE else TextRole.HEADER_CELL
    return SHAPE + GAP + round(fonts.width(mark.word, role) + 0.5)


def status_words(mark: StatusMark) -> str:
    """ "off", "no goal", "on track, so far, 17 of 31 days"."""
    word = mark.word or (tr("no status") if mark.status is Status.NONE else str(mark.status))
    return f"{word}, {mark.detail}" if mark.detail else word
