"""The line above the pages that says that last month is not entered yet."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from kpidesk.analysis.questions.reminder import Reminder, reminder
from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month
from kpidesk.ui.place import MonthPlace
from kpidesk.ui.saving.strips import Way

if TYPE_CHECKING:  # the screen is made before anything is reminded of
    from kpidesk.ui.window.screen import Screen


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reminder", text)


ENTER = "enter"
PAUSE = 300
"""Milliseconds after a change until the line is looked at again: never between two keys."""


class ReminderLine(QObject):
    """One for each screen. ``dismissed`` are the months that the owner does not want to hear of in this session."""

    def __init__(self, screen: "Screen", path: Path, dismissed: set[tuple[Path, Month]]) -> None:
        super().__init__(screen)
        self._screen, self._path, self._dismissed = screen, path, dismissed
        self._strip = screen.strips.reminder
        self._found: Reminder | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self._strip.asked.connect(lambda _key: self._enter())
        self._strip.dismissed.connect(self._dismiss)
        screen.signals.changed.connect(lambda _effect: self._wait())
        screen.signals.held.connect(lambda _hold: self.look())
        self.look()

    def look(self) -> None:
        """Say it, or take it away when it is not so any more."""
        found = reminder(self._screen.workbook) if self._screen.signals.hold is None else None
        is_dismissed = found is not None and (self._path, found.month) in self._dismissed
        self._found = None if is_dismissed else found
        if self._found is None:
            self._strip.clear()
        else:
            name = month_names.name(self._found.month)
            self._strip.say(sentence(self._found), (Way(ENTER, _tr("Enter {month}").format(month=name)),), icon="clock")
        self._screen.strips.fit()

    def _wait(self) -> None:
        if self._found is not None:
            self._pause.start()

    def _enter(self) -> None:
        if self._found is not None:
            self._screen.go_to(MonthPlace(self._found.month))

    def _dismiss(self) -> None:
        if self._found is not None:
            self._dismissed.add((self._path, self._found.month))
        self.look()
        self._screen.page.areas()[-1].setFocus()


def sentence(found: Reminder) -> str:
    """August is not entered yet: 14 of 21 figures are missing."""
    words = (
        _tr("{month} is not entered yet: 1 of {all} figures is missing.")
        if found.missing == 1
        else _tr("{month} is not entered yet: {n} of {all} figures are missing.")
    )
    return words.format(month=month_names.name(found.month), n=found.missing, all=found.all)
