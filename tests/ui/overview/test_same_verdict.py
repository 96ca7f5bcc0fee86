"""Chart, table, tile, goals and command line say the same of a month, whatever the business is like."""

import datetime as dt
import math
import random
from collections.abc import Callable, Sequence

import pytest

from kpidesk.analysis.comparison.comparison import compare
from kpidesk.analysis.comparison.row import KpiRow, kpi_row
from kpidesk.analysis.goals.reality import reality_check
from kpidesk.analysis.numbers.numerals import ENGLISH
from kpidesk.analysis.overview.worth_a_look import Why, worth_a_look
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.named_after import named_after
from kpidesk.analysis.signals.signals import signals_of
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.limits.limits_making import LimitsChart, limits_chart
from kpidesk.charts.limits.limits_series import LimitPoint
from kpidesk.cli.row_facts import further_facts
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.ui.overview.tile import TileWriter
from kpidesk.workbook.workbook import Workbook
from tests.ui.changes.shop import INDICATORS, START, NoLedger

KPIS = ("total_sales", "profit", "order_rate", "cost_per_order", "satisfaction", "visits")
Shape = Callable[[random.Random, int], float]

SHAPES: dict[str, Shape] = {
    "level": lambda chance, at: 1000 + chance.gauss(0, 60),
    "rising": lambda chance, at: 1000 + 60 * at + chance.gauss(0, 60),
    "falling to nothing": lambda chance, at: max(0.0, 1000 - 45 * at + chance.gauss(0, 30)),
    "seasonal": lambda chance, at: 1000 * (1 + 0.5 * math.sin(at * math.tau / 12)) * chance.gauss(1, 0.06),
    "growing with a season": lambda chance, at: (
        (1000 + 20 * at) * (1.8 if at % 12 == 11 else 1) * chance.gauss(1, 0.05)
    ),
    "another level": lambda chance, at: (1000 if at < 20 else 1500) + chance.gauss(0, 60),
}


def business(seed: int) -> Workbook:
    """Six to sixty months of one shape with an outlier, now and then with gaps, a break or a month that still runs."""
    chance = random.Random(seed)
    shape, months = list(SHAPES.values())[seed % len(SHAPES)], chance.randint(6, 60)
    sales = [shape(chance, at) for at in range(months)]
    sales[chance.randrange(months)] *= chance.choice([1, 0.4, 1.9])
    gaps = {chance.randrange(months - 1) for _ in range(chance.choice([0, 0, 1, 3]))}
    figures: dict[str, Sequence[float]] = {
        "sales": sales,
        "costs": [0.6 * value + chance.gauss(0, 20) for value in sales],
        "visits": [round(20 * value) for value in sales],
        "orders": [round(value * chance.gauss(0.4, 0.02)) for value in sales],
        "score": [60 + value / 100 for value in sales],
    }
    last = START.plus(months - 1)
    running = chance.random() < 0.2
    breaks: dict[BreakKey, Break] = {}
    if chance.random() < 0.4:
        at = START.plus(chance.randrange(1, months))
        breaks[BreakKey("total_sales", at)] = Break(chance.choice(list(BreakKind)), "moved")
        breaks[BreakKey("visits", at)] = Break(BreakKind.REDEFINED, "counted anew")
    contents = Contents(
        Business("Alder & Wren"),
        chosen=KPIS,
        values={
            Cell(name, START.plus(at)): value
            for name, row in figures.items()
            for at, value in enumerate(row)
            if at not in gaps
        },
        goals={GoalKey("total_sales", month): Goal(1100.0) for month in START.until(last)},
        months={last: MonthState(MonthStatus.UNFINISHED, 12)} if running else {},
        breaks=breaks,
    )
    return Workbook(NoLedger(), contents, {about.id: about for about in INDICATORS}, lambda: dt.datetime(2030, 6, 1))


