"""One month of the goal chart in words: what is said when it is pointed at."""

from collections.abc import Callable

import pytest

from kpidesk.analysis.numbers.numerals import GERMAN
from kpidesk.charts.goal.goal_rows import month_words
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue, Value
from tests.sales_chart import sales_chart

Make = Callable[..., GoalVsActual]


@pytest.fixture
def make_chart() -> Make:
    return sales_chart


def read(chart: GoalVsActual, place: int) -> str:
    return month_words(chart.series, chart.points[place]).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_month_has_figure_goal_and_difference(make_chart: Make) -> None:
    assert read(make_chart(), 0) == "January 2026: EUR 6,000, goal EUR 6,400, −400"


def test_the_owners_number_form_is_used(make_chart: Make) -> None:
    assert read(make_chart(form=GERMAN), 0) == "January 2026: 6.000 EUR, goal 6.400 EUR, −400"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (NoValue(Cause.MISSING, "sales"), "no value, not entered"),
        (NoValue(Cause.ZERO_DIVISOR, "sales"), "no value, not defined"),
    ],
)
def test_a_missing_value_says_why(make_chart: Make, value: Value, said: str) -> None:
    assert read(make_chart(actual=[value] * 12), 3) == f"April 2026: {said}, goal EUR 6,400"


def test_a_running_month_says_how_far_it_is(make_chart: Make) -> None:
    august = Calendar(unfinished={Month.of(2026, 8): 17})
    assert read(make_chart(august), 7) == "August 2026: EUR 6,700 so far, 17 of 31 days, goal EUR 6,400"


def test_a_month_ahead_has_its_goal_only(make_chart: Make) -> None:
    assert read(make_chart(), 11) == "December 2026: still ahead, goal EUR 6,400"


def test_a_month_without_goal_has_its_figure_only(make_chart: Make) -> None:
    assert read(make_chart(goal=[None] * 12), 0) == "January 2026: EUR 6,000"


def test_a_band_has_two_ends_and_points(make_chart: Make) -> None:
    share = Indicator("share", "Share", Unit.PERCENT, "Sales", direction=Direction.BAND)
    chart = make_chart(indicator=share, actual=[0.07] * 12, goal=[Goal(0.06, 0.08)] * 12, is_flow=False)
    assert read(chart, 0) == "January 2026: 7.0 %, goal 6.0 % to 8.0 %"
