"""A check finds what is wrong and changes nothing."""

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetValues
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.check import check
from kpidesk.store.reader import Reader
from kpidesk.store.schema.schema import SCHEMA
from kpidesk.store.store import Store

Folder = Callable[[Path], dict[str, bytes]]
AT = dt.datetime(2026, 8, 3, tzinfo=dt.UTC)


def statement(path: Path, *sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for each in sql:
            connection.execute(each).fetchall()


def test_sound_file_passes_untouched(closed: Path, everything_in: Folder) -> None:
    before = everything_in(closed.parent)
    assert check(closed) == []
    assert everything_in(closed.parent) == before


FAULTS = {
    "INSERT INTO value VALUES (24000, 77, 0, 1.0)": "a row of “value” points to a row of “indicator” that is not there",
    "UPDATE alembic_version SET version_num = '0007'": (
        f"the header says schema {SCHEMA}, the migrations say 0007, expected {SCHEMA}"
    ),
    "DELETE FROM alembic_version": f"the header says schema {SCHEMA}, the migrations say nothing, expected {SCHEMA}",
    "DROP TABLE month_note": "the table “month_note” is missing",
    "CREATE TABLE extra (x)": "the table “extra” does not belong here",
    "DELETE FROM business": "1 of 1 facts about the business is missing",
    "INSERT INTO month_state VALUES (24301, 'unfinished', 20)": "2025-02: its state is not what its log says",
    "INSERT INTO month_log VALUES (24301, 1, 'open', 1, NULL, 3)": "2025-02: its state is not what its log says",
    "INSERT INTO value VALUES (24301, 1, 0, 5.5)": "2025-02, revenue: the figure is 5.5, its log says blank",
    "INSERT INTO value_log VALUES (24301, 2, 0, 1, NULL, 7.0)": (
        "2025-02, visitors: the figure is blank, its log says 7.0"
    ),
    "UPDATE meta SET seq = 9": "it says that change 9 was the last, and its log tells otherwise (change 1)",
    "UPDATE meta SET rev = replace(rev, substr(rev, 1, 1), 'g')": (
        "it says that change 1 was the last, and its log tells otherwise (change 1)"
    ),
    "UPDATE commit_log SET rev = replace(rev, substr(rev, 1, 1), 'g')": "change 1: it does not say which state it left",
    "UPDATE commit_log SET made_by = 'magic'": "a row in it cannot be understood: 'magic' is not a valid MadeBy",
    "INSERT INTO goal_history VALUES (1, 'revenue', 24000, 'soon', 1.0, NULL, NULL, '', NULL, NULL)": (
        "a row in it cannot be understood: Invalid isoformat string: 'soon'"
    ),
    "DELETE FROM commit_log": "it says that 1 changes were saved, and its log has none",
    "UPDATE row_count SET stated = '{}'": "it does not say how many goals, notes and charts it holds",
    "DELETE FROM meta": "the row that says which file this is is missing",
    "CREATE INDEX extra ON value_note (note)": "the index “extra” does not belong here",
    "CREATE VIEW extra AS SELECT 1": "the view “extra” does not belong here",
    "ALTER TABLE month_note ADD COLUMN mood TEXT": "the table “month_note” has other words than it should",
    "UPDATE business SET name = CAST(x'ff41' AS TEXT)": "a text in it cannot be read",
    "PRAGMA user_version=0": "it has no schema",
}


@pytest.mark.parametrize("sql", FAULTS)
def test_fault_is_named(closed: Path, everything_in: Folder, sql: str) -> None:
    statement(closed, sql)
    before = everything_in(closed.parent)
    assert found(closed) == [FAULTS[sql]]
    assert everything_in(closed.parent) == before


def found(path: Path) -> list[str]:
    try:
        return check(path)
    except FileRefused as refused:
        return [refused.detail]


@pytest.mark.parametrize("until_day", ["31", "NULL"])
def test_unfinished_month_that_ends_on_no_day_of_it_is_named(closed: Path, until_day: str) -> None:
    row = f"'unfinished', {until_day}"
    statement(
        closed,
        f"INSERT INTO month_log VALUES (24301, 1, NULL, NULL, {row})",
        f"INSERT INTO month_state VALUES (24301, {row})",
    )
    day = until_day.replace("NULL", "None")
    assert check(closed) == [f"2025-02: it is unfinished, but the last day with figures is {day}"]


def test_every_lost_reference_is_listed(closed: Path) -> None:
    statement(closed, "INSERT INTO value VALUES (24000, 77, 0, 1.0), (24000, 78, 9, 1.0)")
    assert len(check(closed)) == 3


@pytest.mark.parametrize(
    ("table", "row"), [("value", "24000, 1, 0, 9e999"), ("goal", "24000, 1, 1.0, NULL, -1e15, '', NULL, NULL")]
)
def test_figure_outside_the_range_is_found(closed: Path, table: str, row: str) -> None:
    statement(closed, "PRAGMA ignore_check_constraints=1", f"INSERT INTO {table} VALUES ({row})")
    assert check(closed) == [f"1 of the rows of “{table}” say what they may not say"]
    with pytest.raises(FileRefused, match=f"1 of the rows of “{table}” say"):
        Store.open(closed)


def test_broken_page_is_found(closed: Path, everything_in: Folder) -> None:
    with closed.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 512)
    before = everything_in(closed.parent)
    assert check(closed) != []
    assert everything_in(closed.parent) == before


def test_file_cut_short_is_found(closed: Path) -> None:
    os.truncate(closed, 6000)
    assert check(closed) != []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("none", FileProblem.NOT_FOUND),
        ("", FileProblem.IS_FOLDER),
        ("text", FileProblem.NOT_KPIDESK),
        ("loop", FileProblem.NOT_FOUND),
        ("n" * 300, FileProblem.NOT_FOUND),
    ],
    ids=["missing", "folder", "text", "link to itself", "name too long"],
)
def test_what_cannot_be_checked_is_refused(tmp_path: Path, name: str, problem: FileProblem) -> None:
    (tmp_path / "text").write_text("Month;Revenue")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(FileRefused) as refused:
        check(tmp_path / name)
    assert refused.value.problem is problem


def test_newer_file_is_refused(closed: Path) -> None:
    statement(closed, f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(FileRefused) as refused:
        check(closed)
    assert refused.value.problem is FileProblem.NEWER


def test_wal_file_is_checked_without_converting_it(closed: Path, everything_in: Folder) -> None:
    statement(closed, "PRAGMA journal_mode=WAL", "DELETE FROM business")
    before = everything_in(closed.parent)
    assert check(closed) == ["1 of 1 facts about the business is missing"]
    assert everything_in(closed.parent) == before


def test_file_that_another_program_has_open_is_checked(path: Path, store: Store) -> None:
    store.write(SetMonths({Month.of(2025, 2): MonthState(MonthStatus.UNFINISHED, 28)}), AT)
    done = subprocess.run(
        [sys.executable, "-c", "import sys, pathlib; from kpidesk.store.check import check;"
         "print(check(pathlib.Path(sys.argv[1])))", str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
    store.write(SetValues({Cell("revenue", Month.of(2025, 2)): 1.0}), AT)


def test_page_of_another_table_in_place_of_the_identity_is_found(closed: Path) -> None:
    statement(
        closed,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'commit_log')"
        " WHERE name = 'meta'",
    )
    assert check(closed) != []
    for open_ in (Store.open, Reader):
        with pytest.raises(FileRefused) as refused:
            open_(closed)
        assert refused.value.problem is FileProblem.DAMAGED
