"""A page over the window with what happened and the ways to go on, one under the other."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import Card
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.parts.overlay_page import OverlayPage

WIDTH = 720


class Choice(NamedTuple):
    """``key`` stands for it, ``words`` are the verb on its button, ``what`` says what comes of it."""

    key: str
    words: str
    what: str


class ChoicePage(OverlayPage):
    """``chosen`` names the way that was taken, the first is the main one; Esc and Back leave everything as it is.

    A page that comes ``unasked`` has the keys itself: no Enter that was meant for a figure may take a choice.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        lead: str,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        unasked: bool = False,
    ) -> None:
        super().__init__(theme, title, width=WIDTH, lead=lead, parent=parent)
        self._buttons: dict[str, Button] = {}
        self._taken: Button | None = None
        self._message = InlineMessage(theme, self)
        self._card = Card(self)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(12)
        self._rows.setColumnStretch(1, 1)
        self._card.body.addLayout(self._rows)
        self.body.addWidget(self._card)
        self.body.addWidget(self._message)  # below, so that no button moves when it comes
        for choice in choices:
            self._add(choice)
        first = next(iter(self._buttons.values()))
        first.set_kind(Kind.MAIN)
        self.setFocusProxy(None if unasked else first)  # type: ignore[arg-type]  # none is allowed

    @property
    def choices(self) -> list[str]:
        return list(self._buttons)

    def button(self, key: str) -> Button:
        return self._buttons[key]

    @property
    def message(self) -> str:
        return self._message.text

    def say(self, sentence: str) -> None:
        """Why the way that was taken led nowhere."""
        self._message.say(sentence, Tone.BAD)

    def wait(self, words: str) -> None:
        """While a way is being gone no other can be taken; empty words end that. The keys come back to that way."""
        if words:
            self._taken = next((button for button in self._buttons.values() if button.hasFocus()), self._taken)
            self.back_button.setFocus()
        for button in self._buttons.values():
            button.setEnabled(not words)
        if words:
            self._message.say(words, icon="clock")
        else:
            self._message.clear()
            if self._taken is not None and self.back_button.hasFocus():
                self._taken.setFocus()
            self._taken = None

    def _add(self, choice: Choice) -> None:
        row = self._rows.rowCount()
        button = Button(self._theme, choice.words, self._card)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(choice.what)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(choice.key))
        what = PlainLabel(choice.what, TextRole.PARAGRAPH, self._card, muted=True, wraps=True)
        what.setMinimumHeight(fonts.line_height(TextRole.PARAGRAPH))
        self._rows.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(what, row, 1)
        self._buttons[choice.key] = button
