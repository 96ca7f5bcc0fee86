"""What the usual-range chart says: its title, its notation, its table, and when it is refused."""

from collections.abc import Callable

import pytest

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.charts.ask import ChartAsk
from kpidesk.charts.chart import Chart, ChartKind, RefusedChart
from kpidesk.charts.limits.limits_making import LimitsChart, limits_chart, limits_misfit
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction
from kpidesk.domain.period import Period
from kpidesk.domain.series_break import BreakKind
from kpidesk.workbook.workbook import Workbook
from tests.charts.limits.conftest import AFTER, BASELINE, FIRST

Limits = Callable[..., LimitsChart]
Visits = Callable[..., Workbook]


def signals(chart: LimitsChart) -> dict[str, str]:
    """Of the table: what sets a month apart, by month."""
    heading, *rows = chart.rows()
    column = heading.index("worth a look")
    return {str(row[0]): str(row[column]) for row in rows if row[column]}


# -- the title ------------------------------------------------------------------------------------------------------


def test_a_month_beyond_a_limit_is_named_with_its_figure_and_the_range(limits: Limits) -> None:
    chart = limits([*BASELINE, *AFTER])
    assert chart.titles[0] == "Website visits lay above the usual range in August: 266 a day against 169 to 259"
    below = limits([*BASELINE, 160])
    assert below.titles[0] == "Website visits lay below the usual range in January: 160 a day against 169 to 259"


def test_a_month_as_usual_is_said_to_be_one(limits: Limits) -> None:
    chart = limits([*BASELINE, 228])
    assert chart.titles[0] == "Website visits stayed within the usual range in January: 228 a day against 169 to 259"
    assert chart.alt_text.startswith(chart.titles[0])
    assert "no month is worth a look" in chart.alt_text


def test_eight_months_on_one_side_are_counted(limits: Limits) -> None:
    chart = limits([*BASELINE, *[220] * 8])
    assert chart.titles[0] == (
        "Website visits lay above the average of 214 a day for the 8th month in a row in August; worth a look"
    )
    with_gap = limits([*BASELINE, 220, None, *[220] * 7])
    assert "in all of the last 8 months that are known" in with_gap.titles[0]


def test_three_of_four_near_a_limit_are_said_in_words(limits: Limits) -> None:
    chart = limits([*BASELINE, 240, 240, 214, 240])
    assert chart.titles[0].startswith(
        "Website visits lay nearer to the upper limit than to the centre in three of four"
    )


def test_limits_of_less_than_a_year_are_provisional(limits: Limits) -> None:
    chart = limits([*BASELINE[:8], 215])
    assert chart.titles[0].endswith("; provisional limits")
    assert "Dotted = provisional limits" in chart.subtitle
    assert "Dashed = limits" in limits([*BASELINE, 215]).subtitle


def test_the_month_that_has_no_figure_yet_is_not_passed_over(limits: Limits, visits: Visits) -> None:
    workbook = visits([*BASELINE, 215])
    chart = limits([*BASELINE, 215, None])
    assert chart.month == workbook.last_entered
    running = limits([*BASELINE, 215, 300], running=10)
    assert "in January: 215 a day" in running.titles[0]
    assert "so far, 10 of 28 days" in running.spots[-1].words
    assert running.spots[-1].words.startswith("February 2026: 300 a day (3,000 in the month)")


# -- limits ---------------------------------------------------------------------------------------------------------


def test_limits_and_signals_are_those_of_the_known_example(limits: Limits) -> None:
    chart = limits([*BASELINE, *AFTER])
    limit = chart.series.points[-1].limits
    assert limit is not None
    assert (limit.centre, limit.mean_range) == pytest.approx((214.25, 17.0))
    assert (limit.lower, limit.upper) == pytest.approx((169.03, 259.47))
    found = signals(chart)
    assert [month for month, rules in found.items() if "outside a limit" in rules] == ["2026-03", "2026-08"]
    assert min(month for month, rules in found.items() if "three of four" in rules) == "2026-05"
    assert [month for month, rules in found.items() if "eight in a row" in rules] == ["2026-08"]
    assert "± 2.66 × average moving range 17 (Jan to Dec 2025)" in chart.footnote


