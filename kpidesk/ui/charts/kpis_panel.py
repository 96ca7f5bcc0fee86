"""Which KPIs a page of several shows, and in which order: chosen at the left, seen at once on the slide."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.ui.charts.kpi_ticks import KpiTicks, Words
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel

_MARGIN = 16


class KpisPanel(QWidget):
    """``chosen`` says the ids after every tick and move, () for the usual ones; ``done`` that it can go.

    Esc takes back what was chosen since it was opened. ``refused`` says why a tick is not taken, "" that one is.
    """

    chosen = Signal(object)
    done = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[str, ...] = ()
        self._most: int | None = None
        self.list = KpiTicks(theme, self)
        self._count = PlainLabel("", TextRole.SMALL, self, muted=True)
        self.usual = Button(theme, tr("As usual"), self, tip_text=tr("What a chart of this kind shows by itself"))
        self.finish = Button(theme, tr("Done"), self, tip_text=tr("Done (Enter); Esc takes the choice back"))
        self._lay_out()
        self.list.model_.ticked.connect(self._tell)
        self.list.model_.full.connect(self._refuse)
        self.usual.clicked.connect(lambda: self.chosen.emit(()))
        self.finish.clicked.connect(self.done)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("KPIs on the page"), TextRole.HEADER_CELL, self, muted=True), 1)
        head.addWidget(self._count)
        hint = tr("Space ticks one, Alt+Up and Alt+Down move it. They stand on the page from top to bottom.")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.usual, 1)
        buttons.addWidget(self.finish, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(PlainLabel(hint, TextRole.SMALL, self, muted=True, wraps=True))
        column.addLayout(buttons)

    def begin(self, words: Mapping[str, Words], shown: Sequence[str], held: tuple[str, ...], most: int | None) -> None:
        """``shown`` are on the page now; ``held`` those that were chosen, () for the usual ones."""
        self._held = held
        self.show_chosen(words, shown, most)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chosen(self, words: Mapping[str, Words], shown: Sequence[str], most: int | None) -> None:
        """The same list when nothing else has changed it."""
        self._most = most
        if self.list.model_.chosen != tuple(shown) or self.list.model_.rowCount() != len(words):
            self.list.model_.fill(words, shown, most)
            self.list.setCurrentIndex(self.list.model_.index(0))
        self._show_count()

    def _tell(self) -> None:
        self.refused.emit("")
        self._show_count()
        self.chosen.emit(self.list.model_.chosen)

    def _refuse(self) -> None:
        words = tr("{n} stand on such a page at most: take the tick off another one first.")
        self.refused.emit(words.format(n=self._most))

    def _show_count(self) -> None:
        count = len(self.list.model_.chosen)
        said = tr("{n}") if self._most is None else tr("{n} of {most}")
        self._count.setText(said.format(n=count, most=self._most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.chosen.emit(self._held)
            self.done.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
        else:
            super().keyPressEvent(event)
