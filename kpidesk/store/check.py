"""Checks a file that is not open in this process, without changing a byte of it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from kpidesk.domain.business import Contents, MonthStatus
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.value import is_storable
from kpidesk.store.contents import read_contents
from kpidesk.store.engine import connect, connect_to_read
from kpidesk.store.examination import faults
from kpidesk.store.header import identify
from kpidesk.store.problems import refusing
from kpidesk.store.schema import SCHEMA
from kpidesk.store.sidecars import SIDECARS


def check(path: Path) -> list[str]:
    """What is wrong with the file, in plain sentences; empty when all is well.

    Raises FileRefused when it cannot be looked at: missing, a folder, not readable, not ours, from a newer version.
    """
    with refusing(path):
        header = identify(path)
    if header.schema < SCHEMA:
        return [f"its schema is {header.schema}; opening it brings it to {SCHEMA}"]
    try:
        with refusing(path), untouched(path.resolve(), header.has_wal) as engine:
            return faults(engine) or _odd_contents(engine)
    except FileRefused as refused:
        if refused.problem is not FileProblem.DAMAGED:
            raise
        return [refused.detail]


@contextmanager
def untouched(path: Path, has_wal: bool) -> Iterator[Engine]:
    """The file open for reading; where SQLite would have to tidy up after a crash first, a copy of it."""
    with TemporaryDirectory(prefix="kpidesk-check-") as folder:
        if has_wal or _was_left_in_mid_change(path):
            engine = connect(_copied(path, Path(folder)))
        else:
            engine = connect_to_read(path)
        try:
            yield engine
        finally:
            engine.dispose()


def _was_left_in_mid_change(path: Path) -> bool:
    """Whether SQLite would first have to take back what a crash cut short, and may not: this is a look only."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except sqlite3.OperationalError as error:
            return error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))
    return False


def _copied(path: Path, folder: Path) -> Path:
    for file in (path, *(path.with_name(path.name + ending) for ending in SIDECARS)):
        if file.exists():
            shutil.copyfile(file, folder / file.name)
    return folder / path.name


def _odd_contents(engine: Engine) -> list[str]:
    try:
        with engine.begin() as connection:
            contents = read_contents(connection)
    except (ValueError, KeyError, TypeError) as error:
        return [f"a row in it cannot be understood: {error}"]
    return _odd_figures(contents) + _odd_months(contents)


def _odd_figures(contents: Contents) -> list[str]:
    return [
        f"{cell.indicator} {cell.month}: {figure} is no figure"
        for cell, figure in contents.values.items()
        if not is_storable(figure)
    ]


def _odd_months(contents: Contents) -> list[str]:
    return [
        f"{month}: it is unfinished, but the last day with figures is {state.until_day}"
        for month, state in contents.months.items()
        if state.status is MonthStatus.UNFINISHED and not 1 <= (state.until_day or 0) <= month.days
    ]
