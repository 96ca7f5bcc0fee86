"""Why a cell has no value, with the way to the figure that is missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.parts.popover import Popover

ENTER = "↵"


class ReasonPopover(Popover):
    """Says and offers; it never takes the keys, so its buttons are for the mouse and Enter belongs to the cell."""

    figure_requested = Signal()
    explanation_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._title = PlainLabel("", TextRole.HEADING, self, wraps=True)
        self._sentence = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self._figure = Button(theme, sentences.tr("Go to the figure"), self, kind=Kind.MAIN)
        self._explain = Button(theme, sentences.tr("How it is calculated"), self, kind=Kind.LINK)
        for button in (self._figure, self._explain):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(theme, "circle", 14, parent=self))
        head.addWidget(self._title, 1)
        foot.addWidget(self._figure)
        foot.addStretch(1)
        foot.addWidget(self._explain)
        self.body.addLayout(head)
        self.body.addWidget(self._sentence)
        self.body.addLayout(foot)
        self._figure.clicked.connect(self.figure_requested)
        self._explain.clicked.connect(self.explanation_requested)

    def say(self, title: str, sentence: str, *, leads_on: bool, shows_key: bool) -> None:
        """``leads_on``: there is a figure to go to. ``shows_key``: Enter would go there now."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._figure.setVisible(leads_on)
        self._figure.setText("")  # Qt keeps the size of a button until its words change
        self._figure.set_key_hint(ENTER if leads_on and shows_key else "")
        self._figure.setText(sentences.tr("Go to the figure"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    @property
    def words(self) -> tuple[str, str]:
        """Title and sentence."""
        return self._title.text(), self._sentence.text()

    @property
    def figure_button(self) -> Button:
        return self._figure

    @property
    def explain_button(self) -> Button:
        return self._explain
