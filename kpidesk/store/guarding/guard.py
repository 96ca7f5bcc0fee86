"""Whether the file is still what this program left: looked at before every commit."""

from pathlib import Path
from typing import NamedTuple


class Signature(NamedTuple):
    """What `stat` tells of a file without opening it: opening it here would drop SQLite's locks when it is closed.

    The time of the last change of the inode is part of it: who restores the time of writing cannot restore that.
    """

    device: int
    inode: int
    size: int
    written: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> "Signature":
        """Raises OSError when there is no file any more."""
        found = path.stat()
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
