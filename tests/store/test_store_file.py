"""The life of a file: made, opened, copied, closed."""

import datetime as dt
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.store.guarding import guarded
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store

CELL = Cell("revenue", Month.of(2026, 8))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_new_file_holds_the_business_and_its_chosen_indicators(path: Path) -> None:
    business = Business("Łódź & Söhne 🥐", "PLN", 4, is_example=True)
    with Store.create(path, business, ("visitors", "revenue")) as store:
        assert store.path == path
        assert store.read() == Contents(business, chosen=("visitors", "revenue"))


def test_new_file_says_what_it_is(closed: Path) -> None:
    start = closed.read_bytes()[:100]
    assert start[68:72] == b"KPID"
    assert int.from_bytes(start[60:64], "big") == SCHEMA
    assert start[18:20] == b"\x01\x01", "no WAL"


def test_journal_stands_ready_while_the_file_is_open(path: Path, store: Store) -> None:
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size == 0
    store.write(SetValues({CELL: 1.0}), dt.datetime.now(dt.UTC))
    assert journal.stat().st_size == 0


def test_closing_leaves_exactly_one_file(path: Path, store: Store) -> None:
    store.write(SetValues({CELL: 1.0}), dt.datetime.now(dt.UTC))
    store.close()
    store.close()
    assert names(path.parent) == [path.name]


def test_closed_file_opens_with_the_same_contents(path: Path, store: Store, at: dt.datetime) -> None:
    store.write(SetValues({CELL: 12.5}), at)
    before = store.read()
    store.close()
    with Store.open(path) as again:
        assert again.read() == before


def test_looking_at_a_file_leaves_its_bytes_alone(
    closed: Path, everything_in: Callable[[Path], dict[str, bytes]]
) -> None:
    before = everything_in(closed.parent)
    with Store.open(closed) as store:
        store.read()
    assert everything_in(closed.parent) == before


def test_creating_over_a_file_is_refused(closed: Path, everything_in: Callable[[Path], dict[str, bytes]]) -> None:
    before = everything_in(closed.parent)
    with pytest.raises(FileRefused) as refused:
        Store.create(closed, Business("Other"))
    assert (refused.value.problem, refused.value.path) == (FileProblem.EXISTS, closed)
    assert everything_in(closed.parent) == before


def test_creating_where_a_folder_is_missing_or_in_the_way_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as missing:
        Store.create(tmp_path / "no" / "such.kpidesk", Business("B"))
    with pytest.raises(FileRefused) as folder:
        Store.create(tmp_path, Business("B"))
    assert (missing.value.problem, folder.value.problem) == (FileProblem.NOT_FOUND, FileProblem.IS_FOLDER)
    assert names(tmp_path) == []


def test_creating_with_a_name_too_long_for_its_journal_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        Store.create(tmp_path / ("n" * 250), Business("B"))
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("business", "chosen"),
    [(Business("B", year_start=13), ()), (Business("B\ud800"), ()), (Business("B"), ("revenue", "revenue"))],
    ids=["month 13", "half a character", "chosen twice"],
)
def test_creating_with_what_cannot_be_kept_leaves_nothing(
    path: Path, business: Business, chosen: tuple[str, ...]
) -> None:
    with pytest.raises(ChangeRefused, match=r"."):
        Store.create(path, business, chosen)
    assert names(path.parent) == []


def test_old_journal_of_another_file_does_not_get_into_a_new_one(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(5000))
    with Store.create(path, Business("Fresh")) as store:
        assert store.read() == Contents(Business("Fresh"))


def test_link_opens_the_file_it_points_to(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.kpidesk"
    link.symlink_to(closed)
    with Store.open(link) as store:
        assert store.path == link
        assert names(link.parent) == [link.name], "the journal belongs beside the real file"
    assert names(tmp_path) == [closed.name, "elsewhere"]


def test_file_is_opened_by_a_relative_path(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(closed.parent)
    with Store.open(Path(closed.name)) as store:
        monkeypatch.chdir("/")
        store.write(SetValues({CELL: 3.0}), dt.datetime.now(dt.UTC))
    with Store.open(closed) as store:
        assert store.read().values == {CELL: 3.0}


def test_copy_holds_the_same_and_goes_its_own_way(store: Store, tmp_path: Path, at: dt.datetime) -> None:
    store.write(SetValues({CELL: 1.0}), at)
    copy = tmp_path / "copy.kpidesk"
    store.copy_to(copy)
    store.write(SetValues({CELL: 2.0}), at)
    with Store.open(copy) as copied:
        assert copied.read().values == {CELL: 1.0}
        assert store.path.name != copied.path.name
    assert store.read().values == {CELL: 2.0}


def test_copy_leaves_no_trace_but_the_copy(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "folder" / "copy.kpidesk"
    copy.parent.mkdir()
    store.copy_to(copy)
    assert names(copy.parent) == ["copy.kpidesk"]
    assert copy.stat().st_mode & 0o777 == store.path.stat().st_mode & 0o777


def test_copy_replaces_another_file_only_when_told_to(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "other.kpidesk"
    other.write_text("precious")
    with pytest.raises(FileRefused) as refused:
        store.copy_to(other)
    assert (refused.value.problem, other.read_text()) == (FileProblem.EXISTS, "precious")
    store.copy_to(other, overwrite=True)
    with Store.open(other) as copied:
        assert copied.read() == store.read()


def test_copy_over_a_leftover_journal_is_sound(store: Store, tmp_path: Path, at: dt.datetime) -> None:
    other = tmp_path / "other.kpidesk"
    store.copy_to(other)
    other.with_name(other.name + "-journal").write_bytes(hot_journal_of(other))
    store.write(SetValues({CELL: 5.0}), at)
    store.copy_to(other, overwrite=True)
    with Store.open(other) as copied:
        assert copied.read().values == {CELL: 5.0}


def hot_journal_of(path: Path) -> bytes:
    """The journal of a change to a twin of the file that was never finished."""
    twin = path.with_name("twin")
    twin.write_bytes(path.read_bytes())
    connection = sqlite3.connect(twin, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO month_note VALUES (?, ?)", [(24000 + n, "x" * 400) for n in range(100)])
    journal = twin.with_name("twin-journal").read_bytes()
    connection.close()
    twin.unlink()
    assert len(journal) > 512
    return journal


@pytest.mark.parametrize("name", ["", "no/such/folder/copy.kpidesk"])
def test_copy_to_a_folder_or_nowhere_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    before = names(tmp_path)
    with pytest.raises(FileRefused):
        store.copy_to(tmp_path / name, overwrite=True)
    assert names(tmp_path) == before


def test_closing_never_fails_even_when_the_disk_does(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(guarded, "disconnect", fail)
    store.close()
    assert "not tidily: disk I/O error" in caplog.text


def test_copy_never_replaces_the_open_file(path: Path, store: Store, at: dt.datetime) -> None:
    inode = path.stat().st_ino
    link = path.with_name("same.kpidesk")
    os.link(path, link)
    for target in (path, link):
        with pytest.raises(FileRefused) as refused:
            store.copy_to(target, overwrite=True)
        assert refused.value.problem is FileProblem.EXISTS
    assert path.stat().st_ino == inode
    store.write(SetValues({CELL: 1.0}), at)


def test_a_file_that_was_left_open_is_not_said_to_be_so_for_ever(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection, connection:
        connection.execute("UPDATE meta SET clean = 0")
    with Store.open(closed) as store:
        assert not store.identity.clean
    with Store.open(closed) as store:
        assert store.identity.clean
