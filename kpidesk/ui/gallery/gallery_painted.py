"""The painted marks, laid out on boards for looking at."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.bullet import Bullet, paint_bullet, scale_end
from kpidesk.ui.painters.change import ChangeMark, paint_change
from kpidesk.ui.painters.grid import (
    CellState,
    GridCell,
    GroupRow,
    LabelCell,
    MonthHeader,
    paint_cell,
    paint_cell_lines,
    paint_group,
    paint_label,
    paint_month_edges,
    paint_month_header,
)
from kpidesk.ui.painters.signal import SignalMark, paint_signal
from kpidesk.ui.painters.sparkline import Sparkline, paint_sparkline
from kpidesk.ui.painters.status import StatusMark, paint_status
from kpidesk.ui.painters.words import RIGHT, paint_words

Paint = Callable[[QPainter, QRect, Theme], None]


class Board(QWidget):
    """A surface that one function paints; drawn anew when the theme changes."""

    def __init__(self, theme: Theme, size: tuple[int, int], paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size, self._paint = theme, size, paint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(*self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.palette.surface)
        self._paint(painter, self.rect(), self._theme)
        painter.end()


CHANGES = (
    ChangeMark(Trend.DOWN, "−601 (−38\u202f%)", Merit.BAD, detail="outside the usual range"),
    ChangeMark(Trend.UP, "+465 (+6.0\u202f%)", Merit.GOOD),
    ChangeMark(Trend.DOWN, "−829 (−11\u202f%)"),
    ChangeMark(Trend.UP, "+0.2\u202fpp"),
    ChangeMark(Trend.NONE, "unchanged"),
    ChangeMark(Trend.NONE, "few cases", faint=True),
    ChangeMark(Trend.DOWN, "−8,888,888 (−888\u202f%)", Merit.BAD),
)

STATUSES = (
    StatusMark(Status.OFF, "off"),
    StatusMark(Status.WATCH, "watch"),
    StatusMark(Status.ON_TRACK, "on track"),
    StatusMark(Status.NONE, "no goal"),
    StatusMark(Status.OFF, "off, so far", hollow=True),
    StatusMark(Status.WATCH, "watch, so far", hollow=True),
    StatusMark(Status.ON_TRACK, "on track, so far", hollow=True),
)

SIGNALS = (
    SignalMark(Rule.RUN, "8 months below avg", Trend.DOWN, Merit.BAD),
    SignalMark(Rule.OUTSIDE, "above usual range", Trend.UP, Merit.GOOD),
    SignalMark(None, "usual range"),
    SignalMark(Rule.NEAR_LIMIT, "near upper limit", Trend.UP),
    SignalMark(Rule.OUTSIDE, "below usual range", Trend.DOWN, Merit.BAD),
    SignalMark(Rule.RUN, "8 months above avg", Trend.UP, Merit.GOOD),
    SignalMark(None, "from 6 months"),
)

_REVENUE = (6308.0, 6887.0, 7236.0, 7964.0, 8641.0, 6412.0, 6087.0, 7152.0, 6904.0, 7386.0, 7023.0, 7247.0, 6418.0)
_COST = (22.1, 20.4, 21.0, 19.8, 20.2, 23.0, 20.9, 25.0, 26.1, 24.8, 27.6, 26.6, 35.0)
_GAPS = (5.0, None, 7.0, None, None, 6.0, 6.5, 5.9, 6.2, None, 6.8, 6.6, 6.4)
LINES = (
    Sparkline(_REVENUE, 5557, 6600, 7598),
    Sparkline(_COST, 8.74, 18.7, 28.73, signalled=True, merit=Merit.BAD),
    Sparkline(_GAPS, 4.5, 6.0, 7.5, signalled=True, merit=Merit.GOOD),
    Sparkline((1.0, 2.0, 1.5)),
    Sparkline((None,) * 13),
    Sparkline((3.0,) * 13, 2, 3, 4),
    Sparkline((-8_888_888.0, 8_888_888.0) * 6 + (0.0,), -1_000_000, 0, 1_000_000),
)

BULLETS = (
    Bullet(6418, 6856, 686, scale_end(6418, 6856, 6308), 6308, goal_text="goal 6,856", end_text="8k"),
    Bullet(35, 22, 2.2, scale_end(35, 22), 22.14, lower_is_better=True, goal_text="goal 22.00", end_text="40"),
    Bullet(None, 1, 0.1, scale_end(1), goal_text="goal 1", end_text="1"),
    Bullet(1_234_567, 9_888_888, 988_888, 10_000_000, goal_text="goal 9,888,888", end_text="10,000,000"),
)


def paint_rows(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Sparkline, change, status and signal as a table has them."""
    palette = theme.palette
    for row, (line, change, status, signal) in enumerate(zip(LINES, CHANGES, STATUSES, SIGNALS, strict=True)):
        top = row * 36
        paint_sparkline(painter, QRect(16, top + 6, 76, 24), line, palette.chart)
        paint_change(painter, QRect(100, top, 170, 36), change, palette)
        paint_status(painter, QRect(290, top, 130, 36), status, palette)
        paint_signal(painter, QRect(420, top, rect.width() - 420, 36), signal, palette)
        painter.fillRect(0, top + 35, rect.width(), 1, palette.line)


