"""What is known of the contents that this program left in a file: enough to tell them from others of the same state."""

import sqlite3

from sqlalchemy import Engine

from kpidesk.store.database.engine import raw_connection
from kpidesk.store.guarding.digest import digest_of


class Imprint:
    """Other programs that save in a file need not know of its `rev`.

    ``digest`` of what was left; None: it was not read as a whole since it was written. Until then only the connection
    that wrote it can tell, by the count that SQLite keeps of what others commit.
    """

    def __init__(self, engine: Engine, digest: str | None = None) -> None:
        self.digest = digest
        self._raw = raw_connection(engine)
        self._count = _others_commits(self._raw)

    def has_others_commit(self) -> bool:
        """Whether somebody else has committed since; False where the drive does not answer: that is told elsewhere."""
        try:
            return _others_commits(self._raw) != self._count
        except sqlite3.Error:
            return False

    def is_of(self, digest: str, in_place: bool) -> bool:
        """Whether these are the contents that were left. ``in_place``: found in the very file, not in another one."""
        if self.digest is None and in_place:
            return not self.has_others_commit()
        left = self.digest or self._still_held()
        return left is None or left == digest

    def _still_held(self) -> str | None:
        """Of the file that lost its name and is open all the same; None when its drive is gone."""
        try:
            return digest_of(self._raw).digest
        except sqlite3.Error:
            return None


def _others_commits(raw: sqlite3.Connection) -> int:
    """A number that changes when another connection commits, and never by what this one does."""
    return int(raw.execute("PRAGMA data_version").fetchone()[0])
