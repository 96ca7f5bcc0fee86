"""Figures and KPIs with a tick each: those ticked stand on the page, from top to bottom."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kpidesk.ui.charts.words import tr
from kpidesk.ui.look.controls.shapes import ring_inside
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Words(NamedTuple):
    """What a KPI is called on the page, and in full."""

    name: str
    label: str


class TickModel(QAbstractListModel):
    """``ticked`` follows every tick and move; ``full`` a tick that is not taken because there is no room."""

    ticked = Signal()
    full = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._words: dict[str, Words] = {}
        self._chosen: set[str] = set()
        self._most: int | None = None

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of those ticked, from top to bottom."""
        return tuple(name for name in self._names if name in self._chosen)

    def fill(self, words: Mapping[str, Words], chosen: Sequence[str], most: int | None) -> None:
        """Words by id; those chosen stand first, in their order. ``most`` can be ticked; None is any number."""
        self.beginResetModel()
        known = [name for name in chosen if name in words]
        self._words, self._chosen, self._most = dict(words), set(known), most
        self._names = list(dict.fromkeys([*known, *words]))
        self.endResetModel()

    def toggle(self, row: int) -> None:
        name = self._names[row]
        if name not in self._chosen and self._most is not None and len(self._chosen) >= self._most:
            self.full.emit()
            return
        self._chosen ^= {name}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked.emit()

    def move(self, row: int, step: int) -> None:
        """Past the next one up or down; what is ticked goes past the next that is ticked as well."""
        is_ticked = self._names[row] in self._chosen
        ahead = range(row + step, len(self._names) if step > 0 else -1, step)
        target = next((place for place in ahead if not is_ticked or self._names[place] in self._chosen), None)
        if target is None:
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target + (step > 0))
        self._names.insert(target, self._names.pop(row))
        self.endMoveRows()
        if is_ticked:
            self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        name = self._names[index.row()]
        match role:
            case Role.DisplayRole:
                return self._words[name].name
            case Role.ToolTipRole:
                return tip(self._words[name].label)
            case Role.CheckStateRole:
                return Qt.CheckState.Checked if name in self._chosen else Qt.CheckState.Unchecked
            case Role.AccessibleTextRole:
                return self._spoken(name)
        return None

    def setData(self, index: Index, _value: object, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        self.toggle(index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def _spoken(self, name: str) -> str:
        if name not in self._chosen:
            return self._words[name].label
        place = self.chosen.index(name) + 1
        return tr("{kpi}, number {n} of {all}").format(kpi=self._words[name].label, n=place, all=len(self._chosen))


class TickDelegate(QStyledItemDelegate):
    """The focus is around the whole row, its tick included."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, plain, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring_inside(painter, option.rect, self._theme.palette.accent, 4)


class KpiTicks(QListView):
    """Space ticks, Alt+Up and Alt+Down move, letters find a name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = TickModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(TickDelegate(theme, self))
        self.setAccessibleName(tr("Figures and KPIs on the page"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # own names often begin alike
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.currentIndex().isValid():
            self.model_.move(self.currentIndex().row(), step)
            self.scrollTo(self.currentIndex())
        else:
            super().keyPressEvent(event)
