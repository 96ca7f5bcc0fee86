"""What SQLite keeps beside a database while it is open, and new databases that must not inherit it."""

import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kpidesk.landing import PART, landing

SIDECARS = ("-journal", "-wal", "-shm")

_FORGOTTEN_AFTER = 24 * 3600
"""Seconds; nothing takes as long to make."""


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def beside(path: Path) -> Iterator[tuple[Path, bool]]:
    """What of it lies there, and whether it is a file. SQLite never makes a link, a pipe or a folder of these names.

    Raises OSError.
    """
    for ending in SIDECARS:
        sidecar = path.with_name(path.name + ending)
        try:
            mode = sidecar.stat(follow_symlinks=False).st_mode
        except FileNotFoundError:
            continue
        yield sidecar, stat.S_ISREG(mode)


def remove_sidecars(path: Path) -> None:
    for ending in SIDECARS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def remove_forgotten(folder: Path) -> None:
    """Take away what a crash left under construction there more than a day ago. Raises OSError."""
    for part in folder.glob(PART):
        if time.time() - part.stat(follow_symlinks=False).st_mtime > _FORGOTTEN_AFTER:
            part.unlink(missing_ok=True)
            remove_sidecars(part)


@contextmanager
def database_landing(target: Path) -> Iterator[Path]:
    """As `landing`; what SQLite left beside a replaced `target` goes: an old journal would be played back into it."""
    with landing(target, lambda: remove_sidecars(target)) as part:
        try:
            yield part
        finally:
            remove_sidecars(part)
