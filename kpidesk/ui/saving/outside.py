"""What other programs did to the open file: read again when it only went on, else the owner chooses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.domain.file_facts import Difference
    from kpidesk.ui.saving.outside_page import OutsidePage

AGAIN = 1_000
"""Milliseconds until a figure that is being typed and refused is looked at again."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outside", text)


class Outside(QObject):
    """``reading_again`` comes before the file is read again by itself. ``form`` is the owner's number form."""

    reading_again = Signal()

    def __init__(
        self, desk: FileDesk, cover: Cover, theme: Theme, form: Callable[[], NumberForm], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._cover, self._theme, self._form, self._window = desk, cover, theme, form, window
        self.may_read: Callable[[], bool] = lambda: True
        self._page: OutsidePage | None = None
        self._told: SaveState | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._read_again)
        desk.left.connect(self._forget)
        desk.refused.connect(lambda _: self._wait(""))
        desk.finished.connect(lambda: self._wait(""))

    def follow(self, state: SaveState) -> None:
        """Show the choice once for every new turn that the file takes."""
        if state.kind is not SaveKind.DIVERGED:
            self._forget()
        elif self._told is None or state.divergence is not self._told.divergence:
            self._told = state
            if state.divergence is Divergence.AHEAD:
                self._read_again()
            else:
                self.show_choice()

    def show_choice(self) -> None:
        """What happened, what differs, and the ways to go on."""
        from kpidesk.ui.saving.outside_page import OutsidePage

        file = self._desk.file
        if file is None or file.save_state.kind is not SaveKind.DIVERGED:
            return
        self._told = file.save_state
        became = self._told.divergence
        known = file.workbook.indicators
        page = OutsidePage(self._theme, became, file.path.name, self._window, form=self._form(), indicators=known)
        self._page = page
        page.chosen.connect(self._take)
        self._cover.show(page, page.closed)
        if became is Divergence.PARTED:
            page.wait_for_differences()
            self._desk.run("", file.differences, self._show_differences, self._say_no_differences)

    def _take(self, key: str) -> None:
        desk, file = self._desk, self._desk.file
        if file is None:
            return
        ways: dict[str, Callable[[], None]] = {
            "theirs": desk.take_theirs,
            "mine": desk.ask_elsewhere,
            "look": file.look_for_changes,
            "back": self._cover.leave,
        }
        ways[key]()

    def _read_again(self) -> None:
        file = self._desk.file
        if file is None or file.save_state.divergence is not Divergence.AHEAD:
            return
        if self.may_read():
            self.reading_again.emit()
            self._desk.reload()
        else:
            self._again.start()

    def _show_differences(self, found: "list[Difference]") -> None:
        if (page := self._shown) is not None:
            page.show_differences(found)

    def _say_no_differences(self, _error: Exception) -> None:
        if (page := self._shown) is not None:
            page.say_unreadable()

    def _wait(self, words: str) -> None:
        if (page := self._shown) is not None:
            page.wait(words)

    @property
    def _shown(self) -> "OutsidePage | None":
        """The page while it is in sight."""
        return self._page if self._page is not None and self._cover.page is self._page else None

    def _forget(self) -> None:
        self._told = None
        self._again.stop()
        if self._shown is not None:
            self._cover.leave()
        self._page = None
