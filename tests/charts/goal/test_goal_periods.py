"""A goal chart by quarters or by business years: the periods themselves, their goals, and what is said of them."""

import datetime as dt

import pytest

from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.goal.goal_making import goal_chart
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.charts.paper.sheet import Box
from kpidesk.charts.pictures.picture import Look, draw
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook
from tests.charts.acceptance.awkward import BUSINESSES
from tests.charts.acceptance.every_chart import LAYOUTS, book, text_boxes, touching
from tests.ledger import NoLedger

FIRST, LAST = Month.of(2024, 1), Month.of(2026, 8)
MANY = Options(previous_year=True, forecast=True, difference_arrow=True, growth_arrow=True)
KNOWN = [
    Indicator("sales", "Sales", Unit.MONEY, "Sales", direction=Direction.HIGHER),
    Indicator("visits", "Visits", Unit.COUNT, "Sales"),
    Indicator("stock", "Stock", Unit.COUNT, "Sales", rollup=Rollup.LAST),
    Indicator("rate", "Rate", Unit.PERCENT, "Sales", Kind.KPI, Direction.HIGHER, formula="sales / visits"),
]


def shop(last: Month = LAST, year_start: int = 1, running: int = 0, first: Month = FIRST) -> Workbook:
    """Sales of 100, 101, 102 and so on from the first month, 1,000 visits each; goals of 120 in 2026."""
    months = first.until(last)
    values = {Cell("sales", month): 100.0 + place for place, month in enumerate(months)}
    values |= {Cell("visits", month): 1000.0 + place % 3 for place, month in enumerate(months)}
    values |= {Cell("stock", month): 50.0 + place for place, month in enumerate(months)}
    goals = {GoalKey("sales", month): Goal(120.0) for month in Month.of(2026, 1).until(Month.of(2026, 12))}
    goals[GoalKey("rate", Month.of(2026, 4), PeriodKind.QUARTER)] = Goal(0.2)
    contents = Contents(
        Business("Shop", "EUR", year_start),
        values=values,
        goals=goals,
        months={last: MonthState(MonthStatus.UNFINISHED, running)} if running else {},
    )
    return Workbook(NoLedger(), contents, {about.id: about for about in KNOWN}, lambda: dt.datetime(2026, 9, 9))


def chart(workbook: Workbook, period: str, indicator: str = "sales", options: Options | None = None) -> GoalVsActual:
    asked = ChartAsk(ChartKind.GOAL, indicator, workbook.calendar.parse(period), options=options or Options())
    made = goal_chart(workbook, asked)
    assert isinstance(made, GoalVsActual)
    return made


def named(made: GoalVsActual) -> list[str]:
    return [str(row[0]) for row in made.rows()][1:]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("period", "first", "last", "count"),
    [("2026-Q2", "2025-Q1", "2026-Q4", 8), ("2024-Q3", "2024-Q1", "2024-Q4", 4), ("2025", "2024", "2025", 2)],
)
def test_a_quarter_stands_among_quarters_and_a_year_among_years(period: str, first: str, last: str, count: int) -> None:
    names = named(chart(shop(), period))
    assert (names[0], names[-1], len(names)) == (first, last, count)


@pytest.mark.parametrize("period", ["2026-Q2", "2025"])
@pytest.mark.parametrize("indicator", ["sales", "stock", "rate"])
def test_each_figure_is_the_one_that_the_period_has_by_itself(period: str, indicator: str) -> None:
    workbook = shop()
    made = chart(workbook, period, indicator)
    whole = [point for point in made.points if not point.is_hollow]
    assert whole
    assert [point.actual for point in whole] == [workbook.value(indicator, point.period) for point in whole]


def test_goals_of_what_adds_up_are_sums_and_a_rate_has_the_goal_of_its_quarter() -> None:
    workbook = shop()
    goals = {point.period: point.goal_low for point in chart(workbook, "2026-Q2").points}
    assert goals[workbook.calendar.quarter(2026, 4)] == 360.0
    assert goals[workbook.calendar.quarter(2025, 4)] is None
    rates = {point.period: point.goal_low for point in chart(workbook, "2026-Q2", "rate").points}
    assert [period for period, goal in rates.items() if goal is not None] == [workbook.calendar.quarter(2026, 2)]
    assert rates[workbook.calendar.quarter(2026, 2)] == 0.2


def test_the_title_tells_the_quarter_and_how_often_in_a_row() -> None:
    made = chart(shop(), "2026-Q2")
    assert plain(made.titles[0]) == "Sales beat the goal by 24 EUR in Q2 2026, the 2nd quarter in a row above it"
    assert made.subtitle.startswith("Sales, EUR per quarter, Q1 2025 to Q4 2026.")
    assert str(made.month) == "2026-06"
    assert "by quarter" in made.alt_text and "Q2 2026, is" in made.alt_text


