"""The screen of the open file: made, taken away, made anew at the place where the owner was."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.place import Place, Tab
from kpidesk.ui.window.look_menu import LookMenu

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.domain.log import ValueEntry
    from kpidesk.domain.month import Month
    from kpidesk.ui.figures.figure_history import ReadHistory
    from kpidesk.ui.window.screen import MakePage, Screen

    MakePages = Callable[[ReadHistory], dict[Tab, MakePage]]


class OpenScreen(QObject):
    """``made`` hands over a new one before its first page is shown."""

    made = Signal(object)

    def __init__(
        self, desk: FileDesk, stack: QStackedWidget, theme: Theme, look: LookMenu, *, pages: "MakePages"
    ) -> None:
        super().__init__(stack)
        self._desk, self._stack, self._theme, self._look, self._pages = desk, stack, theme, look, pages
        self._screen: Screen | None = None
        self._left_at: tuple[Tab, Place | None] = Tab.OVERVIEW, None

    @property
    def shown(self) -> "Screen | None":
        return self._screen

    def show(self) -> None:
        """The screen of the file on the desk; one that was read again is where it was before."""
        from kpidesk.ui.window.screen import Screen

        file = self._desk.file
        assert file is not None

        def read_history(indicator: str, month: "Month | None") -> "list[ValueEntry]":
            return file.value_history(indicator, month)

        makers = self._pages(read_history)
        self._screen = screen = Screen(file.workbook, self._theme, self._look.form, makers, self._stack)
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self.made.emit(screen)
        if self._desk.came_back:
            self._return()
        else:
            screen.choose(screen.tab)

    def drop(self) -> None:
        """Take it away, and remember where it was."""
        if self._screen is not None:
            self._left_at = self._screen.tab, self._screen.page.place
            self._screen.close_signals()
            self._stack.removeWidget(self._screen)
            self._screen.deleteLater()
            self._screen = None

    def make_anew(self) -> None:
        """For what cannot be changed in one that is there, as the way in which numbers are written."""
        if self._screen is not None:
            self.drop()
            self.show()
            self._return()

    def _return(self) -> None:
        tab, place = self._left_at
        if self._screen is not None:
            self._screen.choose(tab)
            if place is not None:
                self._screen.go_to(place)
