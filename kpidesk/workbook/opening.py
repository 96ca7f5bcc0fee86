"""Files of a business for a single command: a new one, the sample, or one that is there already."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.file_facts import Backup, BackupReason
from kpidesk.store.backups.archive import Archive
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store
from kpidesk.workbook.cleaning import clean_contents, cleaned_business
from kpidesk.workbook.looked_at import LookedAt
from kpidesk.workbook.whole import as_change
from kpidesk.workbook.workbook import Workbook

Now = Callable[[], dt.datetime]


class OpenFile:
    """A workbook together with the file that keeps it."""

    def __init__(self, store: Store, catalogue: Catalogue, now: Now) -> None:
        self._store = store
        self.workbook = _workbook(store, catalogue, now)

    @property
    def path(self) -> Path:
        return self._store.path

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        """Write a second file with everything in it; this one stays the open one. Raises FileRefused."""
        self._store.copy_to(path, overwrite=overwrite)

    def back_up(self, reason: BackupReason, data: LocalData) -> Backup | None:
        """None when the owner wants none. Raises FileRefused."""
        return Archive(data, self.path.resolve()).keep(self._store, reason, dt.datetime.now().astimezone())

    def close(self) -> None:
        self._store.close()


def open_file(path: Path, catalogue: Catalogue, now: Now = dt.datetime.now, data: LocalData | None = None) -> OpenFile:
    """``data`` is where a backup goes before a file of an older schema is upgraded.

    Raises FileRefused; FormulaError when a formula in the file names what this version does not know.
    """
    return OpenFile(Store.open(path, data=data), catalogue, now)


def look_at(path: Path, catalogue: Catalogue, now: Now = dt.datetime.now) -> LookedAt:
    """Open a file only to read it; not a byte of it changes. Raises FileRefused."""
    return LookedAt(Reader(path), catalogue, now)


def new_file(
    path: Path, business: Business, catalogue: Catalogue, starter: str = "", now: Now = dt.datetime.now
) -> OpenFile:
    """A file with the figures of a starter set to type, and none typed.

    Raises FileRefused, Refusal for a name that cannot be, KeyError for the set.
    """
    chosen = catalogue.starters[starter].indicators if starter else ()
    return OpenFile(Store.create(path, cleaned_business(business), chosen), catalogue, now)


def sample_file(path: Path, sample: Contents, catalogue: Catalogue, now: Now = dt.datetime.now) -> OpenFile:
    """A file that holds the sample business. Raises FileRefused; then there is none."""
    return OpenFile(Store.create(path, sample.business, sample.chosen, as_change(sample), now()), catalogue, now)


def _workbook(file: Store, catalogue: Catalogue, now: Now) -> Workbook:
    """What the file holds; a file that makes no workbook is closed again."""
    try:
        return Workbook(file, clean_contents(file.read()), catalogue.indicators, now)
    except BaseException:
        file.close()
        raise
