"""One kpidesk edits a file; whoever comes second hears who that is."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from kpidesk.domain.refusal import FileHeld, FileProblem, FileRefused
from kpidesk.store.places import lock as lock_module
from kpidesk.store.places.lock import Lock, lock_of

MACHINE, BOOT = (Path(p).read_text().strip() for p in ("/etc/machine-id", "/proc/sys/kernel/random/boot_id"))
HERE = platform.node()
OTHER_BOOT = "00000000-1111-2222-3333-444444444444"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shop.kpidesk"


def text(process: int, program: str = "kpidesk", host: str = HERE, machine: str = MACHINE, boot: str = BOOT) -> str:
    return f"{process}\n{program}\n{host}\n{machine}\n{boot}\n"


def ended() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def leave(file: Path, content: str | bytes) -> Path:
    place = lock_of(file)
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def holder_of(file: Path) -> tuple[int, str, str, bool]:
    with pytest.raises(FileHeld) as refused:
        Lock.take(file)
    assert refused.value.problem is FileProblem.HELD
    return tuple(refused.value.holder)  # type: ignore[return-value]


def test_a_lock_says_who_has_it_and_goes_when_it_is_released(file: Path) -> None:
    lock = Lock.take(file)
    place = file.parent / ".~lock.shop.kpidesk#"
    assert place.read_text().splitlines()[:5] == [str(os.getpid()), "kpidesk", HERE, MACHINE, BOOT]
    assert lock.is_ours
    lock.release()
    lock.release()
    assert not place.exists()


def test_the_second_hears_who_the_first_is(file: Path) -> None:
    lock = Lock.take(file)
    assert holder_of(file) == (os.getpid(), "kpidesk", HERE, True)
    lock.release()
    Lock.take(file).release()


@pytest.mark.parametrize("boot", [BOOT, OTHER_BOOT, ""])
def test_what_a_dead_process_of_this_computer_left_is_taken(file: Path, boot: str) -> None:
    leave(file, text(ended(), boot=boot))
    lock = Lock.take(file)
    assert lock_of(file).read_text().startswith(f"{os.getpid()}\n")
    lock.release()


def test_a_process_before_the_last_start_of_the_computer_is_dead_whatever_its_number(file: Path) -> None:
    leave(file, text(os.getppid(), boot=OTHER_BOOT))
    Lock.take(file).release()


def test_a_process_that_has_the_number_of_an_older_one_is_not_taken_for_it(file: Path) -> None:
    leave(file, text(os.getppid()) + "1\n")
    Lock.take(file).release()


def test_another_program_that_lives_is_believed(file: Path) -> None:
    place = leave(file, text(os.getppid(), "another"))
    assert holder_of(file) == (os.getppid(), "another", HERE, True)
    assert place.read_text() == text(os.getppid(), "another")


def test_another_computer_is_believed(file: Path) -> None:
    leave(file, text(ended(), host="laptop", machine="f" * 32))
    process, program, host, is_here = holder_of(file)
    assert (program, host, is_here) == ("kpidesk", "laptop", False)
    assert process


GARBAGE = (b"", b"\0" * 64, b"garbage", b"\xff\xfe\n\n\n", b"-1\nkpidesk\nhost\n", b"0\nkpidesk\nhost\n", b"9" * 5000)


@pytest.mark.parametrize("content", GARBAGE, ids=range(len(GARBAGE)))
def test_a_text_that_tells_nothing_stands_in_the_way(file: Path, content: bytes) -> None:
    place = leave(file, content)
    assert holder_of(file) == (0, "", "", False)
    assert place.read_bytes() == content


@pytest.mark.parametrize("content", [b"", text(4242, host="laptop", machine="f" * 32).encode()])
def test_it_is_taken_over_when_that_is_wanted(file: Path, content: bytes) -> None:
    leave(file, content)
    lock = Lock.take(file, take_over=True)
    assert holder_of(file)[0] == os.getpid()
    lock.release()
    assert not lock_of(file).exists()


def test_whoever_lost_the_lock_leaves_it_to_the_new_one(file: Path) -> None:
    first = Lock.take(file)
    second = Lock.take(file, take_over=True)
    assert (first.is_ours, second.is_ours) == (False, True)
    first.release()
    assert lock_of(file).exists()
    assert second.is_ours
    second.release()


def test_a_link_in_its_place_is_not_followed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "diary.txt"
    other.write_text("dear diary")
    lock_of(file).symlink_to(other)
    assert holder_of(file) == (0, "", "", False)
    Lock.take(file, take_over=True).release()
    assert other.read_text() == "dear diary"


def test_a_pipe_in_its_place_is_not_waited_for(file: Path) -> None:
    os.mkfifo(lock_of(file))
    assert holder_of(file) == (0, "", "", False)


def test_a_folder_that_may_not_be_written_has_no_lock(drawer: Path) -> None:
    drawer.chmod(0o555)
    with pytest.raises(FileRefused) as refused:
        Lock.take(drawer / "b.kpidesk")
    assert refused.value.problem is FileProblem.NOT_WRITABLE
    assert [file.name for file in drawer.iterdir()] == ["b.kpidesk"]


def test_without_locks_of_the_system_the_process_decides(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kpidesk.store.places.lock._lock", lambda _handle: None)
    leave(file, text(ended()))
    lock = Lock.take(file)
    assert holder_of(file)[0] == os.getpid()
    lock.release()
    leave(file, text(os.getppid()))
    assert holder_of(file)[0] == os.getppid()


HOLD = """
import sys
from pathlib import Path
from kpidesk.store.places.lock import Lock
lock = Lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_killed_process_gives_it_up_at_once(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert holder_of(file)[0] == other.pid
        other.kill()
        other.wait()
    assert lock_of(file).exists()
    Lock.take(file).release()


def crash(*_: object) -> None:
    raise SystemExit


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a lock cannot be made whole here")
def test_crash_while_a_lock_is_made_leaves_none_that_tells_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(lock_module, "_write_text", crash)
        Lock.take(file)
    assert not lock_of(file).exists()
    Lock.take(file).release()


def test_crash_while_an_abandoned_lock_is_taken_leaves_no_empty_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = f"1999999999\nkpidesk\n{platform.node()}\n"
    lock_of(file).write_text(left + "\n" * 500)
    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(os, "ftruncate", crash)
        Lock.take(file)
    assert lock_of(file).read_text().startswith(f"{os.getpid()}\nkpidesk\n{platform.node()}\n")


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="a lock cannot be made whole here")
def test_text_of_a_lock_is_on_the_disk_before_its_name_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush, flushed = os.fsync, list[bool]()

    def watched(handle: int) -> None:
        flushed.append(os.fstat(handle).st_size > 0 and not lock_of(file).exists())
        flush(handle)

    monkeypatch.setattr(os, "fsync", watched)
    Lock.take(file).release()
    assert flushed == [True]