def test_a_quarter_that_is_not_entered_to_its_end_is_hollow_and_judged_by_nothing() -> None:
    made = chart(shop(), "2026-Q3")
    point = made.points[6]
    assert (point.number, point.days, point.variance, point.is_hollow) == (261.0, (62, 92), None, True)
    assert plain(made.titles[0]) == (
        "Sales: 261 EUR so far in Q3 2026 (62 of 92 days); the goal for the whole quarter is 360 EUR"
    )
    (spot,) = [spot for spot in made.spots if spot.key == "2026-09"]
    assert plain(spot.words) == "Q3 2026: EUR 261 so far, 62 of 92 days, goal EUR 360"
    assert spot.origin is not None and str(spot.origin.month) == "2026-08"
    assert made.month == spot.origin.month


def test_days_of_a_month_that_runs_are_those_entered() -> None:
    point = chart(shop(running=10), "2026-Q3").points[6]
    assert point.days == (41, 92)


def test_what_lies_behind_the_quarter_asked_for_is_left_out() -> None:
    made = chart(shop(), "2026-Q1")
    assert [point.number for point in made.points[5:]] == [None, None, None]
    assert [point.is_future for point in made.points] == [False] * 5 + [True] * 3
    assert not any(point.is_gap for point in made.points)


def test_a_year_that_began_in_between_says_how_many_of_its_months_are_there() -> None:
    made = chart(shop(first=Month.of(2024, 5)), "2025")
    assert isinstance(made.points[0].actual, NoValue)
    assert "Ring = only 8 of 12 months entered: 2024." in made.footnote


def test_business_years_have_the_names_of_both_calendar_years() -> None:
    made = chart(shop(year_start=4), "2025")
    assert " in 2025/26" in made.titles[0]
    quarter = chart(shop(year_start=4), "2025-Q4")
    assert " in Q4 2025/26" in quarter.titles[0]


def test_without_figures_and_goals_it_is_refused_by_the_names_of_the_quarters() -> None:
    workbook = shop()
    asked = ChartAsk(ChartKind.GOAL, "rate", workbook.calendar.parse("2022-Q1"))
    made = goal_chart(workbook, asked)
    assert isinstance(made, RefusedChart)
    assert "for Q1 2022 to Q4 2022" in made.reason


def test_options_are_told_of_quarters_or_say_why_they_are_not() -> None:
    workbook = shop()
    made = chart(workbook, "2026-Q2", options=MANY)
    quarters = [point.period for point in made.points]
    assert [point.last_year for point in made.points][1] == workbook.value("sales", quarters[1].year_earlier)
    assert "Arrow from Q2 2025 to Q2 2026: " in made.alt_text
    assert "No forecast: it is made month by month" in made.footnote
    assert "No average growth: it is told from month to month" in made.footnote


def test_quarters_are_wider_than_months_and_years_wider_than_quarters() -> None:
    widths = []
    for period in ("2026-06", "2026-Q2", "2025"):
        sheet = draw(chart(shop(), period), LAYOUTS["slide"], Look(), 72)
        widths.append(next(box.right - box.left for box in sheet.spots.values()))
    assert widths == sorted(widths) and len(set(widths)) == 3


def test_below_the_columns_stand_quarters_and_their_years() -> None:
    sheet = draw(chart(shop(), "2026-Q2"), LAYOUTS["slide"], Look(), 72)
    texts = [name.split("“")[1].rstrip("”") for name in text_boxes(sheet) if " month-" in name or " below-" in name]
    assert texts == [*(["Q1", "Q2", "Q3", "Q4"] * 2), "2025", "2026"]


@pytest.mark.parametrize("period", ["2026-Q3", "2026", "2025-Q4"])
@pytest.mark.parametrize("business", ["sample", "huge", "long", "holes"])
def test_no_two_texts_touch(business: str, period: str) -> None:
    workbook = book(business)
    for layout in LAYOUTS.values():
        for indicator in ("total_revenue", "conversion_rate"):
            asked = ChartAsk(
                *(ChartKind.GOAL, indicator, workbook.calendar.parse(period)),
                options=MANY,
                form=BUSINESSES[business][1],
            )
            sheet = draw(goal_chart(workbook, asked), layout, Look(), 72)
            boxes = text_boxes(sheet)
            assert touching(boxes) == []
            assert all(box.lies_in(Box(0, 0, layout.width, layout.height)) for box in boxes.values())
