"""A figure beside the period before and the year before: gaps, unfinished months, lengths, quarters."""

import pytest

from kpidesk.analysis.comparison.comparison import compare, tint
from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.numbers.movement import NO_MOVEMENT, ChangeKind, Remark
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

# Monthly sales of a real mail-order shop, December 2010 to 9 December 2011, in GBP. Data set "Online Retail",
# Daqing Chen, UCI Machine Learning Repository, licence CC BY 4.0; with the changes that others published for it.
SHOP_START = Month.of(2010, 12)
SHOP_SALES = [
    748957.02,
    560000.26,
    498062.65,
    683267.08,
    493207.12,
    723333.51,
    691123.12,
    681300.11,
    682680.51,
    1019687.62,
    1070704.67,
    1461756.25,
    433668.01,
]
PUBLISHED = [
    -25.2293,
    -11.0603,
    37.1850,
    -27.8163,
    46.6592,
    -4.4530,
    -1.4213,
    0.2026,
    49.3653,
    5.0032,
    36.5228,
    -70.3324,
]
DECEMBER = Month.of(2011, 12)
JAN, FEB, MAR, APR, MAY = (Month.of(2025, number) for number in range(1, 6))


def shop(*, unfinished: bool = True) -> Business:
    business = Business(Calendar(unfinished={DECEMBER: 9} if unfinished else {}))
    business.add("sales", SHOP_SALES, start=SHOP_START)
    return business


def at(month: Month) -> Period:
    return Period.month(month)


# -- the real shop ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("index", "published"), list(enumerate(PUBLISHED, start=1)))
def test_changes_of_the_real_shop_are_the_published_ones(index: int, published: float) -> None:
    change = compare(shop(unfinished=False), "sales", at(SHOP_START.plus(index))).previous
    assert change.plain_kind is ChangeKind.PERCENT
    assert change.plain_change is not None
    assert round(change.plain_change * 100, 4) == published


def test_the_unfinished_month_of_the_real_shop_is_not_compared_in_percent() -> None:
    found = compare(shop(), "sales", at(DECEMBER))
    for against in (found.previous, found.last_year):
        assert (against.plain_kind, against.plain_change) == (ChangeKind.NONE, None)
        assert against.remarks == {Remark.UNFINISHED}
    assert (found.value, found.previous.asked_value) == (433668.01, 1461756.25)
    assert (found.unfinished, found.days, found.all_days) == (True, 9, 31)


def test_an_unfinished_month_is_compared_per_day() -> None:
    daily = compare(shop(), "sales", at(DECEMBER)).previous.daily
    assert daily is not None
    assert (daily.value, daily.before) == (433668.01 / 9, 1461756.25 / 30)
    assert (daily.difference, daily.decimals) == (48185.0 - 48725.0, 0)


def test_quarters_of_the_real_shop_are_compared_as_sums() -> None:
    quarters = Calendar()
    found = compare(shop(), "sales", quarters.quarter(2011, 3))
    assert found.value == pytest.approx(sum(SHOP_SALES[7:10]))
    assert found.previous.before == pytest.approx(sum(SHOP_SALES[4:7]))
    assert found.previous.plain_kind is ChangeKind.PERCENT


def test_a_quarter_with_an_unfinished_month_is_compared_per_day_only() -> None:
    found = compare(shop(), "sales", Calendar().quarter(2011, 4))
    assert found.previous.plain_kind is ChangeKind.NONE
    assert found.previous.daily is not None
    assert (found.days, found.all_days) == (70, 92)


# -- ordinary months --------------------------------------------------------------------------------------------


def test_a_month_stands_beside_the_month_before_and_the_year_before(business: Business) -> None:
    business.add("cash", [100.0 + index for index in range(13)], nature=Nature.STOCK)
    found = compare(business, "cash", at(JAN.plus(12)))
    assert (found.value, found.previous.before, found.last_year.before) == (112.0, 111.0, 100.0)
    assert (found.previous.period, found.last_year.period) == (at(JAN.plus(11)), at(JAN))
    assert (found.previous.movement.difference, found.last_year.movement.difference) == (1.0, 12.0)
    assert found.last_year.plain_change == 0.12


def test_every_figure_of_a_row_has_the_same_decimals(business: Business) -> None:
    business.add("rate", [0.096, *[0.2] * 10, 0.104, 0.12], Unit.PERCENT, nature=Nature.RATE)
    business.aim("rate", Goal(0.15), [JAN.plus(12)])
    assert compare(business, "rate", at(JAN.plus(12))).decimals == 1
    assert compare(business, "rate", at(JAN.plus(11))).decimals == 0


