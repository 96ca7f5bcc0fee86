"""Which file this is and which state of it: read with every commit, renewed by every commit."""

import secrets
import uuid

from sqlalchemy import Connection, update

from kpidesk import __version__
from kpidesk.domain.file_facts import Identity
from kpidesk.store.checking.row_counts import STATE
from kpidesk.store.database.engine import within
from kpidesk.store.schema.log_tables import meta
from kpidesk.store.schema.schema import OLDEST_READER, OLDEST_WRITER

_READ = f"SELECT {', '.join(Identity._fields)} FROM meta"
_WRITE = f"UPDATE meta SET {', '.join(f'{name} = :{name}' for name in Identity._fields)}"


def read_identity(connection: Connection) -> Identity:
    """Raises ValueError when the file has lost its one row."""
    row = within(connection).execute(_READ).fetchone()
    if row is None:
        raise ValueError("the row that says which file this is is missing")
    identity = Identity(*row)
    return identity._replace(clean=bool(identity.clean))


def new_rev() -> str:
    """16 random bytes in hex: no two states of any file have the same."""
    return secrets.token_hex(16)


def following(before: Identity, rev: str | None = None) -> Identity:
    """The identity after one more change; its state is called ``rev`` (None: something new)."""
    return before._replace(
        rev=rev or new_rev(),
        seq=before.seq + 1,
        min_reader=max(before.min_reader, OLDEST_READER),
        min_writer=max(before.min_writer, OLDEST_WRITER),
        app_version=__version__,
        clean=False,
    )


def write_identity(connection: Connection, identity: Identity) -> None:
    """At the end of a change: how many rows there are then is stated too."""
    raw = within(connection)
    raw.execute(_WRITE, identity._asdict() | {"clean": int(identity.clean)})
    raw.execute(STATE)


def renew_uuid(connection: Connection) -> None:
    """For a copy that lives on as a file of its own."""
    connection.execute(update(meta).values(file_uuid=str(uuid.uuid4())))


def keep_uuid(connection: Connection, file_uuid: str) -> None:
    """For a file that is made anew in place of one that cannot be copied."""
    connection.execute(update(meta).values(file_uuid=file_uuid))


def say_closed(connection: Connection) -> None:
    """The contents stay as they are, and so does `rev`."""
    connection.execute(update(meta).where(meta.c.clean == 0).values(clean=1))
