"""What the pace chart says: year to date, path, forecast, what is needed, and when it is refused."""

import math
from collections.abc import Callable

import pytest

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.analysis.prospects.year_end import YearEnd, year_end
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.pace.pace_making import PaceChart, pace_misfit
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.workbook.workbook import Workbook
from tests.charts.pace.conftest import FAIR, LAST_YEAR, THIS_YEAR, plain, rate_goals

Make = Callable[..., PaceChart]
Shop = Callable[..., Workbook]
Asked = Callable[..., Chart]


def of(chart: Chart) -> PaceChart:
    assert isinstance(chart, PaceChart), chart
    return chart


# -- the title ------------------------------------------------------------------------------------------------------


def test_the_title_has_year_to_date_path_forecast_and_what_is_needed(chart: Make, shop: Shop) -> None:
    made = chart()
    end = year_end(shop(), "sales", shop().calendar.year(2026))
    assert isinstance(end, YearEnd)
    value, low, high = (f"{number / 1000:.1f}k" for number in (end.estimate.value, end.estimate.low, end.estimate.high))
    assert plain(made.titles[0]) == (
        f"Sales: 54.1k of 78.0k EUR by August, 2.1k ahead; forecast {value} ({low} to {high}), needs 5.98k a month"
    )
    assert made.alt_text.startswith(made.titles[0])
    assert f"between {low} EUR and {high} EUR" in plain(made.alt_text)
    assert "Needed from here: 5.98k a month, so far 6.76k a month" in made.footnote


def test_a_reached_goal_is_said_with_its_month(chart: Make) -> None:
    assert plain(chart(goals=4000.0).titles[0]).startswith(
        "Sales reached the goal of 48.0k EUR in August: 54.1k EUR by August"
    )


@pytest.mark.parametrize(
    ("goal", "title"),
    [
        (6000.0, "Sales met the goal of the year: 74.7k EUR against 72.0k EUR"),
        (7000.0, "Sales missed the goal of the year by 9.3k: 74.7k EUR against 84.0k EUR"),
    ],
)
def test_after_the_last_month_there_is_no_forecast(chart: Make, goal: float, title: str) -> None:
    made = chart(now=LAST_YEAR, goals=goal)
    assert plain(made.titles[0]) == title
    assert not made.series.expected
    assert "dashed" not in made.subtitle


def test_a_budget_that_is_passed_is_bad(chart: Make) -> None:
    made = chart(direction=Direction.LOWER)
    assert "2.1k above path" in plain(made.titles[0])
    assert "leaves 5.98k a month" in plain(made.titles[0])
    assert {point.merit for point in made.series.points if point.distance and point.distance > 0} == {Merit.BAD}
    used_up = chart(direction=Direction.LOWER, goals=4000.0)
    assert plain(used_up.titles[0]).startswith(
        "Sales passed the 48.0k EUR of the whole year in August: 54.1k EUR by August"
    )


def test_of_the_last_month_all_that_is_left_is_said(chart: Make) -> None:
    made = chart(now=LAST_YEAR[:11])
    assert sum(LAST_YEAR[:11]) == 66700.0
    assert "needs 11.3k more" in plain(made.titles[0])
    assert "Needed from here: 11.3k more, so far 6.06k a month" in made.footnote


def test_above_the_path_is_good_where_more_is_better(chart: Make) -> None:
    merits = {point.merit for point in chart().series.points if point.distance and point.distance > 0}
    assert merits == {Merit.GOOD}
    assert {point.merit for point in chart(direction=Direction.NEUTRAL).series.points} == {Merit.NONE}


def test_without_a_goal_it_says_so_and_still_looks_ahead(chart: Make) -> None:
    made = chart(goals=None)
    assert plain(made.titles[0]).startswith(
        "Sales came to 54.1k EUR by August; no goal is set for the year; the forecast ends"
    )
    assert not made.series.has_path
    some = chart(goals={place: Goal(6500.0) for place in range(9)})
    assert "Goals are set for 9 of 12 months" in some.footnote
    assert "2.1k ahead of the path" in some.titles[0]


def test_a_running_month_counts_as_far_as_it_is_entered(chart: Make) -> None:
    made = chart(running=16)
    point = made.series.points[7]
    assert "by 16 August" in plain(made.titles[0])
    assert point.due == pytest.approx(7 * 6500 + 6500 * 16 / 31)
    assert point.path == pytest.approx(8 * 6500)
    assert point.exact_distance == pytest.approx(54100 - 7 * 6500 - 6500 * 16 / 31)
    assert point.merit is Merit.NONE
    assert made.series.expected[0].month == Month.of(2026, 8)
    assert "16 of 31 days" in made.spots[7].words


