"""Between which values a figure lay so far: level, trend, season, and what it cannot go beyond."""

import math
import random

import pytest

from kpidesk.analysis.questions.usual_range import Basis, usual_range
from kpidesk.analysis.signals.process_limits import limits_of
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import SetBreaks
from kpidesk.domain.month import Month
from kpidesk.domain.series_break import Break, BreakKey, BreakKind
from tests.analysis.typed_business import START, nth, typed_business

WHEELER = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
LEVEL = [100, 104, 97, 101, 99, 103, 98, 102]


def test_needs_six_complete_months_before() -> None:
    book = typed_business({"subscribers": LEVEL})
    assert usual_range(book, nth(5, "subscribers")) is None
    found = usual_range(book, nth(6, "subscribers"))
    assert found is not None
    assert found.months == 6


def test_the_month_itself_and_later_ones_do_not_count() -> None:
    ranges = [
        usual_range(typed_business({"subscribers": [*LEVEL, last, 5000]}), nth(8, "subscribers")) for last in (1, 9000)
    ]
    assert ranges[0] == ranges[1]


@pytest.mark.parametrize("kind", BreakKind)
def test_months_before_a_break_do_not_count(kind: BreakKind) -> None:
    book = typed_business({"subscribers": [10] * 12 + [200] * 8})
    before = usual_range(book, nth(12, "subscribers"))
    book.apply(SetBreaks({BreakKey("subscribers", nth(12, "subscribers").month): Break(kind)}))
    assert usual_range(book, nth(12, "subscribers")) is usual_range(book, nth(17, "subscribers")) is None
    found = usual_range(book, nth(18, "subscribers"))
    assert found is not None and (found.centre, found.months) == (200, 6)
    assert before is not None and before.centre == 10


def test_limits_are_those_of_the_twelve_months_before() -> None:
    found = usual_range(typed_business({"pipeline_value": WHEELER}), nth(12, "pipeline_value"))
    limits = limits_of(WHEELER)
    assert found is not None
    assert limits is not None
    assert (found.centre, found.low, found.high) == pytest.approx((limits.centre, limits.lower, limits.upper))
    assert found.basis is Basis.LEVEL


def test_at_least_a_tenth_of_the_centre_either_side() -> None:
    found = usual_range(typed_business({"subscribers": [200] * 8}), nth(8, "subscribers"))
    assert found is not None
    assert (found.low, found.centre, found.high) == pytest.approx((180, 200, 220))


def test_what_adds_up_is_for_the_days_of_the_month() -> None:
    per_day = [10.0 * START.plus(place).days for place in range(14)]
    book = typed_business({"revenue": per_day})
    for place, days in ((12, 31), (13, 28)):
        found = usual_range(book, nth(place, "revenue"))
        assert found is not None
        assert (found.low, found.centre, found.high) == pytest.approx((9 * days, 10 * days, 11 * days))


def test_of_a_running_month_it_is_for_the_days_entered() -> None:
    per_day = [10.0 * START.plus(place).days for place in range(13)]
    running = {START.plus(12): MonthState(MonthStatus.UNFINISHED, 5)}
    found = usual_range(typed_business({"revenue": per_day}, running), nth(12, "revenue"))
    assert found is not None
    assert found.centre == pytest.approx(50)


def test_a_month_that_was_not_finished_does_not_count() -> None:
    running = {START.plus(3): MonthState(MonthStatus.UNFINISHED, 2)}
    found = usual_range(
        typed_business({"subscribers": [100, 101, 99, 3, 100, 102, 98, 100]}, running), nth(8, "subscribers")
    )
    assert found is not None
    assert found.months == 7
    assert found.centre == pytest.approx(100)


def test_a_steady_rise_has_its_range_around_the_line_carried_on() -> None:
    found = usual_range(typed_business({"subscribers": [1000 + 25 * k for k in range(12)]}), nth(12, "subscribers"))
    assert found is not None
    assert found.basis is Basis.TREND
    assert found.centre == pytest.approx(1300)
    assert (found.low, found.high) == pytest.approx((1170, 1430))


def test_growth_by_the_same_share_has_its_range_around_the_curve_carried_on() -> None:
    found = usual_range(typed_business({"subscribers": [1000 * 1.15**k for k in range(12)]}), nth(12, "subscribers"))
    assert found is not None
    assert found.basis is Basis.GROWTH
    assert found.centre == pytest.approx(1000 * 1.15**12)
    assert (found.low, found.high) == pytest.approx((0.9 * found.centre, 1.1 * found.centre))


