"""A new file takes its place whole, or leaves no trace."""

import errno
import os
from pathlib import Path

import pytest

from kpidesk import landing as landing_module
from kpidesk.landing import flush_folder, landing


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "target"
    path.write_bytes(b"old")
    return path


def all_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_new_file_replaces_the_old_one_at_the_end(target: Path) -> None:
    with landing(target) as part:
        part.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert all_in(target.parent) == {"target": b"new"}


def test_failure_leaves_everything_as_it_was(target: Path) -> None:
    with pytest.raises(RuntimeError), landing(target) as part:
        part.write_bytes(b"new")
        raise RuntimeError("stop")
    assert all_in(target.parent) == {"target": b"old"}


def test_way_that_cannot_be_cleared_leaves_everything_as_it_was(target: Path) -> None:
    def refuse() -> None:
        raise PermissionError(errno.EACCES, "not yours")

    with pytest.raises(PermissionError), landing(target, refuse) as part:
        part.write_bytes(b"new")
    assert all_in(target.parent) == {"target": b"old"}


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
    with landing(target, lambda: steps.append("clear the way")) as part:
        part.write_bytes(b"new")
    assert steps == [f"flush {part}", "clear the way", "replace", f"flush {target}", f"flush {target.parent}"]


def test_windows_folders_need_no_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing_module.sys, "platform", "win32")
    flush_folder(tmp_path / "not even there")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EACCES, errno.ENOTSUP])
def test_folder_that_cannot_be_flushed_is_no_reason_to_fail(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_: object) -> int:
        raise OSError(number, "not folders")

    monkeypatch.setattr(landing_module.os, "open", fail)
    flush_folder(target.parent)


def test_folder_whose_disk_fails_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "the disk fails")

    monkeypatch.setattr(landing_module.os, "fsync", fail)
    with pytest.raises(OSError, match="the disk fails"):
        flush_folder(target.parent)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_pipe_or_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileExistsError), landing(pipe) as part:
        part.write_bytes(b"new")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
