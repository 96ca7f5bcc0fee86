"""The window: welcome, or the screen of the open file; its commands, status bar, look, closing."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from kpidesk import __version__
from kpidesk.domain.file_name import SUFFIX
from kpidesk.domain.refusal import FileHeld
from kpidesk.ui.care.file_care import FileCare
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.files.files import Files
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.parts.toast import Toast
from kpidesk.ui.place import ImportPlace
from kpidesk.ui.saving.safekeeping import Safekeeping
from kpidesk.ui.saving.status_line import StatusLine
from kpidesk.ui.settings import Settings
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.welcome.welcome_page import WelcomePage
from kpidesk.ui.window.cover_pages import CoverPages
from kpidesk.ui.window.frame import Frame
from kpidesk.ui.window.look_menu import LookMenu
from kpidesk.ui.window.open_screen import OpenScreen
from kpidesk.ui.window.quitting import Quitting
from kpidesk.ui.window.recent_menu import RecentMenu
from kpidesk.ui.window.steps import Steps
from kpidesk.ui.window.title import title
from kpidesk.ui.window.undoing import Undoing
from kpidesk.ui.window.voice import Voice
from kpidesk.ui.window.window_actions import WindowActions

if TYPE_CHECKING:  # the first frame does without them
    from kpidesk.domain.month import Month
    from kpidesk.ui.figures.figure_history import ReadHistory
    from kpidesk.ui.place import Tab
    from kpidesk.ui.window.screen import MakePage, Screen
    from kpidesk.workbook.effect import Effect

log = logging.getLogger(__name__)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


class MainWindow(QObject):
    """Furnishes a frame and holds together what happens in it."""

    def __init__(self, frame: Frame, files: Files, settings: Settings, theme: Theme, tasks: Tasks) -> None:
        super().__init__(frame)
        self.frame = frame
        self._settings, self._theme, self._tasks = settings, theme, tasks
        self._not_reminded_of: set[tuple[Path, Month]] = set()
        self.desk = FileDesk(files, settings, frame)
        self.commands = WindowActions(frame)
        self._stack = QStackedWidget(frame)
        self.cover = Cover(self._stack)
        self.look = LookMenu(self.commands, settings, theme, self)
        self._place = OpenScreen(self.desk, self._stack, theme, self.look, pages=self._pages)
        self._covers = CoverPages(self.cover, files, theme, frame)
        self.welcome = WelcomePage(theme, (), frame, tasks=tasks, numbers=settings.number_locale)
        self._stack.addWidget(self.welcome)
        frame.setCentralWidget(self._stack)
        self.line = StatusLine(theme, frame)
        frame.setStatusBar(self.line)
        self.toast = Toast(theme, frame, _tr("Undo"))
        self.safekeeping = Safekeeping(
            self.desk, self.cover, self.line, theme, frame, settings=settings, form=lambda: self.look.form
        )
        self.care = FileCare(
            self.desk, self.cover, files, theme, frame, tasks=tasks, settings=settings, form=lambda: self.look.form
        )
        self.voice = Voice(
            self.toast, self.care, self.cover, self.line, page=lambda: self._page_in_front, ask_about=self._ask_about
        )
        self.undoing = Undoing(self.desk, self.commands, self.line, lambda: self.screen_shown, self.voice.refuse)
        self.steps = Steps(lambda: self.screen_shown, self.cover)
        self._quitting = Quitting(frame, self.desk, settings, tasks, self.may_leave)
        self._connect_commands()
        self._connect_welcome()
        self._connect_desk()
        self.safekeeping.outside.may_read = self.may_leave
        frame.dropped.connect(self.take_dropped)
        self.show_welcome()

    def begin(self, path: Path | None = None) -> None:
        """After the first frame: read the number form, open the file that was named, load what will be needed."""
        self.look.read_form()
        if path is not None:
            self.open_path(path)
        self._tasks.run(_preload, lambda _: None, lambda error: log.warning("not preloaded: %s", error))

    @property
    def screen_shown(self) -> "Screen | None":
        """The screen of the open file."""
        return self._place.shown

    # -- files --------------------------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        if self.may_leave():
            self.desk.open_path(path)

    def take_dropped(self, path: Path) -> None:
        """Open a file of figures; take in any other."""
        if path.suffix == SUFFIX:
            self.open_path(path)
        else:
            self.import_figures(path)

    def import_figures(self, path: Path | None = None) -> None:
        """Take figures from a file, or ask which."""
        if self.screen_shown is None:
            self.voice.tell(_tr("Open a business first; the figures of the file go into it."))
            return
        self.cover.leave()
        self.screen_shown.go_to(ImportPlace(path))

    def close_file(self) -> None:
        """Back to the welcome page, unless something typed is refused and stays."""
        if self.may_leave():
            self.desk.close(lambda: None)

    def may_leave(self) -> bool:
        """Whether nothing that is being typed would get lost."""
        return self.screen_shown is None or self.screen_shown.finish_editing()

    def show_welcome(self) -> None:
        self.cover.take_away()
        self.welcome.show_recent(self._settings.recent)
        self._stack.setCurrentWidget(self.welcome)
        for action in self.commands.of_file:
            action.setEnabled(False)
        self.commands.show_page_actions({})
        self.commands.show_undo("", "")
        self.line.show_nothing(__version__)
        self._show_title()
        self.welcome.take_focus()

    def _pages(self, read_history: "ReadHistory") -> "dict[Tab, MakePage]":
        from kpidesk.ui.window.pages import page_makers  # pages need what the first frame does without

        return page_makers(self.commands, self._settings, self._tasks, read_history)

    def _furnish_screen(self, screen: "Screen") -> None:
        """What is about the screen of a file that was opened."""
        from kpidesk.ui.window.reminder_line import ReminderLine

        file = self.desk.file
        assert file is not None
        self.cover.take_away()
        screen.told.connect(lambda words: self.voice.tell(words, undo=True))
        screen.noted.connect(self.voice.tell)
        screen.facts_changed.connect(self.line.show_facts)
        screen.page_shown.connect(self._show_page_actions)
        screen.remedy_requested.connect(self.care.help)
        screen.signals.changed.connect(self._show_change)
        screen.signals.held.connect(self.undoing.show_hold)
        for action in self.commands.of_file:
            action.setEnabled(True)
        self.line.show_file(file.path, file.workbook.business.is_example)
        self._show_title()
        self.undoing.show_hold()
        self.safekeeping.follow_file(screen.strips, screen.signals)
        ReminderLine(screen, file.path, self._not_reminded_of)

    # -- words --------------------------------------------------------------------------------------------------

    def refuse(self, error: Exception) -> None:
        """Say in place what cannot be done, and the remedy."""
        self.voice.refuse(error)

    def report_unexpected(self, error: BaseException) -> None:
        """An error of the program itself."""
        self.voice.report_unexpected(error)

    @property
    def _page_in_front(self) -> "Screen | WelcomePage | None":
        shown = self._stack.currentWidget()
        return next((page for page in (self.screen_shown, self.welcome) if page is not None and page is shown), None)

    def _ask_about(self, held: FileHeld) -> None:
        from kpidesk.ui.saving.held_page import ask_about

        ask_about(held, self.desk, self.cover, self._theme, self.frame)

    def _show_title(self) -> None:
        self.frame.setWindowTitle(title(self.desk.file))

    def _show_page_actions(self) -> None:
        if self.screen_shown is not None:
            self.commands.show_page_actions(self.screen_shown.page.page_actions())

    def _show_change(self, effect: "Effect") -> None:
        self.voice.fall_silent()
        if self.screen_shown is not None:
            self.screen_shown.say("")
        self.undoing.show_effect(effect)
        if effect.business:
            self._show_title()

    # -- look ---------------------------------------------------------------------------------------------------

    def _choose_numbers(self, locale: str) -> None:
        """Write numbers in another way; the screen of the open file is made anew."""
        if not self.may_leave():
            return
        self.look.write_numbers_as(locale)
        self.welcome.choosers.show_numbers(locale)
        self._place.make_anew()

    # -- connections --------------------------------------------------------------------------------------------

    def _connect_commands(self) -> None:
        commands, desk = self.commands, self.desk
        slots: dict[QAction, Callable[[], None]] = {
            commands.new: self._leaving(self._covers.ask_new),
            commands.open: self._leaving(desk.ask_open),
            commands.sample: self._leaving(desk.open_sample),
            commands.save_copy: self._leaving(desk.ask_copy),
            commands.import_figures: self._leaving(self.import_figures),
            commands.backups: self._leaving(self.care.show_backups),
            commands.check: self._leaving(self.care.show_check),
            commands.business: self._leaving(self._show_business),
            commands.close_file: self.close_file,
            commands.quit: self._quitting.quit,
            commands.undo: self.undoing.undo,
            commands.redo: self.undoing.redo,
            commands.earlier: lambda: self.steps.step_month(-1),
            commands.later: lambda: self.steps.step_month(1),
            commands.next_area: lambda: self.steps.step_area(1),
            commands.previous_area: lambda: self.steps.step_area(-1),
            commands.next_tab: lambda: self.steps.step_tab(1),
            commands.previous_tab: lambda: self.steps.step_tab(-1),
            commands.keys: self._covers.show_keys,
            commands.about: self._covers.show_about,
        }
        for place, action in enumerate(commands.tabs):
            slots[action] = lambda place=place: self.steps.choose_tab(place)  # type: ignore[misc]
        for action, slot in slots.items():
            action.triggered.connect(lambda _checked, slot=slot: slot())
        RecentMenu(commands.recent, self._settings).chosen.connect(self.open_path)
        self.look.numbers_requested.connect(self._choose_numbers)

    def _connect_welcome(self) -> None:
        page, desk = self.welcome, self.desk
        page.new_requested.connect(self._leaving(self._covers.ask_new))
        page.open_requested.connect(desk.ask_open)
        page.sample_requested.connect(desk.open_sample)
        page.file_requested.connect(self.open_path)
        page.locate_requested.connect(lambda _path: desk.ask_open())
        page.forget_requested.connect(self._forget)
        page.remedy_requested.connect(self.care.help)
        page.theme_chosen.connect(self.look.choose_theme)
        page.numbers_chosen.connect(self._choose_numbers)

    def _connect_desk(self) -> None:
        self.desk.opened.connect(self._place.show)
        self.desk.left.connect(self._place.drop)
        self._place.made.connect(self._furnish_screen)
        self.desk.shut.connect(self.show_welcome)
        self.desk.refused.connect(self.voice.refuse)
        self.desk.told.connect(self.voice.tell)
        self._covers.create_requested.connect(self.desk.ask_place)
        self.care.told.connect(self.voice.tell)
        self._covers.told.connect(lambda words: self.voice.tell(words, undo=True))
        self.toast.undo_requested.connect(self.undoing.undo)

    def _leaving(self, go: Callable[[], None]) -> Callable[[], None]:
        """``go``, but only when nothing typed would get lost."""

        def leave_and_go() -> None:
            if self.may_leave():
                go()

        return leave_and_go

    def _show_business(self) -> None:
        if self.desk.file is not None:
            self._covers.show_business(self.desk.file.workbook, self.look.form)

    def _forget(self, path: str) -> None:
        self._settings.forget(path)
        self.welcome.show_recent(self._settings.recent)


def _preload() -> None:
    """What the first file and the first chart need, loaded while nobody waits."""
    import kpidesk.charts.pictures.export
    import kpidesk.workbook.opening  # noqa: F401
