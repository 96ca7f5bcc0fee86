"""What went wrong below, said as a refusal of the file or of the change."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused, Refusal

# By the beginning of SQLite's extended error name; the first that fits.
_BY_SQLITE_NAME = (
    ("SQLITE_FULL", FileProblem.DISK_FULL),
    ("SQLITE_READONLY_DBMOVED", FileProblem.MOVED),
    ("SQLITE_READONLY", FileProblem.NOT_WRITABLE),
    ("SQLITE_CANTOPEN", FileProblem.NOT_WRITABLE),
    ("SQLITE_PERM", FileProblem.NOT_WRITABLE),
    ("SQLITE_BUSY", FileProblem.IN_USE),
    ("SQLITE_LOCKED", FileProblem.IN_USE),
    ("SQLITE_IOERR", FileProblem.UNPLUGGED),
    ("SQLITE_CORRUPT", FileProblem.DAMAGED),
    ("SQLITE_NOTADB", FileProblem.DAMAGED),
    ("SQLITE_FORMAT", FileProblem.DAMAGED),
    ("SQLITE_INTERRUPT", FileProblem.FOREIGN),
)
# What only the file itself can be the cause of, when nothing is written.
_WHEN_LOOKING = (
    ("SQLITE_TOOBIG", FileProblem.FOREIGN),
    ("SQLITE_ERROR", FileProblem.DAMAGED),  # an unknown file format, words that are no SQL
    ("SQLITE_CONSTRAINT", FileProblem.DAMAGED),
    ("SQLITE_MISMATCH", FileProblem.DAMAGED),
    ("SQLITE_SCHEMA", FileProblem.DAMAGED),
    ("SQLITE_RANGE", FileProblem.DAMAGED),
    ("SQLITE_PROTOCOL", FileProblem.IN_USE),
)
_REFUSED_CHANGES = ("SQLITE_CONSTRAINT", "SQLITE_TOOBIG", "SQLITE_MISMATCH")


def refusal(path: Path, error: Exception, looking: bool = False) -> Refusal | None:
    """The expected error behind a failure of SQLite or the system; None when it is a bug of ours.

    `looking`: nothing was being written, so no change can be at fault, only the file.
    """
    if isinstance(error, DBAPIError) and isinstance(error.orig, Exception):
        return refusal(path, error.orig, looking)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(path, error, looking)
    if isinstance(error, UnicodeDecodeError):
        return FileRefused(path, FileProblem.DAMAGED, "a text in it cannot be read")
    if looking and isinstance(error, (MemoryError, OverflowError, ValueError)):
        return FileRefused(path, FileProblem.DAMAGED, f"what it says cannot be: {error}".strip(" :"))
    if isinstance(error, UnicodeEncodeError):
        return ChangeRefused("the change was not made: a text in it has characters that are no text; take them out")
    if isinstance(error, OverflowError):
        return ChangeRefused(f"the change was not made: a number in it is too large ({error})")
    return FileRefused.by_system(path, error) if isinstance(error, OSError) else None


def _of_sqlite(path: Path, error: sqlite3.Error, looking: bool) -> Refusal | None:
    name: str = getattr(error, "sqlite_errorname", "")
    if not looking and name.startswith(_REFUSED_CHANGES):
        return ChangeRefused(f"the change was not made: it breaks a rule of the file ({error})")
    for beginning, problem in _BY_SQLITE_NAME + (_WHEN_LOOKING if looking else ()):
        if name.startswith(beginning):
            return FileRefused(path, problem, str(error))
    if not name and "decode" in str(error):  # Python's own error for a text that is no UTF-8
        return FileRefused(path, FileProblem.DAMAGED, "a text in it cannot be read")
    return None


@contextmanager
def refusing(path: Path, looking: bool = False) -> Iterator[None]:
    """Turn what goes wrong inside into FileRefused, or ChangeRefused when the change itself is at fault.

    `looking`: nothing is written inside, so only the file can be at fault.
    """
    try:
        yield
    except FileRefused as refused:
        if refused.path == path:
            raise
        raise FileRefused(path, refused.problem, refused.detail) from refused  # a file under construction
    except (DBAPIError, sqlite3.Error, OSError, OverflowError, UnicodeError, MemoryError) as error:
        expected = refusal(path, error, looking)
        if expected is None:
            raise
        raise expected from error