def test_a_count_never_has_a_limit_below_zero(limits: Limits) -> None:
    chart = limits([10, 50, 40, 30, 45, 12, 38])
    limit = chart.series.points[-1].limits
    assert limit is not None
    assert limit.lower == 0.0
    assert ", not below 0" in chart.footnote


@pytest.mark.parametrize(
    ("direction", "merit"),
    [(Direction.HIGHER, Merit.GOOD), (Direction.LOWER, Merit.BAD), (Direction.NEUTRAL, Merit.NONE)],
)
def test_what_is_good_follows_the_direction(limits: Limits, direction: Direction, merit: Merit) -> None:
    chart = limits([*BASELINE, 300], direction=direction)
    assert chart.series.points[-1].merit is merit
    words = {Merit.GOOD: " (above is good)", Merit.BAD: " (below is good)", Merit.NONE: ""}[merit]
    assert f"Worth a look{words}: outside a limit: Jan 2026" in chart.footnote


def test_outside_a_band_is_bad_and_within_it_is_not_judged(limits: Limits) -> None:
    for upper, merit in ((8000.0, Merit.BAD), (10000.0, Merit.NONE)):
        chart = limits([*BASELINE, 300], direction=Direction.BAND, goal=Goal(5000.0, upper))
        assert chart.series.points[-1].merit is merit


def test_a_steady_rise_has_limits_around_a_line_and_says_so(limits: Limits) -> None:
    chart = limits([100 + 10 * place + (-1) ** place for place in range(18)])
    assert "limits around a fitted line" in chart.subtitle
    assert "the range around its trend" in chart.titles[0]
    assert "with the range around its trend. The range around its trend in June 2026 is" in chart.alt_text
    assert ", range around its trend " in chart.spots[-1].words
    assert "usual" not in "".join([chart.titles[0], chart.alt_text, *(spot.words for spot in chart.spots)])
    centres = [point.limits.centre for point in chart.series.points if point.limits]
    assert centres == sorted(centres)
    assert len(set(centres)) == 18


def test_a_strong_season_has_limits_that_follow_it_and_says_so(limits: Limits) -> None:
    year = [100, 90, 110, 120, 130, 160, 200, 190, 150, 120, 100, 240]
    chart = limits([*year, *[1.02 * value for value in year], *year], per_day=False)
    assert "limits that follow the season" in chart.subtitle
    assert chart.titles[0] == "Website visits came to 240 in December, as usual for the season"
    rising = limits([*year, *year, *year[:-1], 260], per_day=False)
    assert rising.titles[0].startswith("Website visits lay above the usual range for the season in December: 260")
    growing = limits([value * (1 + at / 40) for at, value in enumerate(year * 3)], per_day=False)
    assert "limits that follow season and trend" in growing.subtitle
    assert "usual" not in "".join([growing.titles[0], growing.alt_text, *(spot.words for spot in growing.spots)])


def test_goals_are_no_limits(limits: Limits) -> None:
    with_goal = limits([*BASELINE, 228], goal=Goal(1.0))
    assert with_goal.series.axis == limits([*BASELINE, 228]).series.axis


# -- breaks ---------------------------------------------------------------------------------------------------------


def test_a_new_level_has_limits_of_its_own_and_the_old_ones_stay(limits: Limits) -> None:
    chart = limits([*BASELINE, *AFTER], breaks={"2026-03": BreakKind.NEW_LEVEL})
    assert [stretch.limits is not None for stretch in chart.series.stretches] == [True, True]
    assert chart.series.points[0].limits != chart.series.points[-1].limits
    assert signals(chart) == {}
    assert "vertical line = new level" in chart.subtitle


def test_a_new_level_of_fewer_than_six_months_does_not_count_yet(limits: Limits) -> None:
    chart = limits([*BASELINE, *AFTER], breaks={"2026-04": BreakKind.NEW_LEVEL})
    assert len(chart.series.stretches) == 1
    assert len(chart.series.marks) == 1


