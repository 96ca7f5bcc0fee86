"""The foot of the import: what holds now, Cancel, Back and the next thing to do; and one line when it is given up."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.ui.importing.cards import paragraph
from kpidesk.ui.importing.words import counted, tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import MARGIN, line

HEIGHT = 60


class Footer(QWidget):
    """``thrown_away`` answers the question of `ask`; ``went_on`` takes it back."""

    cancelled = Signal()
    went_back = Signal()
    went_on = Signal()
    thrown_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = paragraph("", self)
        self.cancel = Button(theme, tr("Cancel"), self, key_hint=tr("Esc"))
        self.back = Button(theme, tr("Back"), self)
        self.main = Button(theme, "", self, kind=Kind.MAIN)
        question = tr("What you chose for this file is lost then; nothing was stored.")
        self._question = paragraph(question, self, muted=False)
        self.throw_away = Button(theme, tr("Throw the import away"), self)
        self.stay = Button(theme, tr("Go on with it"), self, kind=Kind.MAIN)
        self._stack = QStackedWidget(self)
        for parts in ((self._words, self.cancel, self.back, self.main), (self._question, self.throw_away, self.stay)):
            self._stack.addWidget(_row(self, *parts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line(self))
        column.addWidget(self._stack)
        self.setFixedHeight(fonts.scaled(HEIGHT))
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.cancel.clicked.connect(self.cancelled)
        self.back.clicked.connect(self.went_back)
        self.main.clicked.connect(self.went_on)
        self.stay.clicked.connect(self.stop_asking)
        self.throw_away.clicked.connect(self.thrown_away)
        self._asked_at: QWidget | None = None
        self.setFocusProxy(self.cancel)

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def is_asking(self) -> bool:
        return self._stack.currentIndex() == 1

    def show_step(self, has_back: bool, to_store: int | None, why_not: str) -> None:
        """``to_store`` is how many cells the last step would store, None before it; ``why_not`` what stands against it.

        What holds always is said; what holds now may be said in its place.
        """
        self.back.setVisible(has_back)
        if to_store is None:
            self.say(tr("Nothing is stored before the last step."))
            self.main.setText(tr("Next"))
            self.main.set_key_hint(tr("Ctrl Enter"))
        else:
            self.say(tr("One step of undo. Nothing is stored before you press Import."))
            count = counted(to_store, tr("Import 1 cell"), tr("Import {n} cells"))
            self.main.setText(count if to_store else tr("Nothing to import"))
            self.main.set_key_hint("")
        self.main.disable(why_not) if why_not else self.main.enable()

    def say(self, words: str) -> None:
        self._words.setText(words)

    def ask(self) -> None:
        """Whether what was decided is to be thrown away; the safe answer has the keys."""
        self._asked_at = self.window().focusWidget()
        self._stack.setCurrentIndex(1)
        self.stay.setFocus()

    def stop_asking(self) -> None:
        if not self.is_asking:
            return
        self._stack.setCurrentIndex(0)
        if self._asked_at is not None and self._asked_at.isVisible():
            self._asked_at.setFocus()


def _row(parent: QWidget, words: QWidget, *buttons: QWidget) -> QWidget:
    whole = QWidget(parent)
    row = QHBoxLayout(whole)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.setSpacing(12)
    row.addWidget(words, 1)
    for button in buttons:
        row.addWidget(button)
    return whole
