"""Plants in a file what would act by itself: it is refused before a row is read, and nothing of it acts."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kpidesk.domain.business import Business
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.check import check
from kpidesk.store.database import engine
from kpidesk.store.reader import Reader
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store
from tests.proofs.edits import AT, edit
from tests.proofs.proof import Reached

ROWS = (17,)
TITLE = "malicious file"
MINUTES = 0.2

LONGEST = 2.0
"""Seconds until the refusal."""
_OLDER = Path(__file__).parents[1] / "store" / "upgrade_from" / "0001.kpidesk"
_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS month, 'a' AS note FROM n"
_TRIGGER = "CREATE TRIGGER t AFTER UPDATE ON value BEGIN DELETE FROM value_note; END"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")

PLANTED: dict[str, tuple[str, ...]] = {
    "trigger that deletes notes": (_TRIGGER,),
    "trigger that changes figures": (
        "CREATE TRIGGER t AFTER INSERT ON value BEGIN UPDATE value SET value = value * 0.9; END",
    ),
    "trigger that calls the program": ("CREATE TRIGGER t BEFORE UPDATE ON meta BEGIN SELECT program(1); END",),
    "view without end in place of a table": ("DROP TABLE month_note", f"CREATE VIEW month_note AS {_ENDLESS}"),
    "view that calls the program": ("DROP TABLE month_note", "CREATE VIEW month_note AS SELECT program(1) AS month"),
    "view that loads a library": ("CREATE VIEW v AS SELECT load_extension('/tmp/x')",),
    "rule that calls the program": ("!value_note|CHECK (month|CHECK (program(month) AND month",),
    "column worked out by the program": ("ALTER TABLE month_note ADD COLUMN x TEXT AS (program(month))",),
    "column of 900 MB": ("ALTER TABLE month_note ADD COLUMN x BLOB AS (zeroblob(900000000))",),
    "default that calls the program": ("CREATE TABLE other (x DEFAULT (program(1)))",),
    "index that calls the program": ("CREATE INDEX i ON value_note (program(month))",),
    "index over part of a table": ("CREATE INDEX i ON value_note (month) WHERE program(month) = 1",),
    "text search table": ("CREATE VIRTUAL TABLE f USING fts5 (t)",),
    "region table": ("CREATE VIRTUAL TABLE r USING rtree (id, a, b)",),
    "virtual table in place of ours": ("DROP TABLE month_note", "CREATE VIRTUAL TABLE month_note USING fts5 (month)"),
    "view that says it is a table": ("CREATE VIEW other AS SELECT 1", "!other|type = 'view'|type = 'table'"),
    "table that nobody knows": ("CREATE TABLE other (x)",),
    "index that nobody knows": ("CREATE INDEX i ON value_note (note)",),
    "statistics that mislead": ("ANALYZE",),
    "other words": ("ALTER TABLE month_note RENAME COLUMN note TO remark",),
    "rule taken away": ("!value|value < 1e15|value < 9e999",),
    "2,000 tables": ("BEGIN", *(f"CREATE TABLE t{number} (x)" for number in range(2_000)), "COMMIT"),
    "words of 2 MB": (f"CREATE TABLE other (x /* {'x' * 2_000_000} */)",),
    "rule of 900 terms": (f"CREATE TABLE other (x CHECK (x{' + x' * 900}))",),
    "table of 1,900 columns": (f"CREATE TABLE other ({', '.join(f'c{number}' for number in range(1900))})",),
    "newer file with a trigger": (_TRIGGER, f"PRAGMA user_version={SCHEMA + 1}"),
    "newer file with a view": ("CREATE VIEW v AS SELECT program(1)", f"PRAGMA user_version={SCHEMA + 1}"),
    "trigger in a write-ahead log": ("PRAGMA journal_mode=WAL", _TRIGGER),
}


def prove(scale: float, folder: Path) -> Reached:
    sound = folder / "sound.kpidesk"
    with Store.create(sound, Business("Bakery")) as store:
        store.write(edit(1), AT)
    failures: list[str] = []
    longest = 0.0
    for number, (name, statements) in enumerate(PLANTED.items()):
        path = folder / str(number) / "shop.kpidesk"
        path.parent.mkdir()
        path.write_bytes(sound.read_bytes())
        plant(path, statements)
        longest = max(longest, _attack(path, name, failures))
    longest = max(longest, *(_attack(path, name, failures) for name, path in _others(folder, sound).items()))
    if longest > LONGEST:
        failures.append(f"one took {longest:.1f} s")
    counts = {"planted": len(PLANTED) + 2, "refused": len(PLANTED) + 2 - len(failures), "longest in seconds": longest}
    return Reached({name: round(count, 2) for name, count in counts.items()}, failures)


def _others(folder: Path, sound: Path) -> dict[str, Path]:
    """An older file with a trigger; a journal that would have SQLite delete somebody's letter."""
    older, letter, named = (folder / name / "shop.kpidesk" for name in ("older", "letter", "named"))
    for path, content in ((older, _OLDER.read_bytes()), (letter, b"Dear bank"), (named, sound.read_bytes())):
        path.parent.mkdir()
        path.write_bytes(content)
    plant(older, (_TRIGGER,))
    names = str(letter).encode()
    ending = len(names).to_bytes(4, "big") + (sum(names) & 0xFFFFFFFF).to_bytes(4, "big") + _JOURNAL_MAGIC
    header = _JOURNAL_MAGIC + bytes(4) + bytes(8) + (512).to_bytes(4, "big") * 2
    named.with_name("shop.kpidesk-journal").write_bytes(header.ljust(512, b"\0") + bytes(4) + names + ending)
    return {"older file with a trigger": older, "journal that names another file": named}


