"""What a program did to the files of a folder, as far as a power cut can tell."""

from dataclasses import dataclass

FOLDER = 0
"""The file number of every folder."""


@dataclass(frozen=True, slots=True)
class Wrote:
    file: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Flushed:
    file: int


@dataclass(frozen=True, slots=True)
class FlushedFolder:
    folder: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """In ``folder`` the name ``there`` now leads to ``file``, and the name ``gone`` to nothing; None: no such name.

    A new file has no ``gone``, a deleted one no ``there``, a renamed one has both.
    """

    folder: str
    gone: str | None
    there: str | None
    file: int


@dataclass(frozen=True, slots=True)
class Said:
    """A line on stdout: the program told its owner something."""

    line: str


Event = Wrote | Resized | Flushed | FlushedFolder | Renamed | Said


@dataclass(frozen=True)
class Trace:
    """``before`` are the files by number that were safely on the disk at the start, ``names`` their names."""

    before: dict[int, bytes]
    names: dict[str, int]
    events: list[Event]
    lines: list[str]
    """All that the program said."""
