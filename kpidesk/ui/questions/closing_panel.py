"""The panel below the grid: what is still open before a month is closed, or what changed since then."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame, line
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.text_table import HEADER, ROW, Column, TextModel, TextTable
from kpidesk.ui.questions.open_list import OpenItem
from kpidesk.ui.questions.question_words import tr

HEAD, SEEN = 48, 5
"""Height of the row with the buttons; rows in sight."""


class ClosingPanel(PartFrame):
    """``cell_wanted`` is where a line leads, ``close_wanted`` the wish to close, ``left`` to go on entering."""

    cell_wanted = Signal(object)
    close_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._items: list[OpenItem] = []
        self._title = PlainLabel("", TextRole.HEADING, self, wraps=True)
        self.close_button = Button(theme, "", self)
        self.stay_button = Button(theme, "", self, key_hint=tr("Esc"))
        self.model = TextModel((Column(tr("Figure")), Column("", wide=True)), self)
        self.table = TextTable(theme, self.model, "", self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        head.addWidget(self.stay_button)
        bar = QWidget(self)
        bar.setLayout(head)
        bar.setFixedHeight(fonts.scaled(HEAD))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        for widget in (line(self), bar, line(self), self.table):
            self.body.addWidget(widget)
        self.setFocusProxy(self.table)
        self.close_button.clicked.connect(self.close_wanted)
        self.stay_button.clicked.connect(self.left)
        self.table.entered.connect(lambda row: self.cell_wanted.emit(self._items[row].cell))
        self.hide()

    @property
    def items(self) -> Sequence[OpenItem]:
        return self._items

    @property
    def title(self) -> str:
        return self._title.text()

    def show_items(self, title: str, items: Sequence[OpenItem]) -> None:
        """The line that the keys are on stays, as far as it is still there."""
        before, place = max(0, self.table.row), self.table.verticalScrollBar().value()
        self._items = list(items)
        self._title.setText(title)
        for part in (self, self.table):
            part.setAccessibleName(title)
        rows = [[item.what, item.sentence] for item in items]
        if rows != self.model.rows:
            self.model.show_rows(rows)
            self.table.verticalScrollBar().setValue(place)
            if items:
                self.table.choose(min(before, len(items) - 1))

    def offer(self, close: str, stay: str, *, is_next: bool = False) -> None:
        """The verbs; without ``close`` there is nothing to close. ``is_next``: closing is the next step."""
        self.close_button.setText(close)
        self.close_button.setVisible(bool(close))
        self.close_button.set_kind(Kind.MAIN if is_next else Kind.PLAIN)
        self.stay_button.setText(stay)

    def open(self) -> None:
        """Take the keys. It is as high as its lines need, and stays so while they get fewer."""
        rows = min(SEEN, max(2, len(self._items)))
        self.setFixedHeight(fonts.scaled(HEAD) + fonts.scaled(HEADER) + rows * fonts.scaled(ROW) + 4)
        self.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._items:
            self.table.choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
