"""Strips between the tabs and the page: why nothing can be typed, what is not saved, what to know about the file."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.parts.message import Tone

INSISTS = 1_500
"""Milliseconds that a strip stands out after the owner tried what it speaks against."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Strips", text)


class Way(NamedTuple):
    """A button: the word that stands for it, and the verb on it."""

    key: str
    words: str


class Strip(PartFrame):
    """One sentence with its ways to go on; ``asked`` names the one that was pressed, ``dismissed`` the cross."""

    asked = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, dismissable: bool = False) -> None:
        super().__init__("message", parent, across=True)
        self._theme = theme
        self._icon = IconLabel(theme, "info", 16, parent=self)
        self._text = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
        self._buttons: dict[str, Button] = {}
        self._icon_name, self._tone = "info", Tone.PLAIN
        self._insisting = QTimer(self, singleShot=True, interval=INSISTS)
        self._insisting.timeout.connect(self._look)
        self._cross = Button(theme, "", self, icon="x", kind=Kind.QUIET, tip_text=_tr("Do not show this again"))
        self._cross.setVisible(dismissable)
        self._cross.clicked.connect(self.dismissed)
        self.body.setContentsMargins(14, 6, 12, 6)
        self.body.setSpacing(10)
        self.body.addWidget(self._icon)
        self.body.addWidget(self._text, 1)
        self.body.addWidget(self._cross)
        self.setMinimumHeight(fonts.scaled(42))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def buttons(self) -> list[Button]:
        """From left to right, the cross last."""
        shown = [*self._buttons.values(), self._cross]
        return [button for button in shown if button.isVisibleTo(self)]

    def button(self, key: str) -> Button:
        return self._buttons[key]

    def say(self, text: str, ways: Sequence[Way] = (), *, icon: str = "info", tone: Tone = Tone.PLAIN) -> None:
        if text != self.text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._icon_name, self._tone = icon, tone
        self._look()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._offer(ways)
        self.show()

    @property
    def is_insisting(self) -> bool:
        return self._insisting.isActive()

    def insist(self) -> None:
        """The owner tried what it speaks against: it stands out for a moment, and is read out once more."""
        self._insisting.start()
        self._look()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def _look(self) -> None:
        tone = Tone.BAD if self.is_insisting else self._tone
        self.setProperty("tone", str(tone))
        self._icon.show_icon(self._icon_name, "bad" if tone is Tone.BAD else "text_2")
        self.update()

    def clear(self) -> None:
        self._text.clear()
        self.hide()

    def _offer(self, ways: Sequence[Way]) -> None:
        """Buttons that stay keep the focus they have."""
        wanted = {way.key: way.words for way in ways}
        for key in [key for key in self._buttons if key not in wanted]:
            gone = self._buttons.pop(key)
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, words in wanted.items():
            if key not in self._buttons:
                made = self._buttons[key] = Button(self._theme, words, self)
                made.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
                self.body.insertWidget(self.body.count() - 1, made)
                made.show()
            self._buttons[key].setText(words)
        around = (self._cross, *self._buttons.values(), self._cross)  # they go where the cross is, and it behind them
        for before, after in pairwise(around if self._buttons else ()):
            QWidget.setTabOrder(before, after)


class Strips(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = Strip(theme, self)
        self.unsaved = Strip(theme, self)
        self.notice = Strip(theme, self, dismissable=True)
        self.reminder = Strip(theme, self, dismissable=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        for strip in self.all:
            self._column.addWidget(strip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_tr("Messages about the file"))
        self.fit()

    @property
    def all(self) -> list[Strip]:
        return [self.unsaved, self.held, self.notice, self.reminder]

    def fit(self) -> None:
        """Show the row of strips, or none; what has the focus first gets it by F6."""
        shown = [strip for strip in self.all if strip.text]
        self._column.setContentsMargins(*((8, 6, 8, 6) if shown else (0, 0, 0, 0)))
        first = next((button for strip in shown for button in strip.buttons), None)
        self.setFocusProxy(first)  # type: ignore[arg-type]  # none is allowed, the stubs do not know
        self.setVisible(bool(shown))
