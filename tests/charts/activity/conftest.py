"""A business with the four usual parts of the activity index, and the chart of it."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from kpidesk.analysis.activity.activity import INDICATOR
from kpidesk.analysis.numbers.numerals import ENGLISH, NumberForm
from kpidesk.catalogue.catalogue import read_catalogue
from kpidesk.charts.activity.activity_making import ActivityChart, activity_chart
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

FIRST = Month.of(2025, 1)
BASE = (40.0, 1.5, 60.0, 300.0)
NOW = (50.0, 1.8, 57.0, 315.0)
PARTS = ("visitors", "orders", "aov", "clv_margin_churn")

Row = tuple[float | None, float | None, float | None, float | None]


def shop(rows: Sequence[Row] = (BASE, NOW), running: int | None = None, base: str = "", **weights: float) -> Workbook:
    """Visits and orders a day, order value, lifetime value; one row a month from January 2025 on."""
    last = FIRST.plus(len(rows) - 1)
    values = {}
    for place, row in enumerate(rows):
        month = FIRST.plus(place)
        days = running if running and month == last else month.days
        for name, value in zip(PARTS, row, strict=True):
            if value is not None:
                values[Cell(name, month)] = value * (days if name in PARTS[:2] else 1)
    rollups = (Rollup.SUM, Rollup.SUM, Rollup.MEAN, Rollup.LAST)
    shipped = {
        name: Indicator(name, name.capitalize(), Unit.COUNT, "Sales", rollup=rollup)
        for name, rollup in zip(PARTS, rollups, strict=True)
    }
    kept = {key: value for key, value in (("weights", weights), ("base", base)) if value}
    contents = Contents(
        Business("Shop", "EUR"),
        values=values,
        months={last: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
        traits={"activity": json.dumps(kept)} if kept else {},
    )
    index = {INDICATOR: read_catalogue().indicators[INDICATOR]}
    return Workbook(NoLedger(), contents, shipped | index, lambda: dt.datetime(2028, 12, 5))


def activity_of(workbook: Workbook, form: NumberForm = ENGLISH) -> Chart:
    last = workbook.last_entered or FIRST
    return activity_chart(workbook, ChartAsk(ChartKind.ACTIVITY, INDICATOR, Period.month(last), form=form))


@pytest.fixture
def chart() -> Callable[..., ActivityChart]:
    def build(rows: Sequence[Row] = (BASE, NOW), **more: Any) -> ActivityChart:
        made = activity_of(shop(rows, **more))
        assert isinstance(made, ActivityChart), made
        return made

    return build
