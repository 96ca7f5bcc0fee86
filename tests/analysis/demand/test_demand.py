"""The demand curve: what it says, and when it says nothing."""

import math
import random
from collections.abc import Sequence

import pytest

from kpidesk.analysis.demand.demand import AdviceRefusal, LeftOut, Refusal, Towards, demand, judged_demand
from kpidesk.analysis.demand.demand_curve import LinearCurve, PowerCurve, PricePoint, linear_curve, power_curve
from kpidesk.analysis.demand.least_squares import correlation, fitted
from kpidesk.domain.business import MonthState, MonthStatus
from tests.analysis.typed_business import START, typed_business

MIXED = (0, 7, 2, 5, 4, 3, 6, 1)
"""An order of eight months in which price and time do not move together."""

STRAIGHT = [20, 20, 22, 22, 24, 24, 26, 26], [118, 122, 109, 111, 99, 101, 92, 88]
BENT = [10, 10, 12, 12, 15, 15, 18, 18], [160, 156, 121, 119, 86, 88, 65, 67]


def _points(prices: Sequence[float], units: Sequence[float], order: Sequence[int] | None = None) -> list[PricePoint]:
    places = range(len(prices)) if order is None else order
    return [PricePoint(month, float(prices[place]), float(units[place])) for month, place in enumerate(places)]


def test_a_straight_demand_is_told_with_its_best_prices() -> None:
    verdict = judged_demand(_points(*STRAIGHT, MIXED), 9.0)
    line, power = verdict.shown, verdict.other
    assert isinstance(line, LinearCurve) and isinstance(power, PowerCurve) and not verdict.both_fit
    assert [line.a, line.b] == pytest.approx([220, 5])
    assert line.line.slope_error == pytest.approx(0.288675, abs=5e-7)
    assert line.line.r_squared == pytest.approx(0.980392, abs=5e-7)
    assert [round(end, 3) for end in line.b_range] == [4.439, 5.561]
    assert line.revenue_price == pytest.approx(22)
    assert [round(end, 1) for end in line.revenue_range] == [20.8, 23.2]
    assert [22 * line.units(22), 24 * line.units(24)] == pytest.approx([2420, 2400])
    assert line.elasticity(24) == pytest.approx(-1.2) and line.elasticity(22) == pytest.approx(-1)
    assert (round(power.a, 1), round(power.b, 4)) == (3199.5, -1.0932)
    assert (round(line.error, 2), round(power.error, 2)) == (2.33, 2.66)
    assert verdict.revenue is not None and verdict.revenue.refusal is None
    assert verdict.profit is not None and verdict.profit.price == pytest.approx(26.5) and not verdict.profit.refusal


def test_a_bent_demand_tells_a_direction_and_no_revenue_price() -> None:
    verdict = judged_demand(_points(*BENT, MIXED), 5.0)
    power, line = verdict.shown, verdict.other
    assert isinstance(power, PowerCurve) and isinstance(line, LinearCurve)
    assert (round(power.a, 2), round(power.b, 5), round(power.smearing, 5)) == (4761.15, -1.47966, 1.00008)
    assert [round(end, 3) for end in power.b_range] == [-1.525, -1.435]
    assert (round(line.error, 2), round(power.error, 2)) == (9.83, 1.94)
    assert verdict.revenue is None and verdict.towards is Towards.LOWER
    assert verdict.profit is not None and round(verdict.profit.price, 2) == 15.42 and not verdict.profit.refusal
    assert round(line.revenue_price, 2) == 11.67
    assert power.elasticity(10) == power.elasticity(18) == power.b


RISING = [10, 11, 12, 13, 14, 15, 16, 17]
UP_AND_DOWN = [20, 26, 22, 24, 20, 26, 22, 24]


