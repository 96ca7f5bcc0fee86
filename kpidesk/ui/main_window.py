"""The window: welcome, or the screen of one open file; files, undo, status bar, closing."""

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget

from kpidesk import __version__
from kpidesk.analysis.numerals import ENGLISH, NumberForm
from kpidesk.domain.business import Business
from kpidesk.domain.refusal import Refusal
from kpidesk.ui import wording
from kpidesk.ui.files import SUFFIX, Files, WorkbookFile, with_suffix
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.parts.toast import Toast
from kpidesk.ui.settings import RecentFile, Settings
from kpidesk.ui.status_line import StatusLine
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.theme import Choice, Theme
from kpidesk.ui.welcome.welcome_page import WelcomePage
from kpidesk.ui.window_actions import WindowActions
from kpidesk.workbook.effect import Effect, How

if TYPE_CHECKING:
    from kpidesk.ui.screen import Screen

log = logging.getLogger(__name__)

SMALLEST = (1100, 700)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


class MainWindow(QMainWindow):
    """Owns the open file. Everything that needs the store, the catalogue or charts comes after the first frame."""

    def __init__(self, files: Files, settings: Settings, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self._files, self._settings, self._theme, self._tasks = files, settings, theme, tasks
        self._file: WorkbookFile | None = None
        self._screen: Screen | None = None
        self._overlay: QWidget | None = None
        self._form = ENGLISH
        self.actions_ = WindowActions(self)
        self._stack = QStackedWidget(self)
        self._welcome = WelcomePage(theme, settings.recent, self)
        self._stack.addWidget(self._welcome)
        self.setCentralWidget(self._stack)
        self._line = StatusLine(theme, self)
        self.setStatusBar(self._line)
        self._toast = Toast(theme, self, _tr("Undo"))
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        if not self.restoreGeometry(settings.geometry):
            self.resize(self._first_size())
        self._show_welcome()

    def begin(self, path: Path | None = None) -> None:
        """After the first frame: read the number form, open the file that was named, load what will be needed."""
        self._form = self._number_form()
        if path is not None:
            self.open_path(path)
        self._tasks.run(_preload, lambda _: None, lambda error: log.warning("not preloaded: %s", error))

    @property
    def screen_shown(self) -> "Screen | None":
        return self._screen

    @property
    def file(self) -> WorkbookFile | None:
        return self._file

    # -- files --------------------------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a file in place of the present one; a refusal leaves that one open."""
        self._take(lambda: self._files.open(path.expanduser().resolve()))

    def open_sample(self) -> None:
        self._take(self._files.sample)

    def ask_open(self) -> None:
        names = _tr("kpidesk files (*{suffix})").format(suffix=SUFFIX)
        chosen, _ = QFileDialog.getOpenFileName(self, _tr("Open"), self._settings.last_folder, names)
        if chosen:
            self.open_path(Path(chosen))

    def ask_new(self) -> None:
        """Show the questions of a new business; the open file stays until they are answered."""
        from kpidesk.ui.welcome.new_business_page import NewBusinessPage

        page = NewBusinessPage(self._theme, self._files.catalogue, self)
        page.create_requested.connect(self.create)
        self._show_overlay(page)

    def create(self, business: Business, starter: str) -> None:
        """Ask for the place of a new file and make it."""
        suggested = Path(self._settings.last_folder or Path.home()) / f"{_file_name(business.name)}{SUFFIX}"
        names = _tr("kpidesk files (*{suffix})").format(suffix=SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(self, _tr("Where to keep it"), str(suggested), names)
        if chosen:
            self._take(lambda: self._files.new(with_suffix(Path(chosen)), business, starter))

    def ask_copy(self) -> None:
        if self._file is None or self._screen is None or not self._screen.finish_editing():
            return
        names = _tr("kpidesk files (*{suffix})").format(suffix=SUFFIX)
        stem = self._file.path.with_name(f"{self._file.path.stem} {dt.date.today().isoformat()}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self, _tr("Save a copy"), str(stem), names)
        if chosen:
            self.copy_to(with_suffix(Path(chosen)))

    def copy_to(self, path: Path) -> None:
        """Keep a copy; the dialog has asked already whether a file of that name may go."""
        assert self._file is not None
        try:
            if path.resolve() == self._file.path.resolve():
                raise Refusal(_tr("this is the open file itself; choose another name for the copy"))
            self._file.copy_to(path, overwrite=True)
        except Refusal as refused:
            self.refuse(refused)
        else:
            self._tell(_tr("A copy is in {folder}: {name}").format(folder=path.parent, name=path.name))

    def close_file(self) -> bool:
        """Back to the welcome page; False when something typed is refused and stays."""
        if self._screen is not None and not self._screen.finish_editing():
            return False
        self._drop_file()
        self._show_welcome()
        return True

    # -- words --------------------------------------------------------------------------------------------------

    def refuse(self, error: Exception) -> None:
        """Say in place what cannot be done, and the remedy."""
        if self._screen is not None and self._stack.currentWidget() is self._screen:
            self._screen.say_refused(error)
        else:
            self._welcome.say(wording.refusal(error))

    def report_unexpected(self, error: BaseException) -> None:
        """An error of the program itself. Every figure is saved at once, so none is lost."""
        sentence = _tr(
            "Something went wrong in the program ({kind}). Every figure you stored is safe; details are in the log."
        )
        text = sentence.format(kind=type(error).__name__)
        if self._screen is not None:
            self._screen.say(text)
        else:
            self._welcome.say(text)

    # -- how ----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        actions = self.actions_
        wired: list[tuple[object, Callable[[], object]]] = [
            (actions.new, self.ask_new),
            (actions.open, self.ask_open),
            (actions.sample, self.open_sample),
            (actions.save_copy, self.ask_copy),
            (actions.business, self._show_business),
            (actions.close_file, self.close_file),
            (actions.quit, self.close),
            (actions.undo, lambda: self._take_back(undo=True)),
            (actions.redo, lambda: self._take_back(undo=False)),
            (actions.earlier, lambda: self._step_month(-1)),
            (actions.later, lambda: self._step_month(1)),
            (actions.next_area, lambda: self._screen and self._screen.step_area(1)),
            (actions.previous_area, lambda: self._screen and self._screen.step_area(-1)),
            (actions.keys, self._show_keys),
            (actions.about, self._show_about),
        ]
        for action, slot in wired:
            action.triggered.connect(lambda *_, slot=slot: slot())  # type: ignore[attr-defined]
        for place, action in enumerate(actions.tabs):
            action.triggered.connect(lambda *_, place=place: self._choose_tab(place))
        for choice, action in actions.themes.items():
            action.setChecked(choice is self._theme.choice)
            action.triggered.connect(lambda *_, choice=choice: self._choose_theme(choice))
        self._welcome.new_requested.connect(self.ask_new)
        self._welcome.open_requested.connect(self.ask_open)
        self._welcome.sample_requested.connect(self.open_sample)
        self._welcome.file_requested.connect(self.open_path)
        self._welcome.locate_requested.connect(lambda _: self.ask_open())
        self._welcome.forget_requested.connect(self._forget)
        self._welcome.theme_chosen.connect(self._choose_theme)
        self._welcome.numbers_chosen.connect(self._choose_numbers)
        self._toast.undo_requested.connect(lambda: self._take_back(undo=True))

    def _take(self, get: Callable[[], WorkbookFile]) -> None:
        """Get a file and show it; whatever stands against it is said, and what was open stays open."""
        if self._screen is not None and not self._screen.finish_editing():
            return
        try:
            file = get()
        except Refusal as refused:
            self.refuse(refused)
            return
        self._drop_file()
        self._file = file
        self._settings.last_folder = str(file.path.parent)
        self._settings.remember(self._recent(file))
        self._show_screen(file)

    def _show_screen(self, file: WorkbookFile) -> None:
        from kpidesk.ui.pages import page_makers
        from kpidesk.ui.screen import Screen

        self._drop_overlay()
        makers = page_makers(self.actions_, self._settings, self._tasks)
        self._screen = Screen(file.workbook, self._theme, self._form, makers, self)
        self._screen.told.connect(lambda words: self._tell(words, undo=True))
        self._screen.facts_changed.connect(self._line.show_facts)
        self._screen.page_shown.connect(self._show_page_actions)
        self._screen.signals.changed.connect(self._show_change)
        self._stack.addWidget(self._screen)
        self._stack.setCurrentWidget(self._screen)
        for action in self.actions_.of_file:
            action.setEnabled(True)
        self._line.show_file(file.path, file.workbook.business.is_example)
        self._show_title()
        self._show_undo()
        self._screen.choose(self._screen.tab)

    def _show_welcome(self) -> None:
        self._drop_overlay()
        self._welcome.show_recent(self._settings.recent)
        self._stack.setCurrentWidget(self._welcome)
        for action in self.actions_.of_file:
            action.setEnabled(False)
        self.actions_.show_page_actions({})
        self.actions_.show_undo("", "")
        self._line.show_nothing(__version__)
        self._show_title()
        self._welcome.take_focus()

    def _show_page_actions(self) -> None:
        if self._screen is not None:
            self.actions_.show_page_actions(self._screen.page.page_actions())

    def _show_overlay(self, page: QWidget) -> None:
        """A page over the whole window that Esc leaves: it has a ``closed`` signal."""
        self._drop_overlay()
        self._overlay = page
        page.closed.connect(self._leave_overlay)  # type: ignore[attr-defined]
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _leave_overlay(self) -> None:
        self._drop_overlay()
        self._stack.setCurrentWidget(self._screen or self._welcome)

    def _drop_overlay(self) -> None:
        if self._overlay is not None:
            self._stack.removeWidget(self._overlay)
            self._overlay.deleteLater()
            self._overlay = None

    def _drop_file(self) -> None:
        if self._screen is not None:
            self._screen.close_signals()
            self._stack.removeWidget(self._screen)
            self._screen.deleteLater()
            self._screen = None
        if self._file is not None:
            self._settings.remember(self._recent(self._file))
            self._file.close()
            self._file = None

    def _recent(self, file: WorkbookFile) -> RecentFile:
        from kpidesk.analysis.overview import status_counts

        workbook = file.workbook
        last = workbook.last_entered
        counts = status_counts(workbook, last) if last else (0, 0, 0)
        now = dt.datetime.now().isoformat(timespec="minutes")
        return RecentFile(str(file.path), workbook.business.name, now, str(last or ""), counts)

    def _show_change(self, effect: Effect) -> None:
        assert self._file is not None
        self._line.show_saved(dt.datetime.now())
        self._show_undo()
        if self._screen is not None:
            self._screen.say("")
        if effect.how is not How.APPLIED:
            told = _tr("Undone: {what}") if effect.how is How.UNDONE else _tr("Redone: {what}")
            self._line.show_once(told.format(what=wording.change(effect.change, self._file.workbook)))
        if effect.business:
            self._show_title()

    def _show_undo(self) -> None:
        if self._file is None:
            return
        workbook = self._file.workbook
        undo, redo = (
            wording.change(change, workbook) if change else "" for change in (workbook.undoable, workbook.redoable)
        )
        self.actions_.show_undo(undo, redo)

    def _take_back(self, undo: bool) -> None:
        if self._file is None or self._screen is None or not self._screen.finish_editing():
            return
        workbook = self._file.workbook
        if (workbook.undoable if undo else workbook.redoable) is None:
            return
        try:
            workbook.undo() if undo else workbook.redo()
        except Refusal as refused:
            self.refuse(refused)

    def _tell(self, words: str, undo: bool = False) -> None:
        self._toast.say(words, undo=undo, above=self._line.height())

    def _choose_tab(self, place: int) -> None:
        if self._screen is not None:
            self._leave_overlay()
            self._screen.tabs.setCurrentIndex(place)

    def _step_month(self, months: int) -> None:
        if self._screen is not None and self._screen.page.finish_editing():
            self._screen.page.step_month(months)

    def _choose_theme(self, choice: Choice) -> None:
        self._settings.theme = choice
        self.actions_.themes[choice].setChecked(True)
        self._theme.choose(choice)

    def _choose_numbers(self, locale: str) -> None:
        """Write numbers in another way; the screen of the open file is made anew."""
        self._settings.number_locale = locale
        self._form = self._number_form()
        if self._file is not None and self._screen is not None and self._screen.finish_editing():
            screen, self._screen = self._screen, None
            screen.close_signals()
            self._stack.removeWidget(screen)
            screen.deleteLater()
            self._show_screen(self._file)

    def _number_form(self) -> NumberForm:
        return NumberForm.of_locale(self._settings.number_locale or QLocale.system().name())

    def _forget(self, path: str) -> None:
        self._settings.forget(path)
        self._welcome.show_recent(self._settings.recent)

    def _show_business(self) -> None:
        from kpidesk.ui.welcome.business_page import BusinessPage

        if self._file is not None and self._screen is not None and self._screen.finish_editing():
            self._show_overlay(BusinessPage(self._theme, self._file.workbook, self))

    def _show_keys(self) -> None:
        from kpidesk.ui.help.keyboard_sheet import KeyboardSheet

        self._show_overlay(KeyboardSheet(self._theme, self))

    def _show_about(self) -> None:
        from kpidesk.ui.help.about_page import AboutPage

        self._show_overlay(AboutPage(self._theme, self))

    def _show_title(self) -> None:
        if self._file is None:
            self.setWindowTitle("kpidesk")
            return
        business = self._file.workbook.business
        example = _tr(" (Example)") if business.is_example else ""
        self.setWindowTitle(f"{business.name}{example} – kpidesk")

    def _first_size(self):  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QSize

        room = QGuiApplication.primaryScreen().availableSize()
        return QSize(min(1440, room.width()), min(900, room.height()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.toLocalFile().endswith(SUFFIX) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.toLocalFile().endswith(SUFFIX)]
        if paths:
            QTimer.singleShot(0, self, lambda: self.open_path(Path(paths[0])))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._screen is not None and not self._screen.finish_editing():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self._drop_file()
        self._tasks.finish()
        super().closeEvent(event)


def _file_name(name: str) -> str:
    """A business's name without what file systems do not take."""
    return "".join(" " if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in name).strip(" .")[:80] or "business"


def _preload() -> None:
    """What the first export and the first file need, loaded while nobody waits."""
    import kpidesk.charts.export
    import kpidesk.workbook.opening  # noqa: F401
