"""The connection to a kpidesk file and its settings, each read back after it was set.

One connection, one thread at a time: whoever has the connection sees to that. The journal is truncated after each
commit, never deleted, and is on the disk before the first commit: then a power cut loses nothing even where a folder
cannot be flushed. Never WAL (synced folders lose its edits), never exclusive locking (writes on into a file that was
moved away).
"""

import itertools
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.landing import flush, flush_folder
from kpidesk.store.database.sidecars import journal_of

PAGE_SIZE = 4096
"""Bytes. Smaller pages save a sixth of the room, and cost a third more time for looking through a file on opening."""

SECTOR = 4096
"""Bytes that a disk writes at once, at most, as SQLite too takes it."""

BUSY_TIMEOUT = 5000
"""Milliseconds that a write waits for another program."""

LONGEST = 10_000_000
"""Bytes of a text or a row."""

_LIMITS: tuple[tuple[int, int], ...] = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 200),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 20),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
)
"""Far above what a file of ours needs, far below what SQLite would put up with."""

_STEPS_AT_A_TIME = 10_000
_MOST_STEPS = 100_000_000
"""Steps of SQLite's machine for looking at a file: about two seconds, enough to examine one of 900 MB."""

_HARDENING: tuple[tuple[str, str | int], ...] = (
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("foreign_keys", 1),
    ("temp_store", 2),  # in memory
    ("cache_size", -16_000),  # KiB: a file of 5 MB is looked through several times when it is opened
)
_DURABILITY: tuple[tuple[str, str | int], ...] = (
    ("locking_mode", "normal"),
    ("journal_mode", "truncate"),  # converts a WAL file
    ("synchronous", 3),  # EXTRA
    ("fullfsync", 1),
    ("cache_spill", 0),  # nothing of a change reaches the file before its commit
)


def connect(path: Path) -> Engine:
    """Open an existing file for reading and writing, with every setting in place.

    Raises FileRefused when a setting is not taken, sqlite3.Error when the file cannot be opened or read.
    """
    return _engine(path, _open_to_write(path), *_HARDENING, ("busy_timeout", BUSY_TIMEOUT), *_DURABILITY)


def connect_to_read(path: Path) -> Engine:
    """Open an existing file that must not change. A hot journal makes this fail: SQLite may not play it back."""
    return _engine(path, _open(path, "ro"), *_HARDENING, ("busy_timeout", BUSY_TIMEOUT))


def connect_to_migrate(part: Path) -> Engine:
    """Open a file under construction, new or a copy. Foreign keys are off: rebuilding a table would empty others.

    A failure throws the file away, so its journal may live in memory; who puts the file in place flushes it.
    """
    raw = _open(part, "rw")
    raw.execute(f"PRAGMA page_size={PAGE_SIZE}")  # of use to a new file only
    return _engine(part, raw, ("trusted_schema", 0), ("foreign_keys", 0), ("journal_mode", "memory"))


def writing(engine: Engine) -> Engine:
    """The same connection; its transactions take the write lock when they begin."""
    return engine.execution_options(write=True)


def by_hand(engine: Engine) -> Connection:
    """The same connection; whoever asks for it begins and ends its transactions in SQLite, and closes it."""
    return engine.connect().execution_options(by_hand=True)


@contextmanager
def bounded(engine: Engine) -> Iterator[None]:
    """What is asked of the file inside fails with SQLITE_INTERRUPT when it would take more than about two seconds."""
    raw = raw_connection(engine)
    _bind(raw)
    try:
        yield
    finally:
        _unbind(raw)


@contextmanager
def without_rules(engine: Engine) -> Iterator[None]:
    """integrity_check leaves out the rules of the tables: row by row it takes three times as long as one query."""
    raw = raw_connection(engine)
    raw.execute("PRAGMA ignore_check_constraints=1")
    try:
        yield
    finally:
        raw.execute("PRAGMA ignore_check_constraints=0")


