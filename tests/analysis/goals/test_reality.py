"""The reality check: a year of goals against what happened and what usually happens."""

from itertools import pairwise
from statistics import fmean

import pytest

from kpidesk.analysis.goals.reality import (
    AgainstAverage,
    Place,
    Reached,
    RealityCheck,
    Remaining,
    reality_check,
)
from kpidesk.analysis.signals.course import Basis
from kpidesk.analysis.signals.limit_basis import limits_around
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

START = Month.of(2025, 1)
YEAR = Calendar().year(2026)
JAN, FEB, AUG, SEP = (Month.of(2026, number) for number in (1, 2, 8, 9))
LAST_YEAR = [5838.0, 5614.0, 6421.0, 6183.0, 6729.0, 6247.0, 5982.0, 6308.0, 6887.0, 7236.0, 7964.0, 8641.0]
THIS_YEAR = [6412.0, 6087.0, 7152.0, 6904.0, 7386.0, 7023.0, 7247.0, 6418.0]
GOALS = [6345.0, 6101.0, 6978.0, 6720.0, 7313.0, 6789.0, 6501.0, 6856.0, 7485.0, 7864.0, 8655.0, 9393.0]


def a_shop(calendar: Calendar | None = None) -> Business:
    business = Business(calendar)
    business.add("sales", LAST_YEAR + THIS_YEAR)
    business.aim("sales", {month: Goal(goal) for month, goal in zip(YEAR.months, GOALS, strict=True)})
    return business


def test_it_counts_the_months_in_which_the_goal_was_reached() -> None:
    assert reality_check(a_shop(), "sales", YEAR, SEP).reached == Reached(6, 8, (FEB, AUG))


def test_it_holds_the_months_goal_against_the_average_of_twelve_months() -> None:
    found = reality_check(a_shop(), "sales", YEAR, SEP).average
    average = (sum(LAST_YEAR[8:]) + sum(THIS_YEAR)) / 12
    assert found == AgainstAverage(SEP, 7485.0, pytest.approx(average), pytest.approx(7485.0 / average - 1))
    assert found.change is not None and round(found.change, 3) == 0.052


def test_it_holds_the_months_goal_against_the_usual_range_of_its_length() -> None:
    found = reality_check(a_shop(), "sales", YEAR, SEP).usual
    assert found is not None
    assert (found.place, found.provisional) == (Place.WITHIN, False)
    sales = LAST_YEAR + THIS_YEAR
    rising = limits_around([value / START.plus(at).days for at, value in enumerate(sales)])
    assert rising is not None and rising.basis is found.basis is Basis.TREND
    ahead = rising.at(SEP - START)
    assert found.lower == pytest.approx(30 * ahead.lower)
    assert found.upper == pytest.approx(30 * ahead.upper)


def test_a_level_range_is_that_of_the_first_year() -> None:
    business = Business()
    sales = [100.0 + 7 * (at % 3) for at in range(20)]
    business.add("sales", [value * START.plus(at).days for at, value in enumerate(sales)])
    business.aim("sales", Goal(3200.0), [SEP])
    found = reality_check(business, "sales", YEAR, SEP).usual
    assert found is not None and found.basis is Basis.LEVEL
    reach = 2.66 * fmean(abs(later - earlier) for earlier, later in pairwise(sales[:12]))
    assert found.lower == pytest.approx(30 * (fmean(sales[:12]) - reach))
    assert found.upper == pytest.approx(30 * (fmean(sales[:12]) + reach))


@pytest.mark.parametrize(("goal", "place"), [(100.0, Place.BELOW), (20_000.0, Place.ABOVE)])
def test_a_goal_beyond_the_usual_range_is_seen(goal: float, place: Place) -> None:
    business = a_shop()
    business.aim("sales", Goal(goal), [SEP])
    found = reality_check(business, "sales", YEAR, SEP).usual
    assert found is not None and found.place is place


def test_it_says_what_is_needed_from_here() -> None:
    assert reality_check(a_shop(), "sales", YEAR, SEP).remaining == Remaining(
        goal=87_000.0,
        so_far=54_629.0,
        left=32_371.0,
        months_left=4,
        needed=8092.75,
        average=6828.625,
        reached_in=None,
    )


def test_a_year_that_is_reached_says_since_when() -> None:
    business = a_shop()
    business.aim("sales", Goal(1000.0), YEAR.months)
    found = reality_check(business, "sales", YEAR, SEP).remaining
    assert found is not None
    assert (found.left, found.reached_in) == (12_000.0 - 54_629.0, FEB)


def test_a_finished_year_needs_nothing_more() -> None:
    business = Business()
    business.add("sales", LAST_YEAR)
    business.aim("sales", Goal(7000.0), START.until(START.plus(11)))
    found = reality_check(business, "sales", Calendar().year(2025), START.plus(11)).remaining
    assert found is not None
    assert (found.months_left, found.needed, found.left) == (0, None, 84_000.0 - sum(LAST_YEAR))


def test_the_running_month_counts_neither_as_reached_nor_as_so_far() -> None:
    found = reality_check(a_shop(Calendar(unfinished={AUG: 9})), "sales", YEAR, SEP)
    assert found.reached == Reached(6, 7, (FEB,))
    assert found.remaining is not None
    assert (found.remaining.months_left, found.remaining.so_far) == (5, 48_211.0)


def test_a_rate_has_no_rest_of_the_year() -> None:
    business = Business()
    business.add("margin", [0.5] * 20, Unit.PERCENT, nature=Nature.RATE)
    business.aim("margin", Goal(0.5), YEAR.months)
    found = reality_check(business, "margin", YEAR, SEP)
    assert found.remaining is None
    assert found.reached == Reached(8, 8, ())


