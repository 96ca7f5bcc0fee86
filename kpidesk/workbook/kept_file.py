"""A workbook and its file as the window has them: saved by a thread of its own, with backups, rescued when need be."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.business import Contents
from kpidesk.domain.change import Change, ChooseIndicators, SetBusiness, Several
from kpidesk.domain.comparison import differences
from kpidesk.domain.file_facts import Backup, BackupReason, Difference, Notice, NoticeKind
from kpidesk.domain.log import ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileRefused
from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.store.backups.archive import Archive
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.saving.conflict import Ours, copy_beside, save_whole
from kpidesk.store.saving.rescue import RescueLog
from kpidesk.store.saving.saver import Saver
from kpidesk.store.saving.upkeep import Upkeep
from kpidesk.store.store import Store
from kpidesk.workbook.cleaning import clean_contents
from kpidesk.workbook.whole import as_change
from kpidesk.workbook.workbook import Workbook

log = logging.getLogger(__name__)

Now = Callable[[], dt.datetime]

_LONGEST_SAVING = 30.0
"""Seconds that a backup waits for what is still being saved."""
_MOST_TRIES = 1000
"""So often nobody types while a copy is taken, which takes a few milliseconds."""


class KeptFile:
    """What is called by several threads are the saving, the backups and the copies; the workbook is the window's."""

    read_only = None

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        data: LocalData,
        notices: Sequence[Notice] = (),
        now: Now | None = None,
    ) -> None:
        """Takes the store over; when this raises, it is closed. Raises FileRefused, IndicatorRefused, FormulaError."""
        self._store, self._told = store, list(notices)
        self._archive = Archive(data, store.path.resolve())
        self._rescue = RescueLog(data.rescue(store.identity.file_uuid), store.identity.file_uuid)
        try:
            self._told += self._rescue.put_back(store)
            contents = clean_contents(store.read())
        except BaseException:
            store.close()
            raise
        self._saver = Saver(store, self._rescue, Upkeep(self._archive, data, self._told.append))
        try:
            self.workbook = Workbook(self._saver, contents, catalogue.indicators, now or dt.datetime.now)
        except BaseException:
            self._saver.close()
            raise

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def notices(self) -> tuple[Notice, ...]:
        """More may come: a backup that fails is told here. Changes of earlier times that were made again are not."""
        waits = bool(self._rescue.earlier)
        return tuple(told for told in self._told if waits or told.kind is not NoticeKind.RESCUE_WAITING)

    # -- saving -------------------------------------------------------------------------------------------------

    @property
    def save_state(self) -> SaveState:
        return self._saver.state

    @property
    def unsaved(self) -> list[Change]:
        """What is not in the file, in order. Applied to the file that is opened next, it waits nowhere else."""
        return self._saver.unsaved

    def watch_saving(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        """Hear of every new state, in any thread; the answer ends it."""
        return self._saver.subscribe(listener)

    def retry_saving(self) -> None:
        """Never blocks."""
        self._saver.retry()

    def look_for_changes(self) -> None:
        """Let the writer see whether the file is still ours. Never blocks; the state tells."""
        self._saver.retry()

    def close(self) -> None:
        """Waits for the writer; what cannot be saved stays in the rescue log.

        The last look may find that another program wrote into the file in the middle of a commit. What we hold would
        be gone with this window, so it is kept beside the file.
        """
        before = self.save_state.kind
        self._saver.close()
        if self.save_state.kind is SaveKind.DIVERGED is not before:
            try:
                self.keep_conflict_copy()
            except FileRefused as refused:
                log.error("%s", refused)

    # -- elsewhere ----------------------------------------------------------------------------------------------

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        """Write a second file with everything in it, as a file of its own. Blocks. Raises FileRefused."""
        if not overwrite:
            self._store.refuse_taken(path)
        save_whole(self._store, path, self._saver.waiting, self._ours(), as_another=True)

    def save_elsewhere(self, path: Path) -> None:
        """Write everything to ``path``, in place of what is there, as the same business. Blocks. Raises FileRefused.

        What waits for a file that went another way is then safe there, and waits no more for the next opening.
        """
        save_whole(self._store, path, self._saver.waiting, self._ours())
        if self.save_state.kind is SaveKind.DIVERGED:
            self._saver.forget_rescue()

    def keep_conflict_copy(self) -> Path:
        """Save our way beside the file, or in the folder of documents. Blocks. Raises FileRefused."""
        day = dt.datetime.now().date()
        path = copy_beside(self._store.path.resolve(), day)
        try:
            self.save_elsewhere(path)
        except FileRefused as refused:
            log.warning("no copy beside the file: %s", refused)
            from platformdirs import user_documents_path  # hardly ever needed

            path = copy_beside(user_documents_path() / self._store.path.name, day)
            self.save_elsewhere(path)
        return path

    def differences(self) -> list[Difference]:
        """Ours, with what is unsaved, against the file as it is now. Blocks. Raises FileRefused."""
        return differences(self._contents(), clean_contents(self._store.as_it_is_now()))

    # -- what the file remembers --------------------------------------------------------------------------------

    def value_history(self, indicator: str, month: Month | None = None) -> list[ValueEntry]:
        """Oldest first. Blocks. Raises FileRefused."""
        return self._saver.value_history(indicator, month)

    def backups(self) -> list[Backup]:
        """Newest first. Blocks."""
        return self._archive.list(self._store.identity.file_uuid)

    def backup_now(self, reason: BackupReason) -> Backup | None:
        """Of everything that was typed until now; None when nothing has changed since the last one. Blocks.

        Raises FileRefused, also when something typed is not in the file: a backup without it would be taken for whole.
        """
        self._saver.settle(_LONGEST_SAVING)
        return self._archive.keep(self._store, reason, dt.datetime.now().astimezone())

    # -- how ----------------------------------------------------------------------------------------------------

    def _contents(self) -> Contents:
        for _ in range(_MOST_TRIES):
            with suppress(RuntimeError):  # it changed while it was being read, in another thread
                return self.workbook.contents()
        return self.workbook.contents()

    def _ours(self) -> Ours:
        ours = self._contents()
        anew = Several((SetBusiness(ours.business), ChooseIndicators(ours.chosen), as_change(ours)))
        return Ours(anew, lambda copied: clean_contents(copied) == ours)
