"""The saved charts below the canvas, in their order: open, name, move, remove."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpidesk.charts.chart import ChartKind
from kpidesk.domain.business import SavedChart
from kpidesk.domain.text import NAME_LENGTH
from kpidesk.ui.charts import words
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box, fill, ring_inside
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.lines import broken, paint_lines
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_HEIGHT, _PADDING, _ICON, _GAP, _WIDEST, _NARROWEST = 44, 12, 16, 8, 220, 96
_UNKNOWN = "chart-no-axes-column"


class SavedModel(QAbstractListModel):
    """Saved charts in their order. ``renamed`` says the key and the name that was typed."""

    renamed = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._charts: list[tuple[int, SavedChart]] = []
        self.is_held = False

    @property
    def keys(self) -> list[int]:
        return [key for key, _ in self._charts]

    def chart(self, row: int) -> SavedChart:
        return self._charts[row][1]

    def show_charts(self, charts: dict[int, SavedChart]) -> bool:
        """Whether they are others than before."""
        new = list(charts.items())
        if new == self._charts:
            return False
        if [key for key, _ in new] == self.keys:
            self._charts = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return True
        self.beginResetModel()
        self._charts = new
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._charts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual if self.is_held or not index.isValid() else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        chart = self._charts[index.row()][1]
        if role in {Role.DisplayRole, Role.EditRole}:
            return chart.title
        if role == Role.ToolTipRole:
            return tip(chart.title)
        if role == Role.AccessibleTextRole:
            said = tr("{name}, saved chart {n} of {all}")
            return said.format(name=chart.title, n=index.row() + 1, all=len(self._charts))
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        name = str(value).strip()
        if role != Role.EditRole or not name or name == self._charts[index.row()][1].title:
            return False
        self.renamed.emit(self.keys[index.row()], name)
        return True


class SavedDelegate(QStyledItemDelegate):
    """A box with the kind's icon and the name, of two lines where it is long; the chart in sight has a frame."""

    def __init__(self, model: SavedModel, theme: Theme, view: "SavedStrip") -> None:
        super().__init__(view)
        self._model, self._theme, self._view = model, theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = self._theme.palette, option.rect.adjusted(0, 0, -_GAP, 0)
        is_open = self._model.keys[index.row()] == self._view.open_key
        is_pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        border, width = (palette.accent, 2) if is_open else (palette.strong_line, 0)
        box(painter, rect, 6, fill=palette.hover if is_pointed else palette.surface, border=border, width=width)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, rect.adjusted(3, 3, -3, -3), palette.accent, 4)
        icon = QRect(rect.left() + _PADDING, rect.top(), _ICON, rect.height())
        self._theme.icons.paint(painter, icon, _icon(self._model.chart(index.row())), palette.text_2)
        lines = self._lines(index)
        height = fonts.line_height(TextRole.LABEL) * len(lines)
        left = rect.left() + _PADDING + _ICON + _GAP
        place = QRect(left, rect.center().y() + 1 - height // 2, rect.right() - left, height)
        paint_lines(painter, place, lines, TextRole.LABEL, palette.text)

    def _lines(self, index: Index) -> list[str]:
        room = fonts.scaled(_WIDEST) - 2 * _PADDING - _ICON - 2 * _GAP
        return broken(str(index.data()), room, TextRole.LABEL, 2) or [""]

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        widest = max(fonts.width(line, TextRole.LABEL) for line in self._lines(index))
        width = round(widest + 1) + 2 * _PADDING + _ICON + 2 * _GAP
        return QSize(max(fonts.scaled(_NARROWEST), width), fonts.scaled(_HEIGHT))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setMaxLength(NAME_LENGTH)
        field.setAccessibleName(tr("Name of the saved chart"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        height = editor.sizeHint().height()
        top = option.rect.center().y() - height // 2
        editor.setGeometry(option.rect.left() + 4, top, option.rect.width() - _GAP - 8, height)


class SavedStrip(QListView):
    """Enter or a click opens; F2 names; Delete removes; Ctrl+Shift+arrows or the mouse move."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)
    """The key, and the place it goes to among the others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.open_key: int | None = None
        self._pressed: tuple[int, QPoint] | None = None
        self._drop_at: int | None = None
        self.model_ = SavedModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(SavedDelegate(self.model_, theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Saved charts"))
        self.horizontalScrollBar().setProperty("tone", "window")
        self.viewport().setAutoFillBackground(False)
        self.setFixedHeight(fonts.scaled(_HEIGHT) + self.horizontalScrollBar().sizeHint().height() + 2)

    def show_charts(self, charts: dict[int, SavedChart], open_key: int | None) -> None:
        """What is saved, and which of them is in sight."""
        before = self.key
        if self.model_.show_charts(charts):
            self.choose(before)
        if open_key != self.open_key:
            self.open_key = open_key
            self.choose(open_key if open_key is not None else before)
        self.viewport().update()

    @property
    def key(self) -> int | None:
        """The one that the keys are on."""
        row = self.currentIndex().row()
        return self.model_.keys[row] if 0 <= row < len(self.model_.keys) else None

    def choose(self, key: int | None) -> None:
        keys = self.model_.keys
        if key in keys:
            index = self.model_.index(keys.index(key), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        elif keys and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model_.index(0, 0))

    def name(self) -> None:
        """Let the name of the one with the keys be typed."""
        if self.key is not None and not self.model_.is_held:
            self.edit(self.currentIndex())

    @property
    def is_naming(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def move(self, step: int) -> None:  # type: ignore[override]
        """The one with the keys so many places on."""
        row, count = self.currentIndex().row(), len(self.model_.keys)
        if self.key is not None and 0 <= row + step < count and not self.model_.is_held:
            self.moved.emit(self.key, row + step)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """F2 and Delete belong to the chart with the keys, not to the page."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return self.key is not None and not event.modifiers() and event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_naming:
            super().keyPressEvent(event)  # Enter of the field comes by here
        elif event.modifiers() == both and key in steps:
            self.move(steps[key])
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key is not None:
            self.opened.emit(self.key)
        elif plain and key == Qt.Key.Key_F2:
            self.name()
        elif plain and key == Qt.Key.Key_Delete and self.key is not None and not self.model_.is_held:
            self.removed.emit(self.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (
            (self.model_.keys[index.row()], event.position().toPoint()) if index.isValid() and is_left else None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        is_drag = (here - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if self._drop_at is not None or (is_drag and not self.model_.is_held):
            self._drop_at = self._gap_at(here)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, place = self._pressed, self._drop_at
        self._pressed = self._drop_at = None
        super().mouseReleaseEvent(event)
        self.viewport().update()
        if pressed is None:
            return
        if place is not None:
            before = self.model_.keys.index(pressed[0])
            after = place - (1 if place > before else 0)
            if after != before:
                self.moved.emit(pressed[0], after)
        elif self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(pressed[0])

    def _gap_at(self, point: QPoint) -> int:
        """Before which row the mouse is."""
        rows = range(self.model_.rowCount())
        middles = [self.visualRect(self.model_.index(row, 0)).center().x() for row in rows]
        return sum(point.x() > middle for middle in middles)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at is None:
            return
        last = self._drop_at >= self.model_.rowCount()
        rect = self.visualRect(self.model_.index(self._drop_at - (1 if last else 0), 0))
        x = rect.right() - _GAP // 2 if last else rect.left() - _GAP // 2
        painter = QPainter(self.viewport())
        fill(painter, QRect(max(0, x - 1), rect.top(), 3, rect.height()), self._theme.palette.accent)
        painter.end()


def _icon(chart: SavedChart) -> str:
    known = {str(kind): icon for kind, icon in words.ICONS.items()}
    return known.get(chart.kind, _UNKNOWN) if chart.kind in set(ChartKind) else _UNKNOWN
