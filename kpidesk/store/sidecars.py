"""What SQLite keeps beside a database while it is open, and new databases that must not inherit it."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kpidesk.landing import landing

SIDECARS = ("-journal", "-wal", "-shm")


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


@contextmanager
def database_landing(target: Path) -> Iterator[Path]:
    """As `landing`; what SQLite left beside a replaced `target` goes: an old journal would be played back into it."""
    with landing(target, lambda: remove_sidecars(target)) as part:
        try:
            yield part
        finally:
            remove_sidecars(part)
