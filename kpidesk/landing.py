"""New files beside their place: built under another name, made durable, then put in place in one step."""

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PART = ".kpidesk-*.part"
"""What files under construction are called; nobody can guess the name of one that will be made."""

_UNFLUSHABLE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOSYS})
"""What systems say that can flush files and not folders."""


def _nothing() -> None:
    """Most files have nothing in their way."""


@contextmanager
def landing(target: Path, clear_the_way: Callable[[], None] = _nothing) -> Iterator[Path]:
    """A new empty file in the folder of `target`, for the caller to fill and close; put in place at the end.

    Until then, and when anything fails, `target` stays as it is; what replaces it gets its permissions.
    ``clear_the_way`` is called when only the last step is left. Raises OSError.
    """
    if target.exists() and not target.is_file() and not target.is_dir():
        raise FileExistsError(errno.EEXIST, "there is a device or a pipe of that name")
    part = target.with_name(PART.replace("*", secrets.token_hex(6)))
    part.touch(exist_ok=False)
    try:
        yield part
        if target.exists():
            shutil.copymode(target, part)
        flush(part)
        clear_the_way()
        part.replace(target)
        flush(target)  # where a folder cannot be flushed, this takes the file's new name along
        flush_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Wait until the file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk, where there is a way: Windows and some networks have none."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _UNFLUSHABLE:
            raise