# -- path, forecast, distance ---------------------------------------------------------------------------------------


def test_the_last_distance_is_year_to_date_less_path(chart: Make) -> None:
    made = chart()
    points = [point for point in made.series.points if point.to_date is not None]
    assert points[-1].exact_distance == pytest.approx(sum(THIS_YEAR) - 8 * 6500)
    assert [float(point.distance or 0) for point in points] == pytest.approx(
        [round(sum(THIS_YEAR[: n + 1]) / 1000, 1) - 6.5 * (n + 1) for n in range(8)]
    )


def test_the_range_of_the_year_end_joins_those_of_the_months(chart: Make) -> None:
    ahead = [point.ahead for point in chart().series.expected]
    assert [step.month.number for step in ahead if step] == [9, 10, 11, 12]
    first, last = ahead[0], ahead[-1]
    assert first is not None
    assert last is not None
    assert first.value - first.low < last.value - last.low
    widths, before = [], sum(THIS_YEAR)
    for count in range(4):
        step = ahead[count]
        assert step is not None
        widths.append(step.value - step.low)
        assert step.value > before
        before = step.value
    assert widths[-1] < sum(widths)
    assert all(math.isfinite(width) for width in widths)


def test_a_band_has_two_paths_and_no_distance_between_them(chart: Make) -> None:
    made = chart(goals=dict.fromkeys(range(12), Goal(6000.0, 7000.0)))
    assert (made.series.points[11].path, made.series.points[11].path_high) == (72000.0, 84000.0)
    assert made.series.points[7].distance == 0
    assert "within the path" in plain(made.titles[0])
    assert "grey = goal path (from to)" in made.subtitle


def test_a_gap_ends_the_year_to_date(chart: Make) -> None:
    made = chart(now=[5700.0, 5000.0, None, 6500.0])
    assert "by February" in plain(made.titles[0])
    assert [point.to_date is None for point in made.series.points[:4]] == [False, False, True, True]
    assert "Ring = not entered: Mar" in made.footnote
    assert "No forecast" not in made.footnote


def test_too_short_a_past_has_no_forecast_and_says_why(chart: Make) -> None:
    made = chart(before=[], now=THIS_YEAR)
    assert not made.series.expected
    assert "No forecast: 12 months needed, there are 8" in made.footnote


def test_an_earlier_month_shows_how_things_stood_then(shop: Shop, asked: Asked) -> None:
    made = of(asked(shop(), at="2026-03"))
    assert "by March" in plain(made.titles[0])
    assert [point.to_date is not None for point in made.series.points] == [True] * 3 + [False] * 9
    assert list(made.rows())[5][1:3] == [None, None]


def test_a_business_year_may_begin_elsewhere(chart: Make) -> None:
    made = chart(year_start=4)
    assert str(made.series.points[0].month) == "2026-04"
    assert "Apr 2026 to Mar 2027" in made.subtitle
    assert "by November" in plain(made.titles[0])


# -- rates, parts, refusals -----------------------------------------------------------------------------------------


def test_a_rate_is_worked_out_from_totals_for_each_month(shop: Shop, asked: Asked) -> None:
    made = of(asked(rate_goals(shop(), 0.12), "rate"))
    visits = [20000.0 + 2000 * place for place in range(12, 20)]
    for n in range(8):
        expected = sum(THIS_YEAR[: n + 1]) / sum(visits[: n + 1])
        assert made.series.points[n].to_date == pytest.approx(expected)
    assert made.series.points[11].path == 0.12
    assert plain(made.titles[0]) == "Rate: 13 % in the year to August, 1 pp above the goal (12 %)"
    assert not made.series.expected
    assert "for the year to date" in made.subtitle


def test_a_rate_with_different_goals_has_none_for_the_year(shop: Shop, asked: Asked) -> None:
    workbook = rate_goals(shop(), 0.12, m3=0.2)
    made = of(asked(workbook, "rate"))
    assert not made.series.has_path
    assert "Its months have different goals" in made.footnote


def test_a_part_of_the_business_has_its_own_year(shop: Shop, asked: Asked) -> None:
    made = of(asked(shop(), segment=FAIR))
    assert plain(made.titles[0]).startswith(
        "Sales, channel fair came to 27.1k EUR by August; no goal is set for the year"
    )
    assert made.series.points[7].to_date == pytest.approx(sum(THIS_YEAR) / 2)
    whole = of(asked(shop())).series.points[11].ahead
    part = made.series.points[11].ahead
    assert whole is not None
    assert part is not None
    assert part.value == pytest.approx(whole.value / 2)


