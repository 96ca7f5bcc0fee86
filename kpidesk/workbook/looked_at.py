"""A workbook that can be asked and not changed, and the file it was read from."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.change import Change
from kpidesk.domain.file_facts import Backup, BackupReason, Difference, Notice, ReadOnly
from kpidesk.domain.log import ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.saving import SaveKind, SaveState
from kpidesk.store.backups.archive import Archive
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.reader import Reader
from kpidesk.workbook.cleaning import clean_contents
from kpidesk.workbook.workbook import Workbook

Now = Callable[[], dt.datetime]


class LookedAt:
    """Answers what a file that can be changed answers; there is never anything to save."""

    def __init__(
        self,
        reader: Reader,
        catalogue: Catalogue,
        now: Now,
        *,
        read_only: ReadOnly = ReadOnly.ASKED,
        data: LocalData | None = None,
        notices: Sequence[Notice] = (),
    ) -> None:
        """Takes the reader over; when this raises, it is closed. Raises FileRefused, FormulaError."""
        self._reader, self._data = reader, data
        self.read_only, self.notices = read_only, tuple(notices)
        self.save_state = SaveState(SaveKind.SAVED)
        try:
            self.workbook = Workbook(reader, clean_contents(reader.read()), catalogue.indicators, now)
        except BaseException:
            reader.close()
            raise

    @property
    def path(self) -> Path:
        return self._reader.path

    @property
    def unsaved(self) -> list[Change]:
        return []

    def watch_saving(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:  # noqa: ARG002
        """There is nothing to hear."""
        return lambda: None

    def retry_saving(self) -> None:
        """There is nothing to save."""

    def look_for_changes(self) -> None:
        """What others do with the file is none of our business."""

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        """Write a second file with everything in it, as a file of its own. Raises FileRefused."""
        self._reader.copy_to(path, overwrite)

    def save_elsewhere(self, path: Path) -> None:
        """Raises FileRefused."""
        self.copy_to(path, overwrite=True)

    def differences(self) -> list[Difference]:
        return []

    def keep_conflict_copy(self) -> Path:
        """There is no conflict: the file itself."""
        return self.path

    def value_history(self, indicator: str, month: Month | None = None) -> list[ValueEntry]:
        """Oldest first. Raises FileRefused."""
        return self._reader.value_history(indicator, month)

    def backups(self) -> list[Backup]:
        """Newest first."""
        if self._data is None:
            return []
        return Archive(self._data, self.path.resolve()).list(self._reader.identity.file_uuid)

    def backup_now(self, reason: BackupReason) -> Backup | None:  # noqa: ARG002
        """None: nothing changes here."""
        return None

    def close(self) -> None:
        self._reader.close()
