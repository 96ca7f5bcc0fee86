"""Copies an open database, page by page, into a new file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.database.engine import connect_to_migrate, raw_connection, writing


def copy_into(part: Path, engine: Engine) -> None:
    """Fill the empty file `part` with what `engine` has open, and examine it.

    Raises FileRefused (DAMAGED) when the copy is not sound, sqlite3.Error or OSError when it cannot be made.
    """
    copy_pages(part, raw_connection(engine))
    with closing(_open(part)) as target:
        found = target.execute("PRAGMA integrity_check(1)").fetchone()
        if found != ("ok",):
            raise FileRefused(part, FileProblem.DAMAGED, str(found[0]))


def copy_pages(part: Path, source: sqlite3.Connection) -> None:
    """Fill the empty file `part`. Within a transaction of ``source`` it is what that transaction sees.

    SQLite's own backup: a plain copy could catch half a commit, and would drop the locks of the open file. Raises
    sqlite3.Error or OSError.
    """
    with closing(_open(part)) as target:
        target.execute("PRAGMA journal_mode=OFF").fetchall()  # thrown away when it fails
        source.backup(target)


def _open(part: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{part.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def change_identity(part: Path, change: Callable[[Connection], None]) -> None:
    """Change what a file under construction says of itself, before it is put in place."""
    engine = connect_to_migrate(part)
    try:
        with writing(engine).begin() as connection:
            change(connection)
    finally:
        engine.dispose()
