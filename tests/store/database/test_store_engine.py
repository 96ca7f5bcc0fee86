"""The connection's settings, as SQLite itself tells them; and what the store never imports."""

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.business import Business
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.database import engine
from kpidesk.store.store import Store

WANTED = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "locking_mode": "normal",
    "fullfsync": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 5000,
    "page_size": engine.PAGE_SIZE,
    "auto_vacuum": 0,
    "encoding": "UTF-8",
}


@pytest.mark.parametrize("name", WANTED)
def test_setting_is_in_force(closed: Path, name: str) -> None:
    connected = engine.connect(closed)
    raw = engine.raw_connection(connected)
    assert raw.execute(f"PRAGMA {name}").fetchone()[0] == WANTED[name]
    engine.disconnect(connected)


def test_limits_stop_attached_files_and_endless_texts(closed: Path) -> None:
    connected = engine.connect(closed)
    raw = engine.raw_connection(connected)
    assert raw.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
    assert raw.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 10_000_000
    assert raw.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH) == 100_000
    assert raw.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) == 1
    engine.disconnect(connected)


@pytest.mark.parametrize("setting", [("synchronous", 17), ("locking_mode", "sideways"), ("page_count", 1)])
def test_setting_that_is_not_taken_is_noticed(
    closed: Path, monkeypatch: pytest.MonkeyPatch, setting: tuple[str, str | int]
) -> None:
    monkeypatch.setattr(engine, "_HARDENING", (setting,))
    with pytest.raises(FileRefused, match=f"{setting[0]} stays") as refused:
        Store.open(closed)
    assert refused.value.problem is FileProblem.NOT_WRITABLE


def test_transactions_that_write_take_the_lock_when_they_begin(closed: Path) -> None:
    connected = engine.connect(closed)
    other = sqlite3.connect(closed, isolation_level=None, timeout=0)
    with connected.begin():
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    with engine.writing(connected).begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.disconnect(connected)


def test_tables_made_in_a_failed_transaction_are_gone(closed: Path) -> None:
    connected = engine.connect(closed)
    with pytest.raises(RuntimeError), engine.writing(connected).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise RuntimeError("stop")
    with connected.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").scalar() == 0
    engine.disconnect(connected)


def test_reading_connection_cannot_write(closed: Path) -> None:
    before = closed.read_bytes()
    connected = engine.connect_to_read(closed)
    raw = engine.raw_connection(connected)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        raw.execute("UPDATE business SET name = 'x'")
    connected.dispose()
    assert closed.read_bytes() == before


def test_connecting_never_makes_a_file(tmp_path: Path) -> None:
    for connect in (engine.connect, engine.connect_to_read, engine.connect_to_migrate):
        with pytest.raises(sqlite3.OperationalError):
            connect(tmp_path / "none.kpidesk")
    assert list(tmp_path.iterdir()) == []


def journalled(path: Path, store: Store) -> tuple[int, set[int]]:
    """The bytes that SQLite takes for a sector, and the pages that it would put back after a power cut in an edit.

    https://www.sqlite.org/fileformat.html#the_rollback_journal
    """
    with engine.writing(store._file.engine).connect() as connection:
        transaction = connection.begin()
        connection.exec_driver_sql("UPDATE value SET value = 2.0 WHERE month = 24000")
        journal = path.with_name(path.name + "-journal").read_bytes()
        transaction.rollback()
    sector, size = (int.from_bytes(journal[at : at + 4], "big") for at in (20, 24))
    return sector, {int.from_bytes(journal[at : at + 4], "big") for at in range(sector, len(journal), size + 8)}


FIGURE = SetValues({Cell("revenue", Month(24000)): 1.0})


def file_with_pages_of(size: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PAGE_SIZE", size)
    Store.create(path, Business("Bäckerei"), filling=FIGURE).close()


@pytest.mark.parametrize(("size", "together"), [(512, 8), (1024, 4), (2048, 2)])
def test_small_pages_are_journalled_with_all_that_share_their_sector(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int, together: int
) -> None:
    file_with_pages_of(size, path, monkeypatch)
    with Store.open(path) as store:
        sector, pages = journalled(path, store)
    count = path.stat().st_size // size
    sectors = {(page - 1) // together for page in pages}
    assert sector == 4096
    assert pages == {page for page in range(1, count + 1) if (page - 1) // together in sectors}
    assert len(pages) >= together


@pytest.mark.parametrize("size", [4096, 8192])
def test_page_that_fills_its_sectors_is_journalled_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    file_with_pages_of(size, path, monkeypatch)
    with Store.open(path) as store:
        sector, pages = journalled(path, store)
    assert (sector, len(pages)) == (512, 1)


def test_pages_that_another_program_made_small_are_journalled_by_the_sector(path: Path, store: Store) -> None:
    store.write(FIGURE, dt.datetime.now(dt.UTC))
    store.look_again()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("PRAGMA page_size=512")
        other.execute("VACUUM")
    store.write(SetValues({Cell("revenue", Month(24001)): 1.0}), dt.datetime.now(dt.UTC))
    sector, pages = journalled(path, store)
    assert sector == 4096
    assert len(pages) >= 8


LOOK = """
import sys
from contextlib import closing
from pathlib import Path
import kpidesk.store.store, kpidesk.store.check
from kpidesk.store.store import Store
with Store.open(Path(sys.argv[1])) as store:
    store.read()
print([name for name in ("alembic", "sqlalchemy.orm", "PySide6", "numpy", "mako") if name in sys.modules])
"""


def test_opening_a_file_imports_neither_the_orm_nor_alembic_nor_qt(closed: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LOOK, str(closed)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rules_are_kept_again_after_the_examination(store: Store) -> None:
    raw = engine.raw_connection(store._file.engine)
    assert raw.execute("PRAGMA ignore_check_constraints").fetchone() == (0,)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        raw.execute("INSERT INTO month_note VALUES (1, '')")
