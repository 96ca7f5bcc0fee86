"""A file says how many rows it has where nothing else in it would tell that some are gone."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.business import Business, Contents, SavedChart
from kpidesk.domain.change import SetBusiness, SetGoals, SetMonthNotes, SetSavedCharts, Several
from kpidesk.domain.file_facts import BackupReason
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.backups.archive import Archive
from kpidesk.store.backups.restore import restore
from kpidesk.store.check import check
from kpidesk.store.checking.row_counts import TABLES, stated
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.reader import Reader
from kpidesk.store.repair.pages import TABLE_LEAF, Pages
from kpidesk.store.repair.repair import repair
from kpidesk.store.saving.conflict import Ours, save_whole
from kpidesk.store.saving.queue import Entry
from kpidesk.store.schema.schema import SCHEMA, metadata
from kpidesk.store.store import Store
from kpidesk.store.upgrade import make_tables
from tests.store.repair.test_repair import root_of
from tests.store.test_kept_files import FOLDER
from tests.store.test_store_check import statement
from tests.store.test_store_upgrade import KEPT

AT = dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)
JULY = Month.of(2026, 7)
NOTE = SetMonthNotes({JULY: "Summer sale"})


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A file with rows in every table."""
    path = tmp_path / "full.kpidesk"
    shutil.copy(FOLDER / f"{SCHEMA:04}.kpidesk", path)
    statement(path, "PRAGMA page_size=4096", "VACUUM")
    return path


def page_of(path: Path, table: str) -> slice:
    """Where the table's only page lies in the file."""
    root = root_of(path, table)
    return slice((root - 1) * 4096, root * 4096)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_empty_page_over_the_only_page_of_a_table_is_found(full: Path, tmp_path: Path, table: str) -> None:
    empty = tmp_path / "empty.kpidesk"
    empty.touch()
    make_tables(empty)
    statement(empty, "DELETE FROM meta", "DELETE FROM segment", "DELETE FROM row_count")
    content = bytearray(full.read_bytes())
    content[page_of(full, table)] = empty.read_bytes()[page_of(empty, table)]
    full.write_bytes(content)
    assert check(full) != []
    for open_ in (Store.open, Reader):
        with pytest.raises(FileRefused) as refused:
            open_(full)
        assert refused.value.problem is FileProblem.DAMAGED
    assert full.read_bytes() == content


@pytest.mark.parametrize("table", ["commit_log", "goal_history", "month_note"])
def test_empty_page_of_a_long_table_is_missed_by_sqlite(full: Path, table: str) -> None:
    with Store.open(full) as store:
        for year in range(10):
            months = Month.of(2000 + year, 1).until(Month.of(2000 + year, 12))
            aims = SetGoals({GoalKey("revenue", month): Goal(1.0, reason="as planned " * 20) for month in months})
            notes = SetMonthNotes(dict.fromkeys(months, "road works " * 20))
            for _ in range(20):
                store.write(Several((aims, notes)), AT)
    content = bytearray(full.read_bytes())
    pages = Pages(bytes(content), 4096)
    leaves = [page for page in sorted(pages.tree(root_of(full, table)).pages) if pages.kind(page) == TABLE_LEAF]
    assert len(leaves) > 2
    content[leaves[1] * 4096 - 4096 : leaves[1] * 4096] = b"\x0d\0\0\0\0\x10\0\0".ljust(4096, b"\0")
    full.write_bytes(content)
    with pytest.raises(FileRefused, match="malformed"):
        Store.open(full)


def test_missing_rows_are_told_in_plain_words(full: Path) -> None:
    statement(full, "DELETE FROM goal_history WHERE key < 4", "DELETE FROM month_note")
    assert check(full) == [
        "3 of 4 entries in the history of goals are missing",
        "1 of 1 notes on months is missing",
    ]


def test_rows_that_another_program_adds_are_no_damage(full: Path) -> None:
    statement(full, "INSERT INTO month_note VALUES (24000, 'by hand')", "INSERT INTO goal VALUES (24000, 1, 1.0, NULL,"
              " NULL, '', NULL, NULL)")  # fmt: skip
    before = told(full, is_exact=False)
    with Store.open(full) as store:
        store.write(NOTE, AT)
    assert told(full)["month_note"] == before["month_note"] + 2


