"""The backups of the open file: which there are, what in each differs from now, looking at one, going back to one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.comparison import Comparison
from kpidesk.domain.file_facts import Backup, BackupPolicy, BackupReason
from kpidesk.ui.care import backup_words as words
from kpidesk.ui.care.backup_foot import BackupFoot
from kpidesk.ui.care.backup_list import BackupList
from kpidesk.ui.care.backup_places import BackupPlaces
from kpidesk.ui.care.backup_preview import BackupPreview
from kpidesk.ui.care.comparer import Comparer
from kpidesk.ui.care.page_work import PageWork
from kpidesk.ui.files.files import Files, WorkbookFile
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.message import InlineMessage, Tone
from kpidesk.ui.parts.overlay_page import OverlayPage
from kpidesk.ui.tasks import Tasks
from kpidesk.workbook.effect import Effect

WIDTH, LOWEST = 1280, 200


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


class BackupsPage(OverlayPage):
    """Reads everything beside the window. ``look_requested`` and ``restore_requested`` name a Backup.

    ``backup_made`` comes after a backup that was asked for.
    """

    look_requested = Signal(object)
    restore_requested = Signal(object)
    backup_made = Signal()

    def __init__(
        self,
        theme: Theme,
        file: WorkbookFile,
        files: Files,
        form: NumberForm,
        parent: QWidget | None = None,
        *,
        tasks: Tasks,
        whose: Path | None = None,
    ) -> None:
        """``whose`` is the file that they are of, when the open one is itself a backup that is looked at."""
        name = (whose or file.path).name
        lead = _tr("Of “{name}”. They are made by themselves while you work, and the older ones thin out.")
        lead = lead.format(name=name)
        super().__init__(theme, _tr("Backups"), width=WIDTH, lead=lead, fills=True, parent=parent)
        self._file, self._files, self._form = file, files, form
        self._work = PageWork(self, tasks)
        self._name = name
        self._keys_went_to: QWidget | None = None
        self._is_waiting = True  # for the first list, which gets the keys; before that there is nothing to choose
        self.comparer = Comparer(file, files, tasks, self)
        self._make_parts()
        self._lay_out_parts()
        self._connect()
        self.setFocusProxy(self.table)
        self.reload()

    # -- the parts ----------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        theme = self._theme
        self.table = BackupList(theme, self.comparer, self._form, self)
        self.model = self.table.texts
        self.preview = BackupPreview(theme, self._form, self._file.workbook.indicators, self)
        self.empty = EmptyState(theme, "clock", self)
        self.message = InlineMessage(theme, self)
        self.foot = BackupFoot(theme, self)
        self.make, self.look, self.restore = self.foot.make, self.foot.look, self.foot.restore
        self._policy = self._files.policy()
        self.places = BackupPlaces(self._policy, self._name, self)

    def _lay_out_parts(self) -> None:
        card = PartFrame("card", self)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self.table)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(card, 6)
        across.addWidget(self.preview, 5)
        both = QWidget(self)
        both.setLayout(across)
        across.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        self._stack.setMinimumHeight(fonts.scaled(LOWEST))
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.foot)
        self.body.addWidget(self.places)

    def _connect(self) -> None:
        self.table.current_moved.connect(self._select)
        self.table.entered.connect(lambda _row: self.carry_out())
        self.comparer.compared.connect(self._show_comparison)
        self.comparer.failed.connect(self._show_failure)
        self.make.clicked.connect(self.back_up)
        self.look.clicked.connect(self.carry_out)
        self.restore.clicked.connect(self.ask)
        self.empty.main_requested.connect(self.back_up)
        self.foot.answered.connect(self._answer)
        self.places.chosen.connect(self._keep_policy)
        unsubscribe = self._file.workbook.subscribe(self._forget)
        self.destroyed.connect(lambda *_: unsubscribe())
        self._allow()

    # -- which there are ----------------------------------------------------------------------------------------

    @property
    def backups(self) -> list[Backup]:
        """In the order of the rows, newest first."""
        return self.table.backups

    @property
    def chosen(self) -> Backup | None:
        return self.table.chosen

    def reload(self) -> None:
        """Look again which there are."""
        self.empty.say(_tr("Looking for backups…"), "")
        if not self.backups:
            self._show_list(False)
        self._work.run(self._file.backups, self._show, self._refuse)

    def _show(self, backups: Sequence[Backup]) -> None:
        if backups:
            self._show_list(True)
        self.table.show_backups(backups)
        if not backups:
            self._say_none()
            self._allow()
        elif self._is_waiting:
            self._is_waiting = False
            self.table.setFocus()

    def _show_list(self, there_is_one: bool) -> None:
        """The list with its buttons, or what is said in place of both."""
        self._stack.setCurrentIndex(0 if there_is_one else 1)
        self.foot.setVisible(there_is_one)

    def _say_none(self) -> None:
        self._show_list(False)
        when = _tr(
            "One is made with the first change of a day, after half an hour of work, and when the file is closed."
        )
        made = "" if self._file.read_only else _tr("Back up now")
        self.empty.say(_tr("There is no backup yet"), when, made)
        if self._is_waiting:
            self.empty.main_button.setFocus()

    # -- what differs -------------------------------------------------------------------------------------------

    def _select(self, _row: int) -> None:
        self.foot.stop_asking()
        self._allow()
        backup = self.chosen
        if backup is None:
            return
        self.preview.show_backup(backup)
        known, why_not = self.comparer.known(backup), self.comparer.why_not(backup)
        if known is not None:
            self.preview.show_comparison(known)
        elif why_not:
            self.preview.show_failure(why_not)
        else:
            self.comparer.ask(backup)
        self.table.compare_the_rest()

    def _show_comparison(self, backup: Backup, found: Comparison) -> None:
        if backup == self.chosen:
            self.preview.show_comparison(found)

    def _show_failure(self, backup: Backup, sentence: str) -> None:
        if backup == self.chosen:
            self.preview.show_failure(sentence)

    def _forget(self, _effect: Effect) -> None:
        """Undo works behind the page: what differs from now is another matter then."""
        self.comparer.forget()
        self._show(self.backups)

    # -- what can be done ---------------------------------------------------------------------------------------

    def carry_out(self) -> None:
        """Look at the chosen backup."""
        if self.chosen is not None:
            self.look_requested.emit(self.chosen)

    def back_up(self) -> None:
        if self._file.read_only is None:
            self.message.clear()
            had_keys = self.make.hasFocus()
            self.make.disable(_tr("A backup is being made."))
            self._keys_went_to = self.focusWidget() if had_keys else None
            self._work.run(lambda: self._file.backup_now(BackupReason.ASKED), self._show_made, self._refuse)

    def ask(self) -> None:
        """One line about what a restore would do, in the place of the buttons."""
        backup = self.chosen
        if backup is None or not self.restore.isEnabled():
            return
        self.foot.ask(words.question(backup, self.comparer.known(backup), self._form))

    @property
    def is_asking(self) -> bool:
        return self.foot.is_asking

    def leave(self) -> None:
        """Esc takes back a question first."""
        if self.is_asking:
            self._answer(is_wanted=False)
        else:
            self.closed.emit()

    def say(self, sentence: str) -> None:
        """A refusal above the list; an empty sentence takes it away."""
        if sentence:
            self.message.say(sentence, Tone.BAD)
        else:
            self.message.clear()

    def _answer(self, is_wanted: bool) -> None:
        backup = self.chosen
        self.foot.stop_asking()
        self.table.setFocus()
        if is_wanted and backup is not None:
            self.restore_requested.emit(backup)

    def _keep_policy(self, policy: BackupPolicy) -> None:
        def fail(sentence: str) -> None:
            self.places.show_policy(self._policy)
            self.say(sentence)

        def kept(_nothing: object) -> None:
            self._policy = policy

        self._work.run(lambda: self._files.keep_policy(policy), kept, fail)

    def _end_making(self) -> None:
        """The keys went on from a button that could not be pressed: they come back, unless they were taken away."""
        self.make.enable()
        if self._keys_went_to is not None and self._keys_went_to.hasFocus():
            self.make.setFocus()
        self._keys_went_to = None

    def _show_made(self, made: Backup | None) -> None:
        self._end_making()
        if made is None:
            nothing = _tr("Nothing was changed since the last backup, so there is no new one.")
            none = _tr("No backup was made: below it says that none are wanted.")
            wanted = self.places.policy.here or self.places.policy.beside
            self.message.say(nothing if wanted else none)
        else:
            self.backup_made.emit()
        self.reload()

    def _refuse(self, sentence: str) -> None:
        self._end_making()
        self.say(sentence)
        if not self.backups:
            self._say_none()

    def _allow(self) -> None:
        self.foot.allow(self.chosen is not None, self._file.read_only is not None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.comparer.stop()
