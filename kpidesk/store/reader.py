"""A kpidesk file to look at: not a byte of it or beside it changes, so it may lie where nothing can be written."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from sqlalchemy import Engine

from kpidesk.domain.business import Contents
from kpidesk.domain.change import Change
from kpidesk.domain.file_facts import Identity
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy, ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.checking.examination import examined
from kpidesk.store.checking.untouched import untouched
from kpidesk.store.database.engine import connect_to_read
from kpidesk.store.database.header import Header, identify
from kpidesk.store.database.sidecars import database_landing
from kpidesk.store.database.transfer import change_identity, copy_into
from kpidesk.store.guarding.identity import read_identity, renew_uuid
from kpidesk.store.guarding.moment import Moment
from kpidesk.store.problems import refusing
from kpidesk.store.rows.contents import read_contents, reading
from kpidesk.store.rows.goals import read_history
from kpidesk.store.rows.log import has_rev, read_value_log
from kpidesk.store.schema.schema import SCHEMA


class Reader:
    """Answers like a `Store`, and refuses to write. Of an older schema it reads an upgraded copy."""

    def __init__(self, path: Path) -> None:
        """Raises FileRefused for everything that `Store.open` refuses, but a file that is read-only, and a newer one
        that says that this version can read it."""
        self.path = path
        self._open = ExitStack()
        with refusing(path, looking=True):
            header = identify(path)
            self.is_newer = header.schema > SCHEMA
            try:
                self._engine = self._open.enter_context(_examined(path.resolve(), header))
            except BaseException:
                self.close()
                raise

    @property
    def identity(self) -> Identity:
        """Which file this is, and which state of it; of a file of an older schema the copy's own."""
        with reading(self.path, self._engine) as connection:
            return read_identity(connection)

    @property
    def digest(self) -> str:
        """Stands for everything in it."""
        with reading(self.path, self._engine) as connection:
            return Moment.of(connection).contents.digest

    def read(self) -> Contents:
        with reading(self.path, self._engine) as connection:
            return read_contents(connection)

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy = MadeBy.TYPED) -> None:  # noqa: ARG002
        raise FileRefused(self.path, FileProblem.NOT_WRITABLE, "it was opened to be looked at")

    def has_been_at(self, rev: str) -> bool:
        """Whether the state `rev` is the one in the file or one before it."""
        with reading(self.path, self._engine) as connection:
            return has_rev(connection, rev)

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        with reading(self.path, self._engine) as connection:
            return read_history(connection, indicator)

    def value_history(self, indicator: str, month: Month | None = None) -> list[ValueEntry]:
        """What happened to the figures of one indicator, of one month or of all, oldest first."""
        with reading(self.path, self._engine) as connection:
            return read_value_log(connection, indicator, month)

    def copy_to(self, path: Path, overwrite: bool = False) -> None:
        """Save a copy as a file of its own. An existing file is refused unless `overwrite`; this one always."""
        with refusing(path):
            if path.exists() and (not overwrite or path.samefile(self.path)):
                raise FileRefused(path, FileProblem.EXISTS)
            with database_landing(path.resolve()) as part:
                copy_into(part, self._engine)
                if not self.is_newer:
                    change_identity(part, renew_uuid)

    def close(self) -> None:
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def _examined(path: Path, header: Header) -> Iterator[Engine]:
    with untouched(path, header) as (place, connect_there), examined(place, header.schema, connect_there) as engine:
        if header.schema >= SCHEMA:
            yield engine
            return
        with TemporaryDirectory(prefix="kpidesk-look-") as folder:
            upgraded = Path(folder) / path.name
            _upgrade_into(upgraded, engine)
            with examined(upgraded, SCHEMA, connect_to_read) as current:
                yield current


def _upgrade_into(copy: Path, engine: Engine) -> None:
    from kpidesk.store.upgrade import make_tables  # needed for an older file only

    copy.touch()
    copy_into(copy, engine)
    make_tables(copy)
