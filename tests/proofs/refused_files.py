"""Files that are none of ours, or not for this version: each is answered with its own word and keeps every byte."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kpidesk.domain.business import Business
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.check import report
from kpidesk.store.reader import Reader
from kpidesk.store.schema.schema import APPLICATION_ID, SCHEMA
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit
from tests.proofs.proof import Reached

ROWS = (12,)
TITLE = "empty, foreign, newer and older file"
MINUTES = 0.1

P = FileProblem
_OLDER = Path(__file__).parents[1] / "store" / "upgrade_from" / "0001.kpidesk"


@dataclass(frozen=True)
class Case:
    """What `make` makes of a sound file, and the answers to opening it to write and to look; None: it opens."""

    make: Callable[[Path], None]
    to_write: FileProblem | None
    to_look: FileProblem | None


def _sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement).fetchall()

    return change


def _content(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


def _another_programs(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE places (url)", "PRAGMA user_version=75")(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _newer(min_reader: int, schema: int = SCHEMA + 1) -> tuple[str, ...]:
    return (
        f"UPDATE meta SET min_reader={min_reader}, min_writer={schema}, app_version='9.1'",
        f"UPDATE alembic_version SET version_num = '{schema:04}'",
        f"PRAGMA user_version={schema}",
        "CREATE TABLE hologram (x)",
    )


CASES = {
    "nothing there": Case(lambda path: path.unlink(), P.NOT_FOUND, P.NOT_FOUND),
    "folder": Case(_folder, P.IS_FOLDER, P.IS_FOLDER),
    "0 bytes": Case(_content(b""), P.NOT_KPIDESK, P.NOT_KPIDESK),
    "text": Case(_content(b"Month;Revenue\n"), P.NOT_KPIDESK, P.NOT_KPIDESK),
    "spreadsheet": Case(_content(b"PK\x03\x04" + bytes(5000)), P.NOT_KPIDESK, P.NOT_KPIDESK),
    "zeros": Case(_content(bytes(8192)), P.NOT_KPIDESK, P.NOT_KPIDESK),
    "header alone": Case(lambda path: os.truncate(path, 100), P.DAMAGED, P.DAMAGED),
    "another program's database": Case(_another_programs, P.NOT_KPIDESK, P.NOT_KPIDESK),
    "another application's number": Case(
        _sql(f"PRAGMA application_id={APPLICATION_ID + 1}"), P.NOT_KPIDESK, P.NOT_KPIDESK
    ),
    "our number, no schema": Case(_sql("PRAGMA user_version=0"), P.DAMAGED, P.DAMAGED),
    "our number, other tables": Case(_sql("DROP TABLE month_note", "CREATE TABLE x (y)"), P.FOREIGN, P.FOREIGN),
    "newer": Case(_sql(*_newer(SCHEMA + 1)), P.NEWER, P.NEWER),
    "much newer": Case(_sql(*_newer(9000, 9999)), P.NEWER, P.NEWER),
    "newer by its header alone": Case(_sql("PRAGMA user_version=99"), P.NEWER, P.NEWER),
    "newer with a write-ahead log": Case(_sql("PRAGMA journal_mode=WAL", *_newer(SCHEMA + 1)), P.NEWER, P.NEWER),
    "newer, to be read by this version": Case(_sql(*_newer(SCHEMA)), P.NEWER, None),
    "this schema, to be written by newer ones": Case(_sql(f"UPDATE meta SET min_writer={SCHEMA + 1}"), P.NEWER, None),
    "this schema, to be read by newer ones": Case(_sql(f"UPDATE meta SET min_reader={SCHEMA + 1}"), P.NEWER, P.NEWER),
    "older": Case(lambda path: shutil.copyfile(_OLDER, path) and None, None, None),
    "sound": Case(lambda path: None, None, None),
}
if hasattr(os, "mkfifo"):
    CASES["pipe"] = Case(_pipe, P.NOT_KPIDESK, P.NOT_KPIDESK)


def prove(scale: float, folder: Path) -> Reached:
    sound = folder / "sound.kpidesk"
    with Store.create(sound, Business("Bakery")) as store:
        store.write(edit(1), AT)
    failures: list[str] = []
    refused = 0
    for number, (name, case) in enumerate(CASES.items()):
        path = folder / str(number) / "shop.kpidesk"
        path.parent.mkdir()
        shutil.copyfile(sound, path)
        case.make(path)
        refused += case.to_write is not None
        failures += [f"{name}: {failure}" for failure in _wrong_answers(path, case)]
    return Reached({"files": len(CASES), "refused with their own word": refused - len(failures)}, failures)


def _wrong_answers(path: Path, case: Case) -> list[str]:
    """Looking comes first: it changes nothing, whatever the file is."""
    before, wrong = _prints(path.parent), []
    for way, answer, wanted in (
        ("look", _answer(lambda: Reader(path).close()), case.to_look),
        ("check", report(path).problem, case.to_look),
    ):
        if answer is not wanted:
            wrong.append(f"{way} says {answer}, not {wanted}")
    if _prints(path.parent) != before:
        wrong.append("looking at it changed it")
    if (answer := _answer(lambda: Store.open(path).close())) is not case.to_write:
        wrong.append(f"opening says {answer}, not {case.to_write}")
    if case.to_write is not None and _prints(path.parent) != before:
        wrong.append("the refusal changed it")
    return wrong


def _answer(ask: Callable[[], object]) -> FileProblem | None:
    try:
        ask()
    except FileRefused as refused:
        return refused.problem
    return None


def _prints(folder: Path) -> dict[str, str]:
    """The names in a folder and the fingerprints of their contents."""
    return {
        each.name: sha256(each.read_bytes()).hexdigest() if each.is_file() else "no file"
        for each in sorted(folder.iterdir())
    }
