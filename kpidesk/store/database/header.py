"""Looks at a file before SQLite does: is it ours, and which schema?"""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.database.sidecars import beside, journal_of
from kpidesk.store.schema.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_WAL = 2
_UTF_8 = (0, 1)
"""0: nothing was written yet. Everything else turns every text, and what SQLite answers, into something else."""

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


class Header(NamedTuple):
    """What the first 100 bytes tell (https://www.sqlite.org/fileformat.html#the_database_header)."""

    schema: int
    application_id: int
    encoding: int
    has_wal: bool


def identify(path: Path) -> Header:
    """Read the header of a kpidesk file, of whatever schema.

    The file must not be open in this process: closing our own handle would drop SQLite's locks. Raises FileRefused
    for everything else (folder, missing, empty, another program's, not readable); no byte of it is changed.
    """
    refuse_unless_a_file(path)
    try:
        with path.open("rb") as file:
            start = file.read(_LENGTH)
    except PermissionError as error:
        raise FileRefused(path, FileProblem.NOT_READABLE) from error
    if not start:
        raise FileRefused(path, FileProblem.NOT_KPIDESK, "it is empty")
    header = _parse(start)
    if header is None or header.application_id != APPLICATION_ID:
        raise FileRefused(path, FileProblem.NOT_KPIDESK)
    if header.schema < 1:
        raise FileRefused(path, FileProblem.DAMAGED, "it has no schema")
    if header.encoding not in _UTF_8:
        raise FileRefused(path, FileProblem.DAMAGED, "it says that its texts are not UTF-8")
    _refuse_odd_sidecars(path.resolve(), path)
    return header


def refuse_unless_a_file(path: Path) -> None:
    """Raise FileRefused when there is none, or a folder, a device or a pipe; OSError when nobody can tell."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileRefused(path, FileProblem.NOT_FOUND) from error
    except PermissionError as error:
        raise FileRefused(path, FileProblem.NOT_READABLE) from error
    if stat.S_ISDIR(mode):
        raise FileRefused(path, FileProblem.IS_FOLDER)
    if not stat.S_ISREG(mode):  # reading from a pipe would wait for ever
        raise FileRefused(path, FileProblem.NOT_KPIDESK, "it is a device or a pipe")


def names_another_file(journal: Path) -> bool:
    """A journal that ends like this names a second file, which SQLite would delete after a crash. Ours never does.

    See "super-journal" in https://www.sqlite.org/fileformat.html#the_rollback_journal.
    """
    try:
        with journal.open("rb") as file:
            size = file.seek(-len(_JOURNAL_MAGIC) - 8, os.SEEK_END)
            end = file.read()
    except OSError:
        return False  # there is none, or SQLite cannot read it either, or it is shorter than that
    return end[8:] == _JOURNAL_MAGIC and 0 < int.from_bytes(end[:4], "big") <= size


def _refuse_odd_sidecars(place: Path, path: Path) -> None:
    for sidecar, is_file in beside(place):
        if not is_file:  # waiting for a pipe would never end
            raise FileRefused(path, FileProblem.FOREIGN, f"{sidecar.name} beside it is no file")
    if names_another_file(journal_of(place)):
        raise FileRefused(path, FileProblem.FOREIGN, "the journal beside it names another file")


def _parse(start: bytes) -> Header | None:
    if len(start) < _LENGTH or not start.startswith(_MAGIC):
        return None
    return Header(
        schema=int.from_bytes(start[60:64], "big", signed=True),
        application_id=int.from_bytes(start[68:72], "big"),
        encoding=int.from_bytes(start[56:60], "big"),
        has_wal=_WAL in (start[18], start[19]),
    )
