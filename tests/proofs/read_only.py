"""Opens files where nothing may be written: they are shown as they are, and nothing appears beside them."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from kpidesk.domain.business import Business, Contents
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.check import report
from kpidesk.store.places.places import notices
from kpidesk.store.reader import Reader
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit
from tests.proofs.proof import Reached

ROWS = (10,)
TITLE = "read-only file, folder, stick"
MINUTES = 0.1

NOBODY = 65534
_OLDER = Path(__file__).parents[1] / "store" / "upgrade_from" / "0001.kpidesk"
_HOT = """
import sqlite3, sys, os
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.executescript("PRAGMA cache_size=2; PRAGMA synchronous=OFF; BEGIN; UPDATE value SET value = -1.0;"
                  "UPDATE value_log SET new = -1.0; DELETE FROM commit_log;")
os._exit(9)
"""


@dataclass(frozen=True)
class Case:
    """Modes of the file and of its folder, and what `leave` leaves there before; what opening to write answers."""

    file: int
    folder: int
    leave: Callable[[Path], None] = lambda path: None
    to_write: FileProblem = FileProblem.NOT_WRITABLE
    is_readable: bool = True


def _write_ahead(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").fetchall()


def _cut_short(path: Path) -> None:
    """As a crash leaves it in the middle of a change: half of it in the file, the rest in the journal."""
    before = path.read_bytes()
    subprocess.run([sys.executable, "-c", _HOT, str(path)], check=False)
    assert path.read_bytes() != before, "the change did not get into the file"
    assert path.with_name(path.name + "-journal").stat().st_size > 512


def _empty_journal(path: Path) -> None:
    path.with_name(path.name + "-journal").touch()


def _older(path: Path) -> None:
    shutil.copyfile(_OLDER, path)


CASES = {
    "file": Case(0o400, 0o700),
    "folder": Case(0o600, 0o500),
    "file and folder": Case(0o400, 0o500),
    "folder, write-ahead log": Case(0o400, 0o500, _write_ahead),
    "folder, a change cut short": Case(0o400, 0o500, _cut_short),
    "folder, an empty journal": Case(0o600, 0o500, _empty_journal),
    "folder, an older file": Case(0o400, 0o500, _older),
    "no right to read the file": Case(0, 0o700, to_write=FileProblem.NOT_READABLE, is_readable=False),
    "no right to enter the folder": Case(0o600, 0, to_write=FileProblem.NOT_READABLE, is_readable=False),
}


def prove(scale: float, folder: Path) -> Reached:
    if not hasattr(os, "geteuid"):
        return Reached({"left out (rights work otherwise on this system)": len(CASES)})
    failures: list[str] = []
    read = 0
    with Store.create(folder / "sound.kpidesk", Business("Bakery")) as store:
        for number in range(1, 40):
            store.write(edit(number), AT)
    for name, case in CASES.items():
        wrong, was_read = _wrong_answers(folder, case)
        read += was_read
        failures += [f"{name}: {each}" for each in wrong]
    return Reached({"cases": len(CASES), "opened to be looked at": read}, failures)


def _wrong_answers(folder: Path, case: Case) -> tuple[list[str], bool]:
    place = Path(mkdtemp(prefix="kpidesk-drawer-"))  # `folder` may lie where only root comes
    path = place / "shop.kpidesk"
    try:
        shutil.copyfile(folder / "sound.kpidesk", path)
        case.leave(path)
        wanted = _as_it_should_read(path, folder / "copy")
        before = _everything_in(place)
        path.chmod(case.file)
        place.chmod(case.folder)
        with a_plain_user(place):
            wrong = _opened(path, case, wanted)
        place.chmod(0o700)
        path.chmod(0o600)
        if _everything_in(place) != before:
            wrong.append("something was changed or left behind")
    finally:
        shutil.rmtree(place)
    return wrong, case.is_readable and not wrong


@contextmanager
def a_plain_user(place: Path) -> Iterator[None]:
    """Root may do everything, so root becomes nobody, to whom the folder and all in it then belongs."""
    if os.geteuid() != 0:
        yield
        return
    for each in (place, *place.iterdir()):
        os.chown(each, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def _as_it_should_read(path: Path, copy: Path) -> Contents:
    """What a copy of it reads as that may be written."""
    shutil.copytree(path.parent, copy)
    try:
        with Store.open(copy / path.name) as store:
            return store.read()
    finally:
        shutil.rmtree(copy)


def _opened(path: Path, case: Case, wanted: Contents) -> list[str]:
    wrong = []
    try:
        Store.open(path).close()
        wrong.append("it was opened to be written")
    except FileRefused as refused:
        if refused.problem is not case.to_write:
            wrong.append(f"opening it says {refused.problem}")
    try:
        with Reader(path) as reader:
            if reader.read() != wanted:
                wrong.append("it does not read as it should")
    except FileRefused as refused:
        if case.is_readable or refused.problem is not case.to_write:
            wrong.append(f"looking at it says {refused.problem}")
    told = report(path)
    if told.is_sound is not case.is_readable:
        wrong.append(f"the check says {told.faults}")
    notices(path)
    return wrong


def _everything_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
