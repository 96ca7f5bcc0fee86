"""Pages, references and rules of an open database, as SQLite checks them and as it forgets to."""

import os
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import CheckConstraint, Connection, Table

from kpidesk.store.schema.schema import metadata

MOST = 100
"""Faults of one kind that are listed."""

_FILE = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"


def page_faults(connection: Connection) -> list[str]:
    # never quick_check: it misses a third of what integrity_check finds and saves 4 ms
    lines = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST})").scalars().all()
    if list(lines) != ["ok"]:
        return [str(line).replace("\n", " ") for line in lines]
    return _missing_end(connection)


def _missing_end(connection: Connection) -> list[str]:
    """SQLite reads a last page that is cut off as if it ended in zeros."""
    pages, size = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in ("page_count", "page_size")
    )
    place = connection.exec_driver_sql(_FILE).scalar_one()  # in bytes: a name on the disk need not be text
    there = Path(os.fsdecode(place)).stat().st_size if place else pages * size
    return [f"{pages * size - there} bytes are missing at its end"] if there < pages * size else []


def reference_faults(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"a row of “{row[0]}” points to a row of “{row[2]}” that is not there" for row in rows[:MOST]]


def rule_faults(connection: Connection, names: Collection[str]) -> list[str]:
    """Of the tables with these names.

    integrity_check knows the rules too, but is slow with them, and forgets them where it may only read
    (sqlite3AddCheckConstraint in SQLite's build.c).
    """
    return [
        f"{count} of the rows of “{table.name}” say what they may not say"
        for table in metadata.tables.values()
        if table.name in names and (count := _rule_breakers(connection, table))
    ]


def _rule_breakers(connection: Connection, table: Table) -> int:
    broken = [f"NOT ({rule.sqltext})" for rule in table.constraints if isinstance(rule, CheckConstraint)]
    asked = " OR ".join(broken) or "FALSE"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table.name} WHERE {asked}").scalar_one())
