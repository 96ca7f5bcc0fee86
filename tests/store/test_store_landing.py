"""A new file takes its place whole, or leaves no trace."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kpidesk.store import landing as landing_module
from kpidesk.store.landing import SIDECARS, journal_of, landing

Folder = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "target.kpidesk"
    path.write_bytes(b"old")
    return path


def test_new_file_replaces_the_old_one_and_its_leftovers(target: Path, everything_in: Folder) -> None:
    for ending in SIDECARS:
        target.with_name(target.name + ending).write_bytes(b"leftover")
    with landing(target) as part:
        part.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert everything_in(target.parent) == {target.name: b"new"}


def test_failure_leaves_everything_as_it_was(target: Path, everything_in: Folder) -> None:
    journal_of(target).write_bytes(b"journal")
    before = everything_in(target.parent)
    with pytest.raises(RuntimeError), landing(target) as part:
        part.write_bytes(b"new")
        journal_of(part).write_bytes(b"sidecar")
        raise RuntimeError("stop")
    assert everything_in(target.parent) == before


def test_name_may_be_as_long_as_its_journal_allows(tmp_path: Path) -> None:
    longest = tmp_path / ("n" * (255 - len("-journal")))
    with landing(longest) as part:
        part.write_bytes(b"new")
    with pytest.raises(OSError, match="too long"), landing(tmp_path / (longest.name + "n")):
        pass
    assert [file.name for file in tmp_path.iterdir()] == [longest.name]


def test_replacing_keeps_who_may_read(target: Path) -> None:
    target.chmod(0o600)
    with landing(target):
        pass
    assert target.stat().st_mode & 0o777 == 0o600


def test_file_is_on_the_disk_before_it_takes_its_place(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    replace = Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append(f"flush {Path(f'/proc/self/fd/{handle}').readlink()}"))
    monkeypatch.setattr(Path, "replace", lambda part, new: (steps.append("replace"), replace(part, new))[1])
    with landing(target) as part:
        part.write_bytes(b"new")
    assert steps == [f"flush {part}", "replace", f"flush {target.parent}"]


def test_windows_folders_need_no_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing_module.sys, "platform", "win32")
    landing_module.flush_folder(tmp_path / "not even there")
