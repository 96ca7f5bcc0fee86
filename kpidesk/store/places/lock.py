"""The lock beside an open file: one kpidesk edits it, and everybody can read who that is.

The text has the layout of Qt's QLockFile, the name is LibreOffice's. The system's own lock on that text is what
counts: it goes with the process that has it, however that ends. On a shared or synchronised folder the lock may arrive
late; then the guard before each commit is the protection.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from kpidesk.domain.refusal import FileHeld, FileProblem, FileRefused
from kpidesk.store.places.lock_text import LockText, holder_of

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

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
        made = _made_whole(place)
        return os.open(place, flags | os.O_CREAT | os.O_EXCL, 0o644) if made is None else made, True
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
        raise FileHeld(path, holder_of(_text_at(place))) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileHeld(path, holder_of(""))
    return handle, False


def _made_whole(place: Path) -> int | None:
    """A new lock that has its text when it gets its name, so that no crash or power cut leaves one that tells nothing.

    None where the system cannot do that, or somebody has one.
    """
    nameless = getattr(os, "O_TMPFILE", 0)
    if not nameless or os.path.lexists(place):
        return None
    with suppress(OSError), _opened_folder(place.parent) as folder:
        handle = os.open(place.parent, os.O_RDWR | nameless, 0o644)
        try:
            _lock(handle)
            _write_text(handle)
            os.fsync(handle)  # else a power cut leaves its name with nothing in it
            # with a folder's handle, so that the link leads to the file and not to the name that /proc has for it
            os.link(f"/proc/self/fd/{handle}", place.name, dst_dir_fd=folder, follow_symlinks=True)
        except BaseException:
            os.close(handle)
            raise
        return handle
    return None


@contextmanager
def _opened_folder(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _in_the_way(path: Path, place: Path, handle: int, is_new: bool) -> FileHeld | None:
    """Who is in the way of taking the lock with this handle; None when it is taken."""
    is_locked = _lock_new(handle) if is_new else _lock(handle)
    if is_locked is False or not _is_same(handle, place):
        return FileHeld(path, holder_of(_text_of(handle)))
    if is_new:
        return None
    text = _text_of(handle)
    left = LockText.of(text)
    if left is not None and left.is_dead(trust_ours=is_locked is True):
        return None
    return FileHeld(path, holder_of(text))


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
    text = LockText.of_this_process().text.encode("utf-8", "replace")
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, os.write(handle, text))  # never empty in between
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        os.ftruncate(handle, 0)  # on a full disk the lock holds without a text


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
