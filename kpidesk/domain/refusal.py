"""Expected errors: what the owner did cannot be done, and why. They carry facts; `ui` and `cli` put them into words."""

import errno
from enum import StrEnum
from pathlib import Path

from kpidesk.domain.file_facts import Holder
from kpidesk.domain.text import NOTE_LENGTH, clean_text


class Refusal(Exception):  # noqa: N818 -- a refusal is no program error
    """The base of every expected error. Its text is a plain English sentence with place and remedy."""


class ChangeRefused(Refusal):
    """A change that the file cannot hold. Nothing of it was made."""


class FileProblem(StrEnum):
    NOT_FOUND = "not found"
    IS_FOLDER = "is a folder"
    EXISTS = "exists already"
    NOT_KPIDESK = "not a kpidesk file"
    NEWER = "made by a newer version"
    DAMAGED = "damaged"
    NOT_READABLE = "not readable"
    NOT_WRITABLE = "not writable"
    IN_USE = "in use by another program"
    DISK_FULL = "disk full"
    MOVED = "moved away while open"
    CHANGED = "changed by another program"
    HELD = "open in another kpidesk"
    FOREIGN = "has parts that do not belong"
    UNPLUGGED = "drive not available"
    UNRELIABLE = "numbers are not kept exactly here"


class FileRefused(Refusal):
    """A file cannot be made, opened or written. ``detail`` may quote what a file holds, so it is cleaned."""

    def __init__(self, path: Path, problem: FileProblem, detail: str = "") -> None:
        self.path, self.problem, self.detail = path, problem, clean_text(detail, NOTE_LENGTH)
        super().__init__(f"{path}: {_SENTENCES[problem]}" + (f" ({self.detail})" if self.detail else ""))

    @classmethod
    def by_system(cls, path: Path, error: OSError, otherwise: FileProblem = FileProblem.NOT_WRITABLE) -> "FileRefused":
        """What the operating system said about ``path``; ``otherwise`` when it gives no reason that is known here."""
        return cls(path, _BY_ERRNO.get(error.errno or 0, otherwise), error.strerror or str(error))


class FileHeld(FileRefused):
    """Another kpidesk has the file open; ``holder`` says which, as far as its lock tells."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.holder = holder
        where = "" if holder.is_here or not holder.host else f" on {holder.host}"
        who = f"{holder.program}, process {holder.process}{where}" if holder.process else holder.host
        left = f"if nobody has it open any more, delete “.~lock.{path.name}#” beside it"
        super().__init__(
            path, FileProblem.HELD, who if holder.is_here and holder.process else "; ".join(filter(None, (who, left)))
        )


_BY_ERRNO = {
    errno.ENOSPC: FileProblem.DISK_FULL,
    errno.EDQUOT: FileProblem.DISK_FULL,
    errno.ENOENT: FileProblem.NOT_FOUND,
    errno.ENOTDIR: FileProblem.NOT_FOUND,
    errno.ENAMETOOLONG: FileProblem.NOT_FOUND,
    errno.ELOOP: FileProblem.NOT_FOUND,
    errno.EISDIR: FileProblem.IS_FOLDER,
    errno.EEXIST: FileProblem.EXISTS,
    **dict.fromkeys(
        (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH),
        FileProblem.UNPLUGGED,
    ),
}


_SENTENCES = {
    FileProblem.NOT_FOUND: "there is no such file; check the name and the folder",
    FileProblem.IS_FOLDER: "this is a folder; name a file in it",
    FileProblem.EXISTS: "this file exists already; choose another name, it was not touched",
    FileProblem.NOT_KPIDESK: "this is not a kpidesk file; it was not touched. Bring a spreadsheet in with Import",
    FileProblem.NEWER: "this file was made by a newer kpidesk; update yours to open it, it was not touched",
    FileProblem.DAMAGED: "this file is damaged; nothing was changed. Open a copy that is known to be good",
    FileProblem.NOT_READABLE: "this file may not be read; change its permissions or copy it elsewhere",
    FileProblem.NOT_WRITABLE: "this cannot be written to; nothing was lost, choose another folder or its permissions",
    FileProblem.IN_USE: "another program is using this file; close it there and try again, nothing was changed",
    FileProblem.MOVED: "another program moved or deleted this file; nothing was written, save a copy elsewhere",
    FileProblem.CHANGED: "another program changed this file; nothing was written over it. Load it again or save yours",
    FileProblem.HELD: "this file is open in another kpidesk; close it there, or look at it without changing it",
    FileProblem.FOREIGN: "this file has parts that do not belong in it and could do harm; it was not opened. Repair it",
    FileProblem.UNPLUGGED: "the drive does not answer; put it back in, or save a copy elsewhere",
    FileProblem.UNRELIABLE: "the database on this computer does not give numbers back as they are; nothing was opened. "
    "Install kpidesk afresh",
    FileProblem.DISK_FULL: "the disk is full; nothing was changed. Make room or save a copy elsewhere",
}
