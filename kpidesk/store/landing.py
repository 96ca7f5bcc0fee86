"""New files beside their place: built under another name, made durable, then put in place in one step."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIDECARS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database while it is open."""


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


@contextmanager
def landing(target: Path) -> Iterator[Path]:
    """A new empty file in the folder of `target`, for the caller to fill and close; put in place at the end.

    Until then, and when anything fails, `target` stays as it is; what replaces it gets its permissions. What SQLite
    left beside a replaced `target` goes first: an old journal would be played back into the new file. Raises OSError.
    """
    part = target.with_name(f".kpidesk-{secrets.token_hex(6)}.part")
    try:
        part.touch(exist_ok=False)
        yield part
        if target.exists():
            shutil.copymode(target, part)
        flush(part)
        remove_sidecars(target)
        part.replace(target)
        flush_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
        remove_sidecars(part)


def remove_sidecars(path: Path) -> None:
    for ending in SIDECARS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Wait until the file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
