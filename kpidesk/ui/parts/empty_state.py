"""What a screen says when it has nothing to show yet, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import IconLabel, PlainLabel

WIDEST = 360


class EmptyState(QWidget):
    """Centred, at most 360 wide: icon, title, one sentence, at most two buttons. A page of its own in a stack."""

    main_requested = Signal()
    other_requested = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, icon, 32, parent=self)
        self._title = PlainLabel("", TextRole.PANEL_VALUE, self, wraps=True)
        self._sentence = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self._main = Button(theme, "", self, kind=Kind.MAIN)
        self._other = Button(theme, "", self)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._main.clicked.connect(self.main_requested)
        self._other.clicked.connect(self.other_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QWidget(self)
        words.setFixedWidth(fonts.scaled(WIDEST))
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget, above in ((self._title, 12), (self._sentence, 4)):
            column.addSpacing(above)
            column.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 24)
        page.setSpacing(12)
        page.addStretch(1)
        page.addLayout(_centred(words))
        page.addLayout(_centred(self._main, self._other))
        page.addStretch(1)

    def say(self, title: str, sentence: str, main: str = "", other: str = "") -> None:
        """Buttons without words are not there."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        for button, words in ((self._main, main), (self._other, other)):
            button.setText(words)
            button.setVisible(bool(words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    @property
    def main_button(self) -> Button:
        return self._main

    @property
    def other_button(self) -> Button:
        return self._other


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
