"""What differs between two states of the same business."""

from dataclasses import replace

import pytest

from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.comparison import Comparison, Part, compare, differences
from kpidesk.domain.file_facts import Difference
from kpidesk.domain.goal import Benchmark, BenchmarkKey, Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind

JULY, AUGUST = Month.of(2026, 7), Month.of(2026, 8)
SEARCH = Segment(SegmentKind.CHANNEL, "Search")


def holding(**values: float) -> Contents:
    """Figures of August by their id."""
    return Contents(Business("Bakery"), values={Cell(name, AUGUST): value for name, value in values.items()})


def test_two_equal_states_do_not_differ() -> None:
    assert compare(holding(sales=1.0), holding(sales=1.0)) == Comparison()
    assert compare(holding(sales=1.0), holding(sales=1.0)).is_same


def test_a_figure_may_be_changed_added_or_gone() -> None:
    assert differences(holding(sales=1.0, costs=2.0), holding(sales=3.0, visits=0.0)) == [
        Difference(Cell("costs", AUGUST), 2.0, None),
        Difference(Cell("sales", AUGUST), 1.0, 3.0),
        Difference(Cell("visits", AUGUST), None, 0.0),
    ]


def test_the_last_month_comes_first_and_the_whole_before_its_segments() -> None:
    ours = Contents(
        Business("Bakery"),
        values={Cell("visits", JULY): 1.0, Cell("visits", AUGUST, SEARCH): 2.0, Cell("visits", AUGUST): 3.0},
    )
    found = [difference.cell for difference in differences(ours, Contents(Business("Bakery")))]
    assert found == [Cell("visits", AUGUST), Cell("visits", AUGUST, SEARCH), Cell("visits", JULY)]


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"business": Business("Bakers")}, Part.BUSINESS),
        ({"chosen": ("sales",)}, Part.SHOWN),
        ({"segments": (SEARCH,)}, Part.SEGMENTS),
        ({"months": {JULY: MonthState(MonthStatus.CLOSED)}}, Part.MONTHS),
        ({"notes": {Cell("sales", JULY): "fair"}}, Part.NOTES),
        ({"month_notes": {JULY: "fair"}}, Part.NOTES),
        ({"goals": {GoalKey("sales", JULY): Goal(5.0)}}, Part.GOALS),
        ({"segment_cards": {SEARCH: SegmentCard(type="ads")}}, Part.SEGMENTS),
        ({"totals": {"sales": SegmentKind.CHANNEL}}, Part.TOTALS),
        ({"confirmed": {Cell("sales", JULY): 1.0}}, Part.CONFIRMED),
        ({"mappings": {"a": "{}"}}, Part.MAPPINGS),
        ({"goals": {GoalKey("sales", JULY, PeriodKind.QUARTER, SEARCH): Goal(5.0)}}, Part.GOALS),
        ({"further_benchmarks": {BenchmarkKey("sales", "rival"): Benchmark(5.0)}}, Part.BENCHMARKS),
        ({"breaks": {BreakKey("sales", JULY): Break(BreakKind.REDEFINED)}}, Part.BREAKS),
        ({"traits": {"seasonal": "{}"}}, Part.TRAITS),
        ({"saved_charts": {1: SavedChart("Sales", "line", "sales")}}, Part.CHARTS),
    ],
)
def test_what_differs_besides_figures_is_named(changed: dict[str, object], part: Part) -> None:
    ours = holding(sales=1.0)
    assert compare(ours, replace(ours, **changed)) == Comparison((), (part,))  # type: ignore[arg-type]
