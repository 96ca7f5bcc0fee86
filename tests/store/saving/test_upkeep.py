"""What is done beside saving: backups before what is hard to take back, reports without anything of the owner's."""

import datetime as dt
from pathlib import Path

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Change, SetValues
from kpidesk.domain.file_facts import BackupReason, Notice, NoticeKind
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.store.backups.archive import Archive
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.saving.queue import Entry
from kpidesk.store.saving.upkeep import BULK, Upkeep
from kpidesk.store.store import Store

AT = dt.datetime(2026, 9, 3, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def data(tmp_path: Path) -> LocalData:
    return LocalData(tmp_path / "local data")


@pytest.fixture
def told() -> list[Notice]:
    return []


@pytest.fixture
def archive(data: LocalData, closed: Path) -> Archive:
    return Archive(data, closed)


@pytest.fixture
def upkeep(archive: Archive, data: LocalData, told: list[Notice]) -> Upkeep:
    return Upkeep(archive, data, told.append)


def clearing(count: int) -> Change:
    return SetValues({Cell("revenue", Month(24_000 + number)): None for number in range(count)})


@pytest.mark.parametrize(
    ("entry", "reasons"),
    [
        (Entry(clearing(BULK), AT, MadeBy.TYPED), []),
        (Entry(clearing(BULK + 1), AT, MadeBy.TYPED), [BackupReason.BULK]),
        (Entry(clearing(1), AT, MadeBy.IMPORTED), [BackupReason.IMPORT]),
    ],
)
def test_there_is_a_backup_before_what_is_hard_to_take_back(
    upkeep: Upkeep, store: Store, archive: Archive, entry: Entry, reasons: list[BackupReason]
) -> None:
    upkeep.before(store, entry)
    assert [each.reason for each in archive.list(store.identity.file_uuid)] == reasons


def test_backups_that_fail_are_told_once(upkeep: Upkeep, store: Store, told: list[Notice], tmp_path: Path) -> None:
    (tmp_path / "local data").write_text("a file where the folder should be")
    for _ in range(2):
        upkeep.before(store, Entry(clearing(1), AT, MadeBy.IMPORTED))
    assert [notice.kind for notice in told] == [NoticeKind.NOT_BACKED_UP]


def test_a_report_of_a_bug_has_no_figure_in_it(upkeep: Upkeep, data: LocalData) -> None:
    try:
        raise ZeroDivisionError("Salary 4,321")
    except ZeroDivisionError as error:
        upkeep.report(error)
    (report,) = data.crashes.iterdir()
    assert "ZeroDivisionError" in report.read_text() and "4,321" not in report.read_text()
