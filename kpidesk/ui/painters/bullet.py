"""A figure against its goal on one scale: three bands, a bar, the goal across it, last year thin."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import fill
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import ChartColours
from kpidesk.ui.painters.words import CENTRE, LEFT, RIGHT, paint_words, tr

SIZE = (298, 12)
TICK, LABELS = 4, 16
BAR, GOAL_WIDTH, HALO, LAST_YEAR_WIDTH = 4, 3, 1, 1.5
LABEL_GAP = 8
_TINIEST, _LARGEST = 1e-300, 1e307
"""What is smaller or larger has no ticks that a float could tell apart."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """``start`` and ``end`` are the ends of the scale, multiples of the tick (`scale_ends`); texts are ready to read.

    A goal with an ``upper`` end is a band: on track between the two, on watch as far outside as the tolerance.
    """

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
    start: float = 0.0  # below 0 when a figure is
    start_text: str = ""
    upper: float | None = None
    aim: str = ""  # "6,856", "55 to 60 %": what has to be reached
    span: str = ""  # "January to August 2026": the goal is the path of these months, and ``value`` their sum


def tick_step(largest: float) -> float:
    """A round step that puts four to six ticks, 0 included, on a scale reaching ``largest``."""
    if largest <= _TINIEST:
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


def scale_ends(*figures: float | None) -> tuple[float, float]:
    """Both ends of a scale with 0 in it that holds all ``figures``, on ticks."""
    there = [min(max(figure, -_LARGEST), _LARGEST) for figure in figures if figure is not None]
    low, high = min([0.0, *there]), max([0.0, *there])
    if low == 0:
        return 0.0, scale_end(high)
    step = tick_step(high - low)
    return -max(1, math.ceil(-low / step - 1e-9)) * step, math.ceil(high / step - 1e-9) * step


def paint_bullet(painter: QPainter, rect: QRect, bullet: Bullet, colours: ChartColours) -> None:
    """The bands fill the upper 12 px of ``rect``; ticks and labels stand below when there is room for them."""
    bands = QRectF(rect.x(), rect.y(), rect.width(), SIZE[1])
    _paint_bands(painter, bands, bullet, colours)
    middle = bands.center().y()
    if bullet.value is not None:
        ends = sorted((_x(bands, bullet, 0.0), _x(bands, bullet, bullet.value)))
        fill(painter, QRectF(ends[0], middle - BAR / 2, ends[1] - ends[0], BAR), colours.text)
    if bullet.last_year is not None:
        at = _x(bands, bullet, bullet.last_year)
        fill(painter, QRectF(at - LAST_YEAR_WIDTH / 2, bands.y() + 2, LAST_YEAR_WIDTH, 8), colours.text_2)
    for goal in (bullet.goal, bullet.upper):
        if goal is not None:
            _paint_goal(painter, bands, _x(bands, bullet, goal), colours)
    if rect.height() >= SIZE[1] + TICK + LABELS:
        _paint_ticks(painter, bands, bullet, colours)
        _paint_labels(painter, bands, bullet, colours)


def _paint_goal(painter: QPainter, bands: QRectF, middle: float, colours: ChartColours) -> None:
    at = max(bands.x(), min(middle - GOAL_WIDTH / 2, bands.x() + bands.width() - GOAL_WIDTH))
    goal = QRectF(at, bands.y() + 1, GOAL_WIDTH, SIZE[1] - 2)
    fill(painter, goal.adjusted(-HALO, 0, HALO, 0), colours.surface)
    fill(painter, goal, colours.text)


def _x(bands: QRectF, bullet: Bullet, value: float) -> float:
    span = bullet.end - bullet.start
    share = min(1.0, max(0.0, (value - bullet.start) / span)) if span > 0 else 0.0
    return bands.x() + share * bands.width()


def band_edges(bullet: Bullet) -> tuple[float, ...]:
    """The figures at which the bands meet, lowest first: goal less tolerance and goal, or goal and goal plus.

    Of a goal with two ends all four.
    """
    below = bullet.goal - bullet.tolerance
    if bullet.upper is not None:
        return below, bullet.goal, bullet.upper, bullet.upper + bullet.tolerance
    return (bullet.goal, bullet.goal + bullet.tolerance) if bullet.lower_is_better else (below, bullet.goal)


def _paint_bands(painter: QPainter, bands: QRectF, bullet: Bullet, colours: ChartColours) -> None:
    shades: list[QColor] = [colours.bullet_off, colours.bullet_watch, colours.bullet_on_track]
    if bullet.upper is not None:
        shades += [colours.bullet_watch, colours.bullet_off]
    elif bullet.lower_is_better:
        shades.reverse()
    edges = (_x(bands, bullet, edge) for edge in band_edges(bullet))
    cuts = (bands.x(), *edges, bands.x() + bands.width())
    for left, right, shade in zip(cuts, cuts[1:], shades, strict=False):
        fill(painter, QRectF(left, bands.y(), right - left, bands.height()), shade)


def _paint_ticks(painter: QPainter, bands: QRectF, bullet: Bullet, colours: ChartColours) -> None:
    step = tick_step(bullet.end - bullet.start)
    for index in range(round((bullet.end - bullet.start) / step) + 1):
        at = _x(bands, bullet, bullet.start + index * step)
        left = min(at, bands.x() + bands.width() - 1)
        fill(painter, QRectF(left, bands.y() + bands.height(), 1, TICK), colours.actual)


def _paint_labels(painter: QPainter, bands: QRectF, bullet: Bullet, colours: ChartColours) -> None:
    """The goal's label stays within the scale; 0 and the end give way when they would touch it."""
    row = QRectF(bands.x(), bands.y() + bands.height() + TICK - 1, bands.width(), fonts.scaled(LABELS))
    middle = (bullet.goal + (bullet.goal if bullet.upper is None else bullet.upper)) / 2
    goal = goal_label(row, bullet, _x(bands, bullet, middle))
    small = TextRole.SMALL
    paint_words(painter, goal, bullet.goal_text, colour=colours.text, role=small, at=CENTRE)
    start = bullet.start_text if bullet.start else "0"
    if row.x() + fonts.width(start, small) + LABEL_GAP <= goal.x():
        paint_words(painter, row, start, colour=colours.text_2, role=small, at=LEFT)
    if goal.x() + goal.width() + LABEL_GAP <= row.x() + row.width() - fonts.width(bullet.end_text, small):
        paint_words(painter, row, bullet.end_text, colour=colours.text_2, role=small, at=RIGHT)


def goal_label(row: QRectF, bullet: Bullet, centre: float) -> QRectF:
    """Rectangle of the goal's label: under its line, moved inside the row."""
    width = fonts.width(bullet.goal_text, TextRole.SMALL) + 1
    left = max(row.x(), min(centre - width / 2, row.x() + row.width() - width))
    return QRectF(left, row.y(), width, row.height())


def bullet_words(bullet: Bullet) -> str:
    """ "35.00 against a goal of at most 22.00, off; last year 22.14"; without a value "the goal is at most 22.00"."""
    limit = bullet.aim
    if bullet.upper is None:
        limit = (tr("at most {goal}") if bullet.lower_is_better else tr("at least {goal}")).format(goal=bullet.aim)
    if bullet.value is None:
        return tr("the goal is {limit}").format(limit=limit)
    words = (
        tr("{span}: {figure} against a goal so far of {limit}")
        if bullet.span
        else tr("{figure} against a goal of {limit}")
    )
    said = words.format(span=bullet.span, figure=bullet.value_text, limit=limit)
    if bullet.status_word:
        said += f", {bullet.status_word}"
    if bullet.last_year_text:
        said += "; " + tr("last year {figure}").format(figure=bullet.last_year_text)
    return said
