"""The connection to a file together with what this program last saw of it: nothing is written over anything else."""

import logging
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from kpidesk.domain.file_facts import Identity
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.checking.examination import faults, open_examined
from kpidesk.store.database.engine import connect, connect_to_read, disconnect, forget_journal, keep_journal, writing
from kpidesk.store.database.pen import Pen
from kpidesk.store.guarding.guard import Signature
from kpidesk.store.guarding.identity import read_identity, say_closed
from kpidesk.store.guarding.imprint import Imprint
from kpidesk.store.guarding.moment import Moment
from kpidesk.store.problems import refusing
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.schema.version_gate import refuse_newer_writer

log = logging.getLogger(__name__)

_NOT_THERE = frozenset({FileProblem.NOT_READABLE, FileProblem.UNPLUGGED, FileProblem.IN_USE, FileProblem.NOT_WRITABLE})
"""Of a file that nobody has changed, as far as can be told."""

_FAILURES = (sqlite3.Error, DBAPIError, OSError, ValueError, FileRefused)


class GuardedFile:
    """An examined file, open for writing. Raises FileRefused, sqlite3.Error, DBAPIError or OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_lost = self._is_closed = self._is_suspect = False
        self.engine = open_examined(path, SCHEMA, connect)
        self._pen = Pen(self.engine)
        try:
            self.identity = self._look()
            refuse_newer_writer(path, self.identity)
            self._refuse_read_only()
            keep_journal(path)
            self._signature = Signature.of(path)
            self._left = Imprint(self.engine)
        except BaseException:
            self.close()
            raise

    def refuse_unless_ours(self) -> None:
        """Raise FileRefused (CHANGED, MOVED) when the file is not what was left here. A touch alone is no change."""
        now = self._signature_now()
        if now == self._signature and not self._is_suspect:
            return
        self._refuse_another(now)
        self._refuse_others_commit()
        self._compare_contents()
        self._connect_again()  # what SQLite remembers of the pages may be what was there before
        self._signature = now  # whatever came after this look is seen by the next one

    def refuse_disturbed(self) -> None:
        """The last look before a commit. Nothing of it has reached the file: SQLite may not spill its pages early."""
        now = self._signature_now()
        self._refuse_another(now)
        if now != self._signature or self._left.has_others_commit():  # the clock of a file is slower than a program
            raise FileRefused(self.path, FileProblem.CHANGED, "another program has written to it")

    def editing(self) -> AbstractContextManager[Connection]:
        """One transaction that writes."""
        return self._pen.transaction()

    def prove(self) -> None:
        """Raise FileRefused (CHANGED) when what was written since the last time is not whole in the file.

        Whoever writes into the file without asking SQLite may do so in the middle of a commit, which then seems to
        succeed. What is in the file is known from then on, so that a change can be told from a touch. This reads
        everything: not for the time between two edits.
        """
        if self._left.digest is None:
            self._refuse_others_commit()
            self._compare_contents()

    def accept(self, identity: Identity) -> None:
        """The file is in a new state, by this program."""
        self.identity = identity
        self._left.digest = None
        self._signature = self._signature_now()

    def take_if_now(self, attempted: Identity) -> bool:
        """Whether the file is in the state that was attempted; it is then accepted."""
        if self._look().rev != attempted.rev:
            return False
        self.accept(attempted)
        return True

    def has_happened(self, attempted: Identity) -> bool:
        """After an error: a failed commit may be durable all the same, so look with a new connection."""
        try:
            self._connect_again()
            return self._look().rev == attempted.rev
        except _FAILURES as error:
            log.warning("%s cannot be looked at again: %s", self.path, error)
            self._is_lost = True
            return False

    def connect_again_if_lost(self, attempted: Identity | None = None) -> None:
        """Where it did not answer last time. Raises FileRefused (CHANGED) when it is in no state that was left here."""
        if self._is_lost:
            self._refuse_another(self._signature_now())
            self._compare_contents(attempted)
            self._connect_again()
            self._is_lost = False

    def taken_up(self) -> "GuardedFile":
        """The file that has the name now, instead of this one. Raises as the constructor does."""
        file = GuardedFile(self.path)
        self._is_closed = True
        self._let_go()
        return file

    def is_as_left(self, identity: Identity, digest: str) -> bool:
        """Whether what has the name of this file now is what was left in it. Of a state that was only attempted nothing
        more is known.
        """
        if identity.rev != self.identity.rev:
            return True
        return self._left.is_of(digest, in_place=self._is_in_place())

    def close(self) -> None:
        """Tidy up, but nothing that belongs to another file of that name."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._is_in_place():
                self._say_closed()
                self._pen.put_down()
                disconnect(self.engine)
            else:
                forget_journal(self.path)
        except (sqlite3.Error, DBAPIError, OSError) as error:
            log.warning("%s was closed, but not tidily: %s", self.path, error)
        finally:
            self._let_go()

    def _say_closed(self) -> None:
        if self._says_open and self._is_undisturbed():
            with writing(self.engine).begin() as connection:
                say_closed(connection)

    def _look(self) -> Identity:
        with self.engine.begin() as connection:
            return read_identity(connection)

    def _signature_now(self) -> Signature:
        try:
            return Signature.of(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            problem = FileProblem.MOVED if self._drive_is_there() else FileProblem.UNPLUGGED
            raise FileRefused(self.path, problem) from error

    def _drive_is_there(self) -> bool:
        """Of a drive that was pulled out the folder is gone, and what is left of the way to it is on another drive."""
        try:
            left = next(folder for folder in self.path.parents if folder.exists())
            return left.stat().st_dev == self._signature.device
        except (OSError, StopIteration):
            return False

    def _refuse_another(self, now: Signature) -> None:
        if (now.device, now.inode) != (self._signature.device, self._signature.inode):
            raise FileRefused(self.path, FileProblem.CHANGED, "another file is in its place")

    def _refuse_others_commit(self) -> None:
        if self._left.digest is None and self._left.has_others_commit():
            raise FileRefused(self.path, FileProblem.CHANGED, "another program has saved something in it")

    def _compare_contents(self, attempted: Identity | None = None) -> None:
        """By a connection of its own, so that this one stays usable for what it still holds."""
        self._is_suspect = True
        before = self._signature_now()
        try:
            with refusing(self.path, looking=True):
                found, identity, digest = self._seen()
        except (ValueError, sqlite3.Error, DBAPIError) as error:
            raise FileRefused(self.path, FileProblem.CHANGED, f"it cannot be read any more: {error}") from error
        except FileRefused as refused:
            if refused.problem in _NOT_THERE:
                raise
            raise FileRefused(self.path, FileProblem.CHANGED, refused.detail or str(refused.problem)) from refused
        if found:
            raise FileRefused(self.path, FileProblem.CHANGED, f"it is damaged now: {found[0]}")
        left = {self.identity.rev} | ({attempted.rev} if attempted else set())
        if identity.file_uuid != self.identity.file_uuid or identity.rev not in left:
            raise FileRefused(self.path, FileProblem.CHANGED, "its contents are not what was left here")
        if self._signature_now() != before:
            raise FileRefused(self.path, FileProblem.CHANGED, "another program is writing to it")
        if identity.rev == self.identity.rev:
            if self._left.digest not in {None, digest}:
                raise FileRefused(self.path, FileProblem.CHANGED, "another program has saved something in it")
            self._left.digest = digest
        self._is_suspect = False

    def _seen(self) -> tuple[list[str], Identity, str]:
        engine = connect_to_read(self.path)
        try:
            found = faults(engine)
            with engine.begin() as connection:
                return found, read_identity(connection), "" if found else Moment.of(connection).contents.digest
        finally:
            engine.dispose()

    def _connect_again(self) -> None:
        self._refuse_another(self._signature_now())  # what another file has in its place must not lose us this one
        self._let_go()
        self.engine = connect(self.path)
        self._pen = Pen(self.engine)
        keep_journal(self.path)
        self._left = Imprint(self.engine, self._left.digest)

    def _let_go(self) -> None:
        self._pen.put_down()
        self.engine.dispose()

    def _refuse_read_only(self) -> None:
        """BEGIN alone succeeds on a read-only stick: only a write tells. It is taken back."""
        with writing(self.engine).connect() as connection, connection.begin() as transaction:
            connection.exec_driver_sql("UPDATE meta SET seq = seq")
            transaction.rollback()

    @property
    def _says_open(self) -> bool:
        """By a change of this session, or since one that broke off; a file that was refused stays as it is."""
        return hasattr(self, "_left") and not self.identity.clean

    def _is_undisturbed(self) -> bool:
        return Signature.of(self.path) == self._signature

    def _is_in_place(self) -> bool:
        if not hasattr(self, "_left"):  # refused while it was being opened
            return True
        try:
            self._refuse_another(self._signature_now())
        except (OSError, FileRefused):
            return False
        return True
