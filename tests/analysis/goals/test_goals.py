"""Goals of longer periods, and years spread over their months without losing a cent."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.goals.goals import Spread, cleared, goal_of, plan, plan_decimals, spread, tolerance_of
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.domain.change import SetGoals
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

CALENDAR = Calendar()
JAN, FEB, MAR = (Month.of(2026, number) for number in (1, 2, 3))
Q1 = CALENDAR.quarter(2026, 1)
YEAR = CALENDAR.year(2026)
LAST_YEAR = [5838.0, 5614.0, 6421.0, 6183.0, 6729.0, 6247.0, 5982.0, 6308.0, 6887.0, 7236.0, 7964.0, 8641.0]


def with_goals(nature: Nature, *goals: Goal | None) -> Business:
    business = Business()
    business.add("kpi", nature=nature, rollup=Rollup.MEAN if nature is Nature.RATE else Rollup.SUM)
    business.aim("kpi", {JAN.plus(index): goal for index, goal in enumerate(goals) if goal is not None})
    return business


# -- the goal of a period ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("nature", list(Nature))
def test_a_month_has_its_own_goal(nature: Nature) -> None:
    goal = Goal(100.0, 200.0, 5.0, "as agreed", dt.date(2026, 1, 2), dt.date(2026, 6, 1))
    assert goal_of(with_goals(nature, goal), "kpi", Period.month(JAN)) == goal


@pytest.mark.parametrize("nature", list(Nature))
def test_a_month_without_a_goal_says_so(nature: Nature) -> None:
    assert goal_of(with_goals(nature), "kpi", Period.month(JAN)) == NoValue(Cause.NO_GOAL, "kpi", JAN, have=0, of=1)


def test_goals_of_what_adds_up_are_summed() -> None:
    business = with_goals(Nature.FLOW, Goal(0.1), Goal(0.2), Goal(0.3))
    assert goal_of(business, "kpi", Q1) == Goal(0.6)


def test_bands_of_what_adds_up_are_summed_at_both_ends() -> None:
    business = with_goals(Nature.FLOW, Goal(10.0, 20.0), Goal(11.0, 21.0), Goal(12.0, 22.0))
    assert goal_of(business, "kpi", Q1) == Goal(33.0, 63.0)


def test_a_sum_with_a_month_missing_is_no_goal() -> None:
    business = with_goals(Nature.FLOW, Goal(10.0), None, Goal(12.0))
    assert goal_of(business, "kpi", Q1) == NoValue(Cause.NO_GOAL, "kpi", FEB, have=2, of=3)


def test_bands_and_single_goals_do_not_add_up() -> None:
    business = with_goals(Nature.FLOW, Goal(10.0, 20.0), Goal(11.0), Goal(12.0))
    assert goal_of(business, "kpi", Q1) == NoValue(Cause.GOALS_DIFFER, "kpi")


@pytest.mark.parametrize("nature", [Nature.STOCK, Nature.WINDOW])
def test_what_stands_at_the_end_takes_the_last_months_goal(nature: Nature) -> None:
    assert goal_of(with_goals(nature, Goal(10.0), None, Goal(12.0)), "kpi", Q1) == Goal(12.0)
    missing = NoValue(Cause.NO_GOAL, "kpi", MAR, have=0, of=1)
    assert goal_of(with_goals(nature, Goal(10.0), Goal(11.0)), "kpi", Q1) == missing


def test_a_rate_needs_the_same_goal_in_every_month() -> None:
    same = with_goals(Nature.RATE, Goal(0.05), Goal(0.05), Goal(0.05, tolerance=0.01))
    assert goal_of(same, "kpi", Q1) == Goal(0.05, tolerance=0.01)
    differing = with_goals(Nature.RATE, Goal(0.05), Goal(0.06), Goal(0.05))
    assert goal_of(differing, "kpi", Q1) == NoValue(Cause.GOALS_DIFFER, "kpi")
    bands = with_goals(Nature.RATE, Goal(0.05, 0.08), Goal(0.05, 0.09), Goal(0.05, 0.08))
    assert goal_of(bands, "kpi", Q1) == NoValue(Cause.GOALS_DIFFER, "kpi")


def test_a_monthly_goal_is_not_held_against_what_grows_with_the_period() -> None:
    business = Business()
    business.add("lost")
    business.add("start", rollup=Rollup.FIRST, nature=Nature.STOCK)
    business.add("churn", nature=Nature.RATE, formula="lost / start")
    business.aim("churn", Goal(0.04), [JAN, FEB, MAR])
    assert goal_of(business, "churn", Q1) == NoValue(Cause.GOAL_IS_MONTHLY, "churn")
    assert goal_of(business, "churn", Period.month(JAN)) == Goal(0.04)


def test_a_rate_with_a_month_missing_is_no_goal() -> None:
    business = with_goals(Nature.RATE, Goal(0.05), Goal(0.05))
    assert goal_of(business, "kpi", Q1) == NoValue(Cause.NO_GOAL, "kpi", MAR, have=2, of=3)


def test_tolerances_add_up_with_the_goals_they_belong_to() -> None:
    business = with_goals(Nature.FLOW, Goal(100.0, tolerance=3.0), Goal(200.0), Goal(-300.0))
    assert goal_of(business, "kpi", Q1) == Goal(0.0, tolerance=53.0)


@pytest.mark.parametrize(
    ("goal", "tolerance"),
    [
        (Goal(200.0), 20.0),
        (Goal(-500.0), 50.0),
        (Goal(0.05), 0.005),
        (Goal(20.0, 40.0), 2.0),
        (Goal(0.0), 0.0),
        (Goal(0.0, tolerance=3.0), 3.0),
        (Goal(200.0, tolerance=0.0), 0.0),
    ],
)
def test_the_tolerance_is_a_tenth_of_the_goals_size_unless_said(goal: Goal, tolerance: float) -> None:
    assert tolerance_of(goal) == exact(tolerance)


# -- plans ------------------------------------------------------------------------------------------------------


def test_the_rest_of_the_rounding_goes_to_the_last_month() -> None:
    assert spread(100_000.0, [1.0] * 12, 0) == [8333.0] * 11 + [8337.0]


def test_the_cents_of_a_total_are_not_lost() -> None:
    assert spread(1000.55, [1.0] * 3, 0) == [334.0, 334.0, 332.55]


def test_a_loss_can_be_spread_too() -> None:
    assert spread(-100.0, [1.0] * 3, 0) == [-33.0, -33.0, -34.0]


def test_weights_that_add_up_to_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to nothing"):
        spread(100.0, [0.0, 0.0], 0)


@settings(derandomize=True, deadline=None)
@given(
    st.decimals(-10_000_000, 10_000_000, places=2),
    st.lists(st.floats(0.01, 1e6), min_size=1, max_size=24),
    st.integers(0, 3),
)
def test_the_months_always_add_up_to_the_year(total: float, weights: list[float], decimals: int) -> None:
    parts = spread(float(total), weights, decimals)
    assert len(parts) == len(weights)
    assert sum(map(exact, parts)) == exact(float(total))


def planning(nature: Nature = Nature.FLOW, unit: Unit = Unit.MONEY, calendar: Calendar | None = None) -> Business:
    business = Business(calendar)
    business.add("kpi", LAST_YEAR, unit, nature=nature, start=Month.of(2025, 1))
    return business


def test_a_year_is_spread_equally() -> None:
    assert plan(planning(), "kpi", YEAR.months, 87_000.0, Spread.EQUALLY) == [7250.0] * 12


def test_a_year_is_spread_by_days() -> None:
    months = plan(planning(), "kpi", YEAR.months, 36_500.0, Spread.BY_DAYS)
    assert months == [100.0 * month.days for month in YEAR.months]


def test_a_year_is_spread_by_last_years_shares() -> None:
    months = plan(planning(), "kpi", YEAR.months, 87_000.0, Spread.BY_LAST_YEAR)
    assert months == [6345.0, 6101.0, 6978.0, 6720.0, 7313.0, 6789.0, 6501.0, 6856.0, 7485.0, 7864.0, 8655.0, 9393.0]
    assert sum(months) == 87_000.0


def test_last_years_shares_need_all_twelve_months() -> None:
    business = planning()
    business.put("kpi", Month.of(2025, 4), NoValue(Cause.MISSING, "kpi"))
    missing = NoValue(Cause.MISSING, "kpi", Month.of(2025, 4), have=11, of=12)
    assert plan(business, "kpi", YEAR.months, 87_000.0, Spread.BY_LAST_YEAR) == missing


def test_an_unfinished_month_is_no_share() -> None:
    business = planning(calendar=Calendar(unfinished={Month.of(2025, 12): 9}))
    missing = NoValue(Cause.MISSING, "kpi", Month.of(2025, 12), have=11, of=12)
    assert plan(business, "kpi", YEAR.months, 87_000.0, Spread.BY_LAST_YEAR) == missing


def test_a_loss_is_no_share() -> None:
    business = planning()
    business.put("kpi", Month.of(2025, 6), -20.0)
    refused = NoValue(Cause.OUT_OF_DOMAIN, "kpi", Month.of(2025, 6))
    assert plan(business, "kpi", YEAR.months, 87_000.0, Spread.BY_LAST_YEAR) == refused


def test_a_year_of_zeros_has_no_shares() -> None:
    business = Business()
    business.add("kpi", [0.0] * 12, start=Month.of(2025, 1))
    refused = NoValue(Cause.ZERO_DIVISOR, "kpi", Month.of(2025, 1))
    assert plan(business, "kpi", YEAR.months, 87_000.0, Spread.BY_LAST_YEAR) == refused


@pytest.mark.parametrize("nature", [Nature.STOCK, Nature.RATE, Nature.WINDOW])
@pytest.mark.parametrize("how", list(Spread))
def test_what_does_not_add_up_gets_the_same_goal_each_month(nature: Nature, how: Spread) -> None:
    assert plan(planning(nature), "kpi", YEAR.months, 0.05, how) == [0.05] * 12


@pytest.mark.parametrize(
    ("unit", "total", "decimals"),
    [
        (Unit.MONEY, 87_000.0, 0),
        (Unit.MONEY, 600.0, 2),
        (Unit.COUNT, 1000.0, 0),
        (Unit.COUNT, 24.0, 0),
        (Unit.COUNT, 5.0, 2),
    ],
)
def test_the_months_of_a_plan_are_as_exact_as_their_size_asks(unit: Unit, total: float, decimals: int) -> None:
    assert plan_decimals(Indicator("x", "X", unit, "Test"), total, 12) == decimals


def test_clearing_a_range_takes_its_goals_away() -> None:
    assert cleared("kpi", [JAN, FEB]) == SetGoals({GoalKey("kpi", JAN): None, GoalKey("kpi", FEB): None})
