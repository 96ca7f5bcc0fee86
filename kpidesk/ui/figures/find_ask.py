"""The panel that finds a figure by its name while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.ask_popover import AskPopover
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel


class FindAsk(AskPopover):
    """Says where Enter leads; the arrows go through the other names that fit."""

    def __init__(self, theme: Theme, window: QWidget, names: Sequence[str]) -> None:
        super().__init__(theme, window, sentences.tr("Find a figure"), sentences.tr("Go"))
        self._names = names
        self._fits: list[int] = []
        self._place = 0
        self.field = QLineEdit(self)
        self._found = PlainLabel("", TextRole.BODY, self, wraps=True)
        self.ask(sentences.tr("Part of its name"), self.field)
        self.body.insertWidget(self.body.count() - 2, self._found)
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self._look()

    @property
    def chosen(self) -> int | None:
        """The place of the name that Enter leads to; None while nothing fits."""
        return self._fits[self._place] if self._fits else None

    @property
    def found(self) -> str:
        return self._found.text()

    def _look(self) -> None:
        self._fits, self._place = fitting(self._names, self.field.text()), 0
        self._say()

    def _say(self) -> None:
        chosen = self.chosen
        if chosen is None:
            typed = self.field.text().strip()
            nothing = sentences.tr("None of your figures is called so.")
            self._found.setText(nothing if typed else sentences.tr("Write some letters of it."))
        else:
            said = sentences.tr("{name}, {place} of {all}")
            self._found.setText(said.format(name=self._names[chosen], place=self._place + 1, all=len(self._fits)))
        self.field.setAccessibleDescription(self._found.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self._fits:
                self._place = (self._place + step) % len(self._fits)
                self._say()
                return True
        return super().eventFilter(watched, event)


def fitting(names: Sequence[str], text: str) -> list[int]:
    """Places of the names that contain ``text``; first those that begin with it, then those with a word that does."""
    wanted = text.strip().casefold()
    if not wanted:
        return []

    def rank(name: str) -> int:
        return 0 if name.startswith(wanted) else 1 if f" {wanted}" in name else 2

    small = [name.casefold() for name in names]
    return sorted((place for place, name in enumerate(small) if wanted in name), key=lambda place: rank(small[place]))
