"""Paints the table of changes: each column's mark, the headings of groups, never a fill behind coloured text."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.ui.changes import words
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.columns import EDGE, PADDING, Column
from kpidesk.ui.changes.line import Line
from kpidesk.ui.changes.movements import ChangeCell
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.change import change_width, paint_arrow, paint_change
from kpidesk.ui.painters.fitted import lines_of, width_in_two
from kpidesk.ui.painters.grid import RING, GroupRow, paint_group, paint_note_corner, paint_ring
from kpidesk.ui.painters.signal import GAP, GLYPH, paint_signal, signal_width
from kpidesk.ui.painters.sparkline import paint_sparkline
from kpidesk.ui.painters.status import paint_status, status_width
from kpidesk.ui.painters.words import RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex
ARROW, ARROW_GAP = 12, 3


class ChangesDelegate(QStyledItemDelegate):
    """Reads prepared rows from the model; selection and focus are the table's, around whole rows."""

    def __init__(self, model: ChangesModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = self._theme.palette, QRect(option.rect)
        heading = self._model.heading(index.row())
        if heading is not None:
            row = GroupRow(words.heading(heading), open=None)
            paint_group(painter, rect, row, palette, self._theme.icons)
            return
        painter.fillRect(rect, palette.surface)
        line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
        line = self._model.line_at(index.row())
        assert line is not None
        column = Column(index.column())
        left = EDGE if column is Column.NAME else PADDING
        inside = rect.adjusted(left, 0, -PADDING, -1)
        if column is Column.NOTES:
            _paint_notes(painter, inside, self._model.notes(line.about.id), palette)
            return
        _PAINT[column](painter, inside, line, palette)
        if column is Column.NAME and self._model.notes(line.about.id):
            paint_note_corner(painter, rect, palette.text_2)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.line_at(index.row())
        return QSize(0 if line is None else width_of(line, Column(index.column())), 0)


def width_of(line: Line, column: Column) -> int:
    """What a cell needs so that nothing in it is cut, padding included."""
    return round(_WIDTH[column](line) + 0.5) + PADDING + (EDGE if column is Column.NAME else PADDING)


# -- painting ---------------------------------------------------------------------------------------------------


def _paint_name(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    """In one line, or in two; lower-is-better has an arrow down behind the name."""
    role = TextRole.LABEL
    lines = _name_lines(line, rect.width() - _arrow_room(line))
    below = [words.tr("per day")] if line.per_day and len(lines) == 1 else []
    places = _places(rect, len(lines) + len(below))
    for text, place in zip(lines, places, strict=False):
        paint_words(painter, place, text, colour=palette.text, role=role)
    for text, place in zip(below, places[len(lines) :], strict=True):
        paint_words(painter, place, text, colour=palette.text_2, role=TextRole.SMALL)
    if line.lower_is_better:
        last = places[len(lines) - 1]
        behind = last.left() + round(fonts.width(lines[-1], role)) + ARROW_GAP
        paint_arrow(painter, QRect(behind, last.top(), ARROW, last.height()), Trend.DOWN, palette.text)


def _name_lines(line: Line, room: int) -> list[str]:
    """What is too long for two lines ends in three dots; the tool tip and screen readers have all of it."""
    lines = lines_of(line.name, TextRole.LABEL, room)
    elide = fonts.metrics(TextRole.LABEL).elidedText
    return [elide(text, Qt.TextElideMode.ElideRight, room) for text in lines]


def _places(rect: QRect, count: int) -> list[QRect]:
    """So many lines under each other, in the middle of the height."""
    height = fonts.line_height(TextRole.LABEL) - 1
    top = rect.top() + (rect.height() - count * height + 1) // 2
    return [QRect(rect.left(), top + number * height, rect.width(), height) for number in range(count)]


def _arrow_room(line: Line) -> int:
    return ARROW + ARROW_GAP if line.lower_is_better else 0


def _paint_trend(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    height = min(rect.height() - 4, fonts.scaled(24))
    strip = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, rect.width(), height)
    paint_sparkline(painter, strip, line.trend, palette.chart)


def _paint_value(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    """Bold when it is complete; a ring when there is none."""
    if not line.value:
        paint_ring(painter, QRect(rect.right() - RING + 1, rect.top(), RING, rect.height()), palette.text_2)
        return
    role = TextRole.BODY if line.hollow else TextRole.HEADING
    paint_words(painter, rect, line.value, colour=palette.text, role=role, at=RIGHT)


def _paint_previous(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    upper, lower = _places(rect, 2) if line.previous_below else (rect, rect)
    paint_words(painter, upper, line.previous, colour=palette.text_2, at=RIGHT)
    if line.previous_below:
        paint_words(painter, lower, line.previous_below, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)


def _paint_last_year(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    paint_words(painter, rect, line.last_year, colour=palette.text_2, at=RIGHT)


def _paint_cell(painter: QPainter, rect: QRect, cell: ChangeCell, palette: Palette) -> None:
    if not cell.below:
        paint_change(painter, rect, cell.mark, palette)
        return
    upper, lower = _places(rect, 2)
    paint_change(painter, upper, cell.mark, palette)
    paint_words(painter, lower, cell.below, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)


def _paint_change(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    _paint_cell(painter, rect, line.change, palette)


def _paint_year_change(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    _paint_cell(painter, rect, line.year_change, palette)


def _paint_goal(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    colour = palette.text_2 if line.goal == words.DASH else palette.text
    paint_words(painter, rect, line.goal, colour=colour, at=RIGHT)


def _paint_variance(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    colour = {Merit.GOOD: palette.good, Merit.BAD: palette.bad, Merit.NONE: palette.text_2}[line.variance_merit]
    paint_words(painter, rect, line.variance, colour=colour, at=RIGHT)


def _paint_status(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    paint_status(painter, rect, line.status, palette)


def _paint_notes(painter: QPainter, rect: QRect, text: str, palette: Palette) -> None:
    """The beginning in one line or two; all of it is in the tool tip and the panel."""
    if not text:
        return
    lines = lines_of(text, TextRole.SMALL, rect.width())
    metrics = fonts.metrics(TextRole.SMALL)
    for line, place in zip(lines, _places(rect, len(lines)), strict=True):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        paint_words(painter, place, shown, colour=palette.text_2, role=TextRole.SMALL)


def _paint_signal(painter: QPainter, rect: QRect, line: Line, palette: Palette) -> None:
    """The signal; without one its reason, in two lines if need be."""
    if line.signal is not None:
        paint_signal(painter, rect, line.signal, palette)
        return
    room = rect.adjusted(GLYPH + GAP, 0, 0, 0)
    lines = lines_of(line.remark, TextRole.SMALL, room.width())
    for text, place in zip(lines, _places(room, len(lines)), strict=True):
        paint_words(painter, place, text, colour=palette.text_2, role=TextRole.SMALL)


_PAINT: dict[Column, Callable[[QPainter, QRect, Line, Palette], None]] = {
    Column.NAME: _paint_name,
    Column.TREND: _paint_trend,
    Column.VALUE: _paint_value,
    Column.PREVIOUS: _paint_previous,
    Column.CHANGE: _paint_change,
    Column.LAST_YEAR: _paint_last_year,
    Column.YEAR_CHANGE: _paint_year_change,
    Column.GOAL: _paint_goal,
    Column.VARIANCE: _paint_variance,
    Column.STATUS: _paint_status,
    Column.SIGNAL: _paint_signal,
}


# -- measuring --------------------------------------------------------------------------------------------------


def _change_width(cell: ChangeCell) -> float:
    return max(change_width(cell.mark), fonts.width(cell.below, TextRole.SMALL))


_WIDTH: dict[Column, Callable[[Line], float]] = {
    Column.NAME: lambda line: width_in_two(line.name, TextRole.LABEL) + _arrow_room(line),
    Column.TREND: lambda _: 0,
    Column.VALUE: lambda line: fonts.width(line.value, TextRole.HEADING),
    Column.PREVIOUS: lambda line: fonts.width(line.previous, TextRole.BODY),
    Column.CHANGE: lambda line: _change_width(line.change),
    Column.LAST_YEAR: lambda line: fonts.width(line.last_year, TextRole.BODY),
    Column.YEAR_CHANGE: lambda line: _change_width(line.year_change),
    Column.GOAL: lambda line: fonts.width(line.goal, TextRole.BODY),
    Column.VARIANCE: lambda line: fonts.width(line.variance, TextRole.BODY),
    Column.STATUS: lambda line: status_width(line.status),
    Column.SIGNAL: lambda line: (
        signal_width(line.signal)
        if line.signal is not None
        else width_in_two(line.remark, TextRole.SMALL) + GLYPH + GAP
    ),
    Column.NOTES: lambda _: 0,
}
