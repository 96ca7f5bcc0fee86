"""The kinds of charts that make sense for what is asked about, the best first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.charts.chart import ChartKind
from kpidesk.ui.charts import words
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.painters.words import RIGHT, paint_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_ROW, _PADDING, _ICON, _GAP = 29, 8, 16, 8


class KindModel(QAbstractListModel):
    """Kinds in their order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kinds: tuple[ChartKind, ...] = ()

    @property
    def kinds(self) -> tuple[ChartKind, ...]:
        return self._kinds

    def offer(self, kinds: Sequence[ChartKind]) -> bool:
        """Whether they are others than before."""
        if tuple(kinds) == self._kinds:
            return False
        self.beginResetModel()
        self._kinds = tuple(kinds)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._kinds)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        name = words.kind(self._kinds[index.row()])
        if role == Role.DisplayRole:
            return name
        if role == Role.AccessibleTextRole:
            return tr("{kind}, the best for this KPI").format(kind=name) if index.row() == 0 else name
        return None


class KindDelegate(QStyledItemDelegate):
    """Icon and name; the first is called the best."""

    def __init__(self, model: KindModel, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._model, self._theme, self._view = model, theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, row = self._theme.palette, option.rect.adjusted(0, 0, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, row, 6, fill=palette.selection if chosen else palette.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, row, palette.accent, 6)
        icon = QRect(row.left() + _PADDING, row.top(), _ICON, row.height())
        kind = self._model.kinds[index.row()]
        self._theme.icons.paint(painter, icon, words.ICONS[kind], palette.text if chosen else palette.text_2)
        role = TextRole.HEADING if chosen else TextRole.BODY
        inside = row.adjusted(_PADDING + _ICON + _GAP, 0, -_PADDING, 0)
        if index.row() == 0:
            paint_words(painter, inside, tr("best"), colour=palette.text_2, role=TextRole.SMALL, at=RIGHT)
        lines = self._lines(index, role)
        height = fonts.line_height(role) * len(lines)
        place = QRect(inside.left(), row.center().y() + 1 - height // 2, inside.width(), height)
        paint_lines(painter, place, lines, role, palette.text)

    def _lines(self, index: Index, role: TextRole) -> list[str]:
        taken = 2 * _PADDING + _ICON + _GAP
        if index.row() == 0:
            taken += round(fonts.width(tr("best"), TextRole.SMALL)) + _GAP
        return broken(str(index.data()), max(40, self._view.viewport().width() - taken), role, 2)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        more = len(self._lines(index, TextRole.HEADING)) - 1
        return QSize(0, fonts.scaled(_ROW) + more * fonts.line_height(TextRole.BODY))


class KindList(QListView):
    """As high as its rows: the side scrolls as a whole. ``chosen`` says the kind that the owner has just chosen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_silent = False
        self.model_ = KindModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(KindDelegate(self.model_, theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Kind of chart"))
        self.viewport().setAutoFillBackground(False)

    def offer(self, kinds: Sequence[ChartKind], chosen: ChartKind) -> None:
        """What there is to choose from, and what is chosen, without saying so."""
        self._is_silent = True
        if self.model_.offer(kinds):
            self.updateGeometry()
        if chosen in self.model_.kinds:
            self.setCurrentIndex(self.model_.index(self.model_.kinds.index(chosen), 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_silent = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_silent:
            self.chosen.emit(self.model_.kinds[current.row()])

    def sizeHint(self) -> QSize:
        rows = range(self.model_.rowCount())
        return QSize(fonts.scaled(200), sum(self.sizeHintForRow(row) for row in rows) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
