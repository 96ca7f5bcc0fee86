"""Signals of a business: per day for flows, finished months only, good or bad by direction."""

import pytest

from kpidesk.analysis.numbers.merit import Merit, Trend
from kpidesk.analysis.signals.process_limits import Rule
from kpidesk.analysis.signals.signals import Signal, bounds_of, new_level_since, signal_in, signals_of, usual_range
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Direction, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.nature import Nature
from tests.analysis.conftest import Business

START = Month.of(2025, 1)
BASELINE = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
AFTER = [228.0, 217.0, 262.0, 255.0, 248.0, 259.0, 251.0, 266.0]
LAST = START.plus(19)


def signal_of(business: Business, indicator: str, month: Month, segment: Segment | None = None) -> Signal | None:
    usual = usual_range(business, indicator, month, segment)
    return None if usual is None else signal_in(business, usual, month)


def test_a_months_signal_names_rule_side_and_run(business: Business) -> None:
    business.add("nps", BASELINE + AFTER, Unit.SCORE, nature=Nature.RATE)
    signal = signal_of(business, "nps", LAST)
    assert signal is not None
    assert (signal.rule, signal.side, signal.run, signal.merit) == (Rule.OUTSIDE, Trend.UP, 8, Merit.GOOD)
    assert signal.rules == (Rule.OUTSIDE, Rule.RUN, Rule.NEAR_LIMIT)


def test_all_signals_are_those_of_each_month(business: Business) -> None:
    business.add("nps", BASELINE + AFTER, Unit.SCORE, nature=Nature.RATE)
    usual = usual_range(business, "nps", LAST)
    assert usual is not None
    each = {month: signal_in(business, usual, month) for month in START.until(LAST)}
    told = {month: signal for month, signal in each.items() if signal is not None}
    assert signals_of(business, usual) == told and len(told) == 5


def test_signals_of_a_range_that_ended_are_told_by_it(business: Business) -> None:
    values = [*BASELINE, 290.0, 248.0, 255.0, 251.0, 259.0, 246.0, 253.0]
    business.add("nps", values, Unit.SCORE, nature=Nature.RATE)
    usual = usual_range(business, "nps", START.plus(len(values) - 1), anew=[START.plus(13)])
    assert usual is not None and len(usual.earlier) == 1
    assert list(signals_of(business, usual)) == [START.plus(12)]


def test_a_month_in_its_usual_range_has_no_signal(business: Business) -> None:
    business.add("nps", BASELINE + AFTER, Unit.SCORE, nature=Nature.RATE)
    assert signal_of(business, "nps", START.plus(12)) is None


def test_a_month_is_judged_without_knowing_later_ones(business: Business) -> None:
    business.add("nps", BASELINE + AFTER, Unit.SCORE, nature=Nature.RATE)
    usual = usual_range(business, "nps", START.plus(7))
    assert usual is not None
    assert (usual.limits.count, usual.limits.provisional) == (8, True)
    assert usual.baseline == (START, START.plus(7))


@pytest.mark.parametrize(
    ("direction", "merit"),
    [(Direction.HIGHER, Merit.GOOD), (Direction.LOWER, Merit.BAD), (Direction.NEUTRAL, Merit.NONE)],
)
def test_a_signal_is_good_or_bad_by_direction(business: Business, direction: Direction, merit: Merit) -> None:
    business.add("score", BASELINE + AFTER, Unit.SCORE, direction, Nature.RATE)
    signal = signal_of(business, "score", LAST)
    assert signal is not None and signal.merit is merit


@pytest.mark.parametrize(
    ("goal", "merit"),
    [(Goal(200.0, 240.0), Merit.BAD), (Goal(200.0, 280.0), Merit.NONE), (None, Merit.NONE)],
)
def test_a_signal_of_a_band_is_bad_outside_its_goal(business: Business, goal: Goal | None, merit: Merit) -> None:
    business.add("share", BASELINE + AFTER, Unit.SCORE, Direction.BAND, Nature.RATE)
    if goal is not None:
        business.aim("share", goal, [LAST])
    signal = signal_of(business, "share", LAST)
    assert signal is not None and signal.merit is merit


def test_a_constant_days_sales_make_no_signal_of_february(business: Business) -> None:
    months = START.until(START.plus(25))
    business.add("sales", [100.0 * month.days for month in months])
    usual = usual_range(business, "sales", months[-1])
    assert usual is not None
    assert usual.limits.centre == pytest.approx(100.0)
    assert all(not finding.rules for finding in usual.findings)
    assert usual.for_month(Month.of(2026, 2)).centre == pytest.approx(2800.0)
    assert usual.for_month(Month.of(2026, 3)).centre == pytest.approx(3100.0)


def test_limits_of_a_rate_are_the_same_for_every_month(business: Business) -> None:
    business.add("margin", [0.5, 0.52, 0.48, 0.5, 0.51, 0.49], Unit.PERCENT, nature=Nature.RATE)
    usual = usual_range(business, "margin", START.plus(5))
    assert usual is not None
    assert usual.for_month(Month.of(2026, 2)) == usual.for_month(Month.of(2026, 3)) == usual.limits


