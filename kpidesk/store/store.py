"""An open kpidesk file: read once, then one transaction for each change."""

import datetime as dt
import logging
import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import Change, ChooseIndicators, SetBusiness, Several
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.contents import read_contents, reading
from kpidesk.store.engine import connect, disconnect, keep_journal, writing
from kpidesk.store.entrance import refuse_unstorable
from kpidesk.store.examination import faults
from kpidesk.store.goals import read_history
from kpidesk.store.header import identify
from kpidesk.store.keys import Keys
from kpidesk.store.problems import refusing
from kpidesk.store.sidecars import database_landing
from kpidesk.store.tables import SCHEMA
from kpidesk.store.transfer import copy_into
from kpidesk.store.upgrade import bring_up_to_date, make_tables
from kpidesk.store.writing import write

log = logging.getLogger(__name__)

_NOTHING = Several(())


class Store:
    """One file, open for reading and writing, in the thread that opened it.

    Every method raises FileRefused when the file or the disk does not allow it; the file is then as it was before.
    """

    def __init__(self, path: Path) -> None:
        """Open a file of the current schema; use `create` or `open`."""
        self.path = path
        self._keys: Keys | None = None
        self._seen = -1
        self._is_closed = False
        self._file = path.resolve()
        self._engine = connect(self._file)
        self._writer = writing(self._engine)
        try:
            self._refuse_damage()
            self._refuse_read_only()
            keep_journal(self._file)
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        business: Business,
        chosen: tuple[str, ...] = (),
        filling: Change = _NOTHING,
        at: dt.datetime | None = None,
    ) -> Self:
        """Make a new file with ``filling`` in it, made ``at`` (None: now), and open it.

        Nothing is left behind when that fails.
        """
        first = Several((SetBusiness(business), ChooseIndicators(chosen), filling))
        refuse_unstorable(first)
        with refusing(path):
            _refuse_taken(path, overwrite=False)
            with database_landing(path.resolve()) as part:
                make_tables(part)
                with cls(part) as store:
                    store.write(first, at or dt.datetime.now(dt.UTC))
                _refuse_taken(path, overwrite=False)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file, upgrading one of an older schema. A file that is refused keeps every byte."""
        with refusing(path):
            if identify(path).schema < SCHEMA:
                bring_up_to_date(path.resolve())
            return cls(path)

    def read(self) -> Contents:
        """Everything in the file, from one moment."""
        with reading(self.path, self._engine) as connection:
            return read_contents(connection)

    def write(self, change: Change, at: dt.datetime) -> None:
        """Make the change durable; it is on the disk when this returns, and not in the file when this raises.

        `at` dates the goal history. Raises ChangeRefused for a change that the file cannot hold: NaN, infinity, a
        number from 10^15 on, a text that is no Unicode, a segment that is not there or goes while figures use it.
        """
        refuse_unstorable(change)
        try:
            with refusing(self.path), self._writer.begin() as connection:
                write(connection, self._known_keys(connection), change, at)
        except BaseException:
            self._keys = None
            raise

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        """What happened to the goals of one indicator, oldest first."""
        with reading(self.path, self._engine) as connection:
            return read_history(connection, indicator)

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        """Save a copy under another name; this store stays with its own file.

        An existing file is refused unless `overwrite`; the open file itself always. What was there stays until the
        copy is complete.
        """
        with refusing(path):
            _refuse_taken(path, overwrite)
            if path.exists() and path.samefile(self._file):
                raise FileRefused(path, FileProblem.EXISTS, "it is the file that is open")
            with database_landing(path.resolve()) as part:
                copy_into(part, self._engine)

    def close(self) -> None:
        """Close; the folder then holds the file alone. Every change is in it already, so nothing can be lost."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            disconnect(self._engine)
        except (sqlite3.Error, DBAPIError) as error:
            log.warning("%s was closed, but not tidily: %s", self.path, error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _refuse_damage(self) -> None:
        if found := faults(self._engine):
            raise FileRefused(self.path, FileProblem.DAMAGED, found[0])

    def _refuse_read_only(self) -> None:
        """BEGIN alone succeeds on a read-only stick: only a write tells. It is taken back."""
        with self._writer.connect() as connection, connection.begin() as transaction:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
            transaction.rollback()

    def _known_keys(self, connection: Connection) -> Keys:
        """Read again when another program has committed since."""
        seen = int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        if self._keys is None or seen != self._seen:
            self._keys, self._seen = Keys(connection), seen
        return self._keys


def _refuse_taken(path: Path, overwrite: bool) -> None:
    with suppress(FileNotFoundError):
        path.stat()  # a link that leads to itself is told here; resolve() would call it a bug
    if path.is_dir():
        raise FileRefused(path, FileProblem.IS_FOLDER)
    if path.exists() and not overwrite:
        raise FileRefused(path, FileProblem.EXISTS)
    if not path.resolve().parent.is_dir():
        raise FileRefused(path, FileProblem.NOT_FOUND, f"the folder {path.resolve().parent} does not exist")