def plant(path: Path, statements: tuple[str, ...]) -> None:
    """Statements of SQL; ``!name|old|new`` changes the words by which the file remembers a part, or its kind."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("program", 1, lambda x: x, deterministic=True)
        connection.execute("PRAGMA synchronous=OFF")
        for statement in statements:
            if not statement.startswith("!"):
                connection.execute(statement).fetchall()
                continue
            name, old, new = statement[1:].split("|")
            connection.execute("PRAGMA writable_schema=ON")
            if old.startswith("type"):
                connection.execute(f"UPDATE sqlite_schema SET {new} WHERE name = '{name}' AND {old}")
            else:
                change = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?"
                connection.execute(change, (old, new, name))


def _refuse(path: Path) -> None:
    if wrong := check(path):
        raise FileRefused(path, FileProblem.FOREIGN, wrong[0])


_WAYS: dict[str, Callable[[Path], object]] = {
    "open": lambda path: Store.open(path).close(),
    "look": lambda path: Reader(path).close(),
    "check": _refuse,
}


def _attack(path: Path, name: str, failures: list[str]) -> float:
    """Seconds that the slowest way took."""
    around = path.parent.parent if path.parent.name == "named" else path.parent
    before, longest = everything_in(around), 0.0
    for way, do in _WAYS.items():
        start = time.perf_counter()
        with watched() as seen:
            try:
                do(path)
                failures.append(f"{name}, {way}: it was not refused")
            except FileRefused as refused:
                if refused.problem not in (FileProblem.FOREIGN, FileProblem.DAMAGED):
                    failures.append(f"{name}, {way}: it was refused as {refused.problem}")
        longest = max(longest, time.perf_counter() - start)
        if seen - {"sqlite_master", "sqlite_schema"}:
            failures.append(f"{name}, {way}: these were read or called: {sorted(seen)}")
        if everything_in(around) != before:
            failures.append(f"{name}, {way}: something was changed")
            break
    return longest


@contextmanager
def watched() -> Iterator[set[str]]:
    """The names of the tables that are read and of the program's functions that are called."""
    seen: set[str] = set()
    real = engine._open

    def read(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table:
            seen.add(table)
        return sqlite3.SQLITE_OK

    def called(x: object) -> object:
        seen.add("program()")
        return x

    def open_watched(path: Path, mode: str) -> sqlite3.Connection:
        raw = real(path, mode)
        raw.create_function("program", 1, called, deterministic=True)
        raw.set_authorizer(read)
        return raw

    engine._open = open_watched
    try:
        yield seen
    finally:
        engine._open = real


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