def test_the_goal_of_the_period_comes_along(business: Business) -> None:
    business.add("cash", [100.0, 120.0], nature=Nature.STOCK)
    business.aim("cash", Goal(99.5), [FEB])
    found = compare(business, "cash", at(FEB))
    assert (found.goal, found.decimals) == (Goal(99.5), 2)
    assert isinstance(compare(business, "cash", at(JAN)).goal, NoValue)


def test_a_segment_has_its_own_goal_and_never_that_of_the_whole_business(business: Business) -> None:
    part = Segment(SegmentKind.CHANNEL, "market")
    business.add("cash", [100.0, 120.0], nature=Nature.STOCK, segment=part)
    business.aim("cash", Goal(99.5), [FEB])
    assert compare(business, "cash", at(FEB), part).goal == NoValue(Cause.NO_GOAL, "cash", FEB, have=0, of=1)
    business.aim("cash", Goal(120.5), [FEB], part)
    found = compare(business, "cash", at(FEB), part)
    assert found.goal == Goal(120.5)
    assert (found.value, found.previous.before, found.segment) == (120.0, 100.0, part)


def test_the_first_month_has_nothing_to_compare_with(business: Business) -> None:
    business.add("cash", [100.0], nature=Nature.STOCK)
    previous = compare(business, "cash", at(JAN)).previous
    assert previous.movement == NO_MOVEMENT
    assert previous.before == NoValue(Cause.MISSING, "cash", JAN.previous)
    assert previous.missing == ()


def test_a_figure_that_is_missing_itself_is_not_compared(business: Business) -> None:
    business.add("cash", [100.0], nature=Nature.STOCK)
    found = compare(business, "cash", at(FEB))
    assert found.previous.movement == NO_MOVEMENT
    assert found.previous.before == 100.0


# -- gaps -------------------------------------------------------------------------------------------------------


def test_after_a_gap_the_last_month_with_a_figure_is_compared_and_named(business: Business) -> None:
    business.add("cash", [80.0, 90.0, 100.0, None, 110.0], nature=Nature.STOCK)
    previous = compare(business, "cash", at(MAY)).previous
    assert (previous.period, previous.before, previous.missing) == (at(MAR), 100.0, (APR,))
    assert previous.movement.change == pytest.approx(0.1)
    assert previous.remarks == {Remark.GAP}


def test_after_a_gap_the_month_that_was_asked_for_stays_without_a_change(business: Business) -> None:
    business.add("cash", [80.0, 90.0, 100.0, None, 110.0], nature=Nature.STOCK)
    previous = compare(business, "cash", at(MAY)).previous
    assert previous.asked == at(APR)
    assert previous.asked_value == NoValue(Cause.MISSING, "cash", APR)
    assert (previous.plain_change, previous.plain_kind) == (None, ChangeKind.NONE)


def test_several_missing_months_are_all_named(business: Business) -> None:
    business.add("cash", [80.0, None, None, None, 110.0], nature=Nature.STOCK)
    assert compare(business, "cash", at(MAY)).previous.missing == (FEB, MAR, APR)


def test_a_figure_of_more_than_a_year_ago_is_no_month_before(business: Business) -> None:
    business.add("cash", [80.0, *[None] * 11, 110.0], nature=Nature.STOCK)
    assert compare(business, "cash", at(JAN.plus(12))).previous.movement == NO_MOVEMENT
    assert compare(business, "cash", at(JAN.plus(12))).last_year.movement.kind is ChangeKind.PERCENT


def test_moving_windows_refuse_to_look_over_a_gap(business: Business) -> None:
    business.add("year", [100.0, None, 110.0], nature=Nature.WINDOW)
    assert compare(business, "year", at(MAR)).previous.movement == NO_MOVEMENT


def test_an_undefined_month_is_no_gap(business: Business) -> None:
    business.add("rate", [0.1, None, 0.2], Unit.PERCENT, nature=Nature.RATE)
    undefined = NoValue(Cause.ZERO_DIVISOR, "rate")
    business.put("rate", FEB, undefined)
    previous = compare(business, "rate", at(MAR)).previous
    assert (previous.before, previous.movement) == (undefined, NO_MOVEMENT)


def test_an_undefined_month_further_back_ends_the_search(business: Business) -> None:
    business.add("rate", [0.1, None, None, 0.2], Unit.PERCENT, nature=Nature.RATE)
    business.put("rate", FEB, NoValue(Cause.ZERO_DIVISOR, "rate"))
    assert compare(business, "rate", at(APR)).previous.missing == ()