def test_a_line_that_falls_to_nothing_leaves_a_tenth_of_what_was() -> None:
    falling = [1000.0 - 100 * k for k in range(10)]
    found = usual_range(typed_business({"pipeline_value": falling}), nth(10, "pipeline_value"))
    assert found is not None
    assert (found.low, found.centre) == (0.0, pytest.approx(0.0, abs=1e-9))
    assert found.high == pytest.approx(0.1 * 550)


def test_above_what_is_possible_a_tenth_below_the_limit_is_usual() -> None:
    hours = [900.0 * START.plus(place).days / 31 for place in range(8)]  # from a file that nobody checked
    found = usual_range(typed_business({"hours_worked": hours}), nth(8, "hours_worked"))
    assert found is not None
    assert (found.low, found.centre, found.high) == pytest.approx((648.0, 720.0, 720.0))


def test_a_gap_does_not_bend_the_line() -> None:
    line: list[float | None] = [1000 + 25 * k for k in range(12)]
    line[4] = line[7] = None
    found = usual_range(typed_business({"subscribers": line}), nth(12, "subscribers"))
    assert found is not None
    assert found.centre == pytest.approx(1300)


def test_noise_is_no_trend() -> None:
    found = usual_range(
        typed_business({"pipeline_value": [100, 140, 90, 130, 105, 150, 95, 135]}), nth(8, "pipeline_value")
    )
    assert found is not None
    assert found.basis is Basis.LEVEL


def seasonal(months: int, noise: float = 0.02) -> list[float]:
    chance = random.Random(5)
    year = (1.0, 0.9, 1.0, 1.05, 1.0, 0.95, 0.9, 0.85, 1.0, 1.1, 1.4, 2.6)
    return [round(10000 * year[k % 12] * math.exp(chance.gauss(0, noise)), 2) for k in range(months)]


def test_a_strong_season_is_known_after_two_years() -> None:
    book = typed_business({"revenue": seasonal(48)})
    found = usual_range(book, nth(35, "revenue"))
    assert found is not None
    assert found.basis is Basis.SEASON
    assert found.low < 26000 < found.high
    assert found.low > 15000
    assert found.high < 35000


def test_without_a_season_none_is_made_up() -> None:
    chance = random.Random(2)
    book = typed_business({"revenue": [round(10000 * math.exp(chance.gauss(0, 0.1)), 2) for _ in range(60)]})
    found = [usual_range(book, nth(place, "revenue")) for place in range(24, 60)]
    bases = [one.basis for one in found if one is not None]
    assert len(bases) == 36
    assert bases.count(Basis.SEASON) <= 2


@pytest.mark.parametrize(
    ("name", "values", "low", "high"),
    [
        ("complaints", [0, 9, 1, 8, 0, 9, 2, 7], 0.0, None),
        ("ces_score", [6.8, 5.9, 6.9, 6.0, 6.9, 5.8, 6.7, 6.9], 1.0, 7.0),
        ("cash_balance", [100, -100, 120, -110, 90, -100, 100, -90], None, None),
    ],
)
def test_it_stays_within_what_the_figure_can_be(
    name: str, values: list[float], low: float | None, high: float | None
) -> None:
    found = usual_range(typed_business({name: values}), nth(8, name))
    assert found is not None
    assert found.low >= (-math.inf if low is None else low)
    assert found.high <= (math.inf if high is None else high)
    if name == "ces_score":
        assert found.high == 7.0
    if name == "cash_balance":
        assert found.low < -100
    assert found.low <= found.centre <= found.high


def test_nothing_but_zeros_has_no_range() -> None:
    assert usual_range(typed_business({"complaints": [0] * 12}), nth(12, "complaints")) is None


def test_a_figure_that_stands_has_none_by_being_carried() -> None:
    book = typed_business({"unit_price": [12.5, *[None] * 12], "visitors": [5.0] * 13})
    assert usual_range(book, nth(12, "unit_price")) is None


def test_customers_at_the_start_have_one_though_they_are_filled_in() -> None:
    lines: dict[str, list[float | None]] = {"customers_new": [5.0] * 12, "customers_lost": [5.0] * 12}
    book = typed_business({"customers_start": [100.0, *[None] * 11], **lines})
    found = usual_range(book, nth(11, "customers_start"))
    assert found is not None
    assert found.centre == pytest.approx(100)


def test_a_month_before_everything_has_none() -> None:
    book = typed_business({"visitors": [float(v) for v in LEVEL]})
    assert usual_range(book, Cell("visitors", Month.of(2015, 1))) is None
