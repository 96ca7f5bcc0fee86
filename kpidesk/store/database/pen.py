"""What writes edit after edit: one connection, kept for as long as the file is open."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from kpidesk.store.database.engine import by_hand, within


class Pen:
    """For one thread at a time.

    To lend a connection, and to begin and end a transaction on it, SQLAlchemy takes as long as SQLite takes for an
    edit without its flushes. So the connection is lent once, and its transactions are SQLite's own.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Takes the write lock when it begins; on the disk at its end, or taken back whole. Raises sqlite3.Error."""
        if self._connection is None:
            self._connection = by_hand(self._engine)
        connection, raw = self._connection, within(self._connection)
        try:
            raw.execute("BEGIN IMMEDIATE")
            yield connection
            raw.execute("COMMIT")  # Python's own says nothing when there is no transaction any more
        except BaseException:
            raw.rollback()
            raise
        finally:
            connection.rollback()  # SQLAlchemy, if it was used, has noticed neither the beginning nor the end

    def put_down(self) -> None:
        """Give the connection back, before it is closed."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