# -- unfinished -------------------------------------------------------------------------------------------------


def test_rates_and_balances_of_an_unfinished_month_are_not_compared_at_all() -> None:
    business = Business(Calendar(unfinished={FEB: 17}))
    business.add("cash", [100.0, 120.0], nature=Nature.STOCK)
    business.add("rate", [0.1, 0.12], Unit.PERCENT, nature=Nature.RATE)
    for name in ("cash", "rate"):
        previous = compare(business, name, at(FEB)).previous
        assert previous.daily is None
        assert previous.remarks == {Remark.UNFINISHED}
        assert (previous.plain_kind, previous.movement.trend) == (ChangeKind.NONE, Trend.NONE)


def test_a_full_month_is_not_compared_with_an_unfinished_one() -> None:
    business = Business(Calendar(unfinished={JAN: 10}))
    business.add("sales", [1000.0, 2800.0])
    previous = compare(business, "sales", at(FEB)).previous
    assert previous.plain_kind is ChangeKind.NONE
    assert previous.daily is not None and (previous.daily.value, previous.daily.before) == (100.0, 100.0)
    assert previous.movement.trend is Trend.NONE


def test_the_daily_figures_of_an_unfinished_month_have_arrow_and_merit() -> None:
    business = Business(Calendar(unfinished={FEB: 10}))
    business.add("costs", [3100.0, 1200.0], direction=Direction.LOWER)
    movement = compare(business, "costs", at(FEB)).previous.movement
    assert (movement.trend, movement.merit) == (Trend.UP, Merit.BAD)


def test_asking_per_day_does_not_divide_an_unfinished_month_twice() -> None:
    business = Business(Calendar(unfinished={FEB: 10}))
    business.add("sales", [3100.0, 1200.0])
    found = compare(business, "sales", at(FEB), per_day=True)
    assert found.value == 120.0
    assert found.previous.daily is not None and found.previous.daily.value == 120.0
    assert found.previous.plain_kind is ChangeKind.NONE


def test_an_unfinished_month_after_a_gap_says_both() -> None:
    business = Business(Calendar(unfinished={MAR: 10}))
    business.add("sales", [3100.0, None, 1200.0])
    assert compare(business, "sales", at(MAR)).previous.remarks == {Remark.GAP, Remark.UNFINISHED}


# -- lengths ----------------------------------------------------------------------------------------------------


def test_february_against_january_offers_per_day(business: Business) -> None:
    business.add("sales", [3100.0, 2800.0])
    previous = compare(business, "sales", at(FEB)).previous
    assert previous.plain_change is not None and round(previous.plain_change, 3) == -0.097
    assert previous.remarks == {Remark.LENGTHS_DIFFER}


def test_per_day_constant_sales_are_unchanged(business: Business) -> None:
    business.add("sales", [3100.0, 2800.0])
    found = compare(business, "sales", at(FEB), per_day=True)
    assert (found.per_day, found.value, found.previous.before) == (True, 100.0, 100.0)
    assert found.previous.remarks == {Remark.UNCHANGED}


def test_months_of_one_length_need_no_per_day(business: Business) -> None:
    business.add("sales", [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3100.0, 3200.0])
    assert compare(business, "sales", at(Month.of(2025, 8))).previous.remarks == frozenset()


@pytest.mark.parametrize("nature", [Nature.STOCK, Nature.RATE, Nature.WINDOW])
def test_only_what_adds_up_over_days_is_ever_divided_by_them(business: Business, nature: Nature) -> None:
    business.add("x", [3100.0, 2800.0], nature=nature)
    found = compare(business, "x", at(FEB), per_day=True)
    assert (found.per_day, found.value) == (False, 2800.0)
    assert Remark.LENGTHS_DIFFER not in found.previous.remarks


# -- longer periods ---------------------------------------------------------------------------------------------


def test_a_quarter_with_a_missing_month_says_two_of_three_and_is_not_compared(business: Business) -> None:
    business.add("sales", [100.0, 100.0, 100.0, 100.0, None, 100.0])
    found = compare(business, "sales", Calendar().quarter(2025, 2))
    assert isinstance(found.value, NoValue)
    assert (found.value.have, found.value.of) == (2, 3)
    assert found.previous.remarks == {Remark.INCOMPLETE}
    assert found.previous.plain_kind is ChangeKind.NONE


