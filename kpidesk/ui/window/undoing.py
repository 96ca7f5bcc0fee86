"""Undo and redo of the open file: the commands with their words, and what was just taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kpidesk.domain.refusal import Refusal
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.saving.status_line import StatusLine
from kpidesk.ui.window.window_actions import WindowActions

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.ui.window.screen import Screen
    from kpidesk.workbook.effect import Effect


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


class Undoing:
    """``screen`` answers the screen of the open file, None when there is none."""

    def __init__(
        self,
        desk: FileDesk,
        commands: WindowActions,
        line: StatusLine,
        screen: "Callable[[], Screen | None]",
        refuse: Callable[[Exception], None],
    ) -> None:
        self._desk, self._commands, self._line = desk, commands, line
        self._screen, self._refuse = screen, refuse

    def undo(self) -> None:
        self._take_back(undo=True)

    def redo(self) -> None:
        self._take_back(undo=False)

    def show_hold(self) -> None:
        """What changes something cannot be chosen while nothing may be changed."""
        self._commands.business.setEnabled(not self._is_held)
        self._commands.show_reasons(self._is_held)
        self._show_commands()

    def show_effect(self, effect: "Effect") -> None:
        """The commands as they are after a change; what was undone or redone is said in the status bar."""
        from kpidesk.ui.wording import change_words
        from kpidesk.workbook.effect import How

        assert self._desk.file is not None
        self._show_commands()
        if effect.how is How.APPLIED:
            self._line.end_passing()
        else:
            told = _tr("Undone: {what}") if effect.how is How.UNDONE else _tr("Redone: {what}")
            self._line.show_once(told.format(what=change_words.change(effect.change, self._desk.file.workbook)))

    @property
    def _is_held(self) -> bool:
        screen = self._screen()
        return screen is not None and screen.signals.hold is not None

    def _show_commands(self) -> None:
        from kpidesk.ui.wording import change_words

        if self._is_held:
            self._commands.show_undo("", "")
        elif self._desk.file is not None:
            book = self._desk.file.workbook
            words = [change_words.change(change, book) if change else "" for change in (book.undoable, book.redoable)]
            self._commands.show_undo(*words)

    def _take_back(self, undo: bool) -> None:
        screen = self._screen()
        if self._desk.file is None or (screen is not None and not screen.finish_editing()):
            return
        workbook = self._desk.file.workbook
        if (workbook.undoable if undo else workbook.redoable) is None:
            return
        try:
            workbook.undo() if undo else workbook.redo()
        except Refusal as refused:
            self._refuse(refused)
