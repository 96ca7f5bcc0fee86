"""What schema 4 brought is written, refused, checked and saved from damage like the rest."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    RenameSegment,
    SetBreaks,
    SetFurtherBenchmarks,
    SetGoals,
    SetIndicators,
    SetSegments,
    SetTraits,
    SetValues,
)
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.refusal import ChangeRefused, FileProblem, FileRefused
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.store.check import check
from kpidesk.store.repair.repair import repair
from kpidesk.store.saving.change_json import from_json
from kpidesk.store.schema.aim_tables import ALL
from kpidesk.store.schema.allow_list import allowed
from kpidesk.store.store import Store
from tests.store.test_kept_files import CUP, FOLDER, QUARTER, SHOP, YEAR
from tests.store.test_store_check import statement

AT = dt.datetime(2026, 9, 1, 12, 0, tzinfo=dt.UTC)
MAY = Month.of(2026, 5)
OF_CUPS = GoalKey("crumbs", MAY, PeriodKind.MONTH, CUP)
MUG = Segment(SegmentKind.PRODUCT, "Mug")


@pytest.fixture
def fourth(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / "0004.kpidesk", tmp_path))


def test_program_before_can_still_look_at_the_file() -> None:
    third, fourth = allowed(3), allowed(4)
    assert third.items() <= fourth.items()
    assert {part.table for part in fourth.keys() - third.keys()} == {table.name for table in ALL}


def test_goals_of_a_month_of_the_whole_business_stay_where_they_were(fourth: Path) -> None:
    with Store.open(fourth) as store:
        store.write(SetGoals({GoalKey("revenue", MAY): Goal(1.0)}), AT)
    with closing(sqlite3.connect(fourth)) as raw:
        assert raw.execute("SELECT count(*) FROM period_goal WHERE kind = 'month' AND segment = 0").fetchone() == (0,)
        assert raw.execute("SELECT value FROM goal WHERE month = ?", (int(MAY),)).fetchall() == [(1.0,)]


def test_what_is_taken_away_is_gone(fourth: Path) -> None:
    changes: list[Change] = [
        SetGoals({QUARTER: None, YEAR: None, OF_CUPS: None, GoalKey("never", MAY, PeriodKind.YEAR): None}),
        SetBreaks({BreakKey("revenue", Month.of(2026, 7)): None, BreakKey("crumb_rate", MAY): None}),
        SetFurtherBenchmarks({BenchmarkKey("revenue", "competitor"): None, BenchmarkKey("never", "x"): None}),
        SetTraits({"seasonal": "", "brand": "", "never": ""}),
    ]
    with Store.open(fourth) as store:
        for change in changes:
            store.write(change, AT)
        held = store.read()
    assert not (held.breaks or held.further_benchmarks or held.traits)
    assert not held.goals.keys() & {QUARTER, YEAR, OF_CUPS}
    assert check(fourth) == []


def test_segment_that_goes_takes_its_goals_along_and_their_history_says_so(fourth: Path) -> None:
    clear = SetValues({Cell("crumbs", MAY, CUP): None})
    with closing(sqlite3.connect(fourth)) as raw, raw:
        raw.execute("DELETE FROM value_note WHERE segment <> 0")
    with Store.open(fourth) as store:
        store.write(clear, AT)
        store.write(SetSegments((SHOP,)), AT)
        assert not any(key.segment for key in store.read().goals)
        told = store.goal_history("crumbs")
    assert [(entry.segment, entry.goal and entry.goal.value) for entry in told] == [(CUP, 6.0), (CUP, None)]
    assert check(fourth) == []


def test_renamed_segment_keeps_its_goals_and_their_history(fourth: Path) -> None:
    with Store.open(fourth) as store:
        store.write(RenameSegment(CUP, "Mug"), AT)
        assert store.read().goals[OF_CUPS._replace(segment=MUG)] == Goal(6.0)
        assert [entry.segment for entry in store.goal_history("crumbs")] == [MUG]
    assert check(fourth) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (SetGoals({OF_CUPS._replace(segment=MUG): Goal(1.0)}), "there is no product:Mug"),
        (SetGoals({YEAR: Goal(float("nan"))}), "cannot be kept"),
        (SetFurtherBenchmarks({BenchmarkKey("revenue", "rival"): Benchmark(1e15)}), "cannot be kept"),
        (SetIndicators({"crumb_rate": None}), "still used by a goal"),
    ],
)
def test_what_the_file_cannot_hold_is_refused(fourth: Path, change: Change, told: str) -> None:
    with Store.open(fourth) as store:
        before = store.read()
        with pytest.raises(ChangeRefused, match=told):
            store.write(change, AT)
        assert store.read() == before


@pytest.mark.parametrize("table", ["period_goal", "further_benchmark", "series_break"])
def test_indicator_does_not_go_while_something_names_it(fourth: Path, table: str) -> None:
    with Store.open(fourth) as store:
        changes: dict[str, Change] = {
            "period_goal": SetGoals({GoalKey("crumbs", MAY, PeriodKind.MONTH, CUP): Goal(6.0)}),
            "further_benchmark": SetFurtherBenchmarks({BenchmarkKey("crumbs", "x"): Benchmark(1.0)}),
            "series_break": SetBreaks({BreakKey("crumbs", MAY): Break(BreakKind.REDEFINED)}),
        }
        store.write(SetGoals({OF_CUPS: None}), AT)
        store.write(SetValues({Cell("crumbs", MAY): None, Cell("crumbs", MAY, CUP): None}), AT)
        statement_of_notes = "DELETE FROM value_note"
        store.write(changes[table], AT)
    statement(fourth, statement_of_notes)
    with Store.open(fourth) as store, pytest.raises(ChangeRefused, match=r"is still used by a (goal|bench|break)"):
        store.write(SetIndicators({"crumbs": None}), AT)


ODD = {
    "UPDATE period_goal SET kind = 'ytd' WHERE kind = 'year'": "the rows of “period_goal” say what they may not say",
    "UPDATE period_goal SET segment = 0 WHERE kind = 'month'": "the rows of “period_goal” say what they may not say",
    "UPDATE period_goal SET review_on = 'soon'": "Invalid isoformat string",
    "UPDATE series_break SET kind = 'better'": "the rows of “series_break” say what they may not say",
    "UPDATE further_benchmark SET value = 1e300": "the rows of “further_benchmark” say what they may not say",
    "UPDATE further_benchmark SET noted_on = 'long ago'": "Invalid isoformat string",
    "UPDATE period_goal_history SET indicator = 'x', segment = 77": "points to a row of “segment”",
}


@pytest.mark.parametrize("sql", ODD)
def test_damage_in_what_is_new_is_found(fourth: Path, sql: str) -> None:
    statement(fourth, "PRAGMA ignore_check_constraints=ON", sql)
    with pytest.raises(FileRefused, match=ODD[sql]) as refused, Store.open(fourth) as store:
        store.read()
    assert refused.value.problem is FileProblem.DAMAGED


@pytest.mark.parametrize("table", [table.name for table in ALL])
def test_damaged_file_is_repaired_with_what_is_new(fourth: Path, tmp_path: Path, table: str) -> None:
    with Store.open(fourth) as store:
        before = store.read()
    content = bytearray(fourth.read_bytes())
    with closing(sqlite3.connect(fourth)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    content[(root - 1) * size] = 0x77  # no kind of page
    fourth.write_bytes(content)
    assert check(fourth) != []
    salvage = repair(fourth, tmp_path / "new.kpidesk", None)
    assert check(salvage.path) == []
    with Store.open(salvage.path) as store:
        there = store.read()
    assert (there.values, there.notes, there.segments) == (before.values, before.notes, before.segments)
    assert len(salvage.lost) == 1


def test_rows_on_stray_pages_are_known_by_their_words(fourth: Path, tmp_path: Path) -> None:
    """Without the list of tables every page is told by what stands on it."""
    with Store.open(fourth) as store:
        before, told = store.read(), store.goal_history("crumb_rate")
    content = bytearray(fourth.read_bytes())
    content[100:112] = bytes(12)  # the header of the page with the list
    fourth.write_bytes(content)
    salvage = repair(fourth, tmp_path / "new.kpidesk", None)
    assert check(salvage.path) == []
    with Store.open(salvage.path) as store:
        there = store.read()
        assert store.goal_history("crumb_rate") == told
    assert (there.goals, there.breaks) == (before.goals, before.breaks)
    assert (there.further_benchmarks, there.traits) == (before.further_benchmarks, before.traits)
    assert (there.values, there.month_notes, there.months) == (before.values, before.month_notes, before.months)


def test_row_that_makes_no_sense_is_left_out_of_a_repaired_file(fourth: Path, tmp_path: Path) -> None:
    statement(fourth, "UPDATE trait SET content = '[1]' WHERE name = 'seasonal'")
    salvage = repair(fourth, tmp_path / "new.kpidesk", None)
    with Store.open(salvage.path) as store:
        assert store.read().traits.keys() == {"brand"}
    assert salvage.lost == ("1 of 2 things known of the business could not be saved",)


def test_goal_that_waited_since_before_schema_4_is_still_understood() -> None:
    waited = {"kind_of_change": "SetGoals", "goals": [[["revenue", int(MAY)], None]]}
    assert from_json(waited) == SetGoals({GoalKey("revenue", MAY): None})
