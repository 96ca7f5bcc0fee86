"""A business with one figure a month and goals, and the pace chart of it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.pace.pace_making import PaceChart, pace_chart
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

LAST_YEAR = [5100.0, 4700.0, 5500.0, 6000.0, 6400.0, 6900.0, 7400.0, 7200.0, 6300.0, 5800.0, 5400.0, 8000.0]
THIS_YEAR = [5700.0, 5000.0, 6200.0, 6500.0, 6900.0, 7700.0, 8000.0, 8100.0]
FAIR = Segment(SegmentKind.CHANNEL, "fair")


def books(
    now: Sequence[float | None] = THIS_YEAR,
    goals: Mapping[int, Goal] | float | None = 6500.0,
    before: Sequence[float] = LAST_YEAR,
    *,
    direction: Direction = Direction.HIGHER,
    running: int | None = None,
    year_start: int = 1,
) -> Workbook:
    """Sales of 2025 and of 2026, with visits of ten times as many; ``goals`` by the place of the month in 2026."""
    first = Month.of(2025, year_start)
    sales = {first.plus(place): value for place, value in enumerate([*before, *now]) if value is not None}
    shipped = [
        Indicator("sales", "Sales", Unit.MONEY, "Sales", direction=direction, segment_kinds=frozenset({FAIR.kind})),
        Indicator("visits", "Visits", Unit.COUNT, "Sales"),
        Indicator("stock", "Stock", Unit.COUNT, "Sales", rollup=Rollup.LAST),
        Indicator("rate", "Rate", Unit.PERCENT, "Sales", Kind.KPI, Direction.HIGHER, formula="sales / visits"),
    ]
    aims = dict.fromkeys(range(12), Goal(goals)) if isinstance(goals, float) else goals or {}
    keys = {GoalKey("sales", first.plus(12 + place)): goal for place, goal in aims.items()}
    last = max(sales)
    contents = Contents(
        Business("Shop", "EUR", year_start),
        segments=(FAIR,),
        values={Cell("sales", month): value for month, value in sales.items()}
        | {Cell("visits", month): 20000.0 + 2000 * place for place, month in enumerate(sales)}
        | {Cell("sales", month, FAIR): value / 2 for month, value in sales.items()},
        goals=keys,
        months={last: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
    )
    return Workbook(NoLedger(), contents, {about.id: about for about in shipped}, lambda: dt.datetime(2027, 12, 5))


def pace_of(
    workbook: Workbook,
    indicator: str = "sales",
    at: str = "",
    segment: Segment | None = None,
    form: NumberForm = ENGLISH,
) -> Chart:
    last = workbook.last_entered
    assert last is not None
    month = Month.parse(at) if at else last
    return pace_chart(workbook, ChartAsk(ChartKind.PACE, indicator, Period.month(month), segment, form=form))


def rate_goals(workbook: Workbook, value: float, **others: float) -> Workbook:
    """The same business with a goal for the rate in every month of 2026; ``m3`` is that of March."""
    goals = {number: others.get(f"m{number}", value) for number in range(1, 13)}
    workbook.apply(SetGoals({GoalKey("rate", Month.of(2026, number)): Goal(goal) for number, goal in goals.items()}))
    return workbook


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def shop() -> Callable[..., Workbook]:
    return books


@pytest.fixture
def asked() -> Callable[..., Chart]:
    return pace_of


@pytest.fixture
def chart() -> Callable[..., PaceChart]:
    """The chart of sales; words are for the business."""

    def build(**more: Any) -> PaceChart:
        made = pace_of(books(**more))
        assert isinstance(made, PaceChart), made
        return made

    return build