def test_rounding_as_displayed_decides_what_was_reached() -> None:
    business = Business()
    business.add("margin", [0.0496, 0.0494], Unit.PERCENT, nature=Nature.RATE, start=JAN)
    business.aim("margin", Goal(0.05), [JAN, FEB])
    assert reality_check(business, "margin", YEAR, FEB).reached == Reached(1, 2, (FEB,))


def test_lower_is_reached_from_below() -> None:
    business = Business()
    business.add("costs", [90.0, 110.0], direction=Direction.LOWER, start=JAN)
    business.aim("costs", Goal(100.0), [JAN, FEB])
    assert reality_check(business, "costs", YEAR, FEB).reached == Reached(1, 2, (FEB,))


def test_a_year_with_a_gap_has_no_rest() -> None:
    business = a_shop()
    business.put("sales", FEB, NoValue(Cause.MISSING, "sales", FEB))
    assert reality_check(business, "sales", YEAR, SEP).remaining is None


def test_without_a_goal_or_a_past_there_is_nothing_to_check() -> None:
    business = Business()
    business.add("sales", [100.0], start=JAN)
    assert reality_check(business, "sales", YEAR, JAN) == RealityCheck(None, None, None, None)


def test_a_neutral_indicator_has_nothing_to_reach() -> None:
    business = Business()
    business.add("share", [0.4], Unit.PERCENT, Direction.NEUTRAL, Nature.RATE, JAN)
    business.aim("share", Goal(0.5), [JAN])
    assert reality_check(business, "share", YEAR, JAN).reached is None


def test_an_average_loss_gives_no_percentage() -> None:
    business = Business()
    business.add("profit", [-100.0] * 12)
    business.aim("profit", Goal(50.0), [JAN])
    assert reality_check(business, "profit", YEAR, JAN).average == AgainstAverage(JAN, 50.0, -100.0, None)


def test_less_than_twelve_months_give_no_average() -> None:
    business = Business()
    business.add("sales", [100.0] * 11, start=START.next)
    business.aim("sales", Goal(50.0), [JAN])
    assert reality_check(business, "sales", YEAR, JAN).average is None


# -- bands, goals below zero ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "place"), [(90.0, 110.0, Place.WITHIN), (101.0, 110.0, Place.BELOW), (80.0, 99.0, Place.ABOVE)]
)
def test_an_average_lies_within_a_band_or_beside_it(low: float, high: float, place: Place) -> None:
    business = Business()
    business.add("sales", [100.0] * 12, direction=Direction.BAND)
    business.aim("sales", Goal(low, high), [JAN])
    found = reality_check(business, "sales", YEAR, JAN).average
    assert found == AgainstAverage(JAN, low, 100.0, None, high, place)


@pytest.mark.parametrize(
    ("low", "high", "place"),
    [
        (6500.0, 7000.0, Place.WITHIN),
        (100.0, 200.0, Place.BELOW),
        (20_000.0, 30_000.0, Place.ABOVE),
        (100.0, 7000.0, Place.PARTLY),
        (7000.0, 30_000.0, Place.PARTLY),
        (100.0, 30_000.0, Place.AROUND),
    ],
)
def test_both_ends_of_a_band_are_held_against_the_usual_range(low: float, high: float, place: Place) -> None:
    business = a_shop()
    business.aim("sales", Goal(low, high), [SEP])
    found = reality_check(business, "sales", YEAR, SEP).usual
    assert found is not None and (found.place, found.goal_upper) == (place, high)


def test_a_goal_that_looks_like_the_end_of_the_usual_range_lies_in_it() -> None:
    business = a_shop()
    upper = reality_check(business, "sales", YEAR, SEP).usual
    assert upper is not None
    business.aim("sales", Goal(float(round(upper.upper)) + 0.4), [SEP])
    found = reality_check(business, "sales", YEAR, SEP).usual
    assert found is not None and found.place is Place.WITHIN


def test_a_goal_below_zero_is_not_told_as_a_share_of_a_gain() -> None:
    business = Business()
    business.add("profit", [100.0] * 12)
    business.aim("profit", Goal(-50.0), [JAN])
    assert reality_check(business, "profit", YEAR, JAN).average == AgainstAverage(JAN, -50.0, 100.0, None)


def test_a_loss_that_may_still_grow_is_not_reached_yet() -> None:
    business = Business()
    business.add("profit", [-30.0, -30.0], start=JAN)
    business.aim("profit", Goal(-50.0), YEAR.months)
    found = reality_check(business, "profit", YEAR, FEB).remaining
    assert found is not None
    assert (found.left, found.reached_in, found.needed) == (-540.0, None, -54.0)


def test_a_goal_is_reached_when_it_stays_so() -> None:
    business = Business()
    business.add("profit", [200.0, -150.0, 80.0], start=JAN)
    business.aim("profit", Goal(10.0), YEAR.months)
    found = reality_check(business, "profit", YEAR, FEB).remaining
    assert found is not None and found.reached_in == JAN.plus(2)


def test_both_ends_of_a_band_are_left() -> None:
    business = Business()
    business.add("sales", [100.0, 100.0], direction=Direction.BAND, start=JAN)
    business.aim("sales", Goal(90.0, 120.0), YEAR.months)
    found = reality_check(business, "sales", YEAR, FEB).remaining
    assert found is not None
    assert (found.needed, found.upper_needed, found.reached_in) == (88.0, 124.0, None)
