"""The status bar: facts of the selection on the left, what is saved and the file on the right."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

from kpidesk.ui import fonts
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.parts.label import IconLabel, PlainLabel
from kpidesk.ui.theme import Theme

_ONCE, _OWN = 6_000, 500
"""Milliseconds that a passing sentence stays; so long at least, as what it tells of brings new facts itself."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusLine", text)


class StatusLine(QStatusBar):
    """28 high; every text is plain and none is cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(fonts.scaled(28))
        self._facts = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._lasting = ""
        self._passing = QTimer(self, singleShot=True, interval=_ONCE)
        self._passing.timeout.connect(lambda: self._facts.setText(self._lasting))
        self._check = IconLabel(theme, "check", 14, parent=self)
        self._saved = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._file = PlainLabel("", TextRole.SMALL, self, muted=True)
        self._facts.setContentsMargins(16, 0, 0, 0)
        self._file.setContentsMargins(16, 0, 16, 0)
        self.addWidget(self._facts, 1)
        for widget in (self._check, self._saved, self._file):
            self.addPermanentWidget(widget)

    @property
    def facts(self) -> str:
        return self._facts.text()

    @property
    def saved(self) -> str:
        return self._saved.text()

    def show_facts(self, facts: str) -> None:
        """What the selection says; it takes the place of a passing sentence when the owner has gone on."""
        is_new, self._lasting = facts != self._lasting, facts
        if is_new and self._passing.remainingTime() < _ONCE - _OWN:
            self._passing.stop()
        if not self._passing.isActive():
            self._facts.setText(facts)

    def end_passing(self) -> None:
        """The facts again: something newer has happened."""
        self._passing.stop()
        self._facts.setText(self._lasting)

    def show_once(self, words: str) -> None:
        """In place of the facts for a few seconds."""
        self._facts.setText(words)
        self._passing.start()

    def show_saved(self, at: dt.datetime) -> None:
        self._check.show()
        self._saved.setText(_tr("Saved {time}").format(time=f"{at:%H:%M}"))

    def show_file(self, path: Path, is_example: bool) -> None:
        self._check.show()
        self._saved.setText(_tr("Saved"))
        name = _tr("{file}, example") if is_example else "{file}"
        self._file.setText(name.format(file=path.name))
        self._file.setAccessibleDescription(str(path))

    def show_nothing(self, version: str) -> None:
        self._passing.stop()
        self.show_facts(_tr("No file is open"))
        self._check.hide()
        self._saved.setText("")
        self._file.setText(f"kpidesk {version}")
