"""A disk whose power may go at any moment: what is on it for sure, and what may be.

Of every file the bytes at its last flush are there for sure. Each write and each change of length since then is there
or not, in any combination, and a write is torn at 512 bytes: any of its blocks may be there. A file may have grown
before the bytes came that made it grow; what stands there until then is zeros or what the disk held before. A drive
with sectors of 4096 bytes may leave in a sector that it was writing, in the blocks that nobody had written, garbage.

Names that were made, changed or deleted are there in the order in which that was done in their folder, up to any
moment since the last flush that covers them. Which flush does, is what file systems differ in.
"""

import random
from collections import defaultdict
from enum import StrEnum

from tests.proofs.power_cut.events import FOLDER, Event, Flushed, FlushedFolder, Renamed, Resized, Said, Trace, Wrote

BLOCK = 512
SECTOR = 4096
PAUSED = "paused"
"""The line with which a program says that its owner now thinks for some seconds."""


class FileSystem(StrEnum):
    POSIX = "POSIX"
    """The flush of a folder covers its names; the flush of a file covers its bytes and no name, not even its own."""

    NTFS_LIKE = "NTFS-like"
    """Folders cannot be flushed. The flush of any file covers all names until then: they are in one journal."""

    FAT_LIKE = "FAT-like"
    """The worst case: no flush covers any name.

    In both of these the names that are some seconds old (`PAUSED`) are on the disk, because the system writes them out
    by itself; on a POSIX file system not even that counts. Names from before the program started are there everywhere.
    """


class Disk:
    """Follows the events of a trace on a file system; `after_power_cut` may be asked after each."""

    def __init__(self, trace: Trace, file_system: FileSystem) -> None:
        self._file_system = file_system
        self._sure = defaultdict(bytearray, {file: bytearray(content) for file, content in trace.before.items()})
        self._names = dict(trace.names)
        self._open_writes: dict[int, list[Wrote | Resized]] = defaultdict(list)
        self._open_names: list[Renamed] = []

    def take(self, event: Event) -> None:
        match event:
            case Wrote() | Resized():
                self._open_writes[event.file].append(event)
            case Renamed():
                self._open_names.append(event)
            case Flushed(file):
                self._settle(file)
                if self._file_system is FileSystem.NTFS_LIKE:
                    self._settle_names(None)
            case FlushedFolder(folder):
                if self._file_system is FileSystem.POSIX:
                    self._settle_names(folder)
            case Said(line):
                if line == PAUSED and self._file_system is not FileSystem.POSIX:
                    self._settle_names(None)

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """One of the ways in which the files may be found; None is a folder."""
        names = self._surviving_names(chance)
        contents = {file: self._surviving_bytes(file, chance) for file in sorted({*names.values()} - {FOLDER})}
        return {name: contents.get(file) for name, file in names.items()}

    def _settle(self, file: int) -> None:
        for change in self._open_writes.pop(file, ()):
            _apply_whole(self._sure[file], change)

    def _settle_names(self, folder: str | None) -> None:
        covered = [change for change in self._open_names if folder in (None, change.folder)]
        for change in covered:
            _rename(self._names, change)
        self._open_names = [change for change in self._open_names if folder not in (None, change.folder)]

    def _surviving_names(self, chance: random.Random) -> dict[str, int]:
        names = dict(self._names)
        left = {
            folder: chance.randint(0, sum(change.folder == folder for change in self._open_names))
            for folder in sorted({change.folder for change in self._open_names})
        }
        for change in self._open_names:
            if left[change.folder]:
                left[change.folder] -= 1
                _rename(names, change)
        return names

    def _surviving_bytes(self, file: int, chance: random.Random) -> bytes:
        changes = self._open_writes.get(file, ())
        if not changes:
            return bytes(self._sure[file])
        content = bytearray(self._sure[file])
        kept = _chances(len(changes), chance)
        fill = chance.choice((b"\0", b"\xa5", b"garbage!"))
        for change, share in zip(changes, kept, strict=True):
            _apply_torn(content, change, share, fill, chance)
        if chance.random() < 0.25:
            _spoil_sectors(content, len(self._sure[file]), changes, chance)
        return bytes(content)


def _rename(names: dict[str, int], change: Renamed) -> None:
    if change.gone is not None:
        names.pop(change.gone, None)
    if change.there is not None:
        names[change.there] = change.file


def _chances(count: int, chance: random.Random) -> list[float]:
    """For each of the changes the share of its blocks that is there: one of the patterns that disks leave."""
    one, share = chance.randrange(count), chance.random()
    match chance.randrange(7):
        case 0:
            return [0.0] * count
        case 1:
            return [1.0] * count
        case 2:  # in order, and torn where it stopped
            return [1.0] * one + [0.5] + [0.0] * (count - one - 1)
        case 3:  # whole writes in any order
            return [float(chance.random() < share) for _ in range(count)]
        case 4:
            return [share] * count
        case 5:  # all but one
            return [float(index != one) for index in range(count)]
        case _:  # one alone
            return [float(index == one) for index in range(count)]


def _apply_whole(content: bytearray, change: Wrote | Resized) -> None:
    if isinstance(change, Resized):
        _resize(content, change.size, b"\0")
        return
    _resize(content, max(len(content), change.at), b"\0")
    content[change.at : change.at + len(change.data)] = change.data


def _apply_torn(content: bytearray, change: Wrote | Resized, share: float, fill: bytes, chance: random.Random) -> None:
    if share >= 1:
        _apply_whole(content, change)
    elif share > 0 and isinstance(change, Resized):
        if chance.random() < share:
            _resize(content, change.size, fill)
    elif share > 0 and isinstance(change, Wrote):
        _apply_blocks(content, change, share, fill, chance)


def _apply_blocks(content: bytearray, change: Wrote, share: float, fill: bytes, chance: random.Random) -> None:
    end = change.at + len(change.data)
    if end > len(content):  # the length may have got to the disk for all of it, for a part, or not at all
        ends = [len(content), end, *range(max(change.at, len(content)) // BLOCK * BLOCK + BLOCK, end, BLOCK)]
        _resize(content, max(len(content), chance.choice(ends)), fill)
    for start in range(change.at // BLOCK * BLOCK, min(end, len(content)), BLOCK):
        if chance.random() < share:
            first, last = max(start, change.at), min(start + BLOCK, end, len(content))
            content[first:last] = change.data[first - change.at : last - change.at]


def _resize(content: bytearray, size: int, fill: bytes) -> None:
    if size <= len(content):
        del content[size:]
    else:
        missing = size - len(content)
        content.extend((fill * (missing // len(fill) + 1))[:missing])


def _spoil_sectors(
    content: bytearray, sure_size: int, changes: "list[Wrote | Resized] | tuple[()]", chance: random.Random
) -> None:
    """Some of the sectors that were being written lose the blocks that no write had touched."""
    written = {block for change in changes if isinstance(change, Wrote) for block in _blocks(change)}
    sectors = sorted({block * BLOCK // SECTOR for block in written})
    for sector in chance.sample(sectors, chance.randint(0, min(3, len(sectors)))):
        first = sector * SECTOR // BLOCK
        for block in range(first, first + SECTOR // BLOCK):
            if block not in written and (block + 1) * BLOCK <= min(sure_size, len(content)):
                content[block * BLOCK : (block + 1) * BLOCK] = chance.randbytes(BLOCK)


def _blocks(change: Wrote) -> range:
    return range(change.at // BLOCK, (change.at + max(1, len(change.data)) - 1) // BLOCK + 1)
