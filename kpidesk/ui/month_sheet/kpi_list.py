"""KPIs beside the month sheet, as one types: at the right, or along the bottom of a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.analysis.numbers.merit import Trend
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import line_across, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.kpi_line import KpiLine
from kpidesk.ui.month_sheet.words import DASH, tr
from kpidesk.ui.painters.change import ARROW, paint_arrow, paint_change
from kpidesk.ui.painters.fitted import lines_of
from kpidesk.ui.painters.grid import RING, paint_ring
from kpidesk.ui.painters.status import paint_status, status_width
from kpidesk.ui.painters.words import LEFT as AT_LEFT
from kpidesk.ui.painters.words import RIGHT as AT_RIGHT
from kpidesk.ui.painters.words import paint_words
from kpidesk.ui.parts.frames import Side, line
from kpidesk.ui.parts.label import PlainLabel, tip

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
WIDTH, ROW, ACROSS = 280, 53, 248
_SIDE = 16


class KpiModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[KpiLine] = []

    @property
    def lines(self) -> Sequence[KpiLine]:
        return self._lines

    def show_lines(self, lines: Sequence[KpiLine]) -> None:
        """Another order or other KPIs."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def show_line(self, place: int, line: KpiLine) -> None:
        if self._lines[place] != line:
            self._lines[place] = line
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _Role.DisplayRole:
            return line.name
        if role == _Role.ToolTipRole:
            return tip(line.spoken)
        return line.spoken if role == _Role.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: KpiModel, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._model, self._theme, self._view = model, theme, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, kpi = self._theme.palette, self._model.lines[index.row()]
        rect = QRect(option.rect)
        painter.fillRect(rect, palette.surface)
        across = self._view.flow() is QListView.Flow.LeftToRight
        if not across:
            line_across(painter, rect.left() + _SIDE, rect.right() + 1 - _SIDE, rect.bottom(), palette.line)
        inside = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        height = inside.height() // 2
        upper = QRect(inside.left(), inside.top() + 3, inside.width(), height - 2)
        lower = QRect(inside.left(), upper.bottom(), inside.width(), height - 4)
        self._paint_upper(painter, upper, kpi)
        self._paint_lower(painter, lower, kpi)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, rect, palette.accent)

    def _paint_upper(self, painter: QPainter, rect: QRect, line: KpiLine) -> None:
        palette, value = self._theme.palette, line.value or DASH
        role = TextRole.PANEL_VALUE if line.value else TextRole.BODY
        paint_words(painter, rect, value, colour=palette.text, role=role, at=AT_RIGHT)
        room = rect.width() - round(fonts.width(value, role)) - 8 - (ARROW + 3 if line.lower_is_better else 0)
        name_role = next((role for role in _NAMES if fonts.width(line.name, role) <= room), _NAMES[-1])
        name = lines_of(line.name, name_role, room)[0]
        paint_words(painter, rect, name, colour=palette.text, role=name_role)
        if line.lower_is_better:
            left = rect.left() + round(fonts.width(name, name_role)) + 3
            paint_arrow(painter, QRect(left, rect.top(), ARROW, rect.height()), Trend.DOWN, palette.text)

    def _paint_lower(self, painter: QPainter, rect: QRect, line: KpiLine) -> None:
        palette = self._theme.palette
        if not line.value:
            paint_ring(painter, QRect(rect.left(), rect.top(), RING, rect.height()), palette.text_2)
            words = rect.adjusted(RING + 4, 0, 0, 0)
            _paint_reason(painter, words, line.reason, palette.text_2)
            return
        width = status_width(line.status)
        paint_status(painter, QRect(rect.right() + 1 - width, rect.top(), width, rect.height()), line.status, palette)
        if line.change.text in {"", DASH}:
            return
        paint_words(painter, rect, line.before, colour=palette.text_2, role=TextRole.SMALL)
        before = round(fonts.width(line.before, TextRole.SMALL)) + 4 if line.before else 0
        beside = rect.adjusted(before, 0, -width - 4, 0)
        paint_change(painter, beside, line.change, palette, role=TextRole.SMALL, at=AT_LEFT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        across = self._view.flow() is QListView.Flow.LeftToRight
        return QSize(fonts.scaled(ACROSS) if across else 0, fonts.scaled(ROW))


_NARROWEST = 0.8
"""Of the usual width of the letters."""


def squeezed(words: str, room: int) -> tuple[str, float]:
    """What of ``words`` is painted, and how narrow: narrower where a name is long, and the end of a very long one goes.

    The tooltip has it all.
    """
    role = TextRole.SMALL
    factor = max(_NARROWEST, min(1.0, room / max(1.0, fonts.width(words, role))))
    said = fonts.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, round(room / factor + 0.5))
    return said, factor


def _paint_reason(painter: QPainter, rect: QRect, words: str, colour: QColor) -> None:
    said, factor = squeezed(words, rect.width())
    painter.save()
    painter.translate(rect.left(), rect.top())
    painter.scale(factor, 1)
    place = QRectF(0, 0, rect.width() / factor + 1, rect.height())
    paint_words(painter, place, said, colour=colour, role=TextRole.SMALL)
    painter.restore()


_NAMES = (TextRole.LABEL, TextRole.SMALL_LABEL)


class KpiSide(Side):
    """`lie_down` puts it along the bottom."""

    def __init__(self, model: KpiModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("right", parent, tone="surface")
        self._edge = line(self)
        self._title = PlainLabel(tr("KPIs as you type"), TextRole.HEADING, self)
        self._title.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self.view = QListView(self)
        self.view.setModel(model)
        self.view.setItemDelegate(_Delegate(model, theme, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(self._title.text())
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._advice = PlainLabel(
            tr("Those that follow from the current field come first."), TextRole.SMALL, self, muted=True, wraps=True
        )
        self._advice.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self.body.setContentsMargins(1, 12, 0, 12)
        self.body.setSpacing(6)
        for widget in (self._edge, self._title, self.view, self._advice):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.view, 1)
        theme.changed.connect(self.view.viewport().update)
        self.setFocusProxy(self.view)
        self.lie_down(False)

    def lie_down(self, across: bool) -> None:
        """Along the bottom, one row of KPIs; else at the right, one below the other."""
        flow = QListView.Flow.LeftToRight if across else QListView.Flow.TopToBottom
        self.view.setFlow(flow)
        self.view.setWrapping(False)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if across else policy)
        self.view.setVerticalScrollBarPolicy(policy if across else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        for label in (self._title, self._advice):
            label.setHidden(across)
        self._edge.setVisible(across)
        self.body.setContentsMargins(0 if across else 1, 0 if across else 12, 0, 0 if across else 12)
        self.setMinimumWidth(0 if across else fonts.scaled(WIDTH))
        self.setMaximumWidth(16_777_215 if across else fonts.scaled(WIDTH))
        high = fonts.scaled(ROW) + 14
        self.setMinimumHeight(high if across else 0)
        self.setMaximumHeight(high if across else 16_777_215)
