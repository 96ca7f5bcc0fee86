"""The lock beside an open file: one kpidesk edits it, and everybody can read who that is.

The text has the layout of Qt's QLockFile, the name is LibreOffice's. The system's own lock on that text is what
counts: it goes with the process that has it, however that ends. On a shared or synchronised folder the lock may arrive
late; then the guard before each commit is the protection.
"""

import errno
import os
import platform
import stat
import sys
import time
from pathlib import Path
from typing import NamedTuple, Self

from kpidesk.domain.file_facts import Holder
from kpidesk.domain.refusal import FileHeld, FileProblem, FileRefused

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PROGRAM = "kpidesk"
PATIENCE = 0.05
"""Seconds until somebody who has just come or is just leaving must have said so."""

_PATIENCE_OF_MAKER = 1.0
_PAUSE = 0.002
_LONGEST_TEXT = 4096
_FAR = 1 << 30
"""Where Windows locks: the text before stays readable to others."""
_NO_LOCKS = frozenset({errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL})
_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def lock_of(path: Path) -> Path:
    """Where the lock of a file lies. ``path`` is the real file, never a link to it."""
    return path.with_name(f".~lock.{path.name}#")


class Lock:
    """Held until `release`, or until this process ends in any way."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path, self._handle = path, handle

    @classmethod
    def take(cls, path: Path, take_over: bool = False) -> Self:
        """Take the lock of the real file ``path``; whatever a dead process of this computer left is no obstacle.

        Raises FileHeld when somebody has it or might have it: a process here, another computer, a text that tells
        nothing. `take_over` takes it from them. Raises FileRefused (NOT_WRITABLE) where no lock can lie, OSError for
        anything else that the disk does not do.
        """
        place, deadline = lock_of(path), time.monotonic() + PATIENCE
        while True:
            refused = _attempt(path, place)
            if isinstance(refused, int):
                return cls(place, refused)
            if time.monotonic() >= deadline:
                if not take_over:
                    raise refused
                place.unlink(missing_ok=True)
                deadline, take_over = time.monotonic() + PATIENCE, False
            time.sleep(_PAUSE)

    @property
    def is_ours(self) -> bool:
        """Whether nobody has taken it over or away."""
        return _is_same(self._handle, self._path)

    def release(self) -> None:
        """Let others have it. A lock that was taken over stays. Raises nothing."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        try:
            if sys.platform == "win32":
                is_ours = _is_same(handle, self._path)
                os.close(handle)
                handle = -1
                if is_ours:
                    self._path.unlink(missing_ok=True)
            elif _is_same(handle, self._path):
                self._path.unlink(missing_ok=True)
        except OSError:
            pass  # the drive is gone; the lock went with it
        finally:
            if handle >= 0:
                os.close(handle)


def _attempt(path: Path, place: Path) -> int | FileHeld:
    """An open handle with the lock and our text, or who is in the way."""
    try:
        handle, is_new = _opened(path, place)
    except FileHeld as refused:
        return refused
    try:
        in_the_way = _in_the_way(path, place, handle, is_new)
        if in_the_way is None:
            _write_text(handle)
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return in_the_way


