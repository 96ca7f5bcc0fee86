"""The window's ways to files: what it opens is saved in a thread of its own, and cared for on this computer."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain.business import Business, Contents
from kpidesk.domain.file_facts import Notice, NoticeKind, ReadOnly
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.places.places import notices
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store
from kpidesk.workbook.cleaning import cleaned_business
from kpidesk.workbook.kept_file import KeptFile
from kpidesk.workbook.looked_at import LookedAt
from kpidesk.workbook.whole import as_change

Now = Callable[[], dt.datetime]


class Cabinet:
    """Every method raises FileRefused; FormulaError when a formula in the file names what is not known here."""

    def __init__(self, catalogue: Catalogue, data: LocalData, now: Now = dt.datetime.now) -> None:
        self._catalogue, self._data, self._now = catalogue, data, now

    def open(self, path: Path, take_over: bool = False) -> KeptFile | LookedAt:
        """A file to be changed; where it may not be written, or a newer version made it, one to be looked at.

        Raises FileHeld when another kpidesk has it, unless it is to be taken from there.
        """
        try:
            return self._kept(Store.open(path, take_over, self._data))
        except FileRefused as refused:
            why = _reason_to_look(path, refused)
            if why is None:
                raise
            return self.look_at(path, why)

    def look_at(self, path: Path, why: ReadOnly) -> LookedAt:
        """A file that is not to be changed; not a byte of it or beside it is."""
        told = notices(path)
        return LookedAt(Reader(path), self._catalogue, self._now, read_only=why, data=self._data, notices=told)

    def new(self, path: Path, business: Business, starter: str = "") -> KeptFile:
        """Raises KeyError for a starter set that there is not, Refusal for a name that cannot be."""
        chosen = self._catalogue.starters[starter].indicators if starter else ()
        return self._kept(Store.create(path, cleaned_business(business), chosen))

    def sample(self, path: Path, contents: Contents) -> KeptFile:
        """A new file with the business of the sample."""
        business, chosen = contents.business, contents.chosen
        return self._kept(Store.create(path, business, chosen, as_change(contents), self._now()))

    def _kept(self, store: Store) -> KeptFile:
        told = notices(store.path)
        if store.was_upgraded:
            told.append(Notice(NoticeKind.UPGRADED))
        elif not store.identity.clean:
            told.append(Notice(NoticeKind.LEFT_OPEN))
        return KeptFile(store, self._catalogue, self._data, told, self._now)


def _reason_to_look(path: Path, refused: FileRefused) -> ReadOnly | None:
    """Why a file that was refused can be looked at all the same; None when it cannot."""
    if refused.problem is FileProblem.NEWER:
        return ReadOnly.NEWER
    if refused.problem is not FileProblem.NOT_WRITABLE:
        return None
    is_writable = os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    return ReadOnly.FOLDER if is_writable else ReadOnly.FILE
