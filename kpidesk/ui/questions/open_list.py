"""What is still open, as a list in place of the table: figures that are missing, and questions about others."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.text_table import Column, TextModel, TextTable


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One line. ``cell`` is the figure it leads to; None leads to the ``month`` as a whole.

    ``is_question``: the figure is there, but odd or impossible.
    """

    what: str
    month_name: str
    sentence: str
    month: Month
    cell: Cell | None = None
    is_question: bool = False


class OpenList(QWidget):
    """``item_chosen`` is a line that was entered, ``escaped`` the wish to go back to the table."""

    item_chosen = Signal(object)
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[OpenItem] = []
        self._title = PlainLabel("", TextRole.SCREEN_TITLE, self)
        self._title.setContentsMargins(20, 16, 20, 12)
        self.model = TextModel(
            (Column(_tr("Figure")), Column(_tr("Month"), muted=True), Column(_tr("What is open"), wide=True)), self
        )
        self.table = TextTable(theme, self.model, _tr("What is open"), self)
        self._done = EmptyState(theme, "circle-check", self)
        self._done.say(_tr("No open questions"), _tr("Nothing looks odd, and no month has a gap."))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.table)
        self.table.entered.connect(lambda place: self.item_chosen.emit(self._items[place]))

    @property
    def items(self) -> Sequence[OpenItem]:
        return self._items

    def show_items(self, title: str, items: Sequence[OpenItem]) -> None:
        """The line that the keys are on stays, as far as it is still there."""
        before = max(0, self.table.row)
        self._items = list(items)
        self._title.setText(title)
        self.model.show_rows([(item.what, item.month_name, item.sentence) for item in items])
        self._stack.setCurrentIndex(0 if items else 1)
        if items:
            self.table.choose(min(before, len(items) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
