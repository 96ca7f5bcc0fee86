"""A file that went two ways: keeping ours whole elsewhere."""

import datetime as dt
import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError

from kpidesk.domain.business import Contents
from kpidesk.domain.change import Change
from kpidesk.domain.log import MadeBy
from kpidesk.domain.refusal import FileProblem, FileRefused, Refusal
from kpidesk.store.database.engine import within
from kpidesk.store.database.sidecars import database_landing, remove_sidecars
from kpidesk.store.database.transfer import change_identity, copy_pages
from kpidesk.store.guarding.identity import keep_uuid, renew_uuid
from kpidesk.store.problems import refusing
from kpidesk.store.saving.queue import Entry
from kpidesk.store.store import Store
from kpidesk.store.upgrade import make_tables

log = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds that a drive which does not answer gets before the copy is made without it."""


class Ours(NamedTuple):
    """What we hold in memory: the change that makes it out of nothing, and whether some contents are just that."""

    anew: Change
    is_in: Callable[[Contents], bool]


def save_whole(store: Store, path: Path, unsaved: Sequence[Entry], ours: Ours, as_another: bool = False) -> None:
    """Write everything we hold to a new file at ``path``, in place of one that is there.

    It is a copy of what the store has in hand, with all that the file remembers and the ``unsaved`` changes on top,
    where that comes to what we hold; else it is made anew. It is the same business, or ``as_another`` a file of its
    own. Raises FileRefused; there is then no new file, and what was there stays.
    """
    with refusing(path):
        _refuse_open_file(store, path)
        with database_landing(path.resolve()) as part:
            if not _is_copied(store, part, unsaved, ours):
                _make(part, ours.anew, store.identity.file_uuid)
            if as_another:
                change_identity(part, renew_uuid)


def _refuse_open_file(store: Store, path: Path) -> None:
    if path.is_dir():
        raise FileRefused(path, FileProblem.IS_FOLDER)
    if path.exists() and store.path.exists() and path.samefile(store.path):
        raise FileRefused(path, FileProblem.EXISTS, "it is the file that is open")


def _is_copied(store: Store, part: Path, unsaved: Sequence[Entry], ours: Ours) -> bool:
    if not store.is_free(_PATIENCE):
        return False
    try:
        with store.still() as connection:
            copy_pages(part, within(connection))
        with Store(part) as copy:
            for entry in unsaved:
                copy.write(entry.change, entry.at, entry.made_by)
            return ours.is_in(copy.read())
    except (Refusal, sqlite3.Error, DBAPIError, OSError, ValueError) as error:
        log.warning("%s could not be copied as it was opened: %s", store.path, error)
        return False


def _make(part: Path, anew: Change, file_uuid: str) -> None:
    remove_sidecars(part)
    part.write_bytes(b"")
    make_tables(part)
    change_identity(part, lambda connection: keep_uuid(connection, file_uuid))
    with Store(part) as made:
        made.write(anew, dt.datetime.now(dt.UTC), MadeBy.MADE)


def copy_beside(path: Path, day: dt.date) -> Path:
    """A free name beside the file for our way of it."""
    number, name = 1, f"{path.stem} (kpidesk conflict {day.isoformat()})"
    while (free := path.with_name(f"{name}{f' {number}' if number > 1 else ''}{path.suffix}")).exists():
        number += 1
    return free