@pytest.mark.parametrize(
    ("prices", "units", "refusal"),
    [
        ([20] * 8, [100] * 8, Refusal.FEW_PRICES),
        (RISING, [200, 190, 185, 170, 160, 155, 140, 130], Refusal.MOVED_WITH_TIME),
        ([20, 26, 22, 24, 20], [118, 90, 108, 98, 122], Refusal.FEW_MONTHS),
        ([20, 26, 20, 26, 20, 26], [118, 90, 122, 88, 120, 92], Refusal.FEW_PRICES),
        ([20, 21, 20.5, 21.5, 20, 21], [118, 110, 112, 108, 119, 111], Refusal.PRICES_TOO_CLOSE),
        (UP_AND_DOWN, [9, 8, 8.5, 8, 9, 8, 8.5, 8], Refusal.FEW_UNITS),
        ([0, *UP_AND_DOWN[1:]], [100] * 8, Refusal.PRICE_NOT_POSITIVE),
        (UP_AND_DOWN, [90, 120, 100, 110, 88, 118, 101, 111], Refusal.NOT_FALLING),
        (UP_AND_DOWN, [100, 101, 90, 112, 105, 96, 104, 91], Refusal.UNSURE),
        ([20, 21, 20, 21, 20, 21, 20.5, 40], [100, 105, 99, 106, 101, 104, 103, 20], Refusal.ONE_MONTH_DECIDES),
    ],
)
def test_where_the_months_tell_nothing_there_is_no_curve(
    prices: list[float], units: list[float], refusal: Refusal
) -> None:
    verdict = judged_demand(_points(prices, units))
    assert verdict.refusal is refusal
    assert verdict.shown is None and verdict.other is None and verdict.revenue is None


def test_a_best_price_far_from_the_tried_ones_is_not_told() -> None:
    """On 400 - 5 P it lies at 40, on 220 - 9 P at 12.2; prices were 20 to 26."""
    noise = [1, -1, 2, -2, -1, 1, -2, 2]
    high = judged_demand(_points(UP_AND_DOWN, [400 - 5 * p + n for p, n in zip(UP_AND_DOWN, noise, strict=True)]))
    low = judged_demand(_points(UP_AND_DOWN, [260 - 9 * p + n for p, n in zip(UP_AND_DOWN, noise, strict=True)]))
    assert high.revenue is not None and high.revenue.refusal is AdviceRefusal.HIGHER_THAN_TRIED
    assert low.revenue is not None and low.revenue.refusal is AdviceRefusal.LOWER_THAN_TRIED


def test_a_best_price_with_a_wide_range_is_not_told() -> None:
    noise = [14, -2, -12, 2, -15, 0, 15, -2]
    verdict = judged_demand(_points(UP_AND_DOWN, [220 - 5 * p + n for p, n in zip(UP_AND_DOWN, noise, strict=True)]))
    assert verdict.revenue is not None and verdict.revenue.refusal is AdviceRefusal.TOO_WIDE


def test_a_month_without_units_leaves_the_straight_line_only() -> None:
    points = _points([10, 20, 12, 18, 14, 16, 10, 20], [100, 0, 80, 20, 60, 40, 101, 1])
    verdict = judged_demand(points)
    assert power_curve(points) is None
    assert isinstance(verdict.shown, LinearCurve) and verdict.other is None


def test_when_both_fit_alike_the_line_is_shown() -> None:
    prices = [20, 23, 21, 22, 20, 23, 21, 22]
    units = [120, 103, 112, 110, 116, 104, 117, 107]
    verdict = judged_demand(_points(prices, units))
    assert verdict.both_fit and isinstance(verdict.shown, LinearCurve) and isinstance(verdict.other, PowerCurve)


def test_a_flat_power_curve_asks_for_a_higher_price_and_one_at_minus_one_for_none() -> None:
    prices = [10, 20, 12, 18, 14, 16, 10, 20]
    for b, towards in ((-0.4, Towards.HIGHER), (-1.0, Towards.UNSURE), (-2.0, Towards.LOWER)):
        units = [2000 * p**b * (1 + n / 100) for p, n in zip(prices, (1, -1, 1, -1, -1, 1, -1, 1), strict=True)]
        verdict = judged_demand(_points(prices, units), 4.0)
        assert isinstance(verdict.shown, PowerCurve) and verdict.towards is towards
        assert (verdict.profit is not None) == (verdict.shown.b < -1)


