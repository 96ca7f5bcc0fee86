"""What SQLite leaves beside a database never gets into another one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kpidesk.store.database.sidecars import SIDECARS, database_landing, journal_of
from kpidesk.store.store import Store

Folder = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "target.kpidesk"
    path.write_bytes(b"old")
    return path


def test_new_file_replaces_the_old_one_and_its_leftovers(target: Path, everything_in: Folder) -> None:
    for ending in SIDECARS:
        target.with_name(target.name + ending).write_bytes(b"leftover")
    with database_landing(target) as part:
        part.write_bytes(b"new")
        journal_of(part).write_bytes(b"sidecar")
        assert target.read_bytes() == b"old"
    assert everything_in(target.parent) == {target.name: b"new"}


def test_failure_leaves_everything_as_it_was(target: Path, everything_in: Folder) -> None:
    journal_of(target).write_bytes(b"journal")
    before = everything_in(target.parent)
    with pytest.raises(RuntimeError), database_landing(target) as part:
        part.write_bytes(b"new")
        journal_of(part).write_bytes(b"sidecar")
        raise RuntimeError("stop")
    assert everything_in(target.parent) == before


def test_name_may_be_as_long_as_its_journal_allows(tmp_path: Path) -> None:
    longest = tmp_path / ("n" * (255 - len("-journal")))
    with database_landing(longest) as part:
        part.write_bytes(b"new")
    with pytest.raises(OSError, match="too long"), database_landing(tmp_path / (longest.name + "n")):
        pass
    assert [file.name for file in tmp_path.iterdir()] == [longest.name]


def test_what_a_crash_left_under_construction_goes_after_a_day(closed: Path) -> None:
    old, young, other = (closed.with_name(name) for name in (".kpidesk-0a.part", ".kpidesk-0b.part", "old.part"))
    for left in (old, old.with_name(old.name + "-journal"), young, other):
        left.write_bytes(b"half")
    for left in (old, other):
        os.utime(left, (0, 0))
    Store.open(closed).close()
    assert sorted(each.name for each in closed.parent.iterdir()) == sorted([closed.name, young.name, other.name])
