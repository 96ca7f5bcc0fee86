"""What a file may be made of: the tables of its schema, word by word, and nothing that could act by itself.

Read before any row is: a trigger, a view or a rule of somebody else's would act as soon as the file is used, and
`trusted_schema=OFF` does not stop a trigger. `migrations/schemas/` keeps the words of every schema.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from kpidesk import paths

_MOST = 1000
"""Parts that are looked at; a file of ours has some twenty."""

_READ = f"SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT {_MOST}"


class Part(NamedTuple):
    """A table or index as `sqlite_schema` names it."""

    kind: str
    name: str
    table: str

    def __str__(self) -> str:
        return f"the {self.kind} “{self.name}”"


Words = Mapping[Part, str]
"""The statement that makes a part, with single spaces; empty for an index that a table makes by itself."""


def parts_of(connection: Connection) -> Words:
    """What the file is made of, without reading a row of it."""
    rows = connection.exec_driver_sql(_READ).all()
    return {Part(str(kind), str(name), str(table)): _plain(sql) for kind, name, table, sql in rows}


def allowed(schema: int) -> Words:
    """What a file of that schema is made of. Raises FileNotFoundError for a schema of which nothing is known."""
    return _of_statements(paths.migrations() / "schemas" / f"{schema:04}.sql")


def strangers(there: Words, wanted: Words) -> list[str]:
    """Parts that do not belong in the file, and parts with other words than they should have, in sentences."""
    return [
        f"{part} does not belong here" if part not in wanted else f"{part} has other words than it should"
        for part, words in sorted(there.items())
        if wanted.get(part) != words
    ]


def missing(there: Words, wanted: Words) -> list[str]:
    return [f"{part} is missing" for part in sorted(wanted.keys() - there.keys())]


def acting(there: Words) -> list[str]:
    """Of a file of a schema that is not known here: parts that are no plain table or index, in sentences."""
    return [f"{part} could act by itself" for part, words in sorted(there.items()) if not _is_plain(part, words)]


def _is_plain(part: Part, words: str) -> bool:
    if part.kind == "table":
        return words.upper().startswith("CREATE TABLE ")
    return part.kind == "index" and (not words or "(" not in words.partition("(")[2])  # no index over an expression


def _plain(sql: object) -> str:
    return "" if sql is None else " ".join(str(sql).split())


@lru_cache(maxsize=8)
def _of_statements(path: Path) -> Words:
    """SQLite itself tells which indexes come with the tables."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.executescript(path.read_text("utf-8"))
        rows = memory.execute(_READ).fetchall()
    return {Part(kind, name, table): _plain(sql) for kind, name, table, sql in rows}
