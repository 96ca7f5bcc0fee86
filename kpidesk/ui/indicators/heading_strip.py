"""The row above a page of its own: name, state, buttons; a question or refusal takes its place, so nothing moves."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import MARGIN, PartFrame, Toolbar
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.message import InlineMessage, Tone

HEIGHT = 48
DISCARD, STAY = "discard", "stay"
"""Answers to whether something that is not kept may go."""

Answer = tuple[str, str, str]
"""(key, the verb on the button, keys that do the same)"""


class HeadingStrip(QStackedWidget):
    """``answered(key)`` is the button that was pressed in a question."""

    answered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = Toolbar(self, height=HEIGHT, margin=MARGIN)
        self._title = PlainLabel("", TextRole.SCREEN_TITLE, self._bar)
        self._state = PlainLabel("", TextRole.BODY, self._bar, muted=True, wraps=True)
        self._bar.add(self._title)
        self._bar.body.addWidget(self._state, 1)
        self._asking = PartFrame("toolbar", self, across=True)
        self._message = InlineMessage(theme, self._asking)
        self._message.body.setContentsMargins(14, 2, 6, 2)
        self._asking.body.setContentsMargins(MARGIN - 12, 3, MARGIN - 12, 3)
        self._asking.body.addWidget(self._message)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(8)
        self._message.body.addLayout(self._answers)
        self._buttons: list[Button] = []
        self.addWidget(self._bar)
        self.addWidget(self._asking)
        self.setFixedHeight(fonts.scaled(HEIGHT))

    def add(self, *widgets: QWidget) -> None:
        """Buttons at the right end."""
        self._bar.add(*widgets)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def state(self) -> str:
        return self._state.text()

    def show_title(self, title: str, state: str) -> None:
        self._title.setText(title)
        self._state.setText(state)

    @property
    def is_asking(self) -> bool:
        return self.currentWidget() is self._asking

    @property
    def question(self) -> str:
        """What is asked or refused; empty when nothing is."""
        return self._message.text if self.is_asking else ""

    @property
    def answers(self) -> dict[str, Button]:
        """The buttons of the question by key."""
        return {str(button.property("answer")): button for button in self._buttons}

    def ask(self, sentence: str, answers: Sequence[Answer], tone: Tone = Tone.PLAIN, *, main: str = "") -> None:
        """Say something in place of the row, with at least one way to go on; ``main`` is the key of the next step."""
        self._drop_buttons()
        for key, words, keys in answers:
            button = Button(self._theme, words, self._message, key_hint=keys)
            button.setProperty("answer", key)
            button.clicked.connect(lambda *_, key=key: self.answered.emit(key))
            self._answers.addWidget(button)
            self._buttons.append(button)
        if main:
            self.answers[main].set_kind(Kind.MAIN)
        self._message.say(sentence, tone)
        self.setCurrentWidget(self._asking)

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.ask(sentence, [(STAY, self.tr("Go on"), "")], Tone.BAD)

    def clear(self) -> None:
        """Back to the row itself."""
        if self.is_asking:
            self.setCurrentWidget(self._bar)
            self._drop_buttons()

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            self._answers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
