"""Whether this version may read a file, by what the file itself says of the versions that may."""

import re
from pathlib import Path

from sqlalchemy import Connection

from kpidesk.domain.file_facts import Identity
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.schema.allow_list import Words, strangers
from kpidesk.store.schema.schema import SCHEMA

_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")
_STATED = (
    "SELECT coalesce(CAST(min_reader AS INTEGER), 0) AS min_reader, coalesce(CAST(app_version AS TEXT), '')"
    " AS app_version FROM meta"
)
"""Nothing of the file has been checked yet: another table's page may stand there."""
_META = "meta"


def unreadable(connection: Connection, schema: int, there: Words, known: Words) -> list[str]:
    """Why this version may not read a file of that schema, in a sentence with the version that can; else empty.

    Of a newer file at most the row that says so is read, and that only if its table is the one that is known here.
    """
    has_meta = any(part.name == _META and there.get(part) == words for part, words in known.items())
    row = connection.exec_driver_sql(_STATED).first() if has_meta else None
    if schema <= SCHEMA and (row is None or row.min_reader <= SCHEMA):
        return []
    says_so = row is not None and row.min_reader <= SCHEMA
    if says_so and _has_all(there, known) and not version_faults(connection, schema):
        return []
    return [newer(schema, row.app_version if row is not None else "")]


def _has_all(there: Words, known: Words) -> bool:
    return known.keys() <= there.keys() and not strangers({part: there[part] for part in known}, known)


def newer(schema: int, app_version: str) -> str:
    made_by = f"kpidesk {app_version} made it; " if _VERSION.fullmatch(app_version) else ""
    return f"{made_by}its schema is {schema}, this version reads up to {SCHEMA}"


def refuse_newer_writer(path: Path, identity: Identity) -> None:
    """Raise FileRefused (NEWER) when the file may be read here and not written."""
    if identity.min_writer > SCHEMA:
        detail = newer(identity.min_writer, identity.app_version)
        raise FileRefused(path, FileProblem.NEWER, f"{detail}: it can only be looked at")


def version_faults(connection: Connection, schema: int) -> list[str]:
    """The header and the migrations must both say the schema that the file is taken for."""
    header = connection.exec_driver_sql("PRAGMA user_version").scalar()
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if header == schema and list(revision) == [f"{schema:04}"]:
        return []
    stated = ", ".join(map(str, revision[:3])) or "nothing"
    return [f"the header says schema {header}, the migrations say {stated}, expected {schema}"]
