"""The activity index: the published example, its rules, and what it refuses."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.activity.activity import (
    GOAL_AFTER,
    ActivityIndex,
    NoIndex,
    Scale,
    Why,
    activity,
    activity_change,
    activity_value,
    history_length,
    scale_of,
    suggested_base,
)
from kpidesk.analysis.activity_parts import MEASURES, USUAL_WEIGHTS, Measure, Part, Reading, counts_twice
from kpidesk.domain.indicator import Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period, PeriodKind
from kpidesk.domain.value import Cause, NoValue
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook
from tests.analysis.conftest import Business
from tests.analysis.typed_business import START as TYPED_START
from tests.analysis.typed_business import typed_business

START = Month.of(2025, 1)
FOUR = (Part.VISITS, Part.ORDERS, Part.ORDER_VALUE, Part.LIFETIME_VALUE)


class Shop(Business):
    """A business whose last entered month is the last one with a figure."""

    @property
    def last_entered(self) -> Month | None:
        return max((month for _, month, _ in self._values), default=None)

    @property
    def current_month(self) -> Month:
        return self.last_entered or START


def shop_of(rows: list[tuple[float | None, float | None, float | None, float | None]], **unfinished: int) -> Shop:
    """Visits and orders a day, order value, lifetime value; one row a month."""
    shop = Shop(Calendar(unfinished={START.plus(int(place[1:])): day for place, day in unfinished.items()}))
    days = [shop.calendar.days(Period.month(START.plus(place))) for place in range(len(rows))]
    columns = list(zip(*rows, strict=True))
    flows = [[None if v is None else v * d for v, d in zip(column, days, strict=True)] for column in columns[:2]]
    shop.add("visitors", flows[0])
    shop.add("orders", flows[1])
    shop.add("aov", columns[2], nature=Nature.RATE, rollup=Rollup.MEAN)
    shop.add("clv_margin_churn", columns[3], nature=Nature.WINDOW, rollup=Rollup.LAST)
    return shop


BASE = (40.0, 1.5, 60.0, 300.0)
NOW = (50.0, 1.8, 57.0, 315.0)


def month(place: int) -> Period:
    return Period.month(START.plus(place))


def sure(found: ActivityIndex | NoIndex) -> ActivityIndex:
    assert isinstance(found, ActivityIndex), found
    return found


def scale(shop: Shop) -> Scale:
    found = scale_of(shop)
    assert isinstance(found, Scale)
    return found


# -- the published example --------------------------------------------------------------------------------------


def test_the_published_example() -> None:
    found = sure(activity(shop_of([BASE, NOW]), month(1)))
    assert found.value == pytest.approx(112.878, abs=0.0005)
    assert [part.relative for part in found.components] == pytest.approx([1.25, 1.20, 0.95, 1.05])
    assert [round(part.contribution, 2) for part in found.components] == [6.69, 5.47, -1.03, 0.98]
    assert found.log_points == pytest.approx(12.11, abs=0.005)
    assert found.log_points == pytest.approx(100 * math.log(found.value / 100))
    assert (found.base, found.is_hollow, found.part_count) == (month(0), False, (4, 4))


def test_a_plain_weighted_sum_would_say_more() -> None:
    found = sure(activity(shop_of([BASE, NOW]), month(1)))
    assert sum(100 * part.weight * part.relative for part in found.components) == pytest.approx(113.5)


def test_the_base_is_a_hundred() -> None:
    assert sure(activity(shop_of([BASE, NOW]), month(0))).value == 100.0


def test_doubling_one_part_and_halving_another_stays_at_a_hundred() -> None:
    found = sure(activity(shop_of([BASE, (80.0, 0.75, 60.0, 300.0)]), month(1)))
    assert found.value == pytest.approx(100.0)


def test_february_is_not_punished() -> None:
    assert sure(activity(shop_of([BASE, BASE]), month(1))).value == pytest.approx(100.0)


def test_a_month_that_runs_is_taken_for_its_days_and_hollow() -> None:
    found = sure(activity(shop_of([BASE, NOW], m1=9), month(1)))
    assert found.value == pytest.approx(112.878, abs=0.0005)
    assert (found.unfinished, found.is_hollow) == (True, True)


# -- missing, zero ----------------------------------------------------------------------------------------------


def test_the_weight_of_a_missing_part_goes_to_the_others() -> None:
    found = sure(activity(shop_of([BASE, (50.0, None, 57.0, 315.0)]), month(1)))
    assert [part.weight for part in found.components] == pytest.approx([0.3 / 0.7, 0.2 / 0.7, 0.2 / 0.7])
    assert (found.part_count, found.is_hollow) == ((3, 4), True)
    assert [part for part, _ in found.missing] == [Part.ORDERS]
    assert found.missing[0][1].cause is Cause.MISSING


@pytest.mark.parametrize(("orders", "relative"), [(0.0, 0.1), (-1.0, 0.1), (0.1, 0.1), (99.0, 10.0)])
def test_a_part_counts_between_a_tenth_and_tenfold_and_is_marked(orders: float, relative: float) -> None:
    found = sure(activity(shop_of([BASE, (40.0, orders, 60.0, 300.0)]), month(1)))
    capped = [part for part in found.components if part.is_capped]
    assert [(part.part, part.relative) for part in capped] == [(Part.ORDERS, relative)]
    assert found.value == pytest.approx(100 * relative**0.3)


def test_a_period_without_any_part_has_no_index() -> None:
    shop = shop_of([BASE, (None, None, None, None)])
    found = activity(shop, month(1))
    assert isinstance(found, NoIndex)
    assert (found.why, [part for part, _ in found.lacking]) == (Why.NO_PARTS, list(FOUR))


def test_what_is_better_low_enters_turned_round() -> None:
    made = Scale(month(0), {Part.PROCESSING: 1.0}, {Part.PROCESSING: (Measure("days", lower_is_better=True), 4.0)})
    assert made.measured({Part.PROCESSING: 2.0})[0].relative == 2.0
    assert made.measured({Part.PROCESSING: 0.0})[0].relative == 10.0


# -- the base ---------------------------------------------------------------------------------------------------


def test_the_base_is_the_first_finished_month_with_all_the_parts() -> None:
    shop = shop_of([(40.0, None, 60.0, 300.0), (40.0, 0.0, 60.0, 300.0), BASE, NOW])
    assert scale(shop).base == month(2)
    running = shop_of([BASE, NOW], m0=9)
    assert scale(running).base == month(1)


def test_without_a_month_that_has_all_the_parts_the_lacking_ones_are_named() -> None:
    found = scale_of(shop_of([(40.0, 1.5, None, None), (40.0, 1.5, 60.0, None), (None, 1.5, 60.0, 300.0)]))
    assert isinstance(found, NoIndex)
    assert found.why is Why.NO_BASE
    assert [part for part, _ in found.lacking] == [Part.VISITS]


def test_a_business_that_never_had_a_part_has_an_index_of_the_others() -> None:
    shop = shop_of([(40.0, None, 60.0, None), (40.0, 1.5, 60.0, None), (50.0, 1.8, 57.0, None)])
    index = sure(activity(shop, month(2)))
    assert index.base == month(1)
    assert index.is_hollow
    assert index.part_count == (3, 4)
    assert [part for part, _ in index.missing] == [Part.LIFETIME_VALUE]
    weighted = 3 / 8 * math.log(1.25) + 3 / 8 * math.log(1.2) + 2 / 8 * math.log(0.95)
    assert index.value == pytest.approx(100 * math.exp(weighted))
    assert suggested_base(shop_of([(40.0, 1.5, 60.0, None)] * 12)) == Period.rolling(START.plus(11))


def test_a_chosen_base_need_not_have_a_part_that_never_was() -> None:
    shop = shop_of([(40.0, 1.5, 60.0, None), (50.0, 1.8, 57.0, None)])
    index = sure(activity(shop, month(0), base=month(1)))
    assert (index.base, index.part_count) == (month(1), (3, 4))
    lacking = activity(shop_of([(40.0, 1.5, 60.0, None), (50.0, None, 57.0, None)]), month(0), base=month(1))
    assert isinstance(lacking, NoIndex)
    assert lacking.why is Why.BASE_LACKS


def test_a_part_that_was_never_above_zero_is_no_part() -> None:
    index = sure(activity(shop_of([(40.0, 1.5, 60.0, 0.0), (50.0, 1.8, 57.0, 0.0)]), month(1)))
    assert index.missing == (
        (Part.LIFETIME_VALUE, NoValue(Cause.ZERO_DIVISOR, "activity_level", START.plus(1), detail="lifetime value")),
    )


def test_one_part_alone_is_no_index() -> None:
    assert isinstance(scale_of(shop_of([(40.0, None, None, None)])), NoIndex)


def test_a_chosen_base_that_lacks_a_part_is_refused() -> None:
    shop = shop_of([BASE, (50.0, 0.0, 57.0, 315.0)])
    found = activity(shop, month(0), base=month(1))
    assert found == NoIndex(Why.BASE_LACKS, ((Part.ORDERS, 0.0),))


def test_another_base_moves_every_index_alike() -> None:
    shop = shop_of([BASE, NOW, (45.0, 1.7, 61.0, 280.0)])
    on_first, on_second = scale_of(shop, base=month(0)), scale_of(shop, base=month(1))
    assert isinstance(on_first, Scale)
    assert isinstance(on_second, Scale)
    one = [sure(on_first.index(shop, month(place))).value for place in range(3)]
    other = [sure(on_second.index(shop, month(place))).value for place in range(3)]
    assert [a / b for a, b in zip(one, other, strict=True)] == pytest.approx([one[1] / 100] * 3)


def test_a_year_is_suggested_as_base_once_it_is_there() -> None:
    assert suggested_base(shop_of([BASE] * 11)) is None
    assert suggested_base(shop_of([NOW, (None, 1.0, 60.0, 300.0), *[BASE] * 12])) == Period.rolling(START.plus(13))
    assert suggested_base(shop_of([BASE] * 13)) == Period.rolling(START.plus(11))


def test_without_figures_there_is_no_base() -> None:
    empty = typed_business({})
    assert activity(empty, Period.month(TYPED_START)) == NoIndex(Why.NO_BASE)
    assert activity_value(empty, Period.month(TYPED_START)) == NoValue(Cause.MISSING, "activity_level", TYPED_START)


# -- weights ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({Part.VISITS: 0.9}, "90%"),
        ({Part.VISITS: 1.2, Part.ORDERS: -0.2}, "below zero"),
        ({Part.VISITS: math.nan, Part.ORDERS: 0.5}, "must be a number"),
        ({Part.VISITS: math.inf}, "must be a number"),
    ],
)
def test_weights_make_a_hundred_percent(weights: dict[Part, float], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        activity(shop_of([BASE]), month(0), weights)


def test_a_part_with_weight_zero_is_not_looked_at() -> None:
    shop = shop_of([(40.0, 1.5, None, None), (50.0, 1.5, None, None)])
    found = sure(activity(shop, month(1), {Part.VISITS: 0.5, Part.ORDERS: 0.5, Part.ORDER_VALUE: 0.0}))
    assert found.value == pytest.approx(100 * math.sqrt(1.25))
    assert not found.is_hollow


def test_revenue_beside_orders_and_order_value_counts_twice() -> None:
    assert not counts_twice(USUAL_WEIGHTS)
    assert counts_twice({Part.REVENUE: 0.2, Part.ORDERS: 0.4, Part.ORDER_VALUE: 0.4})
    assert not counts_twice({Part.REVENUE: 0.6, Part.ORDERS: 0.4, Part.ORDER_VALUE: 0.0})


# -- change and history -----------------------------------------------------------------------------------------


def test_the_parts_of_a_change_add_up() -> None:
    shop = shop_of([BASE, NOW, (45.0, 1.7, 61.0, 280.0)])
    made = scale(shop)
    before, now = sure(made.index(shop, month(1))), sure(made.index(shop, month(2)))
    change = activity_change(made, before, now)
    assert not isinstance(change, NoIndex)
    assert change.total == pytest.approx(100 * math.log(now.value / before.value), abs=1e-9)
    assert change.contributions[Part.VISITS] == pytest.approx(30 * math.log(45 / 50))
    assert (change.before, change.now, change.left_out) == (pytest.approx(before.value), pytest.approx(now.value), ())


def test_a_change_is_taken_on_the_parts_that_both_have() -> None:
    shop = shop_of([BASE, (50.0, None, 57.0, 315.0), NOW])
    made = scale(shop)
    change = activity_change(made, sure(made.index(shop, month(1))), sure(made.index(shop, month(2))))
    assert not isinstance(change, NoIndex)
    assert change.left_out == (Part.ORDERS,)
    assert change.total == pytest.approx(0.0)


def test_periods_that_share_no_part_have_no_change() -> None:
    shop = shop_of([BASE, (40.0, None, None, None), (None, 1.5, None, None)])
    made = scale(shop)
    assert not activity_change(made, sure(made.index(shop, month(1))), sure(made.index(shop, month(2))))


def test_half_a_year_is_needed_before_a_goal() -> None:
    shop = shop_of([BASE] * 5, m4=9)
    assert history_length(shop, scale(shop)) == 4
    longer = shop_of([BASE] * 6)
    assert history_length(longer, scale(longer)) == GOAL_AFTER


# -- with the formulas of the catalogue -------------------------------------------------------------------------


def trading(months: int = 14) -> Workbook:
    lines = {
        "visitors": [1240.0 + 10 * place for place in range(months)],
        "orders": [46.0 + place for place in range(months)],
        "revenue": [2800.0 + 70 * place for place in range(months)],
        "cogs": [1200.0 + 30 * place for place in range(months)],
        "customers_start": [40.0 + place for place in range(months)],
        "customers_new": [3.0] * months,
        "customers_lost": [2.0] * months,
    }
    return typed_business(lines)


def test_the_lifetime_value_from_margin_and_churn_needs_a_year_of_churn() -> None:
    shop = trading()
    made = scale_of(shop)
    assert isinstance(made, Scale)
    assert made.base == Period.month(TYPED_START.plus(11))
    assert made.values[Part.LIFETIME_VALUE][0].indicator == "clv_margin_churn"
    assert sure(made.index(shop, Period.month(TYPED_START.plus(13)))).part_count == (4, 4)


def test_quarters_are_worked_out_from_their_sums() -> None:
    shop = trading(26)
    quarter = Period(PeriodKind.QUARTER, TYPED_START.plus(12), TYPED_START.plus(14))
    found = sure(activity(shop, quarter))
    visits = found.components[0]
    assert visits.value == pytest.approx(sum(1240 + 10 * place for place in (12, 13, 14)) / 90)
    value = shop.value("aov", quarter)
    assert found.components[2].value == value
    assert activity_value(shop, quarter) == found.value


def test_every_measure_is_in_the_catalogue() -> None:
    known = typed_business({}).indicators
    assert {measure.indicator for tried in MEASURES.values() for measure in tried} <= known.keys()
    assert sum(USUAL_WEIGHTS.values()) == 1.0


def test_mentions_are_the_mean_of_three_months_and_answers_are_pooled() -> None:
    shop = typed_business(
        {
            "pr_mentions": [3.0, 0.0, 6.0],
            "csat_satisfied": [10.0, 20.0, 60.0],
            "csat_responses": [20.0, 30.0, 70.0],
        }
    )
    third = Period.month(TYPED_START.plus(2))
    assert Measure("pr_mentions", Reading.MEAN_OF_THREE).value(shop, third) == 3.0
    assert Measure("csat", Reading.POOLED_OF_THREE).value(shop, third) == pytest.approx(90 / 120)
    second = Measure("pr_mentions", Reading.MEAN_OF_THREE).value(shop, Period.month(TYPED_START.plus(1)))
    assert isinstance(second, NoValue)


def test_a_figure_that_this_business_does_not_have_is_missing() -> None:
    value = Measure("no_such_figure").value(typed_business({}), Period.month(TYPED_START))
    assert value == NoValue(Cause.MISSING, "no_such_figure", TYPED_START)


# -- what must always hold --------------------------------------------------------------------------------------

FIGURE = st.floats(0.01, 1e6)
ROW = st.tuples(FIGURE, FIGURE, FIGURE, FIGURE)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(ROW, ROW, st.tuples(*[st.floats(0.5, 2.0)] * 4))
def test_units_do_not_matter(base: tuple[float, ...], now: tuple[float, ...], factors: tuple[float, ...]) -> None:
    def value(*rows: tuple[float, ...]) -> float:
        return sure(activity(shop_of(list(rows)), month(1))).value  # type: ignore[arg-type]

    scaled = [tuple(v * factor for v, factor in zip(row, factors, strict=True)) for row in (base, now)]
    assert value(*scaled) == pytest.approx(value(base, now))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(ROW, ROW)
def test_the_index_lies_between_its_lowest_and_highest_part(
    base: tuple[float, float, float, float], now: tuple[float, float, float, float]
) -> None:
    found = sure(activity(shop_of([base, now]), month(1)))
    relatives = [part.relative for part in found.components]
    assert 100 * min(relatives) * 0.999999 <= found.value <= 100 * max(relatives) * 1.000001
    assert sum(part.weight for part in found.components) == pytest.approx(1.0)
    assert sum(part.contribution for part in found.components) == pytest.approx(100 * math.log(found.value / 100))
