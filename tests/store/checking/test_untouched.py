"""What a crash left is seen through, and nothing changes before it is known that the file may be opened."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.check import check, report
from kpidesk.store.checking.examination import open_examined
from kpidesk.store.database import engine
from kpidesk.store.reader import Reader
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store

Folder = Callable[[Path], dict[str, bytes]]
OLDER = Path(__file__).parents[1] / "upgrade_from" / "0001.kpidesk"

CRASH = """
import os, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.executescript("PRAGMA cache_size=1; BEGIN; UPDATE indicator SET id = id || 'x'; DELETE FROM commit_log;"
                  "CREATE TABLE t (x); WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 500)"
                  "INSERT INTO t SELECT zeroblob(200) FROM n;")
os._exit(9)
"""


@pytest.fixture
def cut_short(closed: Path) -> Path:
    """A file that a crash left in the middle of a change, with its journal."""
    before = closed.read_bytes()
    subprocess.run([sys.executable, "-c", CRASH, str(closed)], check=False)
    assert closed.read_bytes() != before
    assert closed.with_name(closed.name + "-journal").stat().st_size > 512
    return closed


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:6144] = b"\xa5" * 2048
    path.write_bytes(content)


def test_a_change_cut_short_is_taken_back_in_a_copy(cut_short: Path, everything_in: Folder) -> None:
    before = everything_in(cut_short.parent)
    assert check(cut_short) == []
    with Reader(cut_short) as reader:
        assert reader.read().chosen == ("revenue", "visitors")
    assert everything_in(cut_short.parent) == before


def test_a_change_cut_short_is_taken_back_on_opening(cut_short: Path, everything_in: Folder) -> None:
    with Store.open(cut_short) as store:
        assert store.read().chosen == ("revenue", "visitors")
    assert list(everything_in(cut_short.parent)) == [cut_short.name]


def test_a_damaged_file_that_a_crash_left_is_not_even_rolled_back(cut_short: Path, everything_in: Folder) -> None:
    journal = cut_short.with_name(cut_short.name + "-journal")
    content = journal.read_bytes()
    journal.write_bytes(content[:520] + b"\xa5" * 300 + content[820:])  # SQLite stops at a page whose sum is wrong
    before = everything_in(cut_short.parent)
    for open_ in (Store.open, Reader):
        with pytest.raises(FileRefused) as refused:
            open_(cut_short)
        assert refused.value.problem in (FileProblem.DAMAGED, FileProblem.FOREIGN)
        assert everything_in(cut_short.parent) == before


def test_a_damaged_file_with_a_write_ahead_log_is_not_converted(closed: Path, everything_in: Folder) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").fetchall()
    damage(closed)
    before = everything_in(closed.parent)
    with pytest.raises(FileRefused) as refused:
        Store.open(closed)
    assert refused.value.problem is FileProblem.DAMAGED
    assert everything_in(closed.parent) == before


def test_a_log_left_beside_another_file_is_tried_on_a_copy_first(closed: Path, everything_in: Folder) -> None:
    other = closed.with_name("other")
    shutil.copyfile(closed, other)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").fetchall()
        connection.execute("CREATE TABLE stray (x)")
        shutil.copyfile(other.with_name("other-wal"), closed.with_name(closed.name + "-wal"))
    other.unlink()
    before = everything_in(closed.parent)
    with pytest.raises(FileRefused) as refused:
        Store.open(closed)
    assert refused.value.problem is FileProblem.FOREIGN
    assert everything_in(closed.parent) == before


def test_a_journal_that_names_another_file_is_refused(closed: Path, everything_in: Folder) -> None:
    letter = closed.with_name("letter")
    letter.write_text("Dear bank")
    name = str(letter).encode()
    magic = bytes.fromhex("d9d505f920a163d7")
    journal = magic.ljust(512, b"\0") + bytes(4) + name + len(name).to_bytes(4, "big") + bytes(4) + magic
    closed.with_name(closed.name + "-journal").write_bytes(journal)
    before = everything_in(closed.parent)
    for open_ in (Store.open, Reader):
        with pytest.raises(FileRefused, match="names another file") as refused:
            open_(closed)
        assert refused.value.problem is FileProblem.FOREIGN
    assert report(closed).problem is FileProblem.FOREIGN
    assert everything_in(closed.parent) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_lies_beside_a_file_and_is_none_is_refused(closed: Path, ending: str) -> None:
    """A pipe would be waited for without end; SQLite follows no link of these names."""
    odd = closed.with_name(closed.name + ending)

    def make_link() -> None:
        odd.symlink_to(odd)

    for make, remove in ((make_link, odd.unlink), (odd.mkdir, odd.rmdir), (lambda: os.mkfifo(odd), odd.unlink)):
        make()
        for open_ in (Store.open, Reader):
            with pytest.raises(FileRefused, match="beside it is no file") as refused:
                open_(closed)
            assert refused.value.problem is FileProblem.FOREIGN
        assert report(closed).problem is FileProblem.FOREIGN
        remove()


def test_an_older_file_is_looked_at_without_an_upgrade(tmp_path: Path, everything_in: Folder) -> None:
    older = Path(shutil.copy(OLDER, tmp_path / "older.kpidesk"))
    with Reader(older) as reader:
        seen, goals = reader.read(), reader.goal_history("revenue")
        assert not reader.is_newer
    assert everything_in(tmp_path) == {"older.kpidesk": OLDER.read_bytes()}
    with Store.open(older) as store:
        assert (store.read(), store.goal_history("revenue")) == (seen, goals)


def test_an_older_file_with_a_trigger_is_not_upgraded(tmp_path: Path, everything_in: Folder) -> None:
    older = Path(shutil.copy(OLDER, tmp_path / "older.kpidesk"))
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON value BEGIN DELETE FROM value; END")
    before = everything_in(tmp_path)
    for open_ in (Store.open, Reader):
        with pytest.raises(FileRefused, match="trigger “t” does not belong here") as refused:
            open_(older)
        assert refused.value.problem is FileProblem.FOREIGN
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(("failures", "opens"), [(1, True), (2, False)])
def test_a_file_is_damaged_only_when_it_still_is_at_a_second_look(closed: Path, failures: int, opens: bool) -> None:
    tries = 0

    def connect(path: Path) -> Engine:
        nonlocal tries
        tries += 1
        if tries <= failures:
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorname = "SQLITE_CORRUPT"
            raise error
        return engine.connect_to_read(path)

    if opens:
        open_examined(closed, SCHEMA, connect).dispose()
        return
    with pytest.raises(FileRefused) as refused:
        open_examined(closed, SCHEMA, connect)
    assert (refused.value.problem, tries) == (FileProblem.DAMAGED, 2)