def _opened(path: Path, place: Path) -> tuple[int, bool]:
    """A handle on the lock's text, and whether it was made just now. Raises FileHeld when it is not ours to open."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.open(place, flags | os.O_CREAT | os.O_EXCL, 0o644), True
    except FileExistsError:
        pass
    except OSError as error:
        if error.errno in _NOT_WRITABLE and not os.path.lexists(place):
            raise FileRefused(path, FileProblem.NOT_WRITABLE, "no lock can be put beside it") from error
        if error.errno not in _NOT_WRITABLE:
            raise
    try:
        handle = os.open(place, flags)
    except FileNotFoundError:
        return _opened(path, place)  # whoever had it left just now
    except OSError as error:
        if error.errno == errno.EROFS:
            raise FileRefused(path, FileProblem.NOT_WRITABLE, "no lock can be put beside it") from error
        raise FileHeld(path, _holder(_text_at(place))) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileHeld(path, _holder(""))
    return handle, False


def _in_the_way(path: Path, place: Path, handle: int, is_new: bool) -> FileHeld | None:
    """Who is in the way of taking the lock with this handle; None when it is taken."""
    is_locked = _lock_new(handle) if is_new else _lock(handle)
    if is_locked is False or not _is_same(handle, place):
        return FileHeld(path, _holder(_text_of(handle)))
    if is_new:
        return None
    text = _text_of(handle)
    left = _Left.of(text)
    if left is not None and left.is_dead(trust_ours=is_locked is True):
        return None
    return FileHeld(path, _holder(text))


def _lock_new(handle: int) -> bool | None:
    """Others may look at the empty text for a moment; nobody takes it, so it is for whoever made it."""
    deadline = time.monotonic() + _PATIENCE_OF_MAKER
    while (is_locked := _lock(handle)) is False and time.monotonic() < deadline:
        time.sleep(_PAUSE / 4)
    return is_locked


def _lock(handle: int) -> bool | None:
    """Whether this handle has the system's lock; None where there is no such thing."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return None
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def _is_same(handle: int, place: Path) -> bool:
    """Whether the handle is on what the name stands for: it may have been removed and made anew meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), place.stat(follow_symlinks=False))
    except OSError:
        return False


def _write_text(handle: int) -> None:
    lines = (str(os.getpid()), PROGRAM, platform.node(), *_machine(), _started(os.getpid()))
    try:
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise  # on a full disk the lock holds without a text


def _text_of(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, _LONGEST_TEXT).decode("utf-8", "replace")


def _text_at(place: Path) -> str:
    try:
        if not stat.S_ISREG(place.stat(follow_symlinks=False).st_mode):
            return ""
        with place.open("rb") as file:
            return file.read(_LONGEST_TEXT).decode("utf-8", "replace")
    except OSError:
        return ""


class _Left(NamedTuple):
    """What the text of a lock says. Fields that it does not have are empty."""

    process: int
    program: str
    host: str
    machine: str
    boot: str
    started: str

    @classmethod
    def of(cls, text: str) -> "_Left | None":
        """None when it tells nothing."""
        lines = [line.strip() for line in text.split("\n")]
        if len(lines) < 3 or not (lines[0].isascii() and lines[0].isdigit()) or not lines[2]:
            return None
        if not 0 < int(lines[0][:10]) < 1 << 31:
            return None
        rest = (*lines[1:6], *[""] * 5)[:5]
        return cls(int(lines[0][:10]), *rest)

    @property
    def is_here(self) -> bool:
        machine, _ = _machine()
        return self.machine == machine if self.machine and machine else self.host == platform.node()

    def is_dead(self, trust_ours: bool) -> bool:
        """Whether the process that wrote this is certainly gone. `trust_ours`: our own process has it no more."""
        if not self.is_here:
            return False
        _, boot = _machine()
        if self.boot and boot and self.boot != boot:
            return True
        if self.process == os.getpid():
            return trust_ours
        if not _is_alive(self.process):
            return True
        return bool(self.started) and self.started != _started(self.process)


def _holder(text: str) -> Holder:
    left = _Left.of(text)
    return Holder(left.process, left.program, left.host, left.is_here) if left else Holder(0, "", "", False)


def _machine() -> tuple[str, str]:
    """What tells this computer and its present start from all others; empty where the system does not say."""
    return _first_line("/etc/machine-id"), _first_line("/proc/sys/kernel/random/boot_id")


def _first_line(path: str) -> str:
    try:
        return Path(path).read_text("ascii").partition("\n")[0].strip()
    except (OSError, ValueError):
        return ""


def _process_line(process: int) -> list[str]:
    """What Linux tells of a process after its name: its state first, when it started as the twentieth."""
    return _first_line(f"/proc/{process}/stat").rpartition(")")[2].split()


def _started(process: int) -> str:
    """When the process began, so that another one with its number is not taken for it."""
    told = _process_line(process)
    return told[19] if len(told) > 19 else ""


def _is_alive(process: int) -> bool:
    """A process that has ended and waits to be noticed by its parent is not alive."""
    if _process_line(process)[:1] == ["Z"]:
        return False
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_alive_on_windows(process: int) -> bool:
    import ctypes  # for start-up time: only Windows needs it

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- other systems do not have it
    handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return bool(kernel.GetLastError() == 5)  # it is there, and not ours to ask
    is_over = kernel.WaitForSingleObject(handle, 0) == 0
    kernel.CloseHandle(handle)
    return not is_over