def paint_tiles(painter: QPainter, _rect: QRect, theme: Theme) -> None:
    """Sparklines and bullets as large as on a tile."""
    palette = theme.palette
    for index, (line, bullet) in enumerate(zip(LINES, BULLETS, strict=False)):
        top = 12 + index * 84
        paint_sparkline(painter, QRect(178, top, 136, 30), line, palette.chart)
        paint_bullet(painter, QRect(16, top + 40, 298, 34), bullet, palette.chart)


def paint_grid(painter: QPainter, _rect: QRect, theme: Theme) -> None:
    """A corner of the grid of figures with every state of a cell."""
    palette = theme.palette
    months = (
        MonthHeader("Aug", "2025"),
        MonthHeader("Sep", closed=True),
        MonthHeader("Oct"),
        MonthHeader("Nov", "3/30 days", this_month=True),
    )
    painter.fillRect(0, 0, 252, 40, palette.sunken)
    for column, header in enumerate(months):
        paint_month_header(painter, _cell_at(column, -1), header, palette, theme.icons)
    paint_group(painter, QRect(0, 40, 252 + 4 * 78, 28), GroupRow("Finance"), palette, theme.icons)
    _paint_figures(painter, theme)
    paint_group(painter, QRect(0, 208, 252 + 4 * 78, 28), GroupRow("Sales", open=False), palette, theme.icons)


def _cell_at(column: int, row: int) -> QRect:
    if row < 0:
        return QRect(252 + column * 78, 0, 78, 40)
    return QRect(252 + column * 78, 68 + row * 28, 78, 28)


_FIGURES = (
    (LabelCell("Sales, net", strong=True), ("6,308", "6,887", "7,236", "")),
    (LabelCell("Money paid out, with a long name"), ("−8,888,888", "10,690", "11,640", "11,880")),
    (LabelCell("Units returned"), ("7", "", "9", "")),
    (LabelCell("Return rate", "calculated"), ("2.4", "", "2.7", "–")),
    (LabelCell("Search", depth=1), ("2,526", "2,161", "2,339", "")),
)


def _paint_figures(painter: QPainter, theme: Theme) -> None:
    for row, (label, texts) in enumerate(_FIGURES):
        calculated = bool(label.calculated)
        place = QRect(0, 68 + row * 28, 252, 28)
        paint_label(painter, place, label, theme.palette, theme.icons, is_calculated=calculated)
        for column, text in enumerate(texts):
            cell = GridCell(text, _state(row, column, calculated, bool(text)), note=(row, column) == (1, 2))
            chosen, here = row == 0 and column in {1, 2}, (row, column) == (0, 2)
            place = _cell_at(column, row)
            paint_cell(painter, place.adjusted(0, 0, -1, -1), cell, theme.palette, selected=chosen, current=here)
            paint_cell_lines(painter, place, theme.palette)
    paint_month_edges(painter, QRect(252 + 3 * 78, 40, 78, 196), theme.palette)


def _state(row: int, column: int, calculated: bool, has_text: bool) -> CellState:
    if calculated:
        return CellState.CALCULATED if has_text else CellState.NO_VALUE
    if not has_text:
        return CellState.MISSING if (row, column) == (2, 1) else CellState.EMPTY
    return CellState.CARRIED if (row, column) == (1, 3) else CellState.TYPED


def paint_type(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Every role of type with a figure."""
    top = 4
    for role in TextRole:
        height = role.line + 6
        place = QRect(12, top, rect.width() - 24, height)
        paint_words(painter, place, role.name.lower().replace("_", " "), colour=theme.palette.text, role=role)
        paint_words(painter, place, "−1,234,567", colour=theme.palette.text_2, role=role, at=RIGHT)
        top += height


def swatches(palette: Palette) -> list[tuple[str, str]]:
    """Name and colour of every role of the window."""
    names = (name for name in Palette.__slots__ if name not in {"dark", "chart", "shadow", "ibcs_colours"})
    chart = (name for name in type(palette.chart).__slots__)
    found = [(name, getattr(palette, name).name()) for name in names]
    return found + [(name, getattr(palette.chart, name).name()) for name in chart]


def paint_swatches(painter: QPainter, rect: QRect, theme: Theme) -> None:
    for index, (name, colour) in enumerate(swatches(theme.palette)):
        column, row = divmod(index, 13)
        place = QRect(12 + column * 200, 8 + row * 24, 20, 20)
        painter.fillRect(place, theme.palette.strong_line)
        painter.fillRect(place.adjusted(1, 1, -1, -1), colour)
        words = QRect(place.right() + 8, place.top(), min(160, rect.width()), 20)
        paint_words(painter, words, name, colour=theme.palette.text_2, role=TextRole.SMALL)
