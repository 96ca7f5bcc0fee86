"""A file as a command opens it, to change it, and the backup that is made before much changes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.refusal import FileRefused
from kpidesk.store.places.local_data import LocalData
from kpidesk.workbook.opening import OpenFile, look_at, open_file
from kpidesk.workbook.workbook import Workbook


@contextmanager
def opened(path: Path) -> Iterator[OpenFile]:
    """To be changed; closed at the end."""
    file = open_file(path, read_catalogue(), data=LocalData.of_user())
    try:
        yield file
    finally:
        file.close()


@contextmanager
def looked_at(path: Path) -> Iterator[Workbook]:
    """Only to be read: not a byte of it changes, and another window may have it open."""
    file = look_at(path, read_catalogue())
    try:
        yield file.workbook
    finally:
        file.close()


def back_up(file: OpenFile, reason: BackupReason) -> None:
    """Before what cannot be undone step by step; without a backup it is done all the same, and said."""
    try:
        file.back_up(reason, LocalData.of_user())
    except FileRefused as refused:
        print(f"kpidesk-cli: no backup was made: {refused}", file=sys.stderr)