def test_no_limit_reaches_across_another_definition(limits: Limits) -> None:
    chart = limits([*BASELINE, *AFTER], breaks={"2026-05": BreakKind.REDEFINED})
    assert [point.limits is None for point in chart.series.points] == [False] * 16 + [True] * 4
    assert chart.titles[0] == (
        "Website visits came to 266 a day in August; 4 of 6 months needed since its definition changed"
    )


# -- options, table, refusals -----------------------------------------------------------------------------------------


def test_without_limits_it_is_a_plain_run_of_dots(limits: Limits) -> None:
    chart = limits([210, 220, 205], {"limits": False})
    assert chart.titles[0] == "Website visits came to 205 a day in March; 205 to 220 since January 2025"
    assert not chart.series.has_limits
    assert "Dots = months" in chart.subtitle


def test_the_table_has_what_is_drawn(limits: Limits) -> None:
    heading, *rows = limits([*BASELINE, 228, None, 230], note="Fair").rows()
    assert heading[1] == "Website visits (count per day)"
    assert rows[0][1:6] == [212.0, *(pytest.approx(end) for end in (214.25, 169.03, 259.47)), None]
    assert rows[1][5] == pytest.approx(14.0)
    assert rows[13][1] is None
    assert "not entered" in str(rows[13][9])
    assert (rows[14][9], rows[14][10]) == ("Fair", 230.0 * 31)


def test_numbers_are_written_as_the_owner_does(visits: Visits, asked: Callable[..., Chart]) -> None:
    chart = asked(visits([1.5 * value for value in (*BASELINE, *AFTER)], per_day=False), GERMAN)
    assert "in August: 399 against 254 to 389" in chart.titles[0]
    assert "2,66" in chart.footnote


def test_too_few_months_are_refused_with_their_number(visits: Visits, asked: Callable[..., Chart]) -> None:
    chart = asked(visits([210, 220, 205, 230, 215, 300], running=9))
    assert isinstance(chart, RefusedChart)
    assert chart.reason == "A usual range needs 6 complete months; “Website visits” has 5."
    assert chart.instead is ChartKind.GOAL


def test_what_is_not_known_is_no_chart(visits: Visits) -> None:
    ask = ChartAsk(ChartKind.LIMITS, "gone", Period.month(FIRST))
    assert limits_misfit(visits(BASELINE), ask) == "Choose a figure or KPI to be shown."
    assert limits_misfit(visits(BASELINE), ChartAsk(ChartKind.LIMITS, "visits", Period.month(FIRST))) is None


def test_at_most_five_years_are_drawn_and_a_chosen_span_is_kept(visits: Visits, limits: Limits) -> None:
    values = [200 + place % 7 for place in range(70)]
    chart = limits(values)
    assert len(chart.series.points) == 60
    assert chart.series.stretches[0].baseline == (FIRST, FIRST.plus(11))
    span = Period.rolling(FIRST.plus(69), 18)
    chosen = limits_chart(visits(values), ChartAsk(ChartKind.LIMITS, "visits", span))
    assert isinstance(chosen, LimitsChart)
    assert len(chosen.series.points) == 18
    assert chosen.series.points[-1] == chart.series.points[-1]


def test_notes_are_read_out_in_one_sentence(limits: Limits) -> None:
    chart = limits(BASELINE, note="Fair.", before="Rain. And wind.")
    assert chart.alt_text.endswith("Notes: November 2025: Rain. And wind; December 2025: Fair.")


# -- figures that hardly differ -------------------------------------------------------------------------------------


def test_a_figure_beyond_a_limit_is_told_with_the_digits_that_show_it(limits: Limits) -> None:
    made = limits([1000, 1001] * 6 + [1004], per_day=False)
    assert made.titles[0].startswith(
        "Website visits lay above the usual range in January: 1.004k against 0.998k to 1.003k"
    )


def test_a_figure_that_never_differed_has_no_range(limits: Limits) -> None:
    made = limits([0] * 14, per_day=False)
    assert made.titles[0] == "Website visits came to 0 in February, as usual"
    assert "The usual figure is 0; no month is worth a look" in made.alt_text


def test_a_month_that_runs_is_explained(limits: Limits) -> None:
    assert "hollow = month so far" in limits(BASELINE + AFTER, running=9).subtitle
    assert "hollow" not in limits(BASELINE + AFTER).subtitle
