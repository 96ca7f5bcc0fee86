"""The tables that the code believes in are the tables that the migration makes."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Engine, UniqueConstraint, create_engine, inspect
from sqlalchemy.engine import Inspector

from kpidesk import paths
from kpidesk.store.database.engine import connect_to_read
from kpidesk.store.schema.schema import APPLICATION_ID, SCHEMA, metadata

TABLES = sorted(metadata.tables)


@pytest.fixture
def migrated(closed: Path) -> Iterator[Engine]:
    engine = connect_to_read(closed)
    yield engine
    engine.dispose()


@pytest.fixture
def found(migrated: Engine) -> Inspector:
    return inspect(migrated)


def wording(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").all()
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows if name != "alembic_version"}


def test_both_have_the_same_tables(found: Inspector) -> None:
    assert sorted(found.get_table_names()) == sorted([*TABLES, "alembic_version"])


@pytest.mark.parametrize("name", TABLES)
def test_columns_agree_in_name_type_and_null(found: Inspector, name: str) -> None:
    expected = [(column.name, str(column.type), column.nullable) for column in metadata.tables[name].columns]
    assert [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)] == expected


@pytest.mark.parametrize("name", TABLES)
def test_keys_agree(found: Inspector, name: str) -> None:
    table = metadata.tables[name]
    primary = found.get_pk_constraint(name)
    assert (primary["name"], primary["constrained_columns"]) == (
        table.primary_key.name,
        [column.name for column in table.primary_key],
    )
    foreign = {
        (key["name"], *key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(name)
    }
    assert foreign == {(key.name, key.column_keys[0], key.referred_table.name) for key in table.foreign_key_constraints}


@pytest.mark.parametrize("name", TABLES)
def test_rules_agree(found: Inspector, name: str) -> None:
    rules = {(rule["name"], rule["sqltext"]) for rule in found.get_check_constraints(name)}
    unique = {(rule["name"], *rule["column_names"]) for rule in found.get_unique_constraints(name)}
    constraints = metadata.tables[name].constraints
    assert rules == {(rule.name, str(rule.sqltext)) for rule in constraints if isinstance(rule, CheckConstraint)}
    assert unique == {(rule.name, *rule.columns.keys()) for rule in constraints if isinstance(rule, UniqueConstraint)}


def test_both_are_worded_alike(migrated: Engine) -> None:
    believed = create_engine("sqlite://")
    metadata.create_all(believed)
    assert wording(migrated) == wording(believed)
    believed.dispose()


@pytest.mark.parametrize("name", TABLES)
def test_every_rule_has_a_name(name: str) -> None:
    assert all(constraint.name for constraint in metadata.tables[name].constraints)


def test_tables_are_strict_and_the_figures_have_no_rowid(migrated: Engine) -> None:
    with migrated.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main'").all()
    kinds = {name: (wr, strict) for name, wr, strict in rows if name in TABLES}
    assert kinds == {name: (int(name in {"value", "value_log", "goal"}), 1) for name in TABLES}


def test_versions_agree(migrated: Engine) -> None:
    with migrated.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID == 0x4B504944
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == f"{SCHEMA:04}"


def test_newest_migration_makes_the_schema_of_this_version() -> None:
    numbers = sorted(int(file.name[:4]) for file in (paths.migrations() / "versions").glob("[0-9]*.py"))
    assert numbers == list(range(1, SCHEMA + 1))


def test_migrations_stand_alone() -> None:
    for file in paths.migrations().rglob("*.py"):
        assert not re.search(r"^\s*(from|import) kpidesk", file.read_text(), re.MULTILINE), file.name


RULES = {
    "value too large": "INSERT INTO value VALUES (24000, 1, 0, 1e15)",
    "value infinite": "INSERT INTO value VALUES (24000, 1, 0, 9e999)",
    "value empty": "INSERT INTO value VALUES (24000, 1, 0, NULL)",
    "value a text": "INSERT INTO value VALUES (24000, 1, 0, 'many')",
    "value of no indicator": "INSERT INTO value VALUES (24000, 99, 0, 1.0)",
    "value of no segment": "INSERT INTO value VALUES (24000, 1, 99, 1.0)",
    "month before 1900": "INSERT INTO value VALUES (22799, 1, 0, 1.0)",
    "month after 2199": "INSERT INTO month_note VALUES (26400, 'x')",
    "second business": "INSERT INTO business VALUES (2, 'B', 'EUR', 1, 0, '')",
    "second whole business": "INSERT INTO segment VALUES (5, 'whole', 'all', 0)",
    "kind of segment": "INSERT INTO segment VALUES (5, 'planet', 'mars', 0)",
    "segment twice": "INSERT INTO segment VALUES (5, 'channel', 'a', 0), (6, 'channel', 'a', 1)",
    "indicator twice": "INSERT INTO indicator (id) VALUES ('revenue')",
    "indicator in use": "INSERT INTO benchmark VALUES (1, 1.0, NULL, '', '', NULL); DELETE FROM indicator",
    "status": "INSERT INTO month_state VALUES (24000, 'maybe', NULL)",
    "day 0": "INSERT INTO month_state VALUES (24000, 'unfinished', 0)",
    "goal's upper end": "INSERT INTO goal VALUES (24000, 1, 1.0, 2e15, NULL, '', NULL, NULL)",
}


@pytest.mark.parametrize("sql", RULES.values(), ids=RULES)
def test_file_itself_refuses(closed: Path, sql: str) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        *before, last = sql.split("; ")
        for statement in before:
            connection.execute(statement)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(last)