def told(path: Path, is_exact: bool = True) -> dict[str, int]:
    """What the file states; the same is in it."""
    assert check(path) == []
    with closing(sqlite3.connect(path)) as raw:
        counts = stated(raw.execute("SELECT stated FROM row_count").fetchone()[0])
        there = {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}
    assert counts is not None
    assert not is_exact or counts == there
    return counts


def held(contents: Contents) -> dict[str, int]:
    return {
        "goal": len(contents.goals),
        "month_note": len(contents.month_notes),
        "saved_chart": len(contents.saved_charts),
        "benchmark": len(contents.benchmarks),
        "own_indicator": len(contents.own_indicators),
    }


def test_every_commit_states_what_is_there_then(path: Path) -> None:
    chart = SavedChart("Sales", "trend", "revenue", "{}", 0)
    with Store.create(path, Business("Bakery")) as store:
        for change in (NOTE, SetSavedCharts({1: chart, 2: chart}), SetSavedCharts({1: None})):
            store.write(change, AT)
        there = held(store.read())
    counts = told(path)
    assert (counts["month_note"], counts["saved_chart"], counts["business"]) == (1, 1, 1)
    assert there.items() <= counts.items()


def test_upgraded_file_states_what_is_there(tmp_path: Path) -> None:
    path = Path(shutil.copy(FOLDER / "0001.kpidesk", tmp_path))
    Store.open(path).close()
    assert held(KEPT).items() <= told(path).items()


def test_backups_copies_and_what_is_restored_state_what_is_there(full: Path, tmp_path: Path) -> None:
    data = LocalData(tmp_path / "local data")
    before = told(full)
    with Store.open(full) as store:
        backup = Archive(data, full).keep(store, BackupReason.DAY, AT)
        store.write(NOTE, AT)
        store.copy_to(tmp_path / "copy.kpidesk")
        unsaved = [Entry(SetMonthNotes({JULY.plus(1): "and on"}), AT, MadeBy.TYPED)]
        save_whole(store, tmp_path / "whole.kpidesk", unsaved, Ours(NOTE, lambda contents: len(contents.months) > 0))
        made_anew = Several((SetBusiness(Business("Bakery")), NOTE))
        save_whole(store, tmp_path / "anew.kpidesk", [], Ours(made_anew, lambda _: False))
    assert backup is not None
    assert told(backup.path) == before
    assert told(tmp_path / "copy.kpidesk")["month_note"] == before["month_note"] + 1
    assert told(tmp_path / "whole.kpidesk")["month_note"] == before["month_note"] + 2
    assert told(tmp_path / "anew.kpidesk")["month_note"] == 1
    restore(full, backup.path, data, AT)
    assert told(full) == before


def test_repair_takes_missing_rows_from_a_backup_and_states_what_is_there(full: Path, tmp_path: Path) -> None:
    data, before = LocalData(tmp_path / "local data"), told(full)
    with Store.open(full) as store:
        Archive(data, full).keep(store, BackupReason.DAY, AT)
    statement(full, "DELETE FROM saved_chart", "DELETE FROM goal")
    mended = repair(full, tmp_path / "mended.kpidesk", data)
    assert (mended.from_backup, mended.lost) == (3, ())
    assert told(mended.path) == before


def test_repair_without_a_backup_says_how_much_is_gone(full: Path, tmp_path: Path) -> None:
    statement(full, "DELETE FROM saved_chart", "DELETE FROM goal WHERE month = (SELECT min(month) FROM goal)")
    mended = repair(full, tmp_path / "mended.kpidesk", None)
    assert mended.lost == ("1 of 1 saved charts could not be saved", "1 of 2 goals could not be saved")
    assert told(mended.path)["goal"] == 1


@pytest.mark.parametrize("text", [None, 7, "", "{}", "[" * 100_000, '{"benchmark": -1}', '{"value": 1}'])
def test_what_is_no_statement_is_told_from_one(text: object) -> None:
    assert stated(text) is None
