"""A sentence above the content that says what is wrong, with the button that puts it right."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import IconLabel, PlainLabel


class Tone(StrEnum):
    PLAIN = "plain"
    BAD = "bad"


class InlineMessage(PartFrame):
    """At least 42 high, hidden until there is something to say; its height stays while its cause lasts.

    ``reserved`` keeps its place for good: under a formula, where a message must not push anything down.
    """

    remedy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, reserved: bool = False) -> None:
        super().__init__("error" if reserved else "message", parent, across=True)
        self._reserved = reserved
        self._icon = IconLabel(theme, "info", 16, parent=self)
        self._text = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remedy = Button(theme, "", self)
        self._remedy.clicked.connect(self.remedy_requested)
        self.body.setContentsMargins(14, 6, 12 if not reserved else 6, 6)
        self.body.setSpacing(10)
        self.body.addWidget(self._icon)
        self.body.addWidget(self._text, 1)
        self.body.addWidget(self._remedy)
        self.setMinimumHeight(fonts.scaled(42))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._remedy.hide()
        self.setVisible(reserved)

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, tone: Tone = Tone.PLAIN, *, icon: str = "", remedy: str = "", key_hint: str = "") -> None:
        """Show ``text``; ``remedy`` is the verb on the button, none without it."""
        bad = tone is Tone.BAD
        self.setProperty("tone", str(tone))
        self._icon.show_icon(icon or ("octagon-x" if bad else "info"), "bad" if bad else "text_2")
        self._icon.setVisible(True)
        self._text.setText(text)
        self._text.set_muted(self._reserved and not bad)
        self._remedy.setText(remedy)
        self._remedy.set_key_hint(key_hint)
        self._remedy.setVisible(bool(remedy))
        self.setAccessibleName(text)
        self.show()
        self.update()

    def clear(self, words: str = "") -> None:
        """Nothing to say any more. A reserved place stays and may say ``words``."""
        if self._reserved:
            self.say(words, icon="check" if words else "")
            self._icon.setVisible(bool(words))
        else:
            self._text.clear()
            self.hide()
