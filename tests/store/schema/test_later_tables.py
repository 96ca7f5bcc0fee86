"""What schema 3 brought is written, read, refused, checked and saved from damage like the rest."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    Confirm,
    RenameSegment,
    SetIndicators,
    SetMappings,
    SetMonths,
    SetSegmentCards,
    SetSegments,
    SetTotals,
    SetValues,
    Several,
)
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.store.check import check
from kpidesk.store.repair.repair import repair
from kpidesk.store.schema.allow_list import allowed
from kpidesk.store.schema.later_tables import ALL
from kpidesk.store.schema.schema import OLDEST_READER, OLDEST_WRITER
from kpidesk.store.store import Store
from tests.store.test_kept_files import FOLDER
from tests.store.test_store_check import statement

AT = dt.datetime(2026, 9, 1, 12, 0, tzinfo=dt.UTC)
MAY, JUNE = Month.of(2026, 5), Month.of(2026, 6)
SHOP, CUP = Segment(SegmentKind.CHANNEL, "Shop Łódź"), Segment(SegmentKind.PRODUCT, "Cup 🥐")
MUG = Segment(SegmentKind.PRODUCT, "Mug")
REOPENED = MonthState(MonthStatus.OPEN, None, "a bill came late")


@pytest.fixture
def third(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / "0003.kpidesk", tmp_path))


def after(path: Path, *changes: Change) -> Store:
    store = Store.open(path)
    for change in changes:
        store.write(change, AT)
    return store


def test_program_before_could_still_look_at_the_file() -> None:
    second, third = allowed(2), allowed(3)
    assert second.items() <= third.items()
    assert {part.table for part in third.keys() - second.keys()} == {table.name for table in ALL}


def test_file_says_that_only_this_program_may_write_it(third: Path) -> None:
    with Store.open(third) as store:
        assert (store.identity.min_reader, store.identity.min_writer) == (OLDEST_READER, OLDEST_WRITER) == (2, 4)


def test_what_is_taken_away_is_gone(third: Path) -> None:
    changes = (
        SetSegmentCards({SHOP: None, CUP: SegmentCard()}),
        SetTotals({"crumbs": None, "never_there": None}),
        Confirm({Cell("revenue", MAY): None, Cell("crumbs", MAY, CUP): None}),
        SetMappings({"csv|month|sales": "", "other": ""}),
        SetMonths({MAY: None}),
    )
    with after(third, *changes) as store:
        held = store.read()
    assert (held.segment_cards, held.totals, held.confirmed, held.mappings) == ({}, {}, {}, {})
    assert MAY not in held.months
    assert check(third) == []


def test_what_is_set_again_is_replaced(third: Path) -> None:
    changes = (
        SetSegmentCards({SHOP: SegmentCard(type="market")}),
        SetTotals({"crumbs": SegmentKind.CAMPAIGN}),
        Confirm({Cell("revenue", MAY): 3.5}),
        SetMappings({"csv|month|sales": "{}"}),
        SetMonths({MAY: REOPENED}),
    )
    with after(third, *changes) as store:
        held = store.read()
    assert held.segment_cards[SHOP] == SegmentCard(type="market")
    assert held.totals == {"crumbs": SegmentKind.CAMPAIGN}
    assert held.confirmed[Cell("revenue", MAY)] == 3.5
    assert held.mappings == {"csv|month|sales": "{}"}
    assert held.months[MAY] == REOPENED
    assert check(third) == []


def test_segment_and_indicator_that_go_take_theirs_along(third: Path) -> None:
    clear = SetValues({Cell("crumbs", MAY): None, Cell("crumbs", MAY, CUP): None})
    unnote = SetSegments((SHOP,))
    with closing(sqlite3.connect(third)) as raw, raw:
        raw.execute("DELETE FROM value_note WHERE segment <> 0")
    with after(third, clear, unnote) as store:
        held = store.read()
        assert (set(held.segment_cards), set(held.confirmed)) == ({SHOP}, {Cell("revenue", MAY)})
        store.write(SetIndicators({"crumbs": None}), AT)
        assert store.read().totals == {}
    with closing(sqlite3.connect(third)) as raw:
        assert raw.execute("SELECT count(*) FROM own_limit").fetchone() == (0,)
    assert check(third) == []


def test_limits_of_an_own_indicator_come_back(third: Path) -> None:
    checks = (
        Check(Relation.NEAR, "revenue / 2", Severity.ASK, 0.05),
        Check(Relation.AT_LEAST, "crumbs", Severity.REFUSE),
    )
    own = Indicator("tips", "Tips", Unit.MONEY, "Own", own=True, program="bank", lowest=-0.5, checks=checks)
    plain = Indicator("bags", "Bags", Unit.COUNT, "Own", own=True)
    with after(third, SetIndicators({"tips": own, "bags": plain})) as store:
        held = store.read().own_indicators
        assert (held["tips"], held["bags"]) == (own, plain)
        store.write(SetIndicators({"tips": replace(own, program="", lowest=None, checks=())}), AT)
        assert store.read().own_indicators["tips"].lowest is None


def test_renamed_segment_keeps_its_key_and_its_history(third: Path) -> None:
    with after(third, RenameSegment(CUP, "Mug")) as store:
        assert store.read().segments == (MUG, SHOP)
        assert {entry.cell.segment for entry in store.value_history("crumbs", MAY)} == {None, MUG}
        store.write(SetValues({Cell("crumbs", MAY, MUG): 6.0}), AT)
    assert check(third) == []
    with Store.open(third) as store:
        assert [entry.new for entry in store.value_history("crumbs") if entry.cell.segment == MUG] == [4.0, 5.0, 6.0]
        assert store.read().closed_values[Cell("crumbs", MAY, MUG)] == 4.0


def test_segment_that_is_gone_gives_its_name_to_one_that_is_there(third: Path) -> None:
    gone = Segment(SegmentKind.CAMPAIGN, "Gone")  # the file had it, and its log names it
    fair = Segment(SegmentKind.CAMPAIGN, "Fair")
    with after(third, SetSegments((CUP, SHOP, fair)), RenameSegment(fair, "Gone")) as store:
        assert store.read().segments == (CUP, SHOP, gone)
        cells = {entry.cell for entry in store.value_history("revenue", JUNE)}
        assert Cell("revenue", JUNE, gone) not in cells
        assert any(cell.segment and cell.segment.name.startswith("Gone (gone:") for cell in cells)
        store.write(RenameSegment(gone, "Fair"), AT)
        assert store.read().segments == (CUP, SHOP, fair)
    assert check(third) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (RenameSegment(MUG, "Else"), "there is no product:Mug"),
        (Several((SetSegments((SHOP, CUP, MUG)), RenameSegment(MUG, "Cup 🥐"))), "there is a product:Cup 🥐 already"),
        (SetSegmentCards({MUG: SegmentCard(type="x")}), "there is no product:Mug"),
        (Confirm({Cell("revenue", MAY): float("nan")}), "cannot be kept"),
        (Confirm({Cell("revenue", MAY): 1e15}), "cannot be kept"),
        (Confirm({Cell("revenue", MAY, MUG): 1.0}), "there is no product:Mug"),
        (
            SetIndicators({"tips": Indicator("tips", "T", Unit.MONEY, "Own", own=True, lowest=float("inf"))}),
            "cannot be kept",
        ),
    ],
)
def test_what_the_file_cannot_hold_is_refused(third: Path, change: Change, told: str) -> None:
    with Store.open(third) as store:
        before = store.read()
        with pytest.raises(ChangeRefused, match=told):
            store.write(change, AT)
        assert store.read() == before


ODD = {
    "UPDATE month_reason SET reason = 'another'": "2026-05: why it was opened again is not what its log says",
    "DELETE FROM month_reason": "2026-05: why it was opened again is not what its log says",
    "INSERT INTO month_reason VALUES (24317, 1, 'x')": "2026-06: why it was opened again is not what its log says",
    "DELETE FROM segment_card": "2 of 2 dates and types of channels, campaigns and products are missing",
    "DELETE FROM total_rule": "1 of 1 totals that follow from their parts is missing",
    "DELETE FROM own_limit": "1 of 1 limits of indicators of your own is missing",
    "UPDATE segment_card SET ends = 'soon'": "Invalid isoformat string",
    "UPDATE own_limit SET checks = '{{'": "the checks of an indicator cannot be read|Expecting",
    "UPDATE own_limit SET checks = '[[1, 2, 3, 4]]'": "cannot be",
    'UPDATE own_limit SET checks = \'[["at most", "crumbs", "ask", 1e999]]\'': "cannot be",
    "DELETE FROM row_count": "it does not say how many goals, notes and charts it holds",
}


@pytest.mark.parametrize("sql", ODD)
def test_damage_in_what_is_new_is_found(third: Path, sql: str) -> None:
    statement(third, sql)
    with pytest.raises(FileRefused, match=ODD[sql]) as refused, Store.open(third) as store:
        store.read()
    assert refused.value.problem is FileProblem.DAMAGED


@pytest.mark.parametrize("table", [table.name for table in ALL if table.name != "row_count"])
def test_damaged_file_is_repaired_with_what_is_new(third: Path, tmp_path: Path, table: str) -> None:
    with Store.open(third) as store:
        before = store.read()
    content = bytearray(third.read_bytes())
    page = 512 if content[16:18] == b"\x02\0" else 4096
    with closing(sqlite3.connect(third)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    content[(root - 1) * page] = 0x77  # no kind of page
    third.write_bytes(content)
    assert check(third) != []
    salvage = repair(third, tmp_path / "new.kpidesk", None)
    assert check(salvage.path) == []
    with Store.open(salvage.path) as store:
        there = store.read()
    assert (there.values, there.notes, there.segments) == (before.values, before.notes, before.segments)
    if table in {"month_reason", "reason_log"}:  # each is a copy of the other
        assert there == before
    else:
        assert len(salvage.lost) == 1


def test_sound_file_loses_nothing_in_a_repair(third: Path, tmp_path: Path) -> None:
    with Store.open(third) as store:
        before = store.read()
    salvage = repair(third, tmp_path / "new.kpidesk", None)
    with Store.open(salvage.path) as store:
        assert store.read() == before
    assert salvage.lost == ()


def test_rows_on_stray_pages_are_known_by_their_words(third: Path, tmp_path: Path) -> None:
    """Without the list of tables every page is told by what stands on it."""
    with Store.open(third) as store:
        before = store.read()
    content = bytearray(third.read_bytes())
    content[100:112] = bytes(12)  # the header of the page with the list
    third.write_bytes(content)
    salvage = repair(third, tmp_path / "new.kpidesk", None)
    assert check(salvage.path) == []
    with Store.open(salvage.path) as store:
        there = store.read()
    assert there.values == before.values
    assert there.segment_cards == before.segment_cards
    assert there.totals == before.totals
    assert there.confirmed == before.confirmed
    assert there.mappings == before.mappings
    assert there.months == before.months
    assert there.month_notes == before.month_notes
