"""What is done for an open file beside saving it: backups when they are due, reports of what nobody expected."""

import datetime as dt
import logging
from collections.abc import Callable

from kpidesk.crash_report import keep_report
from kpidesk.domain.change import SetIndicators, SetValues
from kpidesk.domain.file_facts import Backup, BackupReason, Notice, NoticeKind
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import Refusal
from kpidesk.store.backups.archive import Archive
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.saving.queue import Entry, parts
from kpidesk.store.store import Store

log = logging.getLogger(__name__)

BULK = 20
"""Figures that one change may clear without a backup before it."""


class Upkeep:
    """A backup that fails never stops saving: it is told once, in a notice."""

    def __init__(self, archive: Archive, data: LocalData, tell: Callable[[Notice], None]) -> None:
        self._archive, self._data, self._tell = archive, data, tell
        self._has_told = False

    def before(self, store: Store, entry: Entry) -> None:
        if (reason := _risk(entry)) is not None:
            self._keep(store, reason)

    def now_and_then(self, store: Store) -> None:
        try:
            reason = self._archive.is_due(store.identity, _now())
        except (Refusal, OSError) as error:
            self._failed(error)
            return
        if reason is not None:
            self._keep(store, reason)

    def at_the_end(self, store: Store) -> None:
        if not store.identity.clean:
            self._keep(store, BackupReason.CLOSE)

    def report(self, error: Exception) -> None:
        """What whoever looks after the program needs, without a figure of the owner's."""
        keep_report(self._data.crashes, error, _now())

    def _keep(self, store: Store, reason: BackupReason) -> Backup | None:
        try:
            return self._archive.keep(store, reason, _now())
        except (Refusal, OSError) as error:
            self._failed(error)
        except Exception as error:
            log.exception("%s: no backup", store.path)
            self.report(error)
            self._failed(error)
        return None

    def _failed(self, error: Exception) -> None:
        log.warning("no backup: %s", error)
        if not self._has_told:
            self._has_told = True
            self._tell(Notice(NoticeKind.NOT_BACKED_UP, detail=str(error)))


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _risk(entry: Entry) -> BackupReason | None:
    """Why there should be a backup before this change."""
    if entry.made_by is MadeBy.IMPORTED:
        return BackupReason.IMPORT
    single = list(parts(entry.change))
    cleared = [
        cell for part in single if isinstance(part, SetValues) for cell, new in part.values.items() if new is None
    ]
    gone = {
        name for part in single if isinstance(part, SetIndicators) for name, new in part.indicators.items() if not new
    }
    is_bulk = len(cleared) > BULK or any(cell.indicator in gone for cell in cleared)
    return BackupReason.BULK if is_bulk else None
