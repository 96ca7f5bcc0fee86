"""One moment of a file that is open: what it holds then, to be copied or compared."""

import sqlite3
from dataclasses import dataclass, replace
from typing import Self

from sqlalchemy import Connection

from kpidesk.store.database.engine import within
from kpidesk.store.guarding.digest import Digest, digest_of
from kpidesk.store.guarding.identity import read_identity
from kpidesk.store.schema.schema import FIRST_WITH_IDENTITY


@dataclass(frozen=True, slots=True)
class Moment:
    """What a transaction sees, until it ends. A file of schema 1 does not say which one it is: the caller does.

    ``rev`` of such a file is the beginning of the digest of its contents, ``seq`` 0.
    """

    file_uuid: str
    rev: str
    seq: int
    schema: int
    contents: Digest
    raw: sqlite3.Connection

    @classmethod
    def of(cls, connection: Connection, file_uuid: str = "") -> Self:
        """Raises DBAPIError, sqlite3.Error or ValueError when it cannot be read."""
        raw = within(connection)
        schema = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        contents = digest_of(raw)
        if schema < FIRST_WITH_IDENTITY:
            return cls(file_uuid, contents.digest[:32], 0, schema, contents, raw)
        identity = read_identity(connection)
        return cls(identity.file_uuid, identity.rev, identity.seq, schema, contents, raw)

    def of_file(self, file_uuid: str) -> Self:
        """Of that file, when it does not say itself which one it is."""
        return self if self.has_identity else replace(self, file_uuid=file_uuid)

    @property
    def has_identity(self) -> bool:
        return self.schema >= FIRST_WITH_IDENTITY

    @property
    def size(self) -> int:
        """Bytes of the file."""
        pages, bytes_each = (
            int(self.raw.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
        )
        return pages * bytes_each
