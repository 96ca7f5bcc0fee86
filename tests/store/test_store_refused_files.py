"""What is no file of ours, or none that can be used, is refused and keeps every byte."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.business import Business
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.checking.row_counts import STATE
from kpidesk.store.database.engine import PAGE_SIZE
from kpidesk.store.reader import Reader
from kpidesk.store.schema.schema import APPLICATION_ID, SCHEMA
from kpidesk.store.store import Store

Folder = Callable[[Path], dict[str, bytes]]


def problem(path: Path) -> FileProblem:
    with pytest.raises(FileRefused) as refused:
        Store.open(path).close()
    assert refused.value.path == path
    return refused.value.problem


def statement(path: Path, *sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for each in sql:
            connection.execute(each).fetchall()


def change_bytes(path: Path, at: int, new: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(new)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.kpidesk") is FileProblem.NOT_FOUND
    assert problem(tmp_path / "none" / "none.kpidesk") is FileProblem.NOT_FOUND
    assert problem(tmp_path) is FileProblem.IS_FOLDER
    assert list(tmp_path.iterdir()) == []


def test_file_inside_a_file_is_not_found(closed: Path) -> None:
    assert problem(closed / "none.kpidesk") is FileProblem.NOT_FOUND


def test_link_to_nowhere_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "link.kpidesk").symlink_to(tmp_path / "gone.kpidesk")
    assert problem(tmp_path / "link.kpidesk") is FileProblem.NOT_FOUND


def test_link_to_itself_is_not_found(tmp_path: Path) -> None:
    link = tmp_path / "loop.kpidesk"
    link.symlink_to(link)
    assert problem(link) is FileProblem.NOT_FOUND
    with pytest.raises(FileRefused) as refused:
        Store.create(link, Business("B"))
    assert refused.value.problem is FileProblem.NOT_FOUND
    assert list(tmp_path.iterdir()) == [link]


def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.kpidesk")
    assert problem(tmp_path / "pipe.kpidesk") is FileProblem.NOT_KPIDESK


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Month;Revenue\n2026-08;100\n",
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(100),
        b"PK\x03\x04" + bytes(4096),
        b"\0" * 512,
    ],
    ids=["empty", "CSV", "only the beginning", "zero header", "spreadsheet", "zeros"],
)
def test_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, everything_in: Folder) -> None:
    path = tmp_path / "x.kpidesk"
    path.write_bytes(content)
    assert problem(path) is FileProblem.NOT_KPIDESK
    assert everything_in(tmp_path) == {"x.kpidesk": content}


@pytest.mark.parametrize("application", [0, 1, APPLICATION_ID + 1])
def test_database_of_another_program_is_refused(tmp_path: Path, application: int, everything_in: Folder) -> None:
    path = tmp_path / "x.kpidesk"
    statement(path, f"PRAGMA application_id={application}", "CREATE TABLE business (name)", "PRAGMA user_version=1")
    before = everything_in(tmp_path)
    assert problem(path) is FileProblem.NOT_KPIDESK
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("schema", [SCHEMA + 1, SCHEMA + 2, 2**31 - 1])
def test_file_of_a_newer_version_is_refused_untouched(closed: Path, schema: int, everything_in: Folder) -> None:
    statement(
        closed,
        f"PRAGMA user_version={schema}",
        "CREATE TABLE hologram (x)",
        f"UPDATE meta SET min_reader={schema}, app_version='9.1'",
    )
    before = everything_in(closed.parent)
    wanted = f"newer kpidesk.*kpidesk 9.1 made it; its schema is {schema}, this version reads up to {SCHEMA}"
    for open_ in (Store.open, Reader):
        with pytest.raises(FileRefused, match=wanted) as refused:
            open_(closed)
        assert refused.value.problem is FileProblem.NEWER
        assert everything_in(closed.parent) == before


def newer_but_readable(closed: Path, *more: str) -> None:
    statement(
        closed,
        f"PRAGMA user_version={SCHEMA + 1}",
        f"UPDATE alembic_version SET version_num = '{SCHEMA + 1:04}'",
        "CREATE TABLE hologram (x)",
        "CREATE INDEX hologram_x ON hologram (x)",
        *more,
    )


def test_newer_file_that_says_so_is_read_and_not_written(closed: Path, everything_in: Folder) -> None:
    newer_but_readable(closed)
    before = everything_in(closed.parent)
    with Reader(closed) as reader:
        assert reader.is_newer
        assert reader.read().chosen == ("revenue", "visitors")
    assert problem(closed) is FileProblem.NEWER
    assert everything_in(closed.parent) == before


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("DROP TABLE month_note", FileProblem.NEWER),
        ("ALTER TABLE goal ADD COLUMN mood TEXT", FileProblem.NEWER),
        ("ALTER TABLE meta ADD COLUMN mood TEXT", FileProblem.NEWER),
        ("CREATE VIEW seen AS SELECT 1", FileProblem.FOREIGN),
        ("CREATE TRIGGER t AFTER INSERT ON hologram BEGIN DELETE FROM value; END", FileProblem.FOREIGN),
        ("CREATE VIRTUAL TABLE f USING fts5 (t)", FileProblem.FOREIGN),
        ("CREATE INDEX odd ON hologram (abs(x))", FileProblem.FOREIGN),
        ("PRAGMA user_version=9", FileProblem.NEWER),
        ("DROP TABLE alembic_version", FileProblem.NEWER),
    ],
)
def test_newer_file_with_other_tables_or_acting_parts_is_not_read(closed: Path, more: str, wanted: FileProblem) -> None:
    newer_but_readable(closed, more)
    with pytest.raises(FileRefused) as refused:
        Reader(closed)
    assert refused.value.problem is wanted


def test_file_that_only_newer_versions_may_write_is_read(closed: Path, everything_in: Folder) -> None:
    statement(closed, f"UPDATE meta SET min_writer={SCHEMA + 1}")
    before = everything_in(closed.parent)
    assert problem(closed) is FileProblem.NEWER
    with Reader(closed) as reader:
        assert reader.read().business == Business("Bäckerei")
    assert everything_in(closed.parent) == before


def test_newer_file_in_wal_mode_is_not_even_converted(closed: Path, everything_in: Folder) -> None:
    statement(closed, "PRAGMA journal_mode=WAL", f"PRAGMA user_version={SCHEMA + 1}")
    before = everything_in(closed.parent)
    assert problem(closed) is FileProblem.NEWER
    assert everything_in(closed.parent) == before


@pytest.mark.parametrize("schema", [0, -1])
def test_file_without_a_schema_is_damaged(closed: Path, schema: int) -> None:
    statement(closed, f"PRAGMA user_version={schema}")
    assert problem(closed) is FileProblem.DAMAGED


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut short": lambda path: os.truncate(path, 5000),
    "cut to the header": lambda path: os.truncate(path, 100),
    "garbage in the middle": lambda path: change_bytes(path, 4096, b"\xa5" * 2048),
    "page of zeros": lambda path: change_bytes(path, PAGE_SIZE, bytes(PAGE_SIZE)),
    "wrong page size": lambda path: change_bytes(path, 16, b"\x01\x01"),
    "table missing": lambda path: statement(path, "DROP TABLE month_note"),
    "reference to nowhere": lambda path: statement(path, "INSERT INTO value VALUES (24000, 77, 0, 1.0)"),
    "rule broken": lambda path: statement(
        path, "PRAGMA ignore_check_constraints=1", "INSERT INTO month_note VALUES (1, '')"
    ),
    "figure beyond all bounds": lambda path: statement(
        path, "PRAGMA ignore_check_constraints=1", "INSERT INTO value VALUES (24000, 1, 0, 9e999)"
    ),
    "migrations disagree": lambda path: statement(path, "UPDATE alembic_version SET version_num = '0007'"),
    "no migration": lambda path: statement(path, "DELETE FROM alembic_version"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_file_is_refused_untouched(closed: Path, damage: Callable[[Path], None], everything_in: Folder) -> None:
    damage(closed)
    before = everything_in(closed.parent)
    assert problem(closed) is FileProblem.DAMAGED
    assert everything_in(closed.parent) == before


ODD_ROWS = {
    "no business": "DELETE FROM business",
    "unknown unit": "UPDATE own_indicator SET unit = 'furlong'",
    "sources that are no list": "UPDATE own_indicator SET sources = '['",
    "sources that are no texts": "UPDATE own_indicator SET sources = '[1, null]'",
    "sources that are a text": "UPDATE own_indicator SET sources = '\"abc\"'",
    "sources without end": f"UPDATE own_indicator SET sources = '{'[' * 100_000}'",
    "balance of two": "UPDATE own_indicator SET balance = 'a,b'",
    "day that does not exist": "INSERT INTO goal VALUES (24000, 1, 1.0, NULL, NULL, '', '2026-02-30', NULL)",
    "text that is no text": "UPDATE business SET name = CAST(x'ff41' AS TEXT)",
}


@pytest.mark.parametrize("sql", ODD_ROWS.values(), ids=ODD_ROWS)
def test_row_that_makes_no_sense_is_damage(closed: Path, sql: str) -> None:
    columns = "'l','','count','g','input','neutral',NULL,'sum','','','',0,0,0,'','','','','','','','','','','','[]'"
    statement(closed, f"INSERT INTO own_indicator VALUES (1, {columns})", sql, STATE)
    with Store.open(closed) as store, pytest.raises(FileRefused) as refused:
        store.read()
    assert refused.value.problem is FileProblem.DAMAGED


def test_line_of_history_that_makes_no_sense_is_damage(closed: Path) -> None:
    statement(closed, "INSERT INTO goal_history VALUES (1, 'revenue', 24000, 'soon', 1.0, NULL, NULL, '', NULL, NULL)")
    with Store.open(closed) as store, pytest.raises(FileRefused) as refused:
        store.goal_history("revenue")
    assert refused.value.problem is FileProblem.DAMAGED


def test_wal_file_is_converted(closed: Path, everything_in: Folder) -> None:
    before = Store.open(closed)
    contents = before.read()
    before.close()
    statement(closed, "PRAGMA journal_mode=WAL")
    assert closed.read_bytes()[18:20] == b"\x02\x02"
    with Store.open(closed) as store:
        assert store.read() == contents
    assert closed.read_bytes()[18:20] == b"\x01\x01"
    assert list(everything_in(closed.parent)) == [closed.name]


def test_read_only_file_is_refused(drawer: Path, everything_in: Folder) -> None:
    before = everything_in(drawer)
    (drawer / "b.kpidesk").chmod(0o400)
    assert problem(drawer / "b.kpidesk") is FileProblem.NOT_WRITABLE
    assert everything_in(drawer) == before


def test_file_in_a_read_only_folder_is_refused(drawer: Path, everything_in: Folder) -> None:
    before = everything_in(drawer)
    drawer.chmod(0o500)
    assert problem(drawer / "b.kpidesk") is FileProblem.NOT_WRITABLE
    assert everything_in(drawer) == before


def test_wal_file_in_a_read_only_folder_is_refused(drawer: Path, everything_in: Folder) -> None:
    statement(drawer / "b.kpidesk", "PRAGMA journal_mode=WAL")
    before = everything_in(drawer)
    drawer.chmod(0o500)
    assert problem(drawer / "b.kpidesk") is FileProblem.NOT_WRITABLE
    assert everything_in(drawer) == before


def test_file_that_may_not_be_read_is_refused(drawer: Path) -> None:
    (drawer / "b.kpidesk").chmod(0)
    assert problem(drawer / "b.kpidesk") is FileProblem.NOT_READABLE


def test_file_in_a_locked_folder_is_refused(drawer: Path) -> None:
    drawer.chmod(0)
    assert problem(drawer / "b.kpidesk") is FileProblem.NOT_READABLE


def test_nothing_is_made_in_a_read_only_folder(drawer: Path) -> None:
    with Store.open(drawer / "b.kpidesk") as store:
        drawer.chmod(0o500)
        with pytest.raises(FileRefused) as copied:
            store.copy_to(drawer / "copy.kpidesk")
        with pytest.raises(FileRefused) as created:
            Store.create(drawer / "new.kpidesk", Business("B"))
        drawer.chmod(0o700)
    assert (copied.value.problem, created.value.problem) == (FileProblem.NOT_WRITABLE, FileProblem.NOT_WRITABLE)
    assert [file.name for file in drawer.iterdir()] == ["b.kpidesk"]
