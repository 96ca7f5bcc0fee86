"""The grid of figures: its cells, the ring of a missing value, the corner of a note, the rows that head a group."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon

from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, line_down, ring_inside, smooth, snapped
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.icons import Icons
from kpidesk.ui.look.palette import Palette
from kpidesk.ui.painters.words import LEFT, RIGHT, paint_figure, paint_words, tr

WIDTH, HEIGHT, PADDING = 78, 28, 8
NOTE, RESTATED, RING, CAP, MARK = 8, 8, 12, 3, 14
_SURELY_FITS = 9  # characters of a figure that always fit a month's column


class CellState(Enum):
    TYPED = "typed"
    CALCULATED = "calculated"
    CARRIED = "carried"  # worked out from earlier figures until it is typed
    MISSING = "missing"  # to be typed, and something waits for it
    NO_VALUE = "no value"  # calculated, with a reason
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class GridCell:
    """``text`` is ready to read. ``name`` is said first: "Sales, net, August 2026"; ``spoken`` is the figure with its
    unit, or the reason why there is none. ``restated``: it is not what it was when its month was closed.
    ``asked``: there is an open question about it.
    """

    text: str = ""
    state: CellState = CellState.TYPED
    note: bool = False
    name: str = ""
    spoken: str = ""
    restated: bool = False
    asked: bool = False


def paint_cell(
    painter: QPainter,
    rect: QRect,
    cell: GridCell,
    palette: Palette,
    *,
    selected: bool = False,
    current: bool = False,
) -> None:
    """What is in a cell, without the lines around it: a table draws its grid for all cells at once.

    The surface is expected to be there, as in a view: in a large grid every call counts. ``current`` has the ring
    inside.
    """
    state = cell.state
    if selected or state in _TINTED:
        painter.fillRect(rect, palette.selection if selected else palette.calculated)
    elif cell.asked:
        painter.fillRect(rect, palette.ask)
    if cell.asked:
        paint_question_mark(painter, rect, cell.text, palette.text_2)
    if cell.text:
        painter.setPen(palette.text if state is CellState.TYPED else palette.text_2)
        _paint_text(painter, rect, cell.text)
    elif state is CellState.NO_VALUE:
        paint_ring(painter, QRect(rect.right() - PADDING - RING + 2, rect.top(), RING, rect.height()), palette.text_2)
    elif state is CellState.MISSING:
        _paint_base_line(painter, rect, palette.text_2)
    if cell.note:
        paint_note_corner(painter, rect, palette.text_2)
    if cell.restated:
        paint_restated_corner(painter, rect, palette.text_2)
    if current:
        ring_inside(painter, rect, palette.accent)


_TINTED = frozenset({CellState.CALCULATED, CellState.NO_VALUE})


def _paint_text(painter: QPainter, rect: QRect, text: str) -> None:
    inside = rect.adjusted(1, 0, -PADDING, 0)
    if len(text) < _SURELY_FITS or cell_role(text, rect.width()) is TextRole.BODY:
        paint_figure(painter, inside, text)
        return
    painter.setFont(fonts.font(TextRole.SMALL))
    painter.drawText(inside, RIGHT, text)


def cell_role(text: str, width: int) -> TextRole:
    """Body type; small type for the few figures that would not fit their column otherwise. Columns never grow."""
    if len(text) < _SURELY_FITS or fonts.width(text, TextRole.BODY) <= width - PADDING - 1:
        return TextRole.BODY
    return TextRole.SMALL


def paint_cell_lines(painter: QPainter, rect: QRect, palette: Palette) -> None:
    """Hairlines below and at the right, for a cell outside a table."""
    line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
    line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.line)


def paint_month_edges(painter: QPainter, rect: QRect, palette: Palette) -> None:
    """The current month's column, from the top to the bottom of a table: a line like a field's at both sides."""
    line_down(painter, rect.left() - 1, rect.top(), rect.bottom() + 1, palette.field_border)
    line_down(painter, rect.right(), rect.top(), rect.bottom() + 1, palette.field_border)


def _paint_base_line(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Dashes where the missing figure will stand."""
    pen = QPen(colour, 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    height = rect.bottom() - 6
    painter.drawLine(QPoint(rect.left() + PADDING, height), QPoint(rect.right() - PADDING, height))


def paint_ring(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """A calculated value that is not there: a ring of 9 px in a place of 12."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    with smooth(painter):
        painter.drawEllipse(QRectF(rect).center() + QPointF(0, -0.5), 4.3, 4.3)


def paint_note_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """8 px in the top right corner: the cell has a note."""
    right, top = rect.right() + 1, rect.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    with smooth(painter):
        painter.drawPolygon(QPolygon([QPoint(right - NOTE, top), QPoint(right, top), QPoint(right, top + NOTE)]))


def paint_question_mark(painter: QPainter, rect: QRect, text: str, colour: QColor) -> None:
    """At the left of an odd or impossible figure, where the figure leaves room."""
    if fonts.width(text, TextRole.BODY) < rect.width() - PADDING - fonts.scaled(MARK):
        place = QRect(rect.left() + 4, rect.top(), fonts.scaled(MARK), rect.height())
        paint_words(painter, place, "?", colour=colour, role=TextRole.SMALL_LABEL, at=LEFT)


def paint_restated_corner(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Two strokes across the bottom right corner: the figure was changed after its month was closed."""
    right, bottom = rect.right() + 1, rect.bottom() + 1
    painter.setPen(QPen(colour, 1.2))
    with smooth(painter):
        for reach in (RESTATED, RESTATED // 2):
            painter.drawLine(QPoint(right - reach, bottom), QPoint(right, bottom - reach))


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading of a group; ``open`` False is folded away, None cannot be folded."""

    words: str
    open: bool | None = True


def paint_group(painter: QPainter, rect: QRect, row: GroupRow, palette: Palette, icons: Icons) -> None:
    painter.fillRect(rect, palette.sunken)
    line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
    left = rect.left() + 12
    if row.open is not None:
        name = "chevron-down" if row.open else "chevron-right"
        icons.paint(painter, QRect(left, rect.top(), 14, rect.height()), name, palette.text, 14)
        left += 20
    words = QRect(left, rect.top(), rect.right() - left, rect.height() - 1)
    paint_words(painter, words, row.words, colour=palette.text, role=TextRole.HEADING, at=LEFT)


@dataclass(frozen=True, slots=True)
class LabelCell:
    """The name of a row. ``depth`` 1 is a segment under its total; ``opens`` None has no segments."""

    words: str
    calculated: str = ""  # the word "calculated", empty when it is left out
    depth: int = 0
    opens: bool | None = None
    strong: bool = False


def paint_label(
    painter: QPainter, rect: QRect, label: LabelCell, palette: Palette, icons: Icons, *, is_calculated: bool = False
) -> None:
    """The name at the left, the word "calculated" at the right end."""
    painter.fillRect(rect, palette.calculated if is_calculated else palette.surface)
    line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.line)
    left = rect.left() + (52 if label.depth else 34)
    if label.opens is not None:
        name = "chevron-down" if label.opens else "chevron-right"
        icons.paint(painter, QRect(left - 18, rect.top(), 14, rect.height()), name, palette.text, 14)
    quiet = is_calculated or label.depth > 0
    role = TextRole.HEADING if label.strong else TextRole.LABEL if not quiet else TextRole.BODY
    words = QRect(left, rect.top(), rect.right() - left - 4, rect.height() - 1)
    paint_words(painter, words, label.words, colour=palette.text_2 if quiet else palette.text, role=role)
    if label.calculated:
        paint_words(painter, words, label.calculated, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)


@dataclass(frozen=True, slots=True)
class MonthHeader:
    """``below`` is the year where it starts, or "3/30 days"; ``this_month`` has the cap, ``closed`` the lock."""

    month: str
    below: str = ""
    this_month: bool = False
    closed: bool = False


def paint_month_header(painter: QPainter, rect: QRect, header: MonthHeader, palette: Palette, icons: Icons) -> None:
    painter.fillRect(rect, palette.surface if header.this_month else palette.sunken)
    line_across(painter, rect.left(), rect.right() + 1, rect.bottom(), palette.strong_line)
    line_down(painter, rect.right(), rect.top(), rect.bottom(), palette.line)
    if header.this_month:
        painter.fillRect(snapped(painter, QRectF(rect.x(), rect.y(), rect.width(), CAP)), palette.text)
    line = fonts.line_height(TextRole.SMALL)
    upper = QRect(rect.left() + 2, rect.top() + 4, rect.width() - 2 - PADDING, line)
    paint_words(painter, upper, header.month, colour=palette.text, role=TextRole.HEADING, at=RIGHT)
    lower = upper.translated(0, line)
    paint_words(painter, lower, header.below, colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)
    if header.closed:
        icons.paint(painter, QRect(rect.left() + 4, rect.top() + 4, 14, line), "lock", palette.text_2, 14)


def cell_words(cell: GridCell) -> str:
    """ "Sales, net, August 2026, 6,418 euro", "Return rate, May 2026, no value: Units returned is missing"."""
    if cell.state is CellState.NO_VALUE:
        said = tr("no value: {reason}").format(reason=cell.spoken) if cell.spoken else tr("no value")
    elif cell.state in {CellState.MISSING, CellState.EMPTY} and not cell.text:
        said = tr("empty")
    else:
        said = cell.spoken or cell.text
    parts = [cell.name, said]
    if cell.state is CellState.CARRIED:
        parts.append(tr("carried forward"))
    if cell.note:
        parts.append(tr("has a note"))
    return ", ".join(part for part in parts if part)
