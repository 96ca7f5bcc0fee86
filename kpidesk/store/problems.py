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
    ("SQLITE_IOERR_READ", FileProblem.NOT_READABLE),
    ("SQLITE_IOERR_SHORT_READ", FileProblem.NOT_READABLE),
    ("SQLITE_IOERR", FileProblem.NOT_WRITABLE),
    ("SQLITE_CORRUPT", FileProblem.DAMAGED),
    ("SQLITE_NOTADB", FileProblem.DAMAGED),
    ("SQLITE_FORMAT", FileProblem.DAMAGED),
)
_REFUSED_CHANGES = ("SQLITE_CONSTRAINT", "SQLITE_TOOBIG", "SQLITE_MISMATCH")


def refusal(path: Path, error: Exception) -> Refusal | None:
    """The expected error behind a failure of SQLite or the system; None when it is a bug of ours."""
    if isinstance(error, DBAPIError) and isinstance(error.orig, Exception):
        return refusal(path, error.orig)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(path, error)
    if isinstance(error, UnicodeDecodeError):
        return FileRefused(path, FileProblem.DAMAGED, "a text in it cannot be read")
    if isinstance(error, UnicodeEncodeError):
        return ChangeRefused("the change was not made: a text in it has characters that are no text; take them out")
    if isinstance(error, OverflowError):
        return ChangeRefused(f"the change was not made: a number in it is too large ({error})")
    return FileRefused.by_system(path, error) if isinstance(error, OSError) else None


def _of_sqlite(path: Path, error: sqlite3.Error) -> Refusal | None:
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith(_REFUSED_CHANGES):
        return ChangeRefused(f"the change was not made: it breaks a rule of the file ({error})")
    for beginning, problem in _BY_SQLITE_NAME:
        if name.startswith(beginning):
            return FileRefused(path, problem, str(error))
    if not name and "decode" in str(error):  # Python's own error for a text that is no UTF-8
        return FileRefused(path, FileProblem.DAMAGED, "a text in it cannot be read")
    return None


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what goes wrong inside into FileRefused, or ChangeRefused when the change itself is at fault."""
    try:
        yield
    except FileRefused as refused:
        if refused.path == path:
            raise
        raise FileRefused(path, refused.problem, refused.detail) from refused  # a file under construction
    except (DBAPIError, sqlite3.Error, OSError, OverflowError, UnicodeError) as error:
        expected = refusal(path, error)
        if expected is None:
            raise
        raise expected from error
