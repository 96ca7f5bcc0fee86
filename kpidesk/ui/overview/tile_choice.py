"""Choosing the tiles, in place of the overview: a list for each side, six ticks at most in each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from kpidesk.analysis.overview.tiles import MOST, Side
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.overview import words
from kpidesk.ui.overview.words import tr
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import MARGIN, Card, Toolbar
from kpidesk.ui.parts.label import PlainLabel

_ID = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SideList(QListView):
    """KPIs of one side with their ticks; Space ticks, Alt+Up and Alt+Down move. ``changed`` follows every tick,
    ``full`` one that is not taken: its words.
    """

    changed = Signal()
    full = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self._is_filling = False
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._rows.itemChanged.connect(self._limit)

    def fill(self, names: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """``names`` are (id, words) of everything offered, ``chosen`` the ids ticked: those stand first."""
        labels = dict(names)
        self._is_filling = True
        self._rows.clear()
        for name in [*chosen, *(name for name in labels if name not in chosen)]:
            item = QStandardItem(labels[name])
            item.setData(name, _ID)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            self._rows.appendRow(item)
        self._is_filling = False
        self.setCurrentIndex(self._rows.index(0, 0))

    @property
    def names(self) -> list[str]:
        """The ids ticked, from top to bottom."""
        items = [self._rows.item(row) for row in range(self._rows.rowCount())]
        return [str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _limit(self, item: QStandardItem) -> None:
        if self._is_filling:
            return
        if len(self.names) > MOST:
            self._is_filling = True
            item.setCheckState(Qt.CheckState.Unchecked)
            self._is_filling = False
            self.full.emit(item.text())
        self.changed.emit()

    def move_row(self, step: int) -> None:
        """The current KPI one place up or down."""
        place = self.currentIndex().row()
        if 0 <= place + step < self._rows.rowCount():
            row = self._rows.takeRow(place)
            self._rows.insertRow(place + step, row)
            self.setCurrentIndex(self._rows.index(place + step, 0))
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_row(step)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.viewport().update()


class TileChoice(QWidget):
    """``done`` hands over the ids ticked; ``usual_wanted`` and ``left`` are the other two ways out. ``refused`` says
    why a tick was not taken.
    """

    refused = Signal(str)
    done = Signal(object)
    usual_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = {side: SideList(words.side(side), self) for side in Side}
        self._counts = {side: PlainLabel("", TextRole.BODY, self, muted=True) for side in Side}
        self.finish = Button(theme, tr("Done"), self, kind=Kind.MAIN, tip_text=tr("Done (Ctrl+Enter)"))
        self.cancel = Button(theme, tr("Cancel"), self, key_hint=tr("Esc"))
        self.usual = Button(
            theme, tr("As at first"), self, tip_text=tr("The first KPIs of each side, with goals first")
        )
        self._lay_out()
        self.finish.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.left)
        self.usual.clicked.connect(self.usual_wanted)
        for part in self.lists.values():
            part.changed.connect(self._count)
            part.full.connect(self._refuse)
        self.setFocusProxy(self.lists[Side.BUSINESS])

    def _lay_out(self) -> None:
        bar = Toolbar(self, height=52, margin=MARGIN)
        bar.add(PlainLabel(tr("Choose tiles"), TextRole.OVERVIEW_TITLE, self))
        bar.gap()
        bar.add(self.usual, self.cancel, self.finish)
        hint = PlainLabel(
            tr(
                "Up to six on each side. Space ticks a KPI, Alt+Up and Alt+Down move it. What is chosen under Figures "
                "is offered."
            ),
            TextRole.PARAGRAPH,
            self,
            muted=True,
            wraps=True,
        )
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for side in Side:
            card = Card(self)
            card.setMaximumWidth(fonts.scaled(480))
            head = QHBoxLayout()
            head.addWidget(PlainLabel(words.side(side), TextRole.HEADING, self), 1)
            head.addWidget(self._counts[side])
            card.body.addLayout(head)
            card.body.addWidget(self.lists[side], 1)
            sides.addWidget(card, 1)
        sides.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        inside = QVBoxLayout()
        inside.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inside.setSpacing(12)
        inside.addWidget(hint)
        inside.addLayout(sides, 1)
        column.addLayout(inside, 1)

    def begin(self, offered: Mapping[Side, Sequence[tuple[str, str]]], chosen: Mapping[Side, Sequence[str]]) -> None:
        for side, part in self.lists.items():
            part.fill(offered[side], chosen[side])
        self._count()

    def areas(self) -> list[QWidget]:
        return [self.finish, self.lists[Side.MARKETING], self.lists[Side.BUSINESS]]

    def _count(self) -> None:
        for side, part in self.lists.items():
            self._counts[side].setText(tr("{n} of {most}").format(n=len(part.names), most=MOST))

    def _refuse(self, name: str) -> None:
        words = tr("{n} tiles stand on each side at most: take the tick off another one before {name}.")
        self.refused.emit(words.format(n=MOST, name=name))

    def _finish(self) -> None:
        self.done.emit([name for side in Side for name in self.lists[side].names])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
        else:
            super().keyPressEvent(event)
