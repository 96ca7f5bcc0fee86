"""Where a file can be looked at so that not a byte of it or beside it changes."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from sqlalchemy import Engine

from kpidesk.store.database.engine import connect, connect_to_read
from kpidesk.store.database.header import Header
from kpidesk.store.database.sidecars import beside, journal_of, wal_of

Connect: TypeAlias = Callable[[Path], Engine]


@contextmanager
def untouched(path: Path, header: Header) -> Iterator[tuple[Path, Connect]]:
    """Where to look at the file, and how to connect there. Never `immutable=1`: it shows half a change.

    It is the file itself, for reading; where SQLite would have to tidy up after a crash first, a copy of it with what
    lies beside it, gone at the end. Raises sqlite3.Error or OSError.
    """
    if not is_unsettled(path, header):
        yield path, connect_to_read
        return
    with TemporaryDirectory(prefix="kpidesk-look-") as folder:
        yield copied(path, Path(folder)), connect


def is_unsettled(path: Path, header: Header) -> bool:
    """Whether opening the file to write would change it: a crash cut a change short, or it has a write-ahead log."""
    return header.has_wal or _has_content(wal_of(path)) or (_has_content(journal_of(path)) and _is_hot(path))


def copied(path: Path, folder: Path) -> Path:
    """A copy of a file that nobody writes, with what lies beside it."""
    for file in (path, *(sidecar for sidecar, is_file in beside(path) if is_file)):
        shutil.copyfile(file, folder / file.name)
    return folder / path.name


def _has_content(sidecar: Path) -> bool:
    try:
        return sidecar.stat().st_size > 0
    except FileNotFoundError:
        return False


def _is_hot(path: Path) -> bool:
    """Whether SQLite would take back what a crash cut short; it may not here. A change under way elsewhere is none."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except sqlite3.OperationalError as error:
            return error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
        except sqlite3.DatabaseError:
            return False  # whoever examines it will say what is wrong
    return False