def test_what_has_no_year_to_date_is_no_pace(shop: Shop) -> None:
    reason = pace_misfit(shop(), ChartAsk(ChartKind.PACE, "stock", Period.month(Month.of(2026, 8))))
    assert reason == "“Stock” stands at the end of a month: it has no year to date."
    assert pace_misfit(shop(), ChartAsk(ChartKind.PACE, "rate", Period.month(Month.of(2026, 8)))) is None
    assert pace_misfit(shop(), ChartAsk(ChartKind.PACE, "none", Period.month(Month.of(2026, 8)))) is not None


def test_a_year_without_its_first_month_is_refused(shop: Shop, asked: Asked) -> None:
    made = asked(shop(now=[None, 5000.0]))
    assert isinstance(made, RefusedChart)
    assert made.reason == ("“Sales” has no year to date from January 2026 on. “Sales” is not entered for January 2026.")
    assert made.instead is ChartKind.GOAL


def test_the_table_has_what_is_drawn(chart: Make) -> None:
    heading, *rows = chart().rows()
    assert heading[:4] == ["month", "Sales (EUR)", "year to date", "path"]
    assert rows[7][1:4] == [8100.0, pytest.approx(54100.0), pytest.approx(52000.0)]
    assert rows[7][5] == pytest.approx(2100.0)
    assert rows[8][1:3] == [None, None]
    assert [cell is not None for cell in rows[8][6:9]] == [True] * 3


def test_numbers_are_written_as_the_owner_does(shop: Shop, asked: Asked) -> None:
    assert "54,1k of 78,0k EUR by August, 2,1k ahead" in plain(of(asked(shop(), form=GERMAN)).titles[0])


# -- in odd cases ---------------------------------------------------------------------------------------------------


def test_a_business_year_within_two_years_has_a_name(chart: Make) -> None:
    made = chart(now=LAST_YEAR, goals=None, year_start=4)
    assert plain(made.titles[0]) == "Sales came to 74.7k EUR in 2026/27; no goal is set for the year"


def test_a_forecast_without_a_range_has_none_in_the_title(chart: Make) -> None:
    made = chart(now=[1000.0] * 8, before=[1000.0] * 12, goals=None)
    assert plain(made.titles[0]) == (
        "Sales came to 8.0k EUR by August; no goal is set for the year; the forecast ends at 12.0k"
    )
    assert "The year will probably end at 12.0k EUR" in plain(made.alt_text)


def test_without_a_goal_nothing_is_told_of_a_distance(chart: Make) -> None:
    assert "distance" in chart().alt_text
    assert "distance" not in chart(goals=None).alt_text


def test_a_band_is_told_from_end_to_end(chart: Make) -> None:
    made = chart(goals=dict.fromkeys(range(12), Goal(6000.0, 7000.0)))
    assert "Up to August it came to 54.1k EUR, the path 48.0k to 56.0k EUR" in plain(made.alt_text)


def test_a_rate_has_a_goal_and_no_path(shop: Shop, asked: Asked) -> None:
    said = asked(rate_goals(shop(), 0.12), "rate").alt_text
    assert "with the distance from the goal below" in said
    assert plain(said).endswith("Up to August it came to 13 %, the goal 12 %.")


def test_what_is_needed_and_what_came_so_far_have_the_same_step(chart: Make) -> None:
    made = chart(now=[1010.0, 1010.0, 1010.0], goals=800.0, before=[1010.0] * 12)
    assert "Needed from here: 0.73k a month, so far 1.01k a month" in made.footnote


def test_a_month_that_runs_is_explained(chart: Make) -> None:
    made, aimless = chart(running=12), chart(running=12, goals=None)
    assert "hollow = month so far" in made.subtitle
    assert "August is held against 12 of its 31 days." in made.footnote
    assert "hollow = month so far" in aimless.subtitle
    assert "held against" not in aimless.footnote
    assert "hollow" not in chart().subtitle


@pytest.mark.parametrize(("months", "there"), [(1, "there is 1"), (3, "there are 3")])
def test_too_few_months_for_a_forecast_are_counted(chart: Make, months: int, there: str) -> None:
    made = chart(now=[1010.0] * months, before=[])
    assert f"No forecast: 6 months needed, {there}." in made.footnote


def test_the_month_that_the_title_is_about_is_the_current_one_though_a_later_one_was_asked_for(
    chart: Callable[..., PaceChart],
) -> None:
    made = chart(now=[*THIS_YEAR[:3], None, *THIS_YEAR[4:]])
    assert [str(point.month) for point in made.series.points if point.is_current] == ["2026-03"]
    assert made.month == Month.of(2026, 3)