def in_chart(book: Workbook, name: str, month: Month) -> LimitPoint | None:
    """The month as the chart of the usual range up to it shows it; None where there is no such chart."""
    chart = limits_chart(book, ChartAsk(ChartKind.LIMITS, name, Period.month(month)))
    if not isinstance(chart, LimitsChart):
        return None
    return next((point for point in chart.series.points if point.month == month), None)


Verdict = tuple[tuple[str, ...], str, str] | None
"""Rules, side and merit; None for a month that is as usual, or of which nothing can be said."""


def verdict_of(row: KpiRow) -> Verdict:
    told = row.signal
    return None if told is None else (tuple(map(str, told.rules)), str(told.side), str(told.merit))


@pytest.mark.parametrize("seed", range(30))
def test_every_place_says_the_same_of_a_month(seed: int) -> None:
    book = business(seed)
    tiles = TileWriter(book, ENGLISH)
    last = book.last_entered
    assert last is not None
    for month in {last, last.plus(-7)}:
        if month < book.first_month:
            continue
        period = Period.month(month)
        for name in KPIS:
            row = kpi_row(book, name, period)
            said = verdict_of(row)
            point = in_chart(book, name, month)
            drawn: Verdict = None
            if point is not None and point.finding is not None and point.is_signal:
                rules = tuple(map(str, point.finding.rules))
                drawn = rules, str(point.finding.side), str(point.merit)
            assert drawn == said
            tile = tiles.tile(row)
            assert tile.is_signal is (said is not None)
            facts = further_facts(compare(book, name, period), book)
            found = facts["signal"]
            assert said == (None if found is None else (tuple(found["rules"]), found["side"], found["merit"]))
            looks = worth_a_look([row], [], [])
            if looks:
                assert (looks[0].why in {Why.SIGNALLED, Why.OFF_AND_SIGNALLED}) <= (said is not None)
            if row.usual is not None:
                limits = row.usual.for_month(month)
                assert facts["limits"]["basis"] == str(row.usual.basis)
                assert (facts["limits"]["lower"], facts["limits"]["upper"]) == (limits.lower, limits.upper)
            if row.usual is not None and point is not None and point.limits is not None:
                ends = point.limits.lower, point.limits.centre, point.limits.upper
                per_day = row.usual.limits_in(month)
                assert ends == (per_day.lower, per_day.centre, per_day.upper)
                painted = tile.line.trend.bands[-1]
                shown = painted.course[-1] if painted.course else (painted.lower, painted.centre, painted.upper)
                assert tuple(shown) == ends


@pytest.mark.parametrize("seed", range(0, 30, 2))
def test_the_marks_of_all_months_are_those_of_the_chart(seed: int) -> None:
    book = business(seed)
    last = book.last_entered
    assert last is not None
    for name in KPIS:
        row = kpi_row(book, name, Period.month(last))
        chart = limits_chart(book, ChartAsk(ChartKind.LIMITS, name, Period.month(last)))
        if row.usual is None or not isinstance(chart, LimitsChart):
            continue
        marked = {point.month: point.merit for point in chart.series.signals}
        assert {month: signal.merit for month, signal in signals_of(book, row.usual).items()} == marked


@pytest.mark.parametrize("seed", range(0, 30, 2))
def test_a_goal_is_held_against_the_range_that_the_chart_draws(seed: int) -> None:
    book = business(seed)
    last = book.last_entered
    assert last is not None
    held = reality_check(book, "total_sales", book.calendar.around(last, PeriodKind.YEAR), last).usual
    usual = kpi_row(book, "total_sales", Period.month(last)).usual
    assert (held is None) is (usual is None)
    if held is not None and usual is not None:
        limits = usual.for_month(last)
        assert (held.lower, held.upper, held.basis) == (limits.lower, limits.upper, named_after(usual.around.course))


def test_the_businesses_are_of_every_kind() -> None:
    found: set[Basis | None] = set()
    for seed in range(30):
        book = business(seed)
        assert book.last_entered is not None
        rows = (kpi_row(book, name, Period.month(book.last_entered)) for name in KPIS)
        found |= {None if row.usual is None else row.usual.basis for row in rows}
    assert found == {None, *Basis}
