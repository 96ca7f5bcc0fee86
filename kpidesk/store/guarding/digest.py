"""A number that stands for all that a file holds: the same for a file and its backup, however its pages lie."""

import hashlib
import sqlite3
from typing import NamedTuple

_LEFT_OUT = {"meta": {"clean", "app_version"}}
"""Columns that change without a change of the contents."""

_BLOCK = 500
"""Rows that are hashed at once, twice as fast as one by one; another number here would be another digest."""

_MACHINERY = "alembic_version"


class Digest(NamedTuple):
    """``digest`` is a sha256 in hex, ``rows`` how many rows each table has."""

    digest: str
    rows: dict[str, int]


def digest_of(raw: sqlite3.Connection, without: tuple[str, ...] = ()) -> Digest:
    """Everything in a sound file of any schema, in the order of its keys; not the tables named in ``without``.

    Raises sqlite3.Error where a page cannot be read.
    """
    whole, rows = hashlib.sha256(), {}
    for table in _tables(raw):
        if table in without:
            continue
        columns, keys = _columns(raw, table)
        whole.update(f"{table}({','.join(columns)})".encode())
        rows[table] = 0
        cursor = raw.execute(f'SELECT {_quoted(columns)} FROM "{table}" ORDER BY {_quoted(keys)}')
        while block := cursor.fetchmany(_BLOCK):
            whole.update(repr(block).encode())
            rows[table] += len(block)
    return Digest(whole.hexdigest(), rows)


def _tables(raw: sqlite3.Connection) -> list[str]:
    rows = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return [name for (name,) in rows if name != _MACHINERY and not name.startswith("sqlite_")]


def _columns(raw: sqlite3.Connection, table: str) -> tuple[list[str], list[str]]:
    """All that count, and those of the key in its order."""
    described = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    columns = [name for _, name, *_ in described if name not in _LEFT_OUT.get(table, ())]
    keys = sorted((place, name) for _, name, _, _, _, place in described if place)
    return columns, [name for _, name in keys] or columns


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
