"""Files of a business: a new one, the sample, or one that is there already."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from kpidesk.catalogue.catalogue import Catalogue
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store
from kpidesk.workbook.cleaning import clean_contents, cleaned_business
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

    def close(self) -> None:
        self._store.close()


def open_file(path: Path, catalogue: Catalogue, now: Now = dt.datetime.now) -> OpenFile:
    """Raises FileRefused; FormulaError when a formula in the file names what this version does not know."""
    return OpenFile(Store.open(path), catalogue, now)


class LookedAt:
    """A workbook that can be asked and not changed, and the file it was read from."""

    def __init__(self, reader: Reader, catalogue: Catalogue, now: Now) -> None:
        self._reader = reader
        self.workbook = _workbook(reader, catalogue, now)

    def close(self) -> None:
        self._reader.close()


def look_at(path: Path, catalogue: Catalogue, now: Now = dt.datetime.now) -> OpenFile | LookedAt:
    """Open a file only to read it; one of an older schema is brought up to date first. Raises FileRefused."""
    if Reader.can_read(path):
        return LookedAt(Reader(path), catalogue, now)
    return open_file(path, catalogue, now)


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


def _workbook(file: Store | Reader, catalogue: Catalogue, now: Now) -> Workbook:
    """What the file holds; a file that makes no workbook is closed again."""
    try:
        return Workbook(file, clean_contents(file.read()), catalogue.indicators, now)
    except BaseException:
        file.close()
        raise


def as_change(contents: Contents) -> c.Several:
    """Everything in ``contents``, as the change that makes it out of an empty file."""
    return c.Several(
        (
            c.SetIndicators(contents.own_indicators),
            c.SetSegments(contents.segments),
            c.ChooseIndicators(contents.chosen),
            c.SetValues(contents.values),
            c.SetNotes(contents.notes),
            c.SetGoals(contents.goals),
            c.SetBenchmarks(contents.benchmarks),
            c.SetMonths(contents.months),
            c.SetMonthNotes(contents.month_notes),
            c.SetSavedCharts(contents.saved_charts),
        )
    )
