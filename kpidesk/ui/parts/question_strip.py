"""The strip below a list: its current row in full, and what can be done about it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame, line
from kpidesk.ui.parts.label import IconLabel, PlainLabel

HEIGHT = 80
_MOST = 3


class Way(StrEnum):
    """Of a question."""

    KEEP = "keep"
    FIGURE = "figure"
    OTHER = "other"
    CLOSE = "close"


_LOOKS = frozenset({Way.FIGURE, Way.OTHER})
"""Ways that change nothing."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button; ``way`` is what `chosen` says, ``keys`` as they are read, "" for none."""

    way: str
    words: str
    keys: str = ""


class QuestionStrip(PartFrame):
    """Its height is the same whatever is said. ``chosen`` says the way of an offer."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._offers: tuple[Offer, ...] = ()
        self._icon = IconLabel(theme, "question", 20, parent=self)
        self._sentence = PlainLabel("", TextRole.HEADING, self, wraps=True)
        self._below = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self.buttons = [Button(theme, "", self, kind=Kind.PLAIN) for _ in range(_MOST)]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._offers[place].way))
        self.setFixedHeight(fonts.scaled(HEIGHT))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._sentence)
        texts.addWidget(self._below)
        texts.addStretch(1)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        for button in self.buttons:
            row.addWidget(button)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(line(self))
        self.body.addLayout(row, 1)
        self.say("", "", "", ())

    @property
    def words(self) -> tuple[str, str]:
        return self._sentence.text(), self._below.text()

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self._offers

    def add_beside(self, widget: QWidget) -> None:
        """Something to choose before one of the buttons is pressed."""
        self._row.insertWidget(self._row.indexOf(self.buttons[0]), widget)

    def say(self, sentence: str, below: str, icon: str, offers: tuple[Offer, ...], *, is_bad: bool = False) -> None:
        self._offers = offers
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.show_icon(icon, "bad" if is_bad else "text")
        self._sentence.setText(sentence)
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self.setAccessibleName(" ".join(filter(None, (sentence, below))))
        for place, button in enumerate(self.buttons):
            offer = offers[place] if place < len(offers) else None
            button.setVisible(offer is not None)
            if offer is not None:
                button.setText(offer.words)
                button.set_key_hint(offer.keys)

    def hold_back(self, reason: str) -> None:
        """What changes something cannot be chosen, and why; empty: it can."""
        for offer, button in zip(self._offers, self.buttons, strict=False):
            changes = offer.way not in _LOOKS
            button.disable(reason) if reason and changes else button.enable()
