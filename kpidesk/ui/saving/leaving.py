"""Leaving a file while something in it is not saved: what can be done first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.saving import save_words

if TYPE_CHECKING:  # the first frame does without it
    from kpidesk.ui.saving.choice_page import Choice, ChoicePage

PATIENCE = 1_000
"""Milliseconds that a saving under way is waited for before the owner is asked."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)


class Leaving(QObject):
    """Goes on at once when everything is saved, and as soon as it is; asks while it is not."""

    def __init__(self, desk: FileDesk, cover: Cover, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._cover, self._theme, self._window = desk, cover, theme, window
        self._go: Callable[[], None] | None = None
        self._page: ChoicePage | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._ask)
        desk.refused.connect(lambda _: self._wait(""))
        desk.finished.connect(lambda: self._wait(""))

    @property
    def is_asking(self) -> bool:
        return self._page is not None and self._cover.page is self._page

    def ask(self, go: Callable[[], None]) -> None:
        """Call ``go`` when nothing would get lost by it, or the owner wants it all the same."""
        state = self._state
        if state.kind is SaveKind.SAVED:
            self._forget()
            go()
            return
        self._go = go
        if state.kind is SaveKind.SAVING:
            self._patience.start()
        else:
            self._ask()

    def follow(self, state: SaveState) -> None:
        """What is saved by now needs no question any more, nor one that gave way to another page."""
        if self._page is not None and self._cover.page is not self._page:
            self._forget()
        if self._go is None:
            return
        if state.kind is SaveKind.SAVED:
            self._go_on()
        elif state.kind in {SaveKind.UNSAVED, SaveKind.DIVERGED}:
            self._ask()

    @property
    def _state(self) -> SaveState:
        file = self._desk.file
        return SaveState(SaveKind.SAVED) if file is None or file.read_only else file.save_state

    def _ask(self) -> None:
        from kpidesk.ui.saving.choice_page import ChoicePage

        if self._go is None or self.is_asking or self._state.kind is SaveKind.SAVED:
            return
        self._patience.stop()
        title, lead, choices = _question(self._state)
        page = self._page = ChoicePage(self._theme, title, lead, choices, self._window)
        page.chosen.connect(self._take)
        page.closed.connect(self._stay)
        self._cover.show(page, page.closed)

    def _take(self, key: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "retry": self._retry,
            "elsewhere": self._save_elsewhere,
            "copy": self._keep_copy,
            "keep": self._go_on,
            "stay": self._back,
        }
        ways[key]()

    def _retry(self) -> None:
        file = self._desk.file
        if file is not None:
            self._wait(_tr("Trying again…"))
            file.retry_saving()
            QTimer.singleShot(PATIENCE, self, self._say_still)

    def _say_still(self) -> None:
        """Nothing has come of it."""
        if self._page is not None and self.is_asking and self._state.kind is not SaveKind.SAVED:
            self._wait("")
            self._page.say(_still(self._state))

    def _save_elsewhere(self) -> None:
        """The window goes on with another file, and then does what was asked for."""
        go = self._go
        if go is not None:
            self._desk.ask_elsewhere(go)

    def _keep_copy(self) -> None:
        go = self._go
        if go is not None:
            self._forget()
            self._desk.keep_copy_and_close(go)

    def _wait(self, words: str) -> None:
        if self._page is not None and self._cover.page is self._page:
            self._page.wait(words)

    def _go_on(self) -> None:
        go = self._go
        was_asking = self.is_asking
        self._forget()
        if was_asking:
            self._cover.leave()
        if go is not None:
            go()

    def _back(self) -> None:
        self._stay()
        self._cover.leave()

    def _stay(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._go = self._page = None
        self._patience.stop()


def _question(state: SaveState) -> tuple[str, str, "list[Choice]"]:
    from kpidesk.ui.saving.choice_page import Choice

    stay = Choice("stay", _tr("Stay"), _tr("Nothing is closed."))
    elsewhere = Choice("elsewhere", _tr("Save elsewhere…"), _tr("All figures go into another file, these changes too."))
    if state.kind is SaveKind.DIVERGED:
        copy = Choice("copy", _tr("Keep mine and close"), _tr("What you have here becomes a conflict copy beside it."))
        why = save_words.short_divergence(state.divergence)
        lead = _tr("{why}. What you have in this window is not all in it.").format(why=why[:1].upper() + why[1:])
        return _tr("What is here is not in the file"), lead, [copy, elsewhere, stay]
    keep = Choice(
        "keep",
        _tr("Close and keep them"),
        _tr("They are kept on this computer, and put into the file when it is opened here next time."),
    )
    if state.kind is SaveKind.SAVING:
        lead = _tr("The drive is slow. The window closes by itself as soon as everything is saved.")
        return _tr("Still saving"), lead, [stay, keep]
    retry = Choice("retry", _tr("Try again"), _tr("When it works, the file is closed."))
    title = _tr("{changes} not saved").format(changes=save_words.changes(state.waiting))
    return title, save_words.why_unsaved(state), [retry, elsewhere, keep, stay]


def _still(state: SaveState) -> str:
    if state.kind is SaveKind.SAVING:
        return _tr("It still takes its time.")
    return save_words.still_unsaved(state)