def test_from_twelve_months_on_time_is_a_second_cause() -> None:
    prices = [20, 26, 22, 24, 20, 26, 22, 24, 21, 25, 23, 20, 26, 22]
    points = _points(prices, [300 - 5 * p + 4 * t for t, p in enumerate(prices)])
    line = linear_curve(points)
    assert line is not None and line.trend == pytest.approx(4)
    assert [line.a, line.b] == pytest.approx([300 + 4 * 13, 5])
    power = power_curve(_points(prices, [4000 * p**-1.5 * 1.02**t for t, p in enumerate(prices)]))
    assert power is not None and [power.b, power.trend] == pytest.approx([-1.5, 1.02])
    assert power.error == pytest.approx(0, abs=1e-9)


def test_two_causes_are_fitted_as_the_normal_equations_say() -> None:
    """Checked by the defining property: residuals stand at right angles on everything that was fitted."""
    dice = random.Random(5)
    x, z = [dice.uniform(1, 9) for _ in range(20)], [dice.uniform(-4, 4) for _ in range(20)]
    y = [3 + 2 * p - q + dice.gauss(0, 1) for p, q in zip(x, z, strict=True)]
    line = fitted(y, x, z)
    assert line is not None and line.degrees == 17
    for column in (x, z, [1.0] * 20):
        assert math.fsum(r * c for r, c in zip(line.residuals, column, strict=True)) == pytest.approx(0, abs=1e-9)
    assert fitted(y, x, [2 * value for value in x]) is None
    assert fitted([1, 2], [3, 4]) is None and fitted([1, 2, 3], [4, 4, 4]) is None
    assert correlation([1, 2, 3], [4, 4, 4]) == 0.0 and correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)


def test_months_are_read_from_the_figures_and_what_is_left_out_is_said() -> None:
    prices, units = STRAIGHT
    order = [*MIXED, 0]
    days = [START.plus(place).days for place in range(9)]
    lines: dict[str, list[float | None]] = {
        "units_sold": [units[p] * d / 30 for p, d in zip(order, days, strict=True)],
        "revenue": [prices[p] * units[p] * d / 30 for p, d in zip(order, days, strict=True)],
        "unit_cost": [9.0],
    }
    lines["units_sold"] += [None, 50.0, 70.0]
    lines["revenue"] += [900.0, None, 80.0]
    months = {START.plus(11): MonthState(MonthStatus.UNFINISHED, 4)}
    found = demand(typed_business(lines, months), None, frozenset({START.plus(8)}))
    assert dict(found.left_out) == {
        START.plus(8): LeftOut.BY_OWNER,
        START.plus(9): LeftOut.NO_UNITS,
        START.plus(10): LeftOut.NO_PRICE,
        START.plus(11): LeftOut.RUNNING,
    }
    assert len(found.points) == 8 and [found.price, found.cost] == pytest.approx([20, 9])
    assert isinstance(found.verdict.shown, LinearCurve) and found.verdict.shown.a == pytest.approx(220)
    assert found.elasticity == pytest.approx(-100 / 120)


def test_without_revenue_the_typed_price_counts() -> None:
    lines: dict[str, list[float | None]] = {"units_sold": [30.0] * 3, "unit_price": [8.0, None, 9.0]}
    found = demand(typed_business(lines), None)
    assert [point.price for point in found.points] == [8.0, 8.0, 9.0]
    assert found.verdict.refusal is Refusal.FEW_MONTHS and found.elasticity is None


def test_a_highest_price_of_exactly_a_tenth_more_is_enough() -> None:
    """13.2 / 12 is a little less than 1.1 in a computer."""
    assert judged_demand(_points([12, 13.2, 12.6, 12, 13.2, 12.6], [120, 100, 110, 121, 101, 111])).refusal is None
    close = judged_demand(_points([12, 13.1, 12.6, 12, 13.1, 12.6], [120, 100, 110, 121, 101, 111]))
    assert close.refusal is Refusal.PRICES_TOO_CLOSE


def test_where_a_line_has_nothing_sold_it_has_no_elasticity() -> None:
    """Past a / b it would be above 0: as if buyers came back for a higher price."""
    line = judged_demand(_points([10, 16, 12, 14, 10, 16, 12, 14], [100, 0, 62, 20, 98, 0, 60, 22])).shown
    assert isinstance(line, LinearCurve) and line.units(16) < 0
    assert line.elasticity(16) is None and line.elasticity(line.a / line.b) is None
    assert line.elasticity(10) == pytest.approx(-line.b * 10 / line.units(10))
