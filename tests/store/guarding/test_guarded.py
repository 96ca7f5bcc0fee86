"""What another program saves in the open file is seen, though it leaves our mark of the state as it was."""

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.domain.saving import Divergence
from kpidesk.store.store import Store

AT = dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)


def figure(number: float) -> SetValues:
    return SetValues({Cell("revenue", Month.of(2026, 5)): number})


def rename_business(path: Path, name: str = "theirs") -> None:
    """As a program does that knows nothing of kpidesk: neither the state nor the log is touched."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE business SET name = ?", (name,))


def replace_by_renamed(path: Path) -> None:
    """The same file with another business name takes its place."""
    shutil.copyfile(path, path.with_name("part"))
    rename_business(path.with_name("part"))
    path.with_name("part").replace(path)


def name_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as other:
        return str(other.execute("SELECT name FROM business").fetchone()[0])


def proven(store: Store) -> None:
    store.look_again()


def just_saved(store: Store) -> None:
    store.write(figure(1.0), AT)


def just_opened(_: Store) -> None:
    pass


def saved_and_proven(store: Store) -> None:
    store.write(figure(1.0), AT)
    store.look_again()


MOMENTS = pytest.mark.parametrize("before", [just_opened, proven, just_saved, saved_and_proven])


@MOMENTS
@pytest.mark.parametrize("act", [rename_business, replace_by_renamed])
@pytest.mark.parametrize("is_writing", [True, False])
def test_a_name_that_another_program_changed_is_not_written_over(
    closed: Path, before: Callable[[Store], None], act: Callable[[Path], None], is_writing: bool
) -> None:
    with Store.open(closed) as store:
        before(store)
        act(closed)
        with pytest.raises(FileRefused) as refused:
            store.write(figure(2.0), AT) if is_writing else store.look_again()
        assert refused.value.problem is FileProblem.CHANGED
        assert store.divergence() is Divergence.AHEAD
        with pytest.raises(FileRefused):
            store.write(figure(2.0), AT)
    assert name_in(closed) == "theirs"


@MOMENTS
def test_a_touch_is_no_change(closed: Path, before: Callable[[Store], None]) -> None:
    with Store.open(closed) as store:
        before(store)
        os.utime(closed)
        store.write(figure(2.0), AT)
        os.utime(closed)
        store.look_again()


@MOMENTS
def test_what_another_program_took_back_is_no_change(closed: Path, before: Callable[[Store], None]) -> None:
    with Store.open(closed) as store:
        before(store)
        name = name_in(closed)
        store.look_again()
        rename_business(closed)
        rename_business(closed, name)
        store.write(figure(2.0), AT)


@MOMENTS
def test_the_same_file_in_its_place_is_gone_on_with(closed: Path, before: Callable[[Store], None]) -> None:
    with Store.open(closed) as store:
        before(store)
        shutil.copyfile(closed, closed.with_name("part"))
        closed.with_name("part").replace(closed)
        with pytest.raises(FileRefused):
            store.write(figure(2.0), AT)
        assert store.divergence() is None
        store.write(figure(2.0), AT)
    with Store.open(closed) as store:
        assert list(store.read().values.values()) == [2.0]


@pytest.mark.parametrize("is_replaced", [True, False])
def test_a_file_that_lost_its_name_leaves_nothing_beside(closed: Path, is_replaced: bool) -> None:
    with Store.open(closed) as store:
        store.write(figure(1.0), AT)
        other = closed.with_name("other")
        shutil.copyfile(closed, other)
        closed.rename(closed.with_name("away"))
        if is_replaced:
            other.replace(closed)
    left = {file.name for file in closed.parent.iterdir()}
    assert left == ({closed.name, "away"} if is_replaced else {"other", "away"})


def test_the_journal_of_a_file_that_took_the_name_stays(closed: Path) -> None:
    store = Store.open(closed)
    other = closed.with_name("other")
    shutil.copyfile(closed, other)
    other.replace(closed)
    with closing(sqlite3.connect(closed, isolation_level=None)) as theirs:
        theirs.execute("BEGIN IMMEDIATE")
        theirs.execute("UPDATE business SET name = 'theirs'")
        store.close()
        theirs.execute("ROLLBACK")
    with Store.open(closed) as again:
        assert again.read().business.name == "Bäckerei"


def test_a_folder_that_was_renamed_is_no_drive_that_was_pulled_out(closed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "figures" / "of 2026"
    folder.mkdir(parents=True)
    with Store.open(Path(shutil.copy(closed, folder / "b.kpidesk"))) as store:
        folder.parent.rename(tmp_path / "old figures")
        with pytest.raises(FileRefused) as refused:
            store.write(figure(1.0), AT)
        assert refused.value.problem is FileProblem.MOVED
