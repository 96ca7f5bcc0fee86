"""Thirteen months in a line: the usual range as a band, the centre, and the last month as a dot."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.ui.look.controls.shapes import dot, fill, hairline, line_across, smooth, snapped
from kpidesk.ui.look.palette import ChartColours
from kpidesk.ui.painters.words import tr

TILE, ROW = (136, 30), (76, 24)
"""Width and height on a tile and in a table."""
STROKE, USUAL_DOT, SIGNAL_DOT, INSET = 1.5, 5.0, 7.0, 4.0


class Ends(NamedTuple):
    """The usual range of one month."""

    lower: float
    centre: float | None
    upper: float


@dataclass(frozen=True, slots=True)
class Band:
    """A usual range that held for the months from ``first`` to ``last``, counted from the left.

    ``course`` has the ends of each of them where the range follows a trend or the season; else it is level.
    """

    first: int
    last: int
    lower: float
    centre: float | None
    upper: float
    course: tuple[Ends, ...] = ()

    @property
    def heights(self) -> Iterator[float]:
        """Both ends, of every month."""
        for ends in self.course or (self,):
            yield ends.lower
            yield ends.upper


@dataclass(frozen=True, slots=True)
class Sparkline:
    """``values`` in the order of months, None is a gap; the limits and centre are None without a usual range.

    ``signalled`` makes the last dot bigger; ``merit`` colours it. ``span`` and ``last`` are the words of the tool
    tip: "August 2025 to August 2026" and "35.00"; ``place`` is "above the usual range 8.74 to 28.73".
    ``earlier`` are usual ranges that held before, ``since`` the month from which on the present one does. ``marks``
    are months in which the figure began to mean something else. ``breaks`` says both in words. ``course`` has the
    range of every month from ``since`` on where it does not stay level.
    """

    values: tuple[float | None, ...]
    lower: float | None = None
    centre: float | None = None
    upper: float | None = None
    signalled: bool = False
    merit: Merit = Merit.NONE
    span: str = ""
    last: str = ""
    place: str = ""
    earlier: tuple[Band, ...] = ()
    since: int = 0
    marks: tuple[int, ...] = ()
    breaks: str = ""
    course: tuple[Ends, ...] = ()

    @property
    def bands(self) -> list[Band]:
        """Every usual range in the order of its months."""
        if self.lower is None or self.upper is None:
            return list(self.earlier)
        last = len(self.values) - 1
        return [*self.earlier, Band(self.since, last, self.lower, self.centre, self.upper, self.course)]


def paint_sparkline(painter: QPainter, rect: QRect, line: Sparkline, colours: ChartColours) -> None:
    points = _points(QRectF(rect), line)
    _paint_bands(painter, rect, line, colours)
    for mark in line.marks:
        left = _edge(rect, line, mark)
        painter.fillRect(snapped(painter, QRectF(left, rect.y(), hairline(painter), rect.height())), colours.actual)
    painter.setPen(
        QPen(colours.actual, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    with smooth(painter):
        for stretch in _stretches(points):
            _draw_stretch(painter, stretch, colours.actual)
    if points and points[-1] is not None:
        size = SIGNAL_DOT if line.signalled else USUAL_DOT
        dot(painter, points[-1], size, _dot_colour(line, colours))


def _paint_bands(painter: QPainter, rect: QRect, line: Sparkline, colours: ChartColours) -> None:
    """Each over its own months; the only one over the whole width."""
    scale = _Scale.of(line, rect)
    for band in line.bands:
        if band.course:
            _paint_course(painter, rect, line, band, colours)
            continue
        left, right = _edge(rect, line, band.first), _edge(rect, line, max(band.last + 1, 1))
        top, bottom = scale.y(band.upper), scale.y(band.lower)
        fill(painter, QRectF(left, top, right - left, bottom - top), colours.usual_range)
        if band.centre is not None:
            line_across(painter, left, right, scale.y(band.centre), colours.forecast)


def _paint_course(painter: QPainter, rect: QRect, line: Sparkline, band: Band, colours: ChartColours) -> None:
    """From month to month, level in the half month before the first and after the last one."""
    scale, step = _Scale.of(line, rect), _step(rect, line)
    xs = [rect.x() + INSET + (band.first + place) * step for place in range(len(band.course))]
    xs = [_edge(rect, line, band.first), *xs, _edge(rect, line, max(band.last + 1, 1))]
    every = [band.course[0], *band.course, band.course[-1]]
    upper = [QPointF(x, scale.y(ends.upper)) for x, ends in zip(xs, every, strict=True)]
    lower = [QPointF(x, scale.y(ends.lower)) for x, ends in zip(xs, every, strict=True)]
    centre = [QPointF(x, scale.y(e.centre)) for x, e in zip(xs, every, strict=True) if e.centre is not None]
    with smooth(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.usual_range)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setPen(QPen(colours.forecast, hairline(painter), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPolyline(centre)


def _edge(rect: QRect, line: Sparkline, place: int) -> float:
    """Half way before the month at this place; the ends of the rectangle for the first and after the last."""
    if place <= 0:
        return float(rect.x())
    if place >= len(line.values):
        return float(rect.x() + rect.width())
    return rect.x() + INSET + (place - 0.5) * _step(rect, line)


def _step(rect: QRect | QRectF, line: Sparkline) -> float:
    """From one month to the next."""
    return (rect.width() - 2 * INSET) / max(1, len(line.values) - 1)


def _draw_stretch(painter: QPainter, stretch: list[QPointF], colour: QColor) -> None:
    """A month between two gaps is a point of its own."""
    if len(stretch) > 1:
        painter.drawPolyline(stretch)
        return
    painter.save()
    dot(painter, stretch[0], 2 * STROKE, colour)
    painter.restore()


def _dot_colour(line: Sparkline, colours: ChartColours) -> QColor:
    if not line.signalled or line.merit is Merit.NONE:
        return colours.actual
    return colours.good if line.merit is Merit.GOOD else colours.bad


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    top: float
    bottom: float

    @classmethod
    def of(cls, line: Sparkline, rect: QRect) -> "_Scale":
        limits = [end for band in line.bands for end in band.heights]
        shown = [value for value in (*line.values, *limits) if value is not None] or [0.0]
        return cls(min(shown), max(shown), rect.y() + INSET, rect.y() + rect.height() - INSET)

    def y(self, value: float) -> float:
        """Halves before subtracting, so that the largest figures do not overflow."""
        span = self.high / 2 - self.low / 2
        share = 0.5 if span == 0 else (value / 2 - self.low / 2) / span
        return self.bottom - share * (self.bottom - self.top)


def _points(rect: QRectF, line: Sparkline) -> list[QPointF | None]:
    scale = _Scale.of(line, rect.toRect())
    step = _step(rect, line)
    return [
        None if value is None else QPointF(rect.x() + INSET + index * step, scale.y(value))
        for index, value in enumerate(line.values)
    ]


def _stretches(points: list[QPointF | None]) -> Iterator[list[QPointF]]:
    """Runs of neighbouring months that have a figure."""
    run: list[QPointF] = []
    for point in (*points, None):
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []


def sparkline_words(line: Sparkline) -> str:
    """ "13 months, August 2025 to August 2026, last 35.00, above the usual range 8.74 to 28.73".

    Months before the first one with a value are none of it.
    """
    first = next((place for place, value in enumerate(line.values) if value is not None), 0)
    months = len(line.values) - first
    count = tr("1 month") if months == 1 else tr("{count} months").format(count=months)
    last = tr("last {figure}").format(figure=line.last) if line.last else tr("last month has no value")
    return ", ".join(part for part in (count, line.span, last, line.place, line.breaks) if part)
