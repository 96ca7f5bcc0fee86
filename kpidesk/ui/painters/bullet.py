"""A figure against its goal on one scale: three bands, a bar, the goal across it, last year thin."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from kpidesk.ui import fonts
from kpidesk.ui.controls.shapes import fill
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.painters.words import CENTRE, LEFT, RIGHT, paint_words, tr
from kpidesk.ui.palette import ChartColours

SIZE = (298, 12)
TICK, LABELS = 4, 16
BAR, GOAL_WIDTH, HALO, LAST_YEAR_WIDTH = 4, 3, 1, 1.5
LABEL_GAP = 8


@dataclass(frozen=True, slots=True)
class Bullet:
    """``end`` is the end of the scale, a multiple of the tick (`scale_end`); texts are ready to read."""

    value: float | None
    goal: float
    tolerance: float
    end: float
    last_year: float | None = None
    lower_is_better: bool = False
    value_text: str = ""
    goal_text: str = ""  # "goal 6,856"
    end_text: str = ""
    last_year_text: str = ""
    status_word: str = ""


def tick_step(largest: float) -> float:
    """A round step that puts four to six ticks, 0 included, on a scale reaching ``largest``."""
    if largest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest / 4))
    for factor in (1, 2, 2.5, 5, 10):
        if largest / (factor * power) <= 5:
            return factor * power
    raise AssertionError("one of the factors always fits")


def scale_end(*figures: float | None) -> float:
    """End of a scale from 0 that holds all ``figures`` (value, goal, last year), on a tick."""
    largest = max((figure for figure in figures if figure is not None), default=0.0)
    step = tick_step(largest)
    return max(1, math.ceil(largest / step - 1e-9)) * step


def paint_bullet(painter: QPainter, rect: QRect, bullet: Bullet, colours: ChartColours) -> None:
    """The bands fill the upper 12 px of ``rect``; ticks and labels stand below when there is room for them."""
    bands = QRectF(rect.x(), rect.y(), rect.width(), SIZE[1])
    _paint_bands(painter, bands, bullet, colours)
    middle = bands.center().y()
    if bullet.value is not None:
        bar = QRectF(bands.x(), middle - BAR / 2, _x(bands, bullet, bullet.value) - bands.x(), BAR)
        fill(painter, bar, colours.text)
    if bullet.last_year is not None:
        at = _x(bands, bullet, bullet.last_year)
        fill(painter, QRectF(at - LAST_YEAR_WIDTH / 2, bands.y() + 2, LAST_YEAR_WIDTH, 8), colours.text_2)
    at = min(_x(bands, bullet, bullet.goal) - GOAL_WIDTH / 2, bands.x() + bands.width() - GOAL_WIDTH)
    goal = QRectF(max(bands.x(), at), bands.y() + 1, GOAL_WIDTH, SIZE[1] - 2)
    fill(painter, goal.adjusted(-HALO, 0, HALO, 0), colours.surface)
    fill(painter, goal, colours.text)
    if rect.height() >= SIZE[1] + TICK + LABELS:
        _paint_ticks(painter, bands, bullet, colours)
        _paint_labels(painter, bands, bullet, colours)


def _x(bands: QRectF, bullet: Bullet, value: float) -> float:
    share = min(1.0, max(0.0, value / bullet.end)) if bullet.end > 0 else 0.0
    return bands.x() + share * bands.width()


def band_edges(bullet: Bullet) -> tuple[float, float]:
    """The two figures at which the bands meet, lower first: goal less tolerance and goal, or goal and goal plus."""
    if bullet.lower_is_better:
        return bullet.goal, bullet.goal + bullet.tolerance
    return bullet.goal - bullet.tolerance, bullet.goal


def _paint_bands(painter: QPainter, bands: QRectF, bullet: Bullet, colours: ChartColours) -> None:
    shades: list[QColor] = [colours.bullet_off, colours.bullet_watch, colours.bullet_on_track]
    if bullet.lower_is_better:
        shades.reverse()
    first, second = (_x(bands, bullet, edge) for edge in band_edges(bullet))
    cuts = (bands.x(), first, second, bands.x() + bands.width())
    for left, right, shade in zip(cuts, cuts[1:], shades, strict=False):
        fill(painter, QRectF(left, bands.y(), right - left, bands.height()), shade)


def _paint_ticks(painter: QPainter, bands: QRectF, bullet: Bullet, colours: ChartColours) -> None:
    step = tick_step(bullet.end)
    for index in range(round(bullet.end / step) + 1):
        at = _x(bands, bullet, index * step)
        left = min(at, bands.x() + bands.width() - 1)
        fill(painter, QRectF(left, bands.y() + bands.height(), 1, TICK), colours.actual)


def _paint_labels(painter: QPainter, bands: QRectF, bullet: Bullet, colours: ChartColours) -> None:
    """The goal's label stays within the scale; 0 and the end give way when they would touch it."""
    row = QRectF(bands.x(), bands.y() + bands.height() + TICK - 1, bands.width(), LABELS)
    goal = goal_label(row, bullet, _x(bands, bullet, bullet.goal))
    small = TextRole.SMALL
    paint_words(painter, goal, bullet.goal_text, colour=colours.text, role=small, at=CENTRE)
    if row.x() + fonts.width("0", small) + LABEL_GAP <= goal.x():
        paint_words(painter, row, "0", colour=colours.text_2, role=small, at=LEFT)
    if goal.x() + goal.width() + LABEL_GAP <= row.x() + row.width() - fonts.width(bullet.end_text, small):
        paint_words(painter, row, bullet.end_text, colour=colours.text_2, role=small, at=RIGHT)


def goal_label(row: QRectF, bullet: Bullet, centre: float) -> QRectF:
    """Rectangle of the goal's label: under its line, moved inside the row."""
    width = fonts.width(bullet.goal_text, TextRole.SMALL) + 1
    left = max(row.x(), min(centre - width / 2, row.x() + row.width() - width))
    return QRectF(left, row.y(), width, row.height())


def bullet_words(bullet: Bullet) -> str:
    """ "35.00 against goal 22.00, at most, off; last year 22.14"."""
    limit = tr("at most") if bullet.lower_is_better else tr("at least")
    figure = bullet.value_text if bullet.value is not None else tr("no value")
    said = tr("{figure} against {goal}, {limit}").format(figure=figure, goal=bullet.goal_text, limit=limit)
    if bullet.status_word:
        said += f", {bullet.status_word}"
    if bullet.last_year_text:
        said += "; " + tr("last year {figure}").format(figure=bullet.last_year_text)
    return said