def test_a_full_quarter_is_not_compared_with_an_incomplete_one(business: Business) -> None:
    business.add("sales", [100.0, None, 100.0, 100.0, 100.0, 100.0])
    previous = compare(business, "sales", Calendar().quarter(2025, 2)).previous
    assert previous.remarks == {Remark.INCOMPLETE}
    assert previous.missing == ()


def test_the_year_to_date_stands_beside_last_years(business: Business) -> None:
    business.add("sales", [100.0] * 12 + [110.0] * 3)
    found = compare(business, "sales", Calendar().year_to_date(Month.of(2026, 3)))
    assert (found.value, found.last_year.before) == (330.0, 300.0)
    assert found.last_year.plain_change == pytest.approx(0.1)


def test_twelve_months_are_the_season_free_companion(business: Business) -> None:
    business.add("sales", [100.0] * 12 + [110.0] * 12)
    found = compare(business, "sales", Period.rolling(Month.of(2026, 12)))
    assert found.period.kind is PeriodKind.ROLLING
    assert found.last_year.plain_change == pytest.approx(0.1)
    assert found.previous.before == found.last_year.before


# -- few cases, colour, growth ----------------------------------------------------------------------------------


def test_a_small_count_is_compared_without_percent_arrow_and_colour(business: Business) -> None:
    business.add("orders", [4.0, 6.0], Unit.COUNT)
    movement = compare(business, "orders", at(FEB)).previous.movement
    assert movement.kind is ChangeKind.DIFFERENCE
    assert Remark.FEW_CASES in movement.remarks
    assert (movement.trend, movement.merit) == (Trend.NONE, Merit.NONE)


def test_a_change_has_a_colour_only_when_it_goes_the_way_of_a_signal(business: Business) -> None:
    business.add("cash", [100.0, 120.0], nature=Nature.STOCK)
    previous = compare(business, "cash", at(FEB)).previous
    assert previous.movement.merit is Merit.GOOD
    assert tint(previous, Trend.UP) is Merit.GOOD
    assert tint(previous, Trend.DOWN) is Merit.NONE
    assert tint(previous, None) is Merit.NONE


def test_an_unchanged_figure_is_never_coloured(business: Business) -> None:
    business.add("cash", [100.0, 100.0], nature=Nature.STOCK)
    assert tint(compare(business, "cash", at(FEB)).previous, Trend.NONE) is Merit.NONE


# -- another meaning, Easter --------------------------------------------------------------------------------------


def test_nothing_is_compared_across_a_new_meaning(business: Business) -> None:
    start = Month.of(2025, 1)
    business.add("sales", [100.0 + place for place in range(18)])
    at = Period.month(start.plus(14))
    found = compare(business, "sales", at, redefined=start.plus(10))
    assert found.previous.movement.kind is ChangeKind.PERCENT
    assert (found.last_year.movement.kind, found.last_year.remarks) == (ChangeKind.NONE, {Remark.REDEFINED})
    assert found.last_year.before == 102.0
    since = compare(business, "sales", at, redefined=at.first)
    assert since.previous.remarks == {Remark.REDEFINED}
    before = compare(business, "sales", at, redefined=at.first.next)
    assert before == compare(business, "sales", at)


def test_a_period_with_both_meanings_is_not_compared(business: Business) -> None:
    business.add("sales", [100.0] * 12)
    quarter = business.calendar.quarter(2025, 2)
    found = compare(business, "sales", quarter, redefined=quarter.months[1])
    assert found.previous.remarks == {Remark.REDEFINED}


def test_a_year_in_which_easter_moved_is_noted(business: Business) -> None:
    business.add("sales", [100.0] * 12, start=Month.of(2023, 1))
    business.add("sales", [110.0] * 12, start=Month.of(2024, 1))
    moved = {
        number
        for number in range(1, 13)
        if Remark.EASTER_MOVED in compare(business, "sales", Period.month(Month.of(2024, number))).last_year.remarks
    }
    assert moved == {3, 4}
    april = compare(business, "sales", Period.month(Month.of(2024, 4)))
    assert Remark.EASTER_MOVED not in april.previous.remarks
    assert april.last_year.movement.change == pytest.approx(0.1)
    assert Remark.EASTER_MOVED not in compare(business, "sales", business.calendar.year(2024)).last_year.remarks


def test_without_a_figure_last_year_easter_is_no_matter(business: Business) -> None:
    business.add("sales", [100.0] * 12, start=Month.of(2024, 1))
    assert compare(business, "sales", Period.month(Month.of(2024, 4))).last_year.remarks == frozenset()
