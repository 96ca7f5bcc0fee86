"""Whatever way a text comes in, it is clean once it is there."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kpidesk.catalogue.catalogue import Catalogue, read_catalogue
from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Texts, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.cleaning import clean_contents, cleaned
from kpidesk.workbook.opening import look_at, new_file, open_file
from kpidesk.workbook.workbook import Workbook
from tests.workbook.small_business import Memory

JAN, FEB = Month.of(2026, 1), Month.of(2026, 2)
DIRTY = "R\u202e&D\x07 \ud800caf\u0065\u0301"
CLEAN = "R&D café"
SHOP, DIRTY_SHOP = Segment(SegmentKind.CHANNEL, CLEAN), Segment(SegmentKind.CHANNEL, DIRTY)
CELL, DIRTY_CELL = Cell("sales", JAN, SHOP), Cell("sales", JAN, DIRTY_SHOP)


def own(text: str) -> Indicator:
    texts = Texts(definition=text, sources=(text,))
    checks = (Check(Relation.AT_MOST, text, Severity.ASK),)
    return Indicator(
        "parcels", text, Unit.COUNT, text, own=True, short_label=text, texts=texts, program=text, checks=checks
    )


CHANGES: list[tuple[c.Change, c.Change]] = [
    (c.SetNotes({DIRTY_CELL: DIRTY}), c.SetNotes({CELL: CLEAN})),
    (c.SetMonthNotes({JAN: f"{DIRTY}\n\tx"}), c.SetMonthNotes({JAN: f"{CLEAN}\n\tx"})),
    (c.SetGoals({GoalKey("sales", JAN): Goal(1, reason=DIRTY), GoalKey("cost", JAN): None}),
     c.SetGoals({GoalKey("sales", JAN): Goal(1, reason=CLEAN), GoalKey("cost", JAN): None})),
    (c.SetBenchmarks({"sales": Benchmark(1, kind=DIRTY, source=DIRTY)}),
     c.SetBenchmarks({"sales": Benchmark(1, kind=CLEAN, source=CLEAN)})),
    (c.SetIndicators({"parcels": own(DIRTY), "gone": None}), c.SetIndicators({"parcels": own(CLEAN), "gone": None})),
    (c.SetSegments((DIRTY_SHOP,)), c.SetSegments((SHOP,))),
    (c.SetValues({DIRTY_CELL: 1.0}), c.SetValues({CELL: 1.0})),
    (c.SetBusiness(Business(DIRTY)), c.SetBusiness(Business(CLEAN))),
    (c.SetSavedCharts({1: SavedChart(DIRTY, "goal", "sales"), 2: None}),
     c.SetSavedCharts({1: SavedChart(CLEAN, "goal", "sales"), 2: None})),
    (c.SetSegmentCards({DIRTY_SHOP: SegmentCard(None, None, DIRTY)}),
     c.SetSegmentCards({SHOP: SegmentCard(None, None, CLEAN)})),
    (c.SetSegmentCards({DIRTY_SHOP: SegmentCard(type="\u202e")}), c.SetSegmentCards({SHOP: None})),
    (c.RenameSegment(DIRTY_SHOP, DIRTY), c.RenameSegment(SHOP, CLEAN)),
    (c.Confirm({DIRTY_CELL: 1.0}), c.Confirm({CELL: 1.0})),
    (c.SetMonths({JAN: MonthState(MonthStatus.OPEN, None, DIRTY), FEB: None}),
     c.SetMonths({JAN: MonthState(MonthStatus.OPEN, None, CLEAN), FEB: None})),
    (c.SetMappings({DIRTY: "{}"}), c.SetMappings({CLEAN: "{}"})),
    (c.SetGoals({GoalKey("sales", JAN, segment=DIRTY_SHOP): Goal(1)}),
     c.SetGoals({GoalKey("sales", JAN, segment=SHOP): Goal(1)})),
    (c.SetFurtherBenchmarks({BenchmarkKey("sales", DIRTY): Benchmark(1, source=DIRTY)}),
     c.SetFurtherBenchmarks({BenchmarkKey("sales", CLEAN): Benchmark(1, kind=CLEAN, source=CLEAN)})),
    (c.SetBreaks({BreakKey("sales", JAN): Break(BreakKind.REDEFINED, DIRTY), BreakKey("cost", JAN): None}),
     c.SetBreaks({BreakKey("sales", JAN): Break(BreakKind.REDEFINED, CLEAN), BreakKey("cost", JAN): None})),
]  # fmt: skip


@pytest.mark.parametrize(("dirty", "clean"), CHANGES, ids=lambda change: type(change).__name__)
def test_every_text_of_a_change_is_cleaned(dirty: c.Change, clean: c.Change) -> None:
    assert cleaned(dirty) == clean
    assert cleaned(c.Several((dirty,))) == c.Several((clean,))
    assert cleaned(clean) == clean


def test_a_workbook_takes_clean_texts_only(make: Callable[..., Workbook], ledger: Memory) -> None:
    workbook = make()
    workbook.apply(c.Several((c.SetSegments((DIRTY_SHOP,)), c.SetValues({DIRTY_CELL: 5.0}))))
    assert workbook.segments == (SHOP,)
    assert workbook.typed(CELL) == 5.0
    assert ledger.written == [c.Several((c.SetSegments((SHOP,)), c.SetValues({CELL: 5.0})))]


def test_a_reason_in_a_formula_is_cleaned() -> None:
    odd = Indicator("odd", "Odd", Unit.COUNT, "", formula='none("a\u202eb")')
    assert cleaned(c.SetIndicators({"odd": odd})) == c.SetIndicators({"odd": replace(odd, formula='none("ab")')})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (c.SetSegments((Segment(SegmentKind.CHANNEL, "\u200b\x00"),)), "nothing to be seen of the name of the channel"),
        (c.SetBusiness(Business("\u202e")), "nothing to be seen of the name of the business"),
        (c.SetBusiness(Business("x" * 121)), "121 characters; a name has at most 120"),
        (c.SetMonthNotes({JAN: "x" * 20_001}), "20,001 characters"),
        (c.SetMonths({JAN: MonthState(MonthStatus.OPEN, None, "x" * 501)}), "501 characters"),
        (c.SetSegmentCards({SHOP: SegmentCard(type="x" * 121)}), "121 characters"),
        (c.RenameSegment(SHOP, "\u202e"), "nothing to be seen"),
        (c.SetMappings({"\u202e": "{}"}), "headings"),
        (c.SetMappings({"x" * 2_001: "{}"}), "headings"),
        (c.SetMappings({"x": "[]"}), "cannot be remembered"),
        (c.SetMappings({"x": "{" * 100_000}), "cannot be remembered"),
        (c.SetMappings({"x": '{"a": "' + "x" * 200_000 + '"}'}), "cannot be remembered"),
        (c.SetTraits({"Seasonal": "{}"}), "small letters"),
        (c.SetTraits({"seasonal": "[]"}), "cannot be kept"),
        (c.SetTraits({"seasonal": "{" * 30_000}), "cannot be kept"),
        (c.SetTraits({"brand": '{"logo": "' + "x" * 700_000 + '"}'}), "at most 500 kB"),
        (c.SetFurtherBenchmarks({BenchmarkKey("sales", "\u202e"): Benchmark(1)}), "of what kind"),
        (c.SetGoals({GoalKey("sales", JAN, segment=s): Goal(1) for s in (SHOP, DIRTY_SHOP)}), "look the same"),
        (c.SetIndicators({"parcels": own("x" * 130)}), "130 characters"),
        (c.SetSegments((SHOP, Segment(SegmentKind.CHANNEL, CLEAN + "\u200b"))), "differ in nothing but capitals"),
        (c.SetValues({CELL: 1.0, DIRTY_CELL: 2.0}), "look the same"),
    ],
)
def test_what_cannot_be_cleaned_without_a_loss_is_refused(workbook: Workbook, change: c.Change, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        workbook.apply(change)
    assert workbook.undoable is None


NOT_NUMBERS: list[object] = [True, "12", Decimal("1.5"), 10**400, -(10**400), [1], float("nan"), float("inf"), 2**63]


@pytest.mark.parametrize("number", NOT_NUMBERS, ids=lambda number: type(number).__name__)
def test_what_is_no_plain_number_is_refused_with_a_sentence(workbook: Workbook, number: Any) -> None:
    with pytest.raises(Refusal, match=r"number|digits|10\^15"):
        workbook.apply(c.SetValues({Cell("sales", JAN): number}))
    with pytest.raises(Refusal, match=r"number|10\^15"):
        workbook.apply(c.SetGoals({GoalKey("sales", JAN): Goal(number)}))
    assert workbook.undoable is None


def test_numbers_are_kept_as_floats_and_zero_has_no_sign(workbook: Workbook) -> None:
    workbook.apply(c.SetValues({Cell("sales", JAN): -0.0, Cell("cost", JAN): 7}))
    kept = [workbook.typed(Cell(name, JAN)) for name in ("sales", "cost")]
    assert [repr(number) for number in kept] == ["0.0", "7.0"]
    workbook.apply(c.SetGoals({GoalKey("sales", JAN): Goal(3, tolerance=-0.0)}))
    goal = workbook.month_goal("sales", JAN)
    assert goal is not None
    assert (repr(goal.value), repr(goal.tolerance)) == ("3.0", "0.0")


@pytest.mark.parametrize("number", [None, True, "1", 10**400])
def test_a_benchmark_without_a_number_is_refused(workbook: Workbook, number: Any) -> None:
    with pytest.raises(Refusal, match="sales: "):
        workbook.apply(c.SetBenchmarks({"sales": Benchmark(number)}))


# -- files


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def test_the_business_of_a_new_file_has_a_clean_name(tmp_path: Path, catalogue: Catalogue) -> None:
    file = new_file(tmp_path / "a.kpidesk", Business(DIRTY), catalogue)
    assert file.workbook.business.name == CLEAN
    file.close()
    with pytest.raises(Refusal, match="nothing to be seen"):
        new_file(tmp_path / "b.kpidesk", Business("\u202e"), catalogue)
    assert not (tmp_path / "b.kpidesk").exists()


NEWS, POST = Segment(SegmentKind.CHANNEL, "news"), Segment(SegmentKind.CHANNEL, "post")
ENTRIES = ("UPDATE business SET name = 'Shop' || char(8238) || char(7)", "UPDATE month_note SET note = char(8203)")
NAMED_ALIKE = (
    "UPDATE segment SET name = 'mail' WHERE name = 'news'",
    "UPDATE segment SET name = 'mail' || char(8203) WHERE name = 'post'",
)


@pytest.fixture
def hostile(tmp_path: Path, catalogue: Catalogue) -> Path:
    """Made by the program, then given names that cannot be seen by something else."""
    path = tmp_path / "hostile.kpidesk"
    file = new_file(path, Business("Shop"), catalogue)
    file.workbook.apply(c.SetSegments((NEWS, POST)))
    file.workbook.apply(c.SetValues({Cell("revenue", JAN, NEWS): 1.0, Cell("revenue", JAN, POST): 2.0}))
    file.workbook.apply(c.SetMonthNotes({JAN: "a note"}))
    file.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for sql in (*ENTRIES, *NAMED_ALIKE):
            connection.execute(sql)
    return path


MAIL, MAIL_2 = Segment(SegmentKind.CHANNEL, "mail"), Segment(SegmentKind.CHANNEL, "mail (2)")


def figures(workbook: Workbook) -> dict[str, float | None]:
    return {segment.name: workbook.typed(Cell("revenue", JAN, segment)) for segment in workbook.segments}


def test_a_file_with_hostile_names_opens_clean_and_mixes_no_figures(hostile: Path, catalogue: Catalogue) -> None:
    before = hostile.read_bytes()
    file = open_file(hostile, catalogue, lambda: dt.datetime(2026, 2, 1))
    assert file.workbook.business.name == "Shop"
    assert file.workbook.month_note(JAN) == ""
    assert figures(file.workbook) == {"mail": 1.0, "mail (2)": 2.0}
    file.close()
    assert len(hostile.read_bytes()) == len(before)


def test_segments_that_look_the_same_stay_apart_when_they_change_places(hostile: Path, catalogue: Catalogue) -> None:
    file = open_file(hostile, catalogue)
    file.workbook.apply(c.SetValues({Cell("revenue", JAN, MAIL_2): 20.0}))
    file.workbook.apply(c.SetSegments((MAIL_2, MAIL)))
    file.workbook.apply(c.SetSegments((MAIL_2, MAIL, NEWS)))
    file.close()
    for _ in range(2):
        file = open_file(hostile, catalogue)
        assert figures(file.workbook) == {"mail (2)": 20.0, "mail": 1.0, "news": None}
        file.close()


def test_a_segment_that_is_gone_gives_its_name_up(hostile: Path, catalogue: Catalogue) -> None:
    with closing(sqlite3.connect(hostile)) as connection, connection:
        connection.execute("INSERT INTO segment (kind, name, position) VALUES ('channel', 'mail (2)', -1)")
    file = open_file(hostile, catalogue)
    file.workbook.apply(c.SetSegments((MAIL_2, MAIL)))
    file.close()
    file = open_file(hostile, catalogue)
    assert figures(file.workbook) == {"mail (2)": 2.0, "mail": 1.0}
    file.close()


@pytest.mark.parametrize(("stored", "shown"), [(-5, 0), (0, 0), (6, 6), (2**62, 6), (None, None)])
def test_decimals_that_no_number_has_are_cut(stored: int | None, shown: int | None) -> None:
    own = Indicator("mine", "Mine", Unit.COUNT, "Own", decimals=stored)
    opened = clean_contents(Contents(Business("Shop"), own_indicators={"mine": own}))
    assert opened.own_indicators["mine"].decimals == shown


def test_the_history_of_a_figure_names_its_segment_as_the_workbook_does(hostile: Path, catalogue: Catalogue) -> None:
    with closing(sqlite3.connect(hostile)) as connection, connection:
        connection.execute("INSERT INTO segment (key, kind, name, position) VALUES (9, 'channel', char(27) || 'x', -1)")
        connection.execute("INSERT INTO value_log SELECT month, indicator, 9, seq, NULL, NULL FROM value_log LIMIT 1")
    file = look_at(hostile, catalogue)
    told = {entry.cell.segment: entry.new for entry in file.value_history("revenue")}
    assert told == {MAIL: 1.0, MAIL_2: 2.0, Segment(SegmentKind.CHANNEL, "x"): None}
    file.close()
