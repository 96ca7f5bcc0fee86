"""A file is made of the words of its schema and of nothing else, which is known before a row of it is read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk import paths
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.database import engine
from kpidesk.store.reader import Reader
from kpidesk.store.schema.allow_list import Part, acting, allowed, missing, parts_of, strangers
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from tests.store.schema_words import revisions, words


@pytest.mark.parametrize("revision", revisions())
def test_the_words_that_ship_are_the_words_of_the_migrations(revision: str, tmp_path: Path) -> None:
    """`python -m tests.store.schema_words` writes them for a new migration."""
    assert (paths.migrations() / "schemas" / f"{revision}.sql").read_text("utf-8") == words(revision, tmp_path)


def test_every_schema_up_to_this_one_has_its_words() -> None:
    assert [int(revision) for revision in revisions()] == list(range(1, SCHEMA + 1))
    shipped = sorted(path.stem for path in (paths.migrations() / "schemas").glob("*.sql"))
    assert shipped == revisions()


def test_a_new_file_is_made_of_the_allowed_words(closed: Path) -> None:
    connected = engine.connect_to_read(closed)
    with connected.connect() as connection:
        assert parts_of(connection) == allowed(SCHEMA)
    connected.dispose()


def test_indexes_that_come_with_a_table_are_known() -> None:
    assert allowed(1)[Part("index", "sqlite_autoindex_indicator_1", "indicator")] == ""


def test_white_space_is_not_compared() -> None:
    part = Part("table", "t", "t")
    assert strangers({part: "CREATE TABLE t (a)"}, {part: "CREATE TABLE t (a)"}) == []
    assert strangers({part: "CREATE TABLE t (b)"}, {part: "CREATE TABLE t (a)"}) == [
        "the table “t” has other words than it should"
    ]


def test_what_is_missing_is_no_stranger() -> None:
    part = Part("table", "t", "t")
    assert missing({}, {part: "CREATE TABLE t (a)"}) == ["the table “t” is missing"]
    assert strangers({}, {part: "CREATE TABLE t (a)"}) == []


@pytest.mark.parametrize(
    ("kind", "sql", "acts"),
    [
        ("table", "CREATE TABLE t (a)", False),
        ("table", "CREATE VIRTUAL TABLE t USING fts5 (a)", True),
        ("view", "CREATE VIEW t AS SELECT 1", True),
        ("trigger", "CREATE TRIGGER t AFTER INSERT ON u BEGIN SELECT 1; END", True),
        ("index", "", False),
        ("index", "CREATE INDEX t ON u (a, b)", False),
        ("index", "CREATE INDEX t ON u (abs(a))", True),
        ("index", "CREATE INDEX t ON u (a) WHERE f(a)", True),
    ],
)
def test_only_plain_tables_and_indexes_cannot_act(kind: str, sql: str, acts: bool) -> None:
    assert bool(acting({Part(kind, "t", "t"): sql})) is acts


ADDED = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON value BEGIN DELETE FROM value_note; END",
    "a view": "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT * FROM n",
    "a table": "CREATE TABLE other (x)",
    "a virtual table": "CREATE VIRTUAL TABLE f USING fts5 (t)",
    "an index": "CREATE INDEX i ON value_note (note)",
    "statistics": "ANALYZE",
    "a column": "ALTER TABLE month_note ADD COLUMN mood TEXT",
    "a computed column": "ALTER TABLE month_note ADD COLUMN x BLOB AS (zeroblob(900000000))",
}


@pytest.mark.parametrize("sql", ADDED.values(), ids=ADDED)
def test_what_does_not_belong_is_refused_by_name_before_a_row_is_read(
    closed: Path, sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute(sql)
    before, read = closed.read_bytes(), tables_read(monkeypatch)
    for open_ in (Store.open, Reader):
        with pytest.raises(
            FileRefused, match=r"the (table|index|view|trigger) “\w+” (does not belong|has other)"
        ) as refused:
            open_(closed)
        assert refused.value.problem is FileProblem.FOREIGN
    assert read == {"sqlite_master"}
    assert closed.read_bytes() == before
    assert [file.name for file in closed.parent.iterdir()] == [closed.name]


def tables_read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the tables that SQLite is asked to read from now on."""
    read: set[str] = set()
    real = engine._open

    def watched(path: Path, mode: str) -> sqlite3.Connection:
        raw = real(path, mode)
        raw.set_authorizer(lambda action, table, *_: read.add(table) or 0 if action == sqlite3.SQLITE_READ else 0)
        return raw

    monkeypatch.setattr(engine, "_open", watched)
    return read


def test_a_schema_that_never_ends_is_refused(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_MOST_STEPS", 1000)
    monkeypatch.setattr(engine, "_STEPS_AT_A_TIME", 10)
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        for number in range(400):
            connection.execute(f"CREATE TABLE t{number} (x)")
    with pytest.raises(FileRefused, match="interrupted") as refused:
        Store.open(closed)
    assert refused.value.problem is FileProblem.FOREIGN


def test_a_text_beyond_the_limit_is_refused(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute("INSERT INTO value_note VALUES (24000, 1, 0, hex(zeroblob(6000000)))")
    with Store.open(closed) as store, pytest.raises(FileRefused) as refused:
        store.read()
    assert refused.value.problem is FileProblem.FOREIGN
