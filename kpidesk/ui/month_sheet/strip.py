"""The strip below the month sheet: always there, 72 high, one thing said at a time."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.words import tr
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame, line
from kpidesk.ui.parts.label import IconLabel, PlainLabel

HEIGHT = 72
LONGEST_REASON = 500


class Way(Enum):
    """A way out that the strip offers."""

    CORRECT = "correct"  # what was there comes back
    OTHER = "other"  # to the other figure named
    KEEP = "keep"
    CONFIRM = "confirm"  # a figure that was carried forward
    REOPEN = "reopen"
    LEAVE_CLOSED = "leave closed"
    CLOSE_ANYWAY = "close anyway"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of the strip. ``keys`` as they are read, "" for none."""

    way: Way
    words: str
    keys: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """``icon`` "" is none; ``bad`` gives it the colour of what is impossible; ``below`` is a second line."""

    sentence: str
    below: str = ""
    icon: str = ""
    bad: bool = False
    offers: tuple[Offer, ...] = ()
    asks_reason: bool = False

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.sentence, self.below) if part)


NOTHING = Saying("")


class Strip(PartFrame):
    """``chosen`` is the way out that was taken; `reason` what was written in the field that asks for one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._saying = NOTHING
        self._icon = IconLabel(theme, "info", 20, parent=self)
        self._sentence = PlainLabel("", TextRole.BODY, self, wraps=True)
        self._below = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("Reason, kept with the month"))
        self.reason.setAccessibleName(tr("Reason for opening the month again"))
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setMinimumWidth(fonts.scaled(200))
        self.reason.returnPressed.connect(lambda: self.chosen.emit(Way.REOPEN))
        self.buttons = [Button(theme, "", self), Button(theme, "", self)]
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, place=place: self._take(place))
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self._lay_out()
        self.say(NOTHING)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._sentence)
        texts.addWidget(self._below)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(texts, 1)
        row.addWidget(self.reason)
        for button in self.buttons:
            row.addWidget(button)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(line(self))
        self.body.addLayout(row, 1)

    @property
    def saying(self) -> Saying:
        return self._saying

    def say(self, saying: Saying) -> None:
        """Nothing moves: what is said changes in its place."""
        if saying == self._saying and self._sentence.text():
            return
        self._saying = saying
        self._icon.setVisible(bool(saying.icon))
        if saying.icon:
            self._icon.show_icon(saying.icon, "bad" if saying.bad else "text")
        strong = bool(saying.icon or saying.offers)
        self._sentence.setFont(fonts.font(TextRole.HEADING if strong else TextRole.PARAGRAPH))
        self._sentence.setText(saying.sentence)
        self._sentence.set_muted(not strong)
        self._below.setText(saying.below)
        self._below.setVisible(bool(saying.below))
        self.reason.setVisible(saying.asks_reason)
        self.reason.clear()
        self.setAccessibleName(saying.spoken)
        for place, button in enumerate(self.buttons):
            self._show_offer(button, saying.offers[place] if place < len(saying.offers) else None)

    def _show_offer(self, button: Button, offer: Offer | None) -> None:
        button.setVisible(offer is not None)
        if offer is not None:
            button.setText(offer.words)
            button.set_key_hint(offer.keys)
            button.set_kind(Kind.MAIN if offer.main else Kind.PLAIN)

    def _take(self, place: int) -> None:
        if place < len(self._saying.offers):
            self.chosen.emit(self._saying.offers[place].way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {offer.way for offer in self._saying.offers}
        if event.key() == Qt.Key.Key_Escape and ways & {Way.LEAVE_CLOSED, Way.BACK}:
            self.chosen.emit(Way.LEAVE_CLOSED if Way.LEAVE_CLOSED in ways else Way.BACK)
        else:
            super().keyPressEvent(event)
