"""An open kpidesk file: read once, then one guarded transaction for each change."""

import datetime as dt
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.change import Change, ChooseIndicators, SetBusiness, Several
from kpidesk.domain.file_facts import Identity
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.saving import Divergence
from kpidesk.store.checking.admission import admit
from kpidesk.store.database.sidecars import database_landing
from kpidesk.store.database.transfer import change_identity, copy_into
from kpidesk.store.guarding.guarded import GuardedFile
from kpidesk.store.guarding.identity import following, read_identity, renew_uuid, write_identity
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.places.lock import Lock
from kpidesk.store.problems import refusing
from kpidesk.store.reader import Reader
from kpidesk.store.rows.contents import read_contents, reading
from kpidesk.store.rows.entrance import refuse_unstorable
from kpidesk.store.rows.goals import read_history
from kpidesk.store.rows.keys import Keys
from kpidesk.store.rows.log import Commit, begin_commit, has_rev, read_value_log, revs_since
from kpidesk.store.rows.writing import write
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.upgrade import bring_up_to_date, make_tables, remove_unfinished

log = logging.getLogger(__name__)

_NOTHING = Several(())


class Store:
    """One file, open for reading and writing; used by one thread at a time, whichever that is.

    Every method raises FileRefused when the file or the disk does not allow it; the file is then as it was before.
    """

    def __init__(self, path: Path) -> None:
        """Open a file of the current schema; use `create` or `open`."""
        self.path = path
        self._turn = RLock()
        self._is_closed = False
        self._keys: Keys | None = None
        self._attempt: tuple[Change, Identity] | None = None
        self._lock: Lock | None = None
        self.was_upgraded = False
        self._file = GuardedFile(path.resolve())

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
                    store.write(first, at or dt.datetime.now(dt.UTC), MadeBy.MADE)
                _refuse_taken(path, overwrite=False)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, take_over: bool = False, data: LocalData | None = None) -> Self:
        """Lock and open a file, upgrading one of an older schema. A file that is refused keeps every byte.

        ``data`` is where a backup goes before an upgrade. Raises FileHeld when another kpidesk has the file, unless it
        is to be taken from there.
        """
        with refusing(path):
            schema = admit(path).schema
            lock = Lock.take(path.resolve(), take_over)
            try:
                with suppress(OSError):  # an upgrade that broke off, perhaps on another computer
                    remove_unfinished(path.resolve())
                if schema < SCHEMA:
                    bring_up_to_date(path.resolve(), data)
                store = cls(path)
            except BaseException:
                lock.release()
                raise
            store._lock, store.was_upgraded = lock, schema < SCHEMA
            return store

    @property
    def identity(self) -> Identity:
        """Which file this is, and the state that this store last saw or made of it."""
        return self._file.identity

    def read(self) -> Contents:
        """Everything in the file, from one moment."""
        with self.still() as connection:
            return read_contents(connection)

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy = MadeBy.TYPED, rev: str | None = None) -> None:
        """Make the change durable; it is on the disk when this returns.

        When this raises, it is not in the file, or nobody can tell because the drive does not answer any more: the
        same change handed over again is then written only if it is not there. `at` dates the log and the goal
        history; ``rev`` is what the new state is called (None: something new). Raises ChangeRefused for a change that
        the file cannot hold: NaN, infinity, a number from 10^15 on, a text that is no Unicode, a segment that is not
        there or goes while figures use it; FileRefused (CHANGED, MOVED) when the file is not what this store left:
        nothing is written over what another program did.
        """
        refuse_unstorable(change)
        with self._turn, refusing(self.path):
            self._file.connect_again_if_lost(self._attempt[1] if self._attempt else None)
            if self._attempt is not None and self._attempt[0] is change and self._file.take_if_now(self._attempt[1]):
                return
            known = self._file.engine
            self._file.refuse_unless_ours()
            if self._file.engine is not known:
                self._keys = None  # it was opened anew: somebody was there, if only to touch it
            after = following(self._file.identity, rev)
            self._attempt = (change, after)
            try:
                self._commit(change, Commit(after.seq, after.rev, at, made_by), after)
            except BaseException as error:
                self._keys = None
                if not isinstance(error, (sqlite3.Error, DBAPIError, OSError)) or not self._file.has_happened(after):
                    raise
                log.warning("%s: a change was saved, though an error was reported: %s", self.path, error)
            self._file.accept(after)
            self._attempt = None

    @contextmanager
    def still(self) -> Iterator[Connection]:
        """One moment of the file, to read from; nothing is written through this store until it ends.

        Raises FileRefused when it is closed: whoever reads beside the window may come a moment too late.
        """
        with self._turn:
            if self._is_closed:
                raise FileRefused(self.path, FileProblem.NOT_READABLE, "it is closed")
            with reading(self.path, self._file.engine) as connection:
                yield connection

    def is_free(self, seconds: float) -> bool:
        """Whether the drive lets go of whoever uses this store within that time."""
        if not self._turn.acquire(timeout=seconds):
            return False
        self._turn.release()
        return True

    def look_again(self) -> None:
        """Raise FileRefused (CHANGED, MOVED) when the file is not what this store left.

        After changes it is read as a whole once: whoever wrote into it in the middle of one is found out here.
        """
        with self._turn, refusing(self.path):
            self._file.connect_again_if_lost(self._attempt[1] if self._attempt else None)
            self._file.refuse_unless_ours()
            self._file.prove()

    def divergence(self) -> Divergence | None:
        """What became of a file that is not what this store left; None when it is, and is taken up again."""
        with self._turn:
            try:
                with Reader(self.path) as theirs:
                    if theirs.identity.file_uuid != self.identity.file_uuid:
                        return Divergence.ANOTHER
                    if theirs.identity.rev in self._left_here and self._is_as_left(theirs) and self._take_up():
                        return None
                    return Divergence.AHEAD if theirs.has_been_at(self.identity.rev) else Divergence.PARTED
            except FileRefused as refused:
                return Divergence.GONE if refused.problem is FileProblem.NOT_FOUND else Divergence.BROKEN

    def as_it_is_now(self) -> Contents:
        """What the file of that name holds, whoever wrote it. Raises FileRefused."""
        with self._turn, Reader(self.path) as theirs:
            return theirs.read()

    def has_been_at(self, rev: str) -> bool:
        """Whether the state `rev` is this one or one before it."""
        with self.still() as connection:
            return has_rev(connection, rev)

    def revs_since(self, rev: str) -> list[str] | None:
        """The states after the state `rev`, in order; None when the file was never in that one."""
        with self.still() as connection:
            return revs_since(connection, rev)

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        """What happened to the goals of one indicator, oldest first."""
        with self.still() as connection:
            return read_history(connection, indicator)

    def value_history(self, indicator: str, month: Month | None = None) -> list[ValueEntry]:
        """What happened to the figures of one indicator, of one month or of all, oldest first."""
        with self.still() as connection:
            return read_value_log(connection, indicator, month)

    def copy_to(self, path: Path, overwrite: bool = False, as_another: bool = True) -> None:
        """Save a copy under another name; this store stays with its own file.

        `as_another`: the copy lives on as a file of its own, with backups of its own. An existing file is refused
        unless `overwrite`; the open file itself always. What was there stays until the copy is complete.
        """
        with self._turn, refusing(path):
            _refuse_taken(path, overwrite)
            if path.exists() and self._file.path.exists() and path.samefile(self._file.path):
                raise FileRefused(path, FileProblem.EXISTS, "it is the file that is open")
            with database_landing(path.resolve()) as part:
                copy_into(part, self._file.engine)
                if as_another:
                    change_identity(part, renew_uuid)

    def refuse_taken(self, path: Path) -> None:
        """Raise FileRefused when a file cannot be made there without replacing one."""
        with refusing(path):
            _refuse_taken(path, overwrite=False)

    def close(self) -> None:
        """Close; the folder then holds the file alone. Every change is in it already, so nothing can be lost."""
        with self._turn:
            self._is_closed = True
            try:
                self._file.close()
            finally:
                if self._lock is not None:
                    self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _left_here(self) -> set[str]:
        """The states that the file may be in by this store: a failed attempt may be durable."""
        return {self.identity.rev} | ({self._attempt[1].rev} if self._attempt else set())

    def _is_as_left(self, theirs: Reader) -> bool:
        """Other programs may change a file and leave the name of its state."""
        return self._file.is_as_left(theirs.identity, theirs.digest)

    def _take_up(self) -> bool:
        """Go on with the file of that name, which was put there in a state that this store left."""
        try:
            self._file, self._keys = self._file.taken_up(), None
        except (sqlite3.Error, DBAPIError, OSError, ValueError, FileRefused) as error:
            log.warning("%s cannot be taken up again: %s", self.path, error)
            return False
        return True

    def _commit(self, change: Change, commit: Commit, after: Identity) -> None:
        with self._file.editing() as connection:
            self._refuse_other_state(connection)
            if self._keys is None:
                self._keys = Keys(connection)
            begin_commit(connection, commit)
            write(connection, self._keys, change, commit)
            write_identity(connection, after)
            self._file.refuse_disturbed()

    def _refuse_other_state(self, connection: Connection) -> None:
        """Under the write lock: nobody can come between this look and the commit through SQLite."""
        if read_identity(connection).rev != self._file.identity.rev:
            raise FileRefused(self.path, FileProblem.CHANGED, "another program has saved something in it")


def _refuse_taken(path: Path, overwrite: bool) -> None:
    with suppress(FileNotFoundError):
        path.stat()  # a link that leads to itself is told here; resolve() would call it a bug
    if path.is_dir():
        raise FileRefused(path, FileProblem.IS_FOLDER)
    if path.exists() and not overwrite:
        raise FileRefused(path, FileProblem.EXISTS)
    if not path.resolve().parent.is_dir():
        raise FileRefused(path, FileProblem.NOT_FOUND, f"the folder {path.resolve().parent} does not exist")