def test_an_unfinished_month_neither_makes_nor_breaks_the_range() -> None:
    business = Business(Calendar(unfinished={LAST: 9}))
    business.add("nps", BASELINE + AFTER, Unit.SCORE, nature=Nature.RATE)
    assert signal_of(business, "nps", LAST) is None
    usual = usual_range(business, "nps", LAST)
    assert usual is not None and usual.finding(LAST) is None
    assert len(usual.points) == 19


def test_a_missing_month_is_a_gap_not_a_zero(business: Business) -> None:
    business.add("nps", [*BASELINE[:5], None, *BASELINE[6:], 230.0], Unit.SCORE, nature=Nature.RATE)
    usual = usual_range(business, "nps", START.plus(12))
    assert usual is not None
    assert (usual.limits.count, usual.limits.provisional) == (12, False)
    assert usual.limits.lower > 150
    assert usual.finding(START.plus(5)) is None


def test_five_months_give_no_usual_range(business: Business) -> None:
    business.add("nps", BASELINE[:5], Unit.SCORE, nature=Nature.RATE)
    assert usual_range(business, "nps", START.plus(4)) is None
    assert signal_of(business, "nps", START.plus(4)) is None


@pytest.mark.parametrize("formula", ["sum12(sales)", "sales / avg12(sales)", "ytd(sales)", "long / sales"])
def test_windows_of_a_year_have_no_usual_range(business: Business, formula: str) -> None:
    business.add("sales")
    business.add("long", nature=Nature.WINDOW, formula="sum12(sales)")
    business.add("kpi", BASELINE + AFTER, nature=Nature.WINDOW, formula=formula)
    assert usual_range(business, "kpi", LAST) is None


def test_windows_of_three_months_have_one(business: Business) -> None:
    business.add("cash")
    business.add("buffer", BASELINE + AFTER, Unit.DAYS, nature=Nature.WINDOW, formula="cash / avg3(cash)")
    assert usual_range(business, "buffer", LAST) is not None


def test_a_segment_is_judged_on_its_own_months(business: Business) -> None:
    shop = Segment(SegmentKind.CHANNEL, "shop")
    business.add("visits", [500.0] * 20, Unit.COUNT, nature=Nature.RATE)
    business.add("visits", BASELINE + AFTER, Unit.COUNT, nature=Nature.RATE, segment=shop)
    assert signal_of(business, "visits", LAST) is None
    signal = signal_of(business, "visits", LAST, shop)
    assert signal is not None and signal.side is Trend.UP


def test_a_range_can_begin_anew_and_the_old_one_stays(business: Business) -> None:
    business.add("visits", BASELINE + AFTER, Unit.COUNT, nature=Nature.RATE)
    found = usual_range(business, "visits", LAST, anew=[START.plus(12)])
    assert found is not None
    assert found.baseline == (START.plus(12), LAST)
    assert [one.baseline for one in found.earlier] == [(START, START.plus(11))]
    assert signal_in(business, found, LAST) is None
    assert signal_of(business, "visits", LAST) is not None


def test_seen_from_before_six_months_of_it_the_range_goes_on(business: Business) -> None:
    business.add("visits", BASELINE + AFTER, Unit.COUNT, nature=Nature.RATE)
    at = START.plus(16)
    assert usual_range(business, "visits", at, anew=[START.plus(12)]) == usual_range(business, "visits", at)
    assert usual_range(business, "visits", LAST, anew=[LAST.plus(3)]) == usual_range(business, "visits", LAST)


def test_it_may_begin_anew_where_a_run_of_eight_began(business: Business) -> None:
    business.add("visits", BASELINE + AFTER, Unit.COUNT, nature=Nature.RATE)
    usual, before = (usual_range(business, "visits", month) for month in (LAST, LAST.previous))
    assert usual is not None and before is not None
    assert new_level_since(usual) == START.plus(12)
    assert new_level_since(before) is None


# -- what a measure cannot go beyond ----------------------------------------------------------------------------


def test_counts_and_what_is_made_of_them_cannot_be_negative(business: Business) -> None:
    business.add("orders", unit=Unit.COUNT)
    business.add("visits", unit=Unit.COUNT)
    business.add("rate", unit=Unit.PERCENT, nature=Nature.RATE, formula="orders / visits")
    assert bounds_of(business, "orders", [1.0, 5.0]) == (0.0, None)
    assert bounds_of(business, "rate", [0.1, 0.4]) == (0.0, 1.0)


def test_what_subtracts_may_be_negative_even_before_it_was(business: Business) -> None:
    business.add("sales")
    business.add("costs")
    business.add("profit", formula="sales - costs")
    business.add("margin", unit=Unit.PERCENT, nature=Nature.RATE, formula="profit / sales")
    assert bounds_of(business, "profit", [1.0, 5.0]) == (None, None)
    assert bounds_of(business, "margin", [0.1, 0.2])[0] is None


def test_growth_has_neither_floor_nor_ceiling(business: Business) -> None:
    business.add("sales")
    business.add("growth", unit=Unit.PERCENT, nature=Nature.RATE, formula="pchange(sales)")
    assert bounds_of(business, "growth", [0.1, 0.2]) == (None, None)


def test_a_figure_beyond_the_bound_shows_that_it_is_none(business: Business) -> None:
    business.add("income")
    business.add("cover", unit=Unit.PERCENT, nature=Nature.RATE, formula="income / 100")
    assert bounds_of(business, "income", [-1.0, 5.0]) == (None, None)
    assert bounds_of(business, "cover", [0.9, 1.2]) == (0.0, None)
