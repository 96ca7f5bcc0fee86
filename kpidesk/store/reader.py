"""A kpidesk file to look at: not a byte of it or beside it changes, so it may lie where nothing can be written."""

import datetime as dt
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from kpidesk.domain.business import Contents
from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.check import untouched
from kpidesk.store.contents import read_contents, reading
from kpidesk.store.examination import faults
from kpidesk.store.goals import read_history
from kpidesk.store.header import identify
from kpidesk.store.problems import refusing
from kpidesk.store.schema import SCHEMA


class Reader:
    """Answers like a `Store`, and refuses to write. The schema must be the current one: an older file needs `Store`."""

    def __init__(self, path: Path) -> None:
        """Raises FileRefused for everything that `Store.open` refuses but a file that is read-only."""
        self.path = path
        self._open = ExitStack()
        with refusing(path):
            header = identify(path)
            self._engine = self._open.enter_context(untouched(path.resolve(), header.has_wal))
            try:
                if found := faults(self._engine):
                    raise FileRefused(path, FileProblem.DAMAGED, found[0])
            except BaseException:
                self.close()
                raise

    @staticmethod
    def can_read(path: Path) -> bool:
        """Whether the file has the schema of this version. Raises FileRefused when it is no file of ours."""
        with refusing(path):
            return identify(path).schema == SCHEMA

    def read(self) -> Contents:
        with reading(self.path, self._engine) as connection:
            return read_contents(connection)

    def write(self, change: Change, at: dt.datetime, made_by: MadeBy) -> None:  # noqa: ARG002 -- a ledger has these
        raise FileRefused(self.path, FileProblem.NOT_WRITABLE, "it was opened to be looked at")

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        with reading(self.path, self._engine) as connection:
            return read_history(connection, indicator)

    def close(self) -> None:
        self._open.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
