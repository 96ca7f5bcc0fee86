"""A chart of years: what it says of a business, and when it is refused."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pytest

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import FRENCH, GERMAN
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.years.years_making import YearsChart, years_chart, years_misfit
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

NOW = dt.datetime(2026, 4, 10, 9, 30)
SHOP = Segment(SegmentKind.CHANNEL, "shop")
LAST = [100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 210]
THIS = [110, 121, 90]


def business(
    *years: Sequence[float | None],
    first: str = "2025-01",
    direction: Direction = Direction.HIGHER,
    unit: Unit = Unit.MONEY,
    goals: dict[str, Goal] | None = None,
    running: str = "",
    year_start: int = 1,
    rollup: Rollup = Rollup.SUM,
    notes: dict[str, str] | None = None,
    redefined: str = "",
) -> Workbook:
    """Sales month by month from ``first``; None is a month without a figure."""
    start = Month.parse(first)
    row = [value for year in years or (LAST, THIS) for value in year]
    values = {Cell("sales", start.plus(i)): float(value) for i, value in enumerate(row) if value is not None}
    values |= {Cell("sales", start.plus(i), SHOP): value / 2 for i, value in enumerate(row) if value is not None}
    about = Indicator(
        "sales",
        "Sales",
        unit,
        "Sales",
        direction=direction,
        rollup=rollup,
        segment_kinds=frozenset({SegmentKind.CHANNEL}),
    )
    visits = Indicator("visits", "Visits", Unit.COUNT, "Sales")
    rate = Indicator("rate", "Rate", Unit.PERCENT, "Sales", Kind.KPI, Direction.HIGHER, formula="sales / visits")
    values |= {Cell("visits", start.plus(i)): 1000.0 for i, value in enumerate(row) if value is not None}
    contents = Contents(
        Business("Shop", "EUR", year_start),
        segments=(SHOP,),
        values=values,
        goals={GoalKey("sales", Month.parse(month)): goal for month, goal in (goals or {}).items()},
        months={Month.parse(running): MonthState(MonthStatus.UNFINISHED, 9)} if running else {},
        breaks={BreakKey("sales", Month.parse(redefined)): Break(BreakKind.REDEFINED)} if redefined else {},
        month_notes={Month.parse(month): note for month, note in (notes or {}).items()},
    )
    return Workbook(NoLedger(), contents, {i.id: i for i in (about, visits, rate)}, lambda: NOW)


def asked(workbook: Workbook, indicator: str = "sales", month: str = "2026-03", **more: Any) -> ChartAsk:
    more["options"] = more.pop("options", Options())
    return ChartAsk(ChartKind.YEARS, indicator, Period.month(Month.parse(month)), **more)


def chart(workbook: Workbook, indicator: str = "sales", month: str = "2026-03", **more: Any) -> YearsChart:
    made = years_chart(workbook, asked(workbook, indicator, month, **more))
    assert isinstance(made, YearsChart)
    return made


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# -- what it says --------------------------------------------------------------------------------------------------


def test_the_title_holds_the_newest_month_against_the_year_before_and_then_the_year_so_far() -> None:
    assert plain(chart(business()).titles[0]) == (
        "Sales came to 90 EUR in March, 30 EUR (−25 %) below March 2025; the year to date is 2.7 % below (321, was 330)"
    )


def test_a_month_as_a_year_before_is_said_to_be_so() -> None:
    made = chart(business(LAST, [110, 121, 120]))
    assert plain(made.titles[0]).startswith("Sales came to 120 EUR in March, as in March 2025; the year to date is")


def test_a_rate_is_told_in_points_and_its_year_so_far_is_worked_out_anew() -> None:
    small = [[value / 10 for value in year] for year in (LAST, THIS)]
    made = chart(business(*small), "rate")
    assert plain(made.titles[0]) == (
        "Rate came to 0.9 % in March, 0.3 pp below March 2025; the year to date is as a year before (1.1, was 1.1)"
    )


def test_a_running_month_is_told_as_so_far_only_where_no_month_is_finished() -> None:
    finished = chart(business(running="2026-03"))
    assert plain(finished.titles[0]).startswith("Sales came to 121 EUR in February, 11 EUR (+10 %) above February 2025")
    first = chart(business(LAST, [40], running="2026-01"), month="2026-01")
    assert plain(first.titles[0]) == (
        "Sales: 40 EUR so far in January (9 of 31 days); the whole of January 2025 came to 100 EUR"
    )


def test_a_month_without_its_year_before_says_so() -> None:
    made = chart(business([100, 110, None], [None] * 9, THIS))
    assert (
        plain(made.titles[0]) == "Sales came to 90 EUR in March; there is no figure for March 2025 to hold against it"
    )


def test_a_newest_month_without_a_value_is_named() -> None:
    workbook = business(LAST, [110, 121, None, 90])
    assert "; March has no value yet" in plain(chart(workbook, month="2026-03").titles[0])


@pytest.mark.parametrize("form", [GERMAN, FRENCH])
def test_numbers_have_the_readers_form(form: Any) -> None:
    made = chart(business([2100, 2200, 2400] + [2000] * 9, [2310, 2420, 1800]), form=form)
    assert "1,80k" in made.titles[0]


def test_every_number_of_the_title_is_a_plotted_one() -> None:
    made = chart(business())
    shown = {point.number for point in made.series.points} | set(made.series.shown[0].numbers)
    value, step = map(float, re.findall(r"(\d+)\u00a0EUR", made.titles[-1]))
    assert {value, value + step} <= shown


def test_subtitle_footnote_and_alt_text_say_what_is_shown() -> None:
    made = chart(business(goals={"2026-01": Goal(120, set_on=dt.date(2026, 1, 2))}))
    assert made.subtitle == (
        "Sales, EUR per month, 2025 to 2026. Thick = 2026, grey = 2025, thin steps = goal 2026, axis starts at 75"
    )
    assert made.footnote == "Source: own books. Goal set 2 Jan 2026."
    assert "one line a year: 2026, 2025, with the goal of 2026." in made.alt_text
    assert "2026 lies between 90 and 121 EUR; 2025 lies between 100 and 210 EUR." in plain(made.alt_text)


def test_months_without_a_figure_are_named_with_the_reason() -> None:
    holed = [*LAST[:4], None, *LAST[5:]]
    made = chart(business(holed, [110, None, 90]))
    assert "Ring = not entered: Feb. Broken line = not entered: May 2025." in made.footnote


def test_notes_of_this_year_are_told_and_can_be_left_out() -> None:
    workbook = business(notes={"2026-02": "Fair", "2025-02": "Old fair"})
    assert chart(workbook).series.facts.notes[1] == "Fair"
    assert "Notes: February 2026: Fair." in chart(workbook).alt_text
    assert not chart(workbook, options=Options(notes=False)).series.facts.notes


# -- years ---------------------------------------------------------------------------------------------------------


def test_a_business_year_may_start_elsewhere() -> None:
    made = chart(business(first="2025-04", year_start=4), month="2026-06")
    assert [year.name for year in made.series.shown] == ["2025/26", "2026/27"]
    assert [str(point.own) for point in made.series.points][::11] == ["2026-04", "2027-03"]
    assert len({point.month.year for point in made.series.points}) == 1
    assert plain(made.titles[0]).startswith("Sales came to 90 EUR in June, 30 EUR (−25 %) below June 2025")


def test_no_more_than_five_years_are_drawn_and_that_is_said() -> None:
    made = chart(business(*[LAST] * 7, THIS, first="2019-01"))
    assert [year.name for year in made.series.shown] == ["2022", "2023", "2024", "2025", "2026"]
    assert made.footnote.endswith("Earlier years are not shown.")


def test_the_year_before_is_no_other_when_it_has_no_figures() -> None:
    made = chart(business(LAST, LAST, [None] * 12, THIS, first="2023-01"))
    assert made.series.year_before is None
    assert [year.name for year in made.series.older] == ["2023", "2024"]


def test_looking_back_leaves_later_months_out() -> None:
    made = chart(business(), month="2026-02")
    assert made.series.year.numbers[:3] == (110.0, 121.0, None)
    assert made.month == Month.of(2026, 2)


def test_one_year_only_is_refused_with_what_is_there() -> None:
    workbook = business([100, 110, 120])
    made = years_chart(workbook, asked(workbook, month="2025-03"))
    assert isinstance(made, RefusedChart)
    assert made.reason == (
        "Comparing years needs the same month of two years; "
        "“Sales” has 3 months of figures and no month twice (January to March 2025)."
    )
    assert made.instead is ChartKind.GOAL


def test_two_years_without_a_month_in_common_are_refused() -> None:
    workbook = business([100, 110, 120], first="2025-11")
    made = years_chart(workbook, asked(workbook, month="2026-01"))
    assert isinstance(made, RefusedChart)
    assert "3 months of figures and no month twice (November 2025 to January 2026)" in made.reason


def test_nothing_entered_is_refused() -> None:
    workbook = business([None])
    made = years_chart(workbook, asked(workbook))
    assert made.titles == ("Comparing years needs the same month of two years; “Sales” has no figures yet.",)


def test_it_needs_a_figure() -> None:
    workbook = business()
    assert years_misfit(workbook, asked(workbook)) is None
    assert years_misfit(workbook, asked(workbook, "")) == "Choose a figure or KPI to be shown."


def test_a_part_of_the_business_has_its_own_figures() -> None:
    made = chart(business(), segment=SHOP)
    assert made.titles[0].startswith("Sales, channel shop came to")
    assert made.series.year.numbers[0] == 55.0
    assert made.subject == "sales-shop"


# -- differences ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "merits"),
    [
        (Direction.HIGHER, [Merit.GOOD, Merit.GOOD, Merit.BAD]),
        (Direction.LOWER, [Merit.BAD, Merit.BAD, Merit.GOOD]),
        (Direction.NEUTRAL, [Merit.NONE] * 3),
        (Direction.BAND, [Merit.BAD, Merit.NONE, Merit.BAD]),
    ],
)
def test_differences_are_good_or_bad_by_direction(direction: Direction, merits: list[Merit]) -> None:
    bands = {"2026-01": Goal(90, 105), "2026-02": Goal(100, 130), "2026-03": Goal(100, 130)}
    goals = bands if direction is Direction.BAND else None
    made = chart(business(direction=direction, goals=goals))
    assert [point.merit for point in made.series.points[:3]] == merits
    assert [float(point.difference or 0) for point in made.series.points[:3]] == [10, 11, -30]


def test_a_change_of_few_cases_has_no_colour() -> None:
    made = chart(business([5] * 12, [8, 9, 7], unit=Unit.COUNT))
    assert {point.merit for point in made.series.points} == {Merit.NONE}


def test_a_running_month_is_not_subtracted_from_a_whole_one() -> None:
    made = chart(business(running="2026-03"), options=Options(previous_year=True))
    assert [point.difference is None for point in made.series.points[:4]] == [False, False, True, True]


def test_nothing_is_compared_across_a_change_of_meaning() -> None:
    made = chart(business(redefined="2026-02"), options=Options(previous_year=True, difference_arrow=True))
    assert plain(made.titles[0]) == "Sales came to 90 EUR in March; it meant something else until January 2026"
    assert "Means something else since February 2026." in made.footnote
    assert "No arrow: nothing is compared across a change of meaning." in made.footnote
    assert [point.difference for point in made.series.points[:4]] == [10, None, None, None]


def test_arrows_are_there_when_asked_for() -> None:
    assert not chart(business()).series.arrows
    growth, step = chart(business(), options=Options(difference_arrow=True, growth_arrow=True)).series.arrows
    assert (str(growth.before), str(growth.after)) == ("2026-01", "2026-03")
    assert plain(growth.text) == "−9.5 % a month on average"
    assert plain(step.text) == "−30 EUR (−25 %) on Mar 2025"


def test_an_arrow_that_cannot_be_says_why() -> None:
    options = Options(difference_arrow=True, growth_arrow=True)
    rate = chart(business(), "rate", options=options)
    assert "No average growth: it is told in points, not in percent." in rate.footnote
    running = chart(business(LAST, [40], running="2026-01"), month="2026-01", options=options)
    assert "No average growth: it needs two finished months. No arrow: January 2026 still runs." in running.footnote


# -- figures -------------------------------------------------------------------------------------------------------


def test_rows_reproduce_the_lines() -> None:
    rows = list(chart(business(goals={"2026-01": Goal(120)})).rows())
    assert rows[0] == [
        *("month", "Sales 2026 (EUR)", "2025", "goal", "goal up to", "difference to the year before", "note")
    ]
    assert rows[1] == ["2026-01", 110.0, 100.0, 120.0, None, 10.0, ""]
    assert rows[12] == ["2026-12", None, 210.0, None, None, None, ""]


def test_every_month_can_be_pointed_at() -> None:
    spots = chart(business(goals={"2026-03": Goal(120)})).spots
    assert [spot.key for spot in spots] == [f"2026-{month:02}" for month in range(1, 13)]
    assert plain(spots[2].words) == "March: 2026 EUR 90.00, 2025 EUR 120.00 (−30.00), goal EUR 120.00"
    assert plain(spots[11].words) == "December: 2026 still ahead, 2025 EUR 210"
    origin = spots[2].origin
    assert origin is not None and (origin.indicator, str(origin.month)) == ("sales", "2026-03")


def test_the_year_to_date_of_a_period_is_the_same_chart() -> None:
    workbook = business()
    year = Period(PeriodKind.YEAR, Month.of(2026, 1), Month.of(2026, 12))
    made = years_chart(workbook, ChartAsk(ChartKind.YEARS, "sales", year))
    assert made.titles == chart(workbook).titles
