"""A forecast chart: what it says of a business, when it has no line, and when it is refused."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from kpidesk.analysis.forecast.forecast import Forecast
from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.analysis.prospects.indicator_forecast import forecast_of
from kpidesk.charts.ask import ChartAsk, Options
from kpidesk.charts.chart import ChartKind, RefusedChart
from kpidesk.charts.forecast.forecast_making import ForecastChart, forecast_chart, forecast_misfit
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Direction, Indicator, Kind, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.ledger import NoLedger

YEAR = [100, 90, 110, 120, 130, 140, 150, 145, 125, 115, 105, 160]
LAST = Month.of(2026, 6)


def business(
    values: Sequence[float | None] = YEAR,
    *,
    goal: Goal | None = None,
    direction: Direction = Direction.HIGHER,
    running: bool = False,
    redefined: str = "",
    note: str = "",
) -> Workbook:
    """Sales of the months up to June 2026, and visits that are ten times as many."""
    months = [LAST.plus(i + 1 - len(values)) for i in range(len(values))]
    known = [(month, value) for month, value in zip(months, values, strict=True) if value is not None]
    indicators = [
        Indicator("sales", "Sales", Unit.MONEY, "Sales", direction=direction),
        Indicator("visits", "Visits", Unit.COUNT, "Sales"),
        Indicator("rate", "Rate", Unit.PERCENT, "Sales", Kind.KPI, Direction.HIGHER, formula="sales / visits"),
        Indicator("score", "Score", Unit.SCORE, "Sales"),
    ]
    cells = {Cell("sales", month): float(value) for month, value in known}
    cells |= {Cell("visits", month): 1000.0 + 10 * (month % 3) for month, _ in known}
    cells |= {Cell("score", month): 40.0 + month % 4 for month, _ in known}
    contents = Contents(
        Business("Shop", "EUR", 1),
        values=cells,
        goals={GoalKey("sales", LAST.plus(ahead)): goal for ahead in range(-2, 6)} if goal else {},
        months={LAST: MonthState(MonthStatus.UNFINISHED, 9)} if running else {},
        breaks={BreakKey("sales", Month.parse(redefined)): Break(BreakKind.REDEFINED)} if redefined else {},
        month_notes={LAST: note} if note else {},
    )
    now = dt.datetime(2026, 7, 10)
    return Workbook(NoLedger(), contents, {about.id: about for about in indicators}, lambda: now)


def asked(indicator: str = "sales", month: Month = LAST, **more: Any) -> ChartAsk:
    return ChartAsk(ChartKind.FORECAST, indicator, Period.month(month), **more)


def chart(workbook: Workbook, indicator: str = "sales", month: Month = LAST, **more: Any) -> ForecastChart:
    made = forecast_chart(workbook, asked(indicator, month, **more))
    assert isinstance(made, ForecastChart), made.titles
    return made


def refusal(workbook: Workbook, indicator: str = "sales") -> str:
    made = forecast_chart(workbook, asked(indicator))
    assert isinstance(made, RefusedChart)
    assert made.instead is ChartKind.GOAL
    return plain(made.reason)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


# -- what it says --------------------------------------------------------------------------------------------------


def test_the_title_tells_the_next_month_with_its_range() -> None:
    """112.1 (87.2 to 144.1) is the published figure for these twelve months."""
    assert (
        plain(chart(business()).titles[0]) == "Sales: roughly 112 EUR expected in July, likely 87 to 144 EUR (4 in 5)"
    )


@pytest.mark.parametrize(
    ("goal", "direction", "word"),
    [
        (Goal(112), Direction.HIGHER, "open"),
        (Goal(200), Direction.HIGHER, "unlikely"),
        (Goal(50), Direction.HIGHER, "likely"),
        (Goal(200), Direction.LOWER, "likely"),
        (Goal(50), Direction.LOWER, "unlikely"),
    ],
)
def test_the_goal_is_judged_by_where_it_lies_in_the_range(goal: Goal, direction: Direction, word: str) -> None:
    made = chart(business(goal=goal, direction=direction))
    assert plain(made.titles[0]).endswith(f"; the goal of {goal.value:.0f} EUR is {word}")
    assert f"Meeting the goal is {word} in Jul" in made.alt_text


def test_a_goal_for_what_has_no_better_side_is_not_judged() -> None:
    made = chart(business(goal=Goal(112), direction=Direction.NEUTRAL))
    assert "goal" not in made.titles[0]
    assert made.series.has_goal


def test_the_months_are_those_that_the_analysis_tells() -> None:
    workbook = business()
    told = forecast_of(workbook, "sales", 6)
    assert isinstance(told, Forecast)
    assert [point.ahead for point in chart(workbook).series.ahead] == list(told.months)


def test_six_months_are_told_or_as_many_as_the_year_has_left() -> None:
    assert len(chart(business(), month=LAST).series.ahead) == 6
    earlier = chart(business([*YEAR, *YEAR]), month=Month.of(2026, 1))
    assert str(earlier.series.ahead[-1].month) == "2026-12"


def test_the_period_asked_for_says_how_far() -> None:
    year = Period(PeriodKind.YEAR, Month.of(2026, 1), Month.of(2026, 9))
    made = forecast_chart(business(), ChartAsk(ChartKind.FORECAST, "sales", year))
    assert isinstance(made, ForecastChart)
    assert str(made.series.points[-1].month) == "2026-09"


def test_a_year_of_data_is_called_rough_and_later_ones_are_not() -> None:
    rough, plain_one = chart(business()), chart(business([*YEAR, *YEAR[:6]]))
    assert "dashed = rough forecast" in rough.subtitle
    assert "Rough forecast from 12 months (Jul 2025 to Jun 2026): one year of data" in rough.footnote
    assert "rough" not in (plain_one.titles[0] + plain_one.subtitle + plain_one.footnote).lower()


def test_two_years_have_a_season_and_how_good_it_was_before() -> None:
    made = chart(business([*YEAR, *[value * 1.1 for value in YEAR], *[value * 1.2 for value in YEAR]]))
    assert "Forecast from 36 months (Jul 2023 to Jun 2026): mean of three levels times the season" in made.footnote
    assert "lay in the range told a month before." in made.footnote
    assert len(made.series.points) == 24 + 6


def test_a_rate_is_worked_out_from_the_forecasts_of_its_figures() -> None:
    made = chart(business([*YEAR, *YEAR]), "rate")
    assert made.series.has_line
    assert "Worked out from the forecasts of its own figures" in made.footnote


def test_a_month_that_runs_is_left_out_and_told_beside_its_forecast() -> None:
    made = chart(business([*YEAR, 30], running=True))
    point = made.series.next
    assert (str(point.month), point.number, point.days) == ("2026-06", 30.0, (9, 30))
    assert plain(made.spots[-7].words).startswith("June 2026: EUR 30.00 so far, 9 of 30 days, expected EUR")


def test_numbers_have_the_readers_form() -> None:
    assert "2,24k" in chart(business([value * 20 for value in YEAR]), form=GERMAN).titles[0]


# -- a range and no line -------------------------------------------------------------------------------------------


def test_under_twelve_months_there_is_a_band_and_no_line() -> None:
    made = chart(business([10, 12, 11, 13, 12, 14]))
    assert not made.series.has_line
    assert plain(made.titles[0]) == (
        "Sales: usually between 9.6 and 14.9 EUR (4 in 5); a line needs 12 months, there are 6"
    )
    assert len(made.series.ahead) == 3
    assert [row[2] for row in made.rows()][1:] == [None] * 9


def test_a_score_has_its_usual_range_and_no_line() -> None:
    made = chart(business(), "score")
    assert not made.series.has_line
    assert "; it is not carried forward by itself" in made.titles[0]


# -- refusals ------------------------------------------------------------------------------------------------------


def test_too_few_months_are_counted() -> None:
    assert refusal(business([1, 2, 3, 4, 5])) == (
        "No forecast: “Sales” needs 6 finished months with a figure; there are 5."
    )
    assert refusal(business([1])).endswith("there is 1.")
    assert refusal(business([None])).endswith("there are none.")


def test_a_gap_in_the_last_year_is_named() -> None:
    assert refusal(business([*YEAR[:8], None, *YEAR[9:]])) == (
        "No forecast: “Sales” has no figure for March 2026; the last 12 months need theirs."
    )


def test_a_change_of_meaning_is_named() -> None:
    assert refusal(business([*YEAR, *YEAR], redefined="2026-01")) == (
        "No forecast: “Sales” means something else since January 2026, less than a year ago."
    )


def test_mostly_zeros_are_counted() -> None:
    assert refusal(business([0] * 8 + [5] * 4)) == "No forecast: “Sales” is 0 in 8 of 12 months."


def test_it_needs_a_figure() -> None:
    workbook = business()
    assert forecast_misfit(workbook, asked()) is None
    assert forecast_misfit(workbook, asked("")) == "Choose a figure or KPI to be shown."


# -- figures -------------------------------------------------------------------------------------------------------


def test_rows_reproduce_lines_band_and_goal() -> None:
    made = chart(business(goal=Goal(112)))
    rows = list(made.rows())
    assert rows[0] == [
        *("month", "Sales (EUR)", "forecast", "range from", "range to", "goal", "goal up to", "goal is", "note")
    ]
    assert rows[12] == ["2026-06", 160.0, None, None, None, 112.0, None, "", ""]
    month, actual, *told = rows[13]
    assert (month, actual, told[3:]) == ("2026-07", None, [112.0, None, "open", ""])
    assert told[:3] == pytest.approx([112.1, 87.2, 144.1], abs=0.1)


def test_every_month_can_be_pointed_at_and_leads_to_its_figure() -> None:
    spots = chart(business(goal=Goal(112))).spots
    assert len(spots) == 18
    assert plain(spots[12].words).startswith("July 2026: expected EUR 112.08, likely between EUR 87.")
    assert plain(spots[12].words).endswith(", goal EUR 112.00: open")
    assert spots[12].origin is None
    assert spots[11].origin is not None and spots[11].origin.month == LAST


def test_notes_are_told_unless_left_out() -> None:
    workbook = business(note="Fair")
    assert "Notes: June 2026: Fair." in chart(workbook).alt_text
    assert "Fair" not in chart(workbook, options=Options(notes=False)).alt_text


def test_what_is_counted_in_whole_things_is_expected_in_whole_things() -> None:
    small = Workbook(
        NoLedger(),
        Contents(
            Business("Shop", "EUR", 1),
            values={Cell("won", LAST.plus(place - 15)): 13.0 + place % 4 for place in range(16)},
        ),
        {"won": Indicator("won", "Customers won", Unit.COUNT, "Sales")},
        lambda: dt.datetime(2026, 7, 10),
    )
    made = forecast_chart(small, ChartAsk(ChartKind.FORECAST, "won", Period.month(LAST)))
    assert "." not in made.titles[0]
    assert "." not in made.alt_text.partition("expected, likely ")[2].partition(". ")[0]
