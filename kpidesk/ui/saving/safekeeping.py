"""How safe the open file is: told in the status bar and above the page, asked about before it is left."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.file_facts import ReadOnly
from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.cover import Cover
from kpidesk.ui.saving.file_strips import FileStrips
from kpidesk.ui.saving.leaving import Leaving
from kpidesk.ui.saving.outside import Outside
from kpidesk.ui.saving.quiet import Quiet
from kpidesk.ui.saving.save_watch import SaveWatch
from kpidesk.ui.saving.status_line import StatusLine
from kpidesk.ui.saving.strips import Strips
from kpidesk.ui.settings import Settings
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals


def _tr(text: str) -> str:
    return QCoreApplication.translate("Safekeeping", text)


class Safekeeping(QObject):
    """One for a window; `follow_file` is called for each file that is shown."""

    def __init__(
        self,
        desk: FileDesk,
        cover: Cover,
        line: StatusLine,
        theme: Theme,
        window: QWidget,
        *,
        settings: Settings,
        form: Callable[[], NumberForm],
    ) -> None:
        super().__init__(window)
        self._desk, self._cover, self._line, self._theme = desk, cover, line, theme
        self._settings, self._form = settings, form
        self._strips: FileStrips | None = None
        self._signals: WorkbookSignals | None = None
        self.watch = SaveWatch(window)
        self.leaving = Leaving(desk, cover, theme, window)
        self.outside = Outside(desk, cover, theme, form, window)
        self._quiet = Quiet(window)
        self._quiet.come.connect(self._show_turn)
        desk.may_go = self.leaving.ask
        desk.left.connect(self._let_go)
        desk.holding.connect(self._hold_for_a_moment)
        desk.busy.connect(line.show_busy)
        line.retry_requested.connect(self.watch.retry)
        line.settle_requested.connect(self.outside.show_choice)
        self.watch.changed.connect(self._follow)

    def follow_file(self, strips: Strips, signals: WorkbookSignals) -> None:
        """The open file is on the screen now."""
        file = self._desk.file
        assert file is not None
        self._signals = signals
        self._strips = FileStrips(strips, signals, self._desk, file, self._settings)
        self._strips.settle_requested.connect(self.outside.show_choice)
        self._strips.compare_requested.connect(self._compare)
        self.watch.follow(file)

    def _follow(self, state: SaveState) -> None:
        file = self._desk.file
        if file is None or self._strips is None:
            return
        if file.read_only:
            self._line.show_read_only(self._strips.read_only)
            if self._desk.whose is not None and file.read_only is ReadOnly.BACKUP:
                self._line.show_backup_of(self._desk.whose)
            return
        self._line.show_state(state)
        self.leaving.follow(state)
        is_new_turn = state.kind is SaveKind.DIVERGED and (self._signals is None or self._signals.hold is None)
        if is_new_turn:
            self._quiet.wait()  # a figure that is half typed is to be typed to its end
            return
        self._quiet.stop()
        self._strips.follow(state)
        self.outside.follow(state)

    def _show_turn(self) -> None:
        """Others changed the file, and the owner has come to a pause."""
        if self._desk.file is not None and self._strips is not None:
            state = self._desk.file.save_state
            self._strips.follow(state)
            self.outside.follow(state)

    def _compare(self, copies: Sequence[Path]) -> None:
        from kpidesk.ui.saving.copies_page import compare_copies  # the first file does without it

        compare_copies(copies, self._desk, self._cover, self._theme, self._form())

    def _hold_for_a_moment(self, is_held: bool) -> None:
        """Nothing is typed into a file that is being left or read again."""
        if self._signals is None or self._strips is None:
            return
        if is_held and self._signals.hold is None:
            self._signals.hold_back(Hold(_tr("Another file is being opened, or this one closed."), shows=False))
        elif not is_held and self._signals.hold is not None and not self._signals.hold.shows:
            self._signals.hold_back(None)
            self._follow(self._desk.file.save_state) if self._desk.file is not None else None

    def _let_go(self) -> None:
        self.watch.stop()
        self._quiet.stop()
        self._strips = self._signals = None
