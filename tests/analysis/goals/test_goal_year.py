"""A year of goals beside what happened."""

from typing import Any

import pytest

from kpidesk.analysis.goals.goal_year import GoalYear, goal_year
from kpidesk.analysis.goals.status import Status
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature

START = Month.of(2025, 1)
AUGUST = Month.of(2026, 8)
YEAR = Calendar().year(2026)


def seen(business: Any, name: str, month: Month = AUGUST, newest: Month = AUGUST) -> GoalYear:
    business.last_entered, business.current_month = newest, newest
    return goal_year(business, name, YEAR, month)


def aims(values: list[float], **more: float) -> dict[Month, Goal]:
    return {month: Goal(value, **more) for month, value in zip(YEAR.months, values, strict=False)}


@pytest.fixture
def sales(business: Any) -> str:
    """100, 101, ... from January 2025 to August 2026, to be at least 115 a month in 2026."""
    name: str = business.add("sales", [100.0 + i for i in range(20)])
    business.aim(name, Goal(115.0), YEAR.months)
    return name


def test_each_month_stands_beside_its_goal_and_last_year(business: Any, sales: str) -> None:
    january = seen(business, sales).months[0]
    assert (january.actual, january.goal, january.last_year) == (112.0, Goal(115.0), 100.0)
    assert (january.judgement.variance, january.judgement.status) == (-3.0, Status.WATCH)


def test_to_date_ends_with_the_month_looked_at(business: Any, sales: str) -> None:
    year = seen(business, sales, Month.of(2026, 2))
    assert (str(year.to_date.period.first), str(year.to_date.period.last)) == ("2026-01", "2026-02")
    assert (year.to_date.actual, year.to_date.judgement.variance) == (225.0, -5.0)


def test_the_year_has_the_sum_of_the_goals_and_no_figure_before_it_ends(business: Any, sales: str) -> None:
    whole = seen(business, sales).whole
    assert isinstance(whole.goal, Goal) and whole.goal.value == 12 * 115.0
    assert whole.actual is None
    assert whole.last_year == sum(100.0 + i for i in range(12))


def test_what_lies_ahead_is_empty_and_not_missing(business: Any, sales: str) -> None:
    september = seen(business, sales).months[8]
    assert september.actual is None
    assert (september.judgement.status, september.judgement.reason) == (Status.NONE, None)


def test_a_month_that_should_have_a_figure_says_why_it_has_none(business: Any, sales: str) -> None:
    september = seen(business, sales, newest=Month.of(2026, 9)).months[8]
    assert september.actual == NoValue(Cause.MISSING, sales, Month.of(2026, 9))


def test_an_unfinished_month_is_hollow_and_counts_its_days(business: Any, sales: str) -> None:
    business.calendar = Calendar(unfinished={AUGUST: 17})
    august = seen(business, sales).months[7]
    assert august.days == (17, 31)
    assert (august.judgement.hollow, august.judgement.merit) == (True, Merit.NONE)


def test_a_year_that_has_not_begun_has_goals_only(business: Any, sales: str) -> None:
    business.last_entered = business.current_month = AUGUST
    business.aim(sales, {Month.of(2027, 1): Goal(130.0)})
    year = goal_year(business, sales, Calendar().year(2027), Month.of(2027, 1))
    assert [column.actual for column in year.columns] == [None] * 14
    assert year.goals == {Month.of(2027, 1): Goal(130.0)}


def test_an_empty_file_is_seen_from_the_running_month(business: Any) -> None:
    business.add("sales")
    business.last_entered, business.current_month = None, AUGUST
    year = goal_year(business, "sales", YEAR, AUGUST)
    assert isinstance(year.months[7].actual, NoValue)
    assert year.months[8].actual is None


@pytest.mark.parametrize(
    ("goals", "decimals"),
    [([6345.0, 6101.0], 0), ([6345.5, 6101.0], 1), ([6345.25, 6101.0], 2), ([6345.1234], 2)],
)
def test_goals_that_add_up_show_what_was_typed(business: Any, goals: list[float], decimals: int) -> None:
    business.add("sales", [6000.0] * 20)
    business.aim("sales", aims(goals))
    assert seen(business, "sales").decimals == decimals


def test_a_rate_shows_its_usual_decimals(business: Any) -> None:
    business.add("rate", [0.031] * 20, Unit.PERCENT, nature=Nature.RATE)
    business.aim("rate", aims([0.0325]))
    assert seen(business, "rate").decimals == 1


def test_a_band_is_recognised(business: Any) -> None:
    business.add("share", [0.2] * 20, Unit.PERCENT, Direction.BAND, Nature.RATE)
    assert not seen(business, "share").has_band
    business.aim("share", aims([0.1], upper=0.2))
    assert seen(business, "share").has_band