def _bind(raw: sqlite3.Connection) -> None:
    turns = itertools.count(1)
    raw.set_progress_handler(lambda: next(turns) > _MOST_STEPS // _STEPS_AT_A_TIME, _STEPS_AT_A_TIME)


def _unbind(raw: sqlite3.Connection) -> None:
    raw.set_progress_handler(None, _STEPS_AT_A_TIME)


def raw_connection(engine: Engine) -> sqlite3.Connection:
    """The driver's connection, for what has no SQL: pragmas outside a transaction, the backup."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def within(connection: Connection) -> sqlite3.Connection:
    """The driver's connection inside a transaction, for the few statements that are part of every edit.

    SQLAlchemy takes ten times as long around such a statement as the statement itself does.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def keep_journal(path: Path) -> None:
    """Create the journal before the first edit needs it, and wait until its name is on the disk. Raises OSError."""
    journal = journal_of(path)
    journal.touch()
    flush(journal)
    flush_folder(path.parent)


def disconnect(engine: Engine) -> None:
    """Close; the folder then holds the file and nothing else, unless another program has it open too."""
    raw = raw_connection(engine)
    try:
        raw.rollback()
        raw.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        engine.dispose()


def forget_journal(path: Path) -> None:
    """Take the journal away that was kept for a file which has lost its name since.

    Another file may have that name by now, and a journal with something in it belongs to that. An empty one belongs to
    nobody while the file can be locked. Raises OSError, sqlite3.Error.
    """
    journal = journal_of(path)
    if not path.is_file():
        _remove_if_empty(journal)
        return
    raw = _open(path, "rw")
    try:
        raw.execute("BEGIN IMMEDIATE")
        _remove_if_empty(journal)
    finally:
        raw.close()


def _remove_if_empty(journal: Path) -> None:
    if journal.is_file() and not journal.stat().st_size:
        journal.unlink()


def _open_to_write(path: Path) -> sqlite3.Connection:
    """A torn write may hurt a whole sector, so where a sector holds several pages SQLite journals all of them.

    psow=0 asks for that. A page that fills its sectors has no neighbours there, and without it a commit writes a
    seventh less into its journal. SQLite is asked for the size each time: opening and closing the file here would drop
    the locks of other connections, another program may have changed it, and after a crash the journal knows better.
    """
    raw = _open(path, "rw")
    try:
        raw.execute("PRAGMA user_version").fetchone()  # looks at the file, at last; page_size alone may be a guess
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    except BaseException:
        raw.close()
        raise
    if size >= SECTOR:
        return raw
    raw.close()
    return _open(path, "rw", psow=0)


def _open(path: Path, mode: str, psow: int = 1) -> sqlite3.Connection:
    place = f"{path.absolute().as_uri()}?mode={mode}&psow={psow}"
    raw = sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=False)
    for limit, most in _LIMITS:
        raw.setlimit(limit, most)
    if sys.version_info >= (3, 12):
        raw.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    return raw


def _set(raw: sqlite3.Connection, path: Path, *settings: tuple[str, str | int]) -> None:
    for name, wanted in settings:
        raw.execute(f"PRAGMA {name}={wanted}").fetchall()
        got = raw.execute(f"PRAGMA {name}").fetchone()
        if got is not None and got[0] != wanted:  # a build without mmap answers nothing
            raise FileRefused(path, FileProblem.NOT_WRITABLE, f"{name} stays {got[0]} instead of {wanted}")


def _engine(path: Path, raw: sqlite3.Connection, *settings: tuple[str, str | int]) -> Engine:
    try:
        _bind(raw)  # the first setting makes SQLite read the schema, whatever it is
        _set(raw, path, *settings)
        _unbind(raw)
    except BaseException:
        raw.close()
        raise
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # isolation_level None leaves BEGIN to us: Python's own would miss CREATE and ALTER, and take the lock late
    options = connection.get_execution_options()
    if not options.get("by_hand", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write", False) else "BEGIN")
