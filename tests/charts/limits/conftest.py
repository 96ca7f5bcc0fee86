"""A business with one figure a month, given per day, and the usual-range chart of it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.charts.limits.limits_making import LimitsChart, limits_chart
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

BASELINE = [212, 198, 225, 205, 231, 219, 208, 226, 201, 215, 222, 209]
AFTER = [228, 217, 262, 255, 248, 259, 251, 266]
FIRST = Month.of(2025, 1)


def shop(
    values: Sequence[float | None],
    direction: Direction = Direction.HIGHER,
    breaks: Mapping[str, BreakKind] | None = None,
    running: int | None = None,
    goal: Goal | None = None,
    *,
    per_day: bool = True,
    note: str = "",
    before: str = "",
) -> Workbook:
    """Visits from January 2025 on; ``running`` is the day until which the last month is entered,
    ``note`` is on that month and ``before`` on the one before."""
    rollup = Rollup.SUM if per_day else Rollup.LAST
    about = Indicator("visits", "Website visits", Unit.COUNT, "Sales", direction=direction, rollup=rollup)
    typed, last = {}, FIRST.plus(len(values) - 1)
    for place, value in enumerate(values):
        month = FIRST.plus(place)
        days = running if running and month == last else month.days
        if value is not None:
            typed[Cell("visits", month)] = float(value) * (days if per_day else 1)
    contents = Contents(
        Business("Shop", "EUR"),
        values=typed,
        breaks={BreakKey("visits", Month.parse(month)): Break(kind) for month, kind in (breaks or {}).items()},
        months={last: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
        goals={GoalKey("visits", FIRST.plus(place)): goal for place in range(len(values))} if goal else {},
        month_notes={month: text for month, text in ((last, note), (last.previous, before)) if text},
    )
    return Workbook(NoLedger(), contents, {"visits": about}, lambda: dt.datetime(2027, 12, 5))


def limits_of_visits(workbook: Workbook, form: NumberForm = ENGLISH, **options: Any) -> Chart:
    last = workbook.last_entered
    assert last is not None
    return limits_chart(
        workbook, ChartAsk(ChartKind.LIMITS, "visits", Period.month(last), None, Options(**options), form)
    )


@pytest.fixture
def visits() -> Callable[..., Workbook]:
    return shop


@pytest.fixture
def limits() -> Callable[..., LimitsChart]:
    """The chart of these values; words beside them are for the business, ``options`` for the chart."""

    def build(values: Sequence[float | None], options: Mapping[str, Any] | None = None, **more: Any) -> LimitsChart:
        chart = limits_of_visits(shop(values, **more), **(options or {}))
        assert isinstance(chart, LimitsChart), chart
        return chart

    return build


@pytest.fixture
def asked() -> Callable[..., Chart]:
    return limits_of_visits
