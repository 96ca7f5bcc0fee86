"""What the strips above the page say of the open file, and what their buttons do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kpidesk.domain.file_facts import Notice, NoticeKind, ReadOnly
from kpidesk.domain.saving import Divergence, SaveKind, SaveState
from kpidesk.ui.files.file_desk import FileDesk
from kpidesk.ui.parts.message import Tone
from kpidesk.ui.saving import notice_words, save_words
from kpidesk.ui.saving.strips import Strips, Way
from kpidesk.ui.settings import Settings
from kpidesk.ui.workbook_signals import Hold, WorkbookSignals

CARE = 2_000
"""Milliseconds after a saving: a backup that fails is heard of only when it was tried, behind what it was due for."""

if TYPE_CHECKING:
    from kpidesk.ui.files.files import WorkbookFile


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileStrips", text)


class FileStrips(QObject):
    """Belongs to one open file. ``settle_requested`` asks for the choice after an outside change, ``compare_requested``
    for what differs from the copies that it names.
    """

    settle_requested = Signal()
    compare_requested = Signal(object)

    def __init__(
        self, strips: Strips, signals: WorkbookSignals, desk: FileDesk, file: "WorkbookFile", settings: Settings
    ) -> None:
        super().__init__(strips)
        self._strips, self._signals, self._desk, self._file, self._settings = strips, signals, desk, file, settings
        self._notices: list[Notice] = []
        self._told: set[Notice] = set()
        self._care = QTimer(self, singleShot=True, interval=CARE)
        self._care.timeout.connect(self.hear)
        strips.held.asked.connect(self._take)
        strips.unsaved.asked.connect(self._take)
        strips.notice.asked.connect(self._take)
        strips.notice.dismissed.connect(self._dismiss)
        self._show_read_only()
        self.hear()

    @property
    def read_only(self) -> str:
        """Why nothing can be changed; empty when it can."""
        why = self._file.read_only
        return save_words.read_only(why, self._file.path.name, self._desk.detail) if why else ""

    def follow(self, state: SaveState) -> None:
        """Say what is not saved, and hold typing back while the file is not ours."""
        self.hear()
        self._care.start()
        strips = self._strips
        if state.kind is SaveKind.UNSAVED:
            ways = (Way("retry", _tr("Try again")), Way("elsewhere", _tr("Save a copy elsewhere…")))
            sentence = save_words.unsaved_sentence(state)
            strips.unsaved.say(sentence, ways, icon="triangle-alert", tone=Tone.BAD)
        elif state.kind is not SaveKind.SAVING:  # while it is tried again, the words stay until it is known
            strips.unsaved.clear()
        if state.kind is SaveKind.DIVERGED:
            self._hold_for(state)
        elif not self._file.read_only:
            strips.held.clear()
            self._signals.hold_back(None)
        strips.fit()

    def hear(self) -> None:
        """What came since the opening is said too; what holds no longer goes."""
        now = self._file.notices
        gone = self._told.difference(now)
        self._told.difference_update(gone)
        self._notices = [notice for notice in self._notices if notice not in gone]
        for notice in now:
            if notice not in self._told:
                self._told.add(notice)
                self.add(notice)
        if gone:
            self._show_notice()

    def add(self, notice: Notice) -> None:
        """Say it, unless the owner has heard it of this file."""
        if self._desk.came_back and notice.kind in notice_words.OF_LAST_TIME:
            return
        if notice.kind in notice_words.LASTING and self._settings.is_heard(
            str(self._file.path), notice_words.key(notice)
        ):
            return
        self._notices.append(notice)
        self._notices.sort(key=notice_words.urgency)
        self._show_notice()

    def _show_read_only(self) -> None:
        if self.read_only:
            back = Way("back", _tr("Back to your file"))
            again = Way("again", _tr("Try again"))
            ways = (
                *((back,) if self._desk.whose else ()),
                *((again,) if self._file.read_only is ReadOnly.HELD else ()),
                Way("work", _tr("Save a copy to work on…")),
            )
            self._strips.held.say(self.read_only, ways, icon="lock")
            self._signals.hold_back(Hold(self.read_only))
        self._strips.fit()

    def _hold_for(self, state: SaveState) -> None:
        if state.divergence is Divergence.AHEAD:
            self._signals.hold_back(Hold(_tr("The file is being read again."), shows=False))
            return
        sentence = save_words.held_back(state.divergence)
        self._strips.held.say(sentence, (Way("settle", _tr("Choose…")),), icon="triangle-alert", tone=Tone.BAD)
        self._signals.hold_back(Hold(sentence))

    def _show_notice(self) -> None:
        strip = self._strips.notice
        if not self._notices:
            strip.clear()
        else:
            notice = self._notices[0]
            words = notice_words.sentence(notice)
            if len(self._notices) > 1:
                words = _tr("{notice} ({n} more)").format(notice=words, n=len(self._notices) - 1)
            is_copy = notice.kind is NoticeKind.CONFLICT_COPIES and bool(notice.paths)
            strip.say(words, (Way("compare", _tr("Compare")),) if is_copy else ())
        self._strips.fit()

    def _dismiss(self) -> None:
        had_focus = self._strips.notice.isAncestorOf(self._strips.notice.focusWidget() or self._strips)
        notice = self._notices.pop(0)
        if notice.kind in notice_words.LASTING:
            self._settings.note_heard(str(self._file.path), notice_words.key(notice))
        self._show_notice()
        if had_focus and self._notices:
            self._strips.notice.buttons[-1].setFocus()

    def _take(self, key: str) -> None:
        ways: dict[str, Callable[[], object]] = {
            "retry": self._file.retry_saving,
            "elsewhere": self._desk.ask_elsewhere,
            "work": self._desk.ask_copy_to_work_on,
            "back": self._desk.go_back,
            "again": lambda: self._desk.open_path(self._file.path),
            "settle": self.settle_requested.emit,
            "compare": lambda: self.compare_requested.emit(self._notices[0].paths),
        }
        ways[key]()
