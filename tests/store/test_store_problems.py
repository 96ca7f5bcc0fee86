"""Failures of SQLite and the system become refusals that name the remedy; bugs stay bugs."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.store.problems import refusing

PATH = Path("/somewhere/b.kpidesk")


def sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorname = name
    return error


def raised(error: Exception) -> Exception:
    with pytest.raises(Exception, match=r".") as caught, refusing(PATH):
        raise error
    return caught.value


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("SQLITE_FULL", FileProblem.DISK_FULL),
        ("SQLITE_READONLY", FileProblem.NOT_WRITABLE),
        ("SQLITE_READONLY_DIRECTORY", FileProblem.NOT_WRITABLE),
        ("SQLITE_READONLY_ROLLBACK", FileProblem.NOT_WRITABLE),
        ("SQLITE_READONLY_DBMOVED", FileProblem.MOVED),
        ("SQLITE_CANTOPEN", FileProblem.NOT_WRITABLE),
        ("SQLITE_CANTOPEN_ISDIR", FileProblem.NOT_WRITABLE),
        ("SQLITE_BUSY", FileProblem.IN_USE),
        ("SQLITE_BUSY_RECOVERY", FileProblem.IN_USE),
        ("SQLITE_LOCKED", FileProblem.IN_USE),
        ("SQLITE_IOERR_READ", FileProblem.UNPLUGGED),
        ("SQLITE_IOERR_SHORT_READ", FileProblem.UNPLUGGED),
        ("SQLITE_IOERR_FSYNC", FileProblem.UNPLUGGED),
        ("SQLITE_IOERR_WRITE", FileProblem.UNPLUGGED),
        ("SQLITE_INTERRUPT", FileProblem.FOREIGN),
        ("SQLITE_CORRUPT", FileProblem.DAMAGED),
        ("SQLITE_CORRUPT_INDEX", FileProblem.DAMAGED),
        ("SQLITE_NOTADB", FileProblem.DAMAGED),
    ],
)
def test_error_of_sqlite_is_a_refusal(name: str, problem: FileProblem) -> None:
    for error in (sqlite_error(name), DBAPIError("SELECT 1", None, sqlite_error(name))):
        refused = raised(error)
        assert isinstance(refused, FileRefused)
        assert (refused.path, refused.problem, refused.detail) == (PATH, problem, "what SQLite says")


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, FileProblem.DISK_FULL),
        (errno.EDQUOT, FileProblem.DISK_FULL),
        (errno.EACCES, FileProblem.NOT_WRITABLE),
        (errno.EROFS, FileProblem.NOT_WRITABLE),
        (errno.EIO, FileProblem.UNPLUGGED),
        (errno.ENODEV, FileProblem.UNPLUGGED),
        (errno.ENXIO, FileProblem.UNPLUGGED),
        (errno.ESTALE, FileProblem.UNPLUGGED),
        (errno.ENOTCONN, FileProblem.UNPLUGGED),
        (errno.ENOENT, FileProblem.NOT_FOUND),
        (errno.ENOTDIR, FileProblem.NOT_FOUND),
        (errno.ENAMETOOLONG, FileProblem.NOT_FOUND),
        (errno.ELOOP, FileProblem.NOT_FOUND),
        (errno.EISDIR, FileProblem.IS_FOLDER),
        (errno.EEXIST, FileProblem.EXISTS),
    ],
)
def test_error_of_the_system_is_a_refusal(number: int, problem: FileProblem) -> None:
    refused = raised(OSError(number, "what the system says"))
    assert isinstance(refused, FileRefused)
    assert (refused.problem, refused.detail) == (problem, "what the system says")


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error("SQLITE_CONSTRAINT_CHECK"),
        sqlite_error("SQLITE_TOOBIG"),
        OverflowError("too big"),
        UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"),
    ],
)
def test_change_at_fault_is_refused(error: Exception) -> None:
    refused = raised(error)
    assert isinstance(refused, ChangeRefused)
    assert str(refused).startswith("the change was not made: ")


@pytest.mark.parametrize(
    "error",
    [sqlite_error("SQLITE_MISUSE"), sqlite_error("SQLITE_ERROR"), sqlite3.ProgrammingError("closed"), KeyError("x")],
    ids=["misuse", "wrong SQL", "closed connection", "a bug"],
)
def test_bug_stays_a_bug(error: Exception) -> None:
    assert raised(error) is error


def test_text_that_is_no_text_is_damage() -> None:
    for error in (
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
        sqlite3.OperationalError("Could not decode to UTF-8"),
    ):
        refused = raised(error)
        assert isinstance(refused, FileRefused)
        assert refused.problem is FileProblem.DAMAGED


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (sqlite_error("SQLITE_TOOBIG"), FileProblem.FOREIGN),
        (sqlite_error("SQLITE_ERROR"), FileProblem.DAMAGED),
        (sqlite_error("SQLITE_CONSTRAINT_CHECK"), FileProblem.DAMAGED),
        (sqlite_error("SQLITE_MISMATCH"), FileProblem.DAMAGED),
        (MemoryError(), FileProblem.DAMAGED),
        (OverflowError("too big"), FileProblem.DAMAGED),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"), FileProblem.DAMAGED),
        (OSError(errno.EIO, "what the system says"), FileProblem.UNPLUGGED),
    ],
)
def test_only_the_file_is_at_fault_where_nothing_is_written(error: Exception, problem: FileProblem) -> None:
    with pytest.raises(FileRefused) as caught, refusing(PATH, looking=True):
        raise error
    assert caught.value.problem is problem


def test_refusal_of_a_file_under_construction_names_the_file_that_was_asked_for() -> None:
    refused = raised(FileRefused(PATH.with_name(".part"), FileProblem.DAMAGED, "half a page"))
    assert isinstance(refused, FileRefused)
    assert (refused.path, refused.problem, refused.detail) == (PATH, FileProblem.DAMAGED, "half a page")
    own = FileRefused(PATH, FileProblem.NEWER)
    assert raised(own) is own
