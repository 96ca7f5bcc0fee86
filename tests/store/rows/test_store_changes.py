"""Each kind of change comes back from the file as it went in."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import (
    Change,
    ChooseIndicators,
    SetBenchmarks,
    SetBreaks,
    SetBusiness,
    SetGoals,
    SetIndicators,
    SetMonthNotes,
    SetMonths,
    SetNotes,
    SetSavedCharts,
    SetSegments,
    SetTraits,
    SetValues,
    Several,
)
from kpidesk.domain.goal import Benchmark, Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Texts, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.store.store import Store

K, V = TypeVar("K"), TypeVar("V")
AUGUST, SEPTEMBER = Month.of(2026, 8), Month.of(2026, 9)
SHOP = Segment(SegmentKind.CHANNEL, "Shop „Süd“ 🛍")
MUG = Segment(SegmentKind.PRODUCT, "Mug")
MUG_CAMPAIGN = Segment(SegmentKind.CAMPAIGN, "Mug")
AT = dt.datetime(2026, 8, 3, 9, 30, tzinfo=dt.UTC)
REVENUE = Cell("revenue", AUGUST)

PLAIN = Indicator("loaves", "Loaves", Unit.COUNT, "Bakery", own=True)
RICH = Indicator(
    id="crumb_rate",
    label="Crumbs per loaf, “gemessen” · µg",
    unit=Unit.MONEY_PER_HOUR,
    group="Bakery",
    kind=Kind.KPI,
    direction=Direction.BAND,
    decimals=0,
    rollup=Rollup.WEIGHTED_MEAN,
    weight="loaves",
    formula="revenue / nz(loaves)",
    short_label="Crumbs",
    segment_kinds=frozenset({SegmentKind.CHANNEL, SegmentKind.PRODUCT}),
    core=True,
    standing=True,
    blank_is_zero=True,
    carried_from="loaves",
    balance=("loaves", "revenue", "visitors"),
    own=True,
    texts=Texts("a", "b", "c", "d", "e", "f", "g", "h", "i\n2", ('one, "two"', "dritte Quelle")),
)


def after(store: Store, *changes: Change) -> Contents:
    for change in changes:
        store.write(change, AT)
    seen = store.read()
    store.close()
    with Store.open(store.path) as again:
        assert again.read() == seen
    return seen


def test_values_of_the_business_and_of_its_segments_are_apart(store: Store) -> None:
    values = {
        REVENUE: 100.25,
        Cell("revenue", AUGUST, SHOP): 60.0,
        Cell("revenue", AUGUST, MUG): -40.25,
        Cell("visitors", SEPTEMBER): 0.0,
    }
    assert after(store, SetSegments((SHOP, MUG)), SetValues(values)).values == values


def test_value_is_replaced_and_cleared(store: Store) -> None:
    other = Cell("revenue", SEPTEMBER)
    contents = after(store, SetValues({REVENUE: 1.0, other: 2.0}), SetValues({REVENUE: 3.0, other: None}))
    assert contents.values == {REVENUE: 3.0}


def test_clearing_what_is_not_there_changes_nothing(store: Store) -> None:
    empty = store.read()
    unknown = Cell("never_seen", AUGUST, MUG)
    changes: list[Change] = [
        SetValues({unknown: None}),
        SetNotes({unknown: ""}),
        SetGoals({}),
        SetBenchmarks({"never_seen": None}),
        SetIndicators({"never_seen": None}),
        SetMonths({AUGUST: None}),
        SetMonthNotes({AUGUST: ""}),
        SetSavedCharts({7: None}),
        Several(()),
    ]
    assert after(store, *changes) == empty


@settings(derandomize=True, deadline=None, max_examples=20)
@given(
    st.lists(
        st.floats(-1e15, 1e15, exclude_min=True, exclude_max=True)
        | st.decimals(-(10**14), 10**14, places=4).map(float),
        min_size=1,
        max_size=200,
    )
)
def test_figures_come_back_bit_for_bit(
    tmp_path_factory: pytest.TempPathFactory, new_file: Path, figures: list[float]
) -> None:
    values = {Cell("revenue", Month(22800 + place)): figure for place, figure in enumerate(figures)}
    with Store.open(Path(shutil.copy(new_file, tmp_path_factory.mktemp("figures")))) as store:
        store.write(SetValues(values), AT)
        got = store.read().values
    # + 0.0: minus zero is kept as zero
    assert [(cell, figure.hex()) for cell, figure in got.items()] == [
        (cell, (figure + 0.0).hex()) for cell, figure in values.items()
    ]


@pytest.mark.parametrize(
    "text", ["123456789012345", "0.1", "99999999999999.9", "1.00000000000001", "-0.000123456789012345"]
)
def test_fifteen_digits_are_kept_as_typed(store: Store, text: str) -> None:
    figure = after(store, SetValues({REVENUE: float(text)})).values[REVENUE]
    assert f"{figure:.15g}" == f"{float(text):.15g}"
    assert figure == float(text)


def test_whole_numbers_come_back_as_floats(store: Store) -> None:
    contents = after(store, SetValues({REVENUE: 7}), SetGoals({GoalKey("revenue", AUGUST): Goal(8)}))
    assert type(contents.values[REVENUE]) is float
    assert type(contents.goals[GoalKey("revenue", AUGUST)].value) is float


def test_months_come_back_as_months(store: Store) -> None:
    first, last = Cell("revenue", Month.of(1900, 1)), Cell("revenue", Month.of(2199, 12))
    contents = after(store, SetValues({first: 1.0, last: 2.0}))
    assert [str(cell.month) for cell in contents.values] == ["1900-01", "2199-12"]


def test_note_stays_on_a_cell_without_a_figure(store: Store) -> None:
    notes = {REVENUE: "estimate — „ask Zoë“\nline two 🥐", Cell("revenue", AUGUST, SHOP): "x" * 20_000}
    contents = after(store, SetSegments((SHOP,)), SetNotes(notes))
    assert (contents.notes, contents.values) == (notes, {})


def test_note_is_replaced_and_taken_away_without_its_figure(store: Store) -> None:
    other = Cell("revenue", SEPTEMBER)
    contents = after(
        store, SetValues({REVENUE: 1.0}), SetNotes({REVENUE: "a", other: "b"}), SetNotes({REVENUE: "", other: "c"})
    )
    assert (contents.notes, contents.values) == ({other: "c"}, {REVENUE: 1.0})


@pytest.mark.parametrize("indicator", [PLAIN, RICH], ids=lambda indicator: indicator.id)
def test_own_indicator_comes_back_whole(store: Store, indicator: Indicator) -> None:
    assert after(store, SetIndicators({indicator.id: indicator})).own_indicators == {indicator.id: indicator}


def test_own_indicator_is_changed_in_place(store: Store) -> None:
    renamed = Indicator("loaves", "Loaves baked", Unit.COUNT, "Bakery", decimals=2, own=True)
    changes = (SetIndicators({"loaves": PLAIN, RICH.id: RICH}), SetValues({Cell("loaves", AUGUST): 3.0}))
    contents = after(store, *changes, SetIndicators({"loaves": renamed}))
    assert contents.own_indicators == {"loaves": renamed, RICH.id: RICH}
    assert contents.values == {Cell("loaves", AUGUST): 3.0}


def test_removed_indicator_can_come_back(store: Store) -> None:
    contents = after(
        store,
        SetIndicators({"loaves": PLAIN}),
        ChooseIndicators(("loaves", "revenue")),
        SetIndicators({"loaves": None}),
        Several((SetIndicators({"loaves": PLAIN}), SetValues({Cell("loaves", AUGUST): 1.0}))),
    )
    assert (contents.own_indicators, contents.chosen) == ({"loaves": PLAIN}, ("revenue",))


def test_chosen_indicators_keep_their_order(store: Store) -> None:
    first, second = ("revenue", "visitors", "orders"), ("orders", "costs", "revenue")
    assert after(store, ChooseIndicators(first), ChooseIndicators(second)).chosen == second


def test_no_indicator_may_be_chosen(store: Store) -> None:
    assert after(store, ChooseIndicators(("revenue",)), ChooseIndicators(())).chosen == ()


def test_segments_keep_their_order_and_their_figures(store: Store) -> None:
    cell = Cell("revenue", AUGUST, MUG)
    contents = after(
        store,
        SetSegments((SHOP, MUG, MUG_CAMPAIGN)),
        SetValues({cell: 5.0}),
        SetSegments((MUG_CAMPAIGN, MUG)),
    )
    assert (contents.segments, contents.values) == ((MUG_CAMPAIGN, MUG), {cell: 5.0})


def test_segment_is_gone_and_comes_back(store: Store) -> None:
    contents = after(store, SetSegments((SHOP,)), SetSegments(()), SetSegments((MUG, SHOP)))
    assert contents.segments == (MUG, SHOP)


def test_goals_come_back_whole_by_month(store: Store) -> None:
    goals = {
        GoalKey("revenue", AUGUST): Goal(1000.5),
        GoalKey("revenue", SEPTEMBER): Goal(
            0.1, 0.3, 0.05, "vorsichtig – wegen „Umbau“", dt.date(2026, 7, 31), dt.date(2027, 1, 1)
        ),
        GoalKey("visitors", AUGUST): Goal(-5.0, tolerance=0.0),
    }
    assert after(store, SetGoals(goals)).goals == goals


def test_goal_is_replaced_and_removed(store: Store) -> None:
    august, september = GoalKey("revenue", AUGUST), GoalKey("revenue", SEPTEMBER)
    contents = after(
        store,
        SetGoals({august: Goal(1.0, 2.0, reason="a"), september: Goal(3.0)}),
        SetGoals({august: Goal(4.0), september: None}),
    )
    assert contents.goals == {august: Goal(4.0)}


def test_history_tells_every_step_of_a_goal(store: Store) -> None:
    key = GoalKey("revenue", AUGUST)
    full = Goal(2.0, 3.0, 0.5, "more staff", dt.date(2026, 8, 1), dt.date(2026, 12, 1))
    times = [AT, AT + dt.timedelta(microseconds=1), dt.datetime(2026, 8, 4, 8, 0)]
    for goal, at in zip((Goal(1.0), full, None), times, strict=True):
        store.write(SetGoals({key: goal, GoalKey("visitors", AUGUST): Goal(9.0)}), at)
    assert store.goal_history("revenue") == [
        GoalEntry(AUGUST, Goal(1.0), times[0]),
        GoalEntry(AUGUST, full, times[1]),
        GoalEntry(AUGUST, None, times[2]),
    ]
    assert store.goal_history("never_seen") == []


def test_history_of_a_goal_outlives_its_indicator(store: Store) -> None:
    key = GoalKey("loaves", AUGUST)
    changes: list[Change] = [
        SetIndicators({"loaves": PLAIN}),
        SetGoals({key: Goal(1.0)}),
        Several((SetGoals({key: None}), SetIndicators({"loaves": None}))),
    ]
    for change in changes:
        store.write(change, AT)
    assert store.read().own_indicators == {}
    assert [entry.goal for entry in store.goal_history("loaves")] == [Goal(1.0), None]


def test_benchmarks_come_back_and_go(store: Store) -> None:
    rich = Benchmark(0.02, 0.04, "competitor", "Jahresbericht 2025, S. 7", dt.date(2026, 2, 28))
    contents = after(
        store,
        SetBenchmarks({"revenue": Benchmark(1.0), "visitors": Benchmark(2.0), "orders": rich}),
        SetBenchmarks({"revenue": Benchmark(3.0, kind="own history"), "visitors": None}),
    )
    assert contents.benchmarks == {"revenue": Benchmark(3.0, kind="own history"), "orders": rich}


def test_month_states_and_notes_come_back_and_go(store: Store) -> None:
    contents = after(
        store,
        SetMonths({AUGUST: MonthState(MonthStatus.UNFINISHED, 9), SEPTEMBER: MonthState(MonthStatus.OPEN)}),
        SetMonths({AUGUST: MonthState(MonthStatus.CLOSED), SEPTEMBER: None}),
        SetMonths({SEPTEMBER: MonthState(MonthStatus.UNFINISHED, 30)}),
        SetMonthNotes({AUGUST: "Umbau", SEPTEMBER: "Messe"}),
        SetMonthNotes({AUGUST: "Umbau und Ferien", SEPTEMBER: ""}),
    )
    assert contents.months == {
        AUGUST: MonthState(MonthStatus.CLOSED),
        SEPTEMBER: MonthState(MonthStatus.UNFINISHED, 30),
    }
    assert contents.month_notes == {AUGUST: "Umbau und Ferien"}


def test_business_is_changed(store: Store) -> None:
    other = Business("Konditorei", "CHF", 7, is_example=True)
    assert after(store, SetBusiness(other)).business == other


def test_saved_charts_come_back_by_position(store: Store) -> None:
    goals = SavedChart("Ziele 2026", "goal-vs-actual", "revenue", '{"months": 12}', 1)
    trend = SavedChart("Trend", "line", "visitors", position=0)
    contents = after(store, SetSavedCharts({1: goals, 5: trend, 9: trend}), SetSavedCharts({9: None}))
    assert list(contents.saved_charts.items()) == [(5, trend), (1, goals)]


def test_three_thousand_figures_are_one_change(store: Store) -> None:
    names = [f"figure_{number}" for number in range(50)]
    values = {Cell(name, Month(24000 + month)): month + 0.1 for name in names for month in range(60)}
    assert after(store, SetValues(values)).values == values
    assert len(values) == 3000


MONTHS = st.sampled_from([AUGUST, SEPTEMBER, Month.of(2027, 1)])
IDS = st.sampled_from(["revenue", "visitors"])
KINDS = st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR])
CELLS = st.builds(Cell, IDS, MONTHS, st.sampled_from([None, SHOP, MUG]))
NUMBERS = st.floats(-1e9, 1e9).map(lambda number: number + 0.0)
CHANGES = st.one_of(
    st.builds(SetValues, st.dictionaries(CELLS, st.none() | NUMBERS, max_size=5)),
    st.builds(SetNotes, st.dictionaries(CELLS, st.sampled_from(["", "a", "ü"]), max_size=3)),
    st.builds(
        SetGoals,
        st.dictionaries(
            st.builds(GoalKey, IDS, MONTHS, KINDS, st.sampled_from([None, SHOP, MUG])),
            st.none() | st.builds(Goal, NUMBERS),
            max_size=3,
        ),
    ),
    st.builds(
        SetBreaks,
        st.dictionaries(st.builds(BreakKey, IDS, MONTHS), st.none() | st.builds(Break, st.sampled_from(BreakKind))),
    ),
    st.builds(SetTraits, st.dictionaries(st.sampled_from(["seasonal", "brand"]), st.sampled_from(["", "{}"]))),
    st.builds(SetMonthNotes, st.dictionaries(MONTHS, st.sampled_from(["", "x"]), max_size=2)),
    st.builds(ChooseIndicators, st.permutations(["revenue", "visitors", "orders"]).map(tuple)),
)


def apply(contents: Contents, change: Change) -> None:
    """What the change means, in plain dictionaries."""
    match change:
        case SetValues(values):
            contents.values = put(contents.values, values, None)
        case SetNotes(notes):
            contents.notes = put(contents.notes, notes, "")
        case SetGoals(goals):
            contents.goals = put(contents.goals, goals, None)
        case SetBreaks(breaks):
            contents.breaks = put(contents.breaks, breaks, None)
        case SetTraits(traits):
            contents.traits = put(contents.traits, traits, "")
        case SetMonthNotes(notes):
            contents.month_notes = put(contents.month_notes, notes, "")
        case ChooseIndicators(chosen):
            contents.chosen = chosen
        case Several(changes):
            for each in changes:
                apply(contents, each)


def put(held: dict[K, V], new: Mapping[K, V | None], nothing: V | None) -> dict[K, V]:
    return {key: item for key, item in {**held, **new}.items() if item is not None and item != nothing}


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.lists(CHANGES | st.builds(Several, st.lists(CHANGES, max_size=4).map(tuple)), max_size=8))
def test_any_row_of_changes_leaves_what_it_says(
    tmp_path_factory: pytest.TempPathFactory, new_file: Path, changes: list[Change]
) -> None:
    with Store.open(Path(shutil.copy(new_file, tmp_path_factory.mktemp("changes")))) as store:
        expected = store.read()
        expected.segments = (SHOP, MUG)
        store.write(SetSegments((SHOP, MUG)), AT)
        for change in changes:
            store.write(change, AT)
            apply(expected, change)
        assert store.read() == expected
