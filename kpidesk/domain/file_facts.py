"""What is known about a file besides its figures: who has it open, where it lies, its backups, what differs."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kpidesk.domain.cell import Cell


class Identity(NamedTuple):
    """Which file this is, and which state of it. ``rev`` is new with every change, ``seq`` counts the changes.

    ``min_reader`` and ``min_writer`` are the oldest schemas whose programs may read and write it; ``clean`` says
    that whoever wrote last closed it properly.
    """

    file_uuid: str
    rev: str
    seq: int
    min_reader: int
    min_writer: int
    app_version: str
    clean: bool


class Holder(NamedTuple):
    """Who has a file open: as its lock says. ``host`` and ``program`` are empty and ``process`` 0 when it cannot tell.

    ``is_here``: the process is of this computer.
    """

    process: int
    program: str
    host: str
    is_here: bool


class ReadOnly(StrEnum):
    """Why a file is open to be looked at only."""

    FILE = "the file may not be written"
    FOLDER = "the folder may not be written"
    NEWER = "made by a newer version"
    HELD = "open elsewhere"
    BACKUP = "a backup"
    ASKED = "asked for"


class NoticeKind(StrEnum):
    """What the owner should hear once after opening."""

    SYNCED = "in a synchronised folder"
    NETWORK = "on a network drive"
    CONFLICT_COPIES = "conflict copies beside it"
    HARD_LINKS = "has several names"
    UPGRADED = "brought to this version"
    RESCUED = "unsaved changes of last time put in"
    RESCUE_WAITING = "unsaved changes of last time do not fit"
    LEFT_OPEN = "not closed properly last time"
    NOT_BACKED_UP = "no backup"


@dataclass(frozen=True, slots=True)
class Notice:
    """``paths`` are the files it is about, ``count`` how many changes, ``detail`` a name (of a service, a version)."""

    kind: NoticeKind
    paths: tuple[Path, ...] = ()
    count: int = 0
    detail: str = ""


class BackupReason(StrEnum):
    """Why a backup was made; the value stands in its file name."""

    DAY = "day"
    HALF_HOUR = "half-hour"
    CLOSE = "close"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    BULK = "bulk"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified backup. ``size`` in bytes; ``figures`` is how many it holds; ``digest`` stands for its contents."""

    path: Path
    at: dt.datetime
    reason: BackupReason
    size: int
    schema: int
    seq: int
    rev: str
    figures: int
    digest: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not the same in two files; None is a blank."""

    cell: Cell
    ours: float | None
    theirs: float | None


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a repair brought over. ``saved`` of ``known`` rows by table; what came from the log or a backup instead.

    ``known`` is what the damaged file says it had, as far as it can be told; ``lost`` names the rest in sentences.
    """

    path: Path
    saved: dict[str, int]
    known: dict[str, int]
    from_log: int
    from_backup: int
    backup: Path | None
    lost: tuple[str, ...]


class BackupPolicy(NamedTuple):
    """Where backups are kept: on this computer, beside the file, in both places or nowhere."""

    here: bool = True
    beside: bool = False
