"""A repair saves what can be read into a new file, says what not, and never touches the old one."""

import datetime as dt
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.business import Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetMonths, SetNotes, SetValues, Several
from kpidesk.domain.file_facts import BackupReason, Salvage
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import FileProblem, FileRefused
from kpidesk.store.backups.archive import Archive
from kpidesk.store.check import check
from kpidesk.store.places.local_data import LocalData
from kpidesk.store.repair.pages import Pages
from kpidesk.store.repair.repair import repair
from kpidesk.store.store import Store

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
FIRST = Month.of(2016, 1)
KEPT = Path(__file__).parents[1] / "upgrade_from"
PAGE = 512


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten years of two figures, with notes and closed months, each figure typed twice."""
    path = tmp_path_factory.mktemp("sound") / "sound.kpidesk"
    shutil.copy(KEPT / "0002.kpidesk", path)
    cells = [Cell(id_, FIRST.plus(month)) for id_ in ("revenue", "crumbs") for month in range(120)]
    with Store.open(path) as store:
        for turn in (1, 2):
            store.write(SetValues({cell: turn * 1000.0 + place for place, cell in enumerate(cells)}), NOW)
        notes = SetNotes({cell: f"note {place} " * 30 for place, cell in enumerate(cells[::4])})
        closed = SetMonths({FIRST.plus(month): MonthState(MonthStatus.CLOSED) for month in range(60)})
        store.write(Several((notes, closed)), NOW)
    return path


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "damaged.kpidesk"))


@pytest.fixture
def data(tmp_path: Path) -> LocalData:
    return LocalData(tmp_path / "local data")


def contents(path: Path) -> Contents:
    assert check(path) == []
    with Store.open(path) as store:
        return store.read()


def root_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])


def overwrite(path: Path, page: int, pages: int = 1, content: bytes = b"\xa5") -> bytes:
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * PAGE : (page - 1 + pages) * PAGE] = content * (PAGE * pages)
    path.write_bytes(whole)
    return bytes(whole)


def repaired(damaged: Path, data: LocalData | None = None) -> tuple[Salvage, Contents]:
    before = damaged.read_bytes()
    new = damaged.with_name("new.kpidesk")
    salvage = repair(damaged, new, data)
    assert damaged.read_bytes() == before
    assert salvage.path == new
    return salvage, contents(new)


@pytest.mark.parametrize(
    "table",
    ["value", "value_log", "month_state", "month_log", "commit_log", "indicator", "segment", "goal", "value_note"],
)
def test_table_whose_first_page_is_destroyed_is_saved_from_its_other_pages_or_its_log(
    damaged: Path, sound: Path, table: str
) -> None:
    overwrite(damaged, root_of(damaged, table))
    _, saved = repaired(damaged)
    before = contents(sound)
    assert saved.values == before.values
    assert saved.months == before.months
    if table not in {"indicator", "goal"}:
        assert saved.notes == before.notes


def test_file_without_its_first_page_is_saved_from_the_others(damaged: Path, sound: Path) -> None:
    overwrite(damaged, 1, content=b"\0")
    salvage, saved = repaired(damaged)
    before = contents(sound)
    assert (saved.values, saved.notes, saved.months) == (before.values, before.notes, before.months)
    assert salvage.saved["value"] == len(before.values)


def test_figures_of_a_lost_page_come_from_the_log_and_are_counted(damaged: Path, sound: Path) -> None:
    before = contents(sound)
    leaf = _leaf_with(damaged, 2119.0)
    overwrite(damaged, leaf)
    salvage, saved = repaired(damaged)
    assert saved.values == before.values
    assert 1 < salvage.from_log < 60
    assert salvage.known["value"] == salvage.saved["value"] == len(before.values)


def _leaf_with(path: Path, figure: float) -> int:
    """The first page on which that figure lies."""
    pages = Pages(path.read_bytes(), PAGE)
    tree = pages.tree(root_of(path, "value"))
    return next(page for page in sorted(tree.pages) if any(row.values[-1] == figure for row in pages.rows(page)[0]))


def test_what_neither_the_file_nor_its_log_has_comes_from_the_newest_backup(
    damaged: Path, sound: Path, data: LocalData
) -> None:
    with Store.open(damaged) as store:
        Archive(data, damaged).keep(store, BackupReason.DAY, NOW)
    before = contents(sound)
    pages = len(damaged.read_bytes()) // PAGE
    overwrite(damaged, pages // 2, pages - pages // 2)
    without, _ = repaired(damaged)
    assert without.lost
    damaged.with_name("new.kpidesk").unlink()
    salvage, saved = repaired(damaged, data)
    assert (saved.values, saved.notes, saved.goals) == (before.values, before.notes, before.goals)
    assert salvage.backup is not None
    assert salvage.from_backup > 0


def test_backup_that_is_spoiled_is_not_used(damaged: Path, data: LocalData) -> None:
    with Store.open(damaged) as store:
        backup = Archive(data, damaged).keep(store, BackupReason.DAY, NOW)
    assert backup is not None
    overwrite(backup.path, 5)
    overwrite(damaged, root_of(damaged, "value_note"))
    salvage, _ = repaired(damaged, data)
    assert salvage.backup is None


def test_damaged_original_is_kept_with_a_copy(damaged: Path, data: LocalData) -> None:
    left = overwrite(damaged, 9)
    repaired(damaged, data)
    (folder,) = data.damaged.iterdir()
    assert (folder / damaged.name).read_bytes() == left


def test_figure_that_a_bit_changed_is_what_the_log_and_the_backup_say(
    damaged: Path, sound: Path, data: LocalData
) -> None:
    with Store.open(damaged) as store:
        Archive(data, damaged).keep(store, BackupReason.DAY, NOW)
    with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
        raw.execute("UPDATE value SET value = 7.0 WHERE value = 2119.0")
    assert check(damaged) != []
    salvage, saved = repaired(damaged, data)
    assert saved.values == contents(sound).values
    assert salvage.from_log == 1


PLANTED: dict[str, Callable[[sqlite3.Connection], object]] = {
    "trigger": lambda raw: raw.execute("CREATE TRIGGER harm AFTER INSERT ON value BEGIN DELETE FROM value_note; END"),
    "view beside": lambda raw: raw.execute(
        "CREATE VIEW harm AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n"
    ),
    "table beside": lambda raw: raw.execute("CREATE TABLE harm (x)"),
    "index over an expression": lambda raw: raw.execute("CREATE INDEX harm ON value (abs(value))"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_rows_of_a_file_with_foreign_parts_are_saved_and_the_parts_are_not(
    damaged: Path, sound: Path, what: str
) -> None:
    with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
        PLANTED[what](raw)
    assert check(damaged) != []
    salvage, saved = repaired(damaged)
    assert saved == contents(sound)
    assert salvage.lost == ()
    with closing(sqlite3.connect(salvage.path)) as raw:
        assert raw.execute("SELECT name FROM sqlite_schema WHERE name = 'harm'").fetchall() == []


def test_view_in_the_place_of_a_table_is_never_asked(damaged: Path, sound: Path) -> None:
    with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DROP TABLE value")
        raw.execute(
            "CREATE VIEW value AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS month, 1 AS indicator, 0 AS segment, 1.0 AS value FROM n"
        )
    salvage, saved = repaired(damaged)
    assert saved.values == contents(sound).values
    assert salvage.from_log == len(saved.values)


@pytest.mark.parametrize("kept", ["0001.kpidesk", "0002.kpidesk"])
def test_file_of_every_schema_is_salvaged(tmp_path: Path, kept: str) -> None:
    path = Path(shutil.copy(KEPT / kept, tmp_path / "old.kpidesk"))
    before = contents(Path(shutil.copy(path, tmp_path / "upgraded.kpidesk")))
    salvage, saved = repaired(path)
    assert saved == before
    assert salvage.lost == ()


def test_rows_that_say_what_cannot_be_are_left_out_one_by_one(damaged: Path, sound: Path) -> None:
    with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
        raw.execute("UPDATE goal SET set_on = 'some day' WHERE set_on IS NOT NULL")
    salvage, saved = repaired(damaged)
    before = contents(sound)
    assert saved.values == before.values
    assert len(saved.goals) == len(before.goals) - 1
    assert salvage.lost == ("1 of 2 goals could not be saved",)


@pytest.mark.parametrize("content", [b"", b"figures, figures", b"\0" * 20_000, bytes(range(256)) * 100])
def test_file_with_nothing_in_it_is_refused_and_no_new_one_is_made(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.kpidesk"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        repair(path, tmp_path / "new.kpidesk", None)
    assert refused.value.problem is FileProblem.DAMAGED
    assert [file.name for file in tmp_path.iterdir()] == ["x.kpidesk"]


def test_whatever_is_destroyed_the_new_file_is_sound(sound: Path, tmp_path: Path) -> None:
    chance, path = random.Random(3), tmp_path / "damaged.kpidesk"
    whole = sound.read_bytes()
    for turn in range(12):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            at = chance.randrange(len(content))
            length = chance.choice((1, 1, 8, PAGE, 4096))
            content[at : at + length] = chance.randbytes(min(length, len(content) - at))
        path.write_bytes(content)
        new = tmp_path / f"new {turn}.kpidesk"
        repair(path, new, None)
        assert check(new) == []


def test_file_that_somebody_has_open_is_not_repaired(damaged: Path) -> None:
    with Store.open(damaged), pytest.raises(FileRefused) as refused:
        repair(damaged, damaged.with_name("new.kpidesk"), None)
    assert refused.value.problem is FileProblem.HELD


def test_backup_of_another_file_with_the_same_name_fills_nothing(
    damaged: Path, sound: Path, tmp_path: Path, data: LocalData
) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = Path(shutil.copy(KEPT / "0001.kpidesk", tmp_path / "elsewhere" / damaged.name))
    with Store.open(other) as store:
        Archive(data, other).keep(store, BackupReason.DAY, NOW)
    with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
        raw.execute("DELETE FROM meta")
        raw.execute("DELETE FROM month_note")
    salvage, saved = repaired(damaged, data)
    assert salvage.backup is None
    assert saved.month_notes == {}
    assert saved.values == contents(sound).values


def test_what_lies_beside_the_file_that_a_link_leads_to_is_heeded(damaged: Path, tmp_path: Path, sound: Path) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.kpidesk"
    link.symlink_to(damaged)
    assert contents(repair(link, tmp_path / "new.kpidesk", None).path) == contents(sound)


def test_journal_that_names_another_file_costs_nobody_that_file(damaged: Path, sound: Path) -> None:
    letter = damaged.with_name("letter")
    letter.write_text("Dear bank")
    page, nonce = damaged.read_bytes()[PAGE : 2 * PAGE], 7
    words = ((1, nonce, damaged.stat().st_size // PAGE, PAGE, PAGE), (2,), (0x40000000 // PAGE + 1,))
    head, number, lock_page = (b"".join(word.to_bytes(4, "big") for word in each) for each in words)
    magic, name = bytes.fromhex("d9d505f920a163d7"), str(letter).encode()
    checksum = nonce + sum(page[place] for place in range(PAGE - 200, 0, -200))
    kept_page = number + page + checksum.to_bytes(4, "big")
    named = lock_page + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + magic
    damaged.with_name(damaged.name + "-journal").write_bytes((magic + head).ljust(PAGE, b"\0") + kept_page + named)
    new = damaged.with_name("new.kpidesk")
    repair(damaged, new, None)
    assert letter.read_text() == "Dear bank"
    assert contents(new) == contents(sound)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_pipe_or_what_is_too_large_is_not_repaired(damaged: Path) -> None:
    os.truncate(damaged, 2_000_000_000)
    pipe, new = damaged.with_name("pipe"), damaged.with_name("new.kpidesk")
    os.mkfifo(pipe)
    for path in (damaged, pipe):
        with pytest.raises(FileRefused) as refused:
            repair(path, new, None)
        assert refused.value.problem is FileProblem.NOT_KPIDESK
    assert not new.exists()


def test_text_too_long_to_be_opened_is_left_out_and_counted(damaged: Path, sound: Path) -> None:
    with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        connection.execute("INSERT INTO month_note VALUES (24000, hex(zeroblob(6000000)))")
    new = damaged.with_name("new.kpidesk")
    told = repair(damaged, new, None)
    assert any("notes on months could not be saved" in line for line in told.lost)
    assert contents(new) == contents(sound)
