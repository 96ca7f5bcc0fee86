"""The reality check of quarters and years."""

import pytest

from kpidesk.analysis.goals.period_reality import AgainstBefore, period_check
from kpidesk.analysis.goals.reality import Place
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Rollup, Unit
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import START, Business

THIS, LAST = Calendar().year(2026), Calendar().year(2025)
SEARCH = Segment(SegmentKind.CHANNEL, "Search")


def quarter(number: int, year: int = 2026) -> Period:
    return Calendar().quarter(year, number)


@pytest.fixture
def sales(business: Business) -> Business:
    """100 a month in 2025, 120 a month to August 2026; a goal of 110 in every month of 2026."""
    business.add("sales", [100.0] * 12 + [120.0] * 8)
    business.aim("sales", Goal(110.0), THIS.months)
    return business


def test_only_quarters_that_are_over_are_counted(sales: Business) -> None:
    assert period_check(sales, "sales", quarter(3)).reached == (2, 2)
    sales.aim("sales", Goal(130.0), quarter(2).months)
    assert period_check(sales, "sales", quarter(3)).reached == (1, 2)


def test_years_are_counted_together(sales: Business) -> None:
    assert period_check(sales, "sales", THIS).reached is None
    sales.aim("sales", Goal(100.0), LAST.months)
    assert period_check(sales, "sales", THIS).reached == (1, 1)


def test_the_goal_is_held_against_the_same_quarter_a_year_before(sales: Business) -> None:
    assert period_check(sales, "sales", quarter(3)).before == AgainstBefore(330.0, None, 300.0, 0.1)


def test_what_is_left_is_that_of_the_quarter(sales: Business) -> None:
    left = period_check(sales, "sales", quarter(3)).remaining
    assert left is not None
    assert (left.so_far, left.left, left.months_left, left.needed) == (240.0, 90.0, 1, 90.0)
    assert period_check(sales, "sales", quarter(4)).remaining is None  # nothing of it is there yet


def test_no_percentage_across_a_change_of_sign(business: Business) -> None:
    business.add("profit", [-50.0] * 12 + [20.0] * 3)
    business.aim("profit", Goal(10.0), THIS.months)
    before = period_check(business, "profit", quarter(1)).before
    assert before == AgainstBefore(30.0, None, -150.0, None)


@pytest.mark.parametrize(
    ("low", "high", "place"), [(0.4, 0.6, Place.WITHIN), (0.6, 0.7, Place.BELOW), (0.1, 0.2, Place.ABOVE)]
)
def test_a_band_is_told_by_where_the_year_before_lies(
    business: Business, low: float, high: float, place: Place
) -> None:
    business.add("rate", [0.5] * 20, Unit.PERCENT, Direction.BAND, Nature.RATE, rollup=Rollup.MEAN)
    business.aim_for("rate", quarter(2), Goal(low, high))
    check = period_check(business, "rate", quarter(2))
    assert check.before == AgainstBefore(low, high, 0.5, None, place)
    assert check.reached == (int(place is Place.WITHIN), 1)
    assert check.remaining is None


def test_a_part_of_the_business_is_checked_by_its_own_goals(business: Business) -> None:
    business.add("sales", [100.0] * 20)
    business.aim_for("sales", Period.month(START), Goal(1.0), SEARCH)
    check = period_check(business, "sales", quarter(1), SEARCH)
    assert (check.reached, check.before, check.remaining) == (None, None, None)
    assert quarter(1).kind is PeriodKind.QUARTER
