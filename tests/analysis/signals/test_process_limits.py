"""The usual range against published and hand-computed vectors, and the three rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.numbers.merit import Trend
from kpidesk.analysis.signals.process_limits import (
    Finding,
    Limits,
    Method,
    Rule,
    RuleSet,
    findings,
    limits_from,
    limits_of,
)

SHORT = [10.0, 50.0, 40.0, 30.0]
BASELINE = [212.0, 198.0, 225.0, 205.0, 231.0, 219.0, 208.0, 226.0, 201.0, 215.0, 222.0, 209.0]
AFTER = [228.0, 217.0, 262.0, 255.0, 248.0, 259.0, 251.0, 266.0]


def sure(limits: Limits | None) -> Limits:
    assert limits is not None
    return limits


def test_four_values_of_the_published_fixture() -> None:
    limits = limits_from(SHORT)
    assert limits.centre == 32.5
    assert limits.mean_range == 20.0
    assert limits.upper == pytest.approx(85.7)
    assert limits.lower == pytest.approx(-20.7)
    assert limits.range_limit == pytest.approx(65.36)


def test_counts_have_no_limit_below_zero() -> None:
    limits = limits_from(SHORT, floor=0.0)
    assert (limits.lower, limits.upper) == (0.0, pytest.approx(85.7))
    assert limits.reach == pytest.approx(53.2)


def test_rates_have_no_limit_above_a_hundred_percent() -> None:
    limits = limits_from([0.95, 0.9, 0.97, 0.88, 0.96, 0.91], ceiling=1.0)
    assert limits.upper == 1.0


def test_a_year_of_figures_sets_the_limits() -> None:
    limits = sure(limits_of(BASELINE))
    assert limits.centre == 214.25
    assert limits.mean_range == 17.0
    assert limits.lower == pytest.approx(169.03)
    assert limits.upper == pytest.approx(259.47)
    assert (limits.count, limits.provisional) == (12, False)


def test_later_months_do_not_move_the_limits() -> None:
    assert limits_of(BASELINE + AFTER) == limits_of(BASELINE)


@pytest.mark.parametrize("months", range(6))
def test_under_six_months_there_is_no_usual_range(months: int) -> None:
    assert limits_of(BASELINE[:months]) is None


@pytest.mark.parametrize("months", range(6, 12))
def test_under_twelve_months_the_range_is_provisional_and_uses_them_all(months: int) -> None:
    limits = sure(limits_of(BASELINE[:months]))
    assert limits.provisional
    assert limits == limits_from(BASELINE[:months])


def test_the_months_after_the_baseline_are_found_by_the_rules() -> None:
    values = BASELINE + AFTER
    found = findings(values, sure(limits_of(values)))
    signals = {value: finding.rules for value, finding in zip(values[12:], found[12:], strict=True) if finding.rules}
    assert signals == {
        262.0: (Rule.OUTSIDE,),
        248.0: (Rule.NEAR_LIMIT,),
        259.0: (Rule.NEAR_LIMIT,),
        251.0: (Rule.NEAR_LIMIT,),
        266.0: (Rule.OUTSIDE, Rule.RUN, Rule.NEAR_LIMIT),
    }
    assert [finding.rules for finding in found[:12]] == [()] * 12


def test_rule_one_is_at_262_and_266_only() -> None:
    assert values_breaking(Rule.OUTSIDE) == [262.0, 266.0]


def test_rule_two_is_first_broken_at_266() -> None:
    assert values_breaking(Rule.RUN) == [266.0]


def test_rule_three_is_first_broken_at_248() -> None:
    assert values_breaking(Rule.NEAR_LIMIT)[0] == 248.0


def values_breaking(rule: Rule) -> list[float]:
    values = BASELINE + AFTER
    found = findings(values, sure(limits_of(values)))
    return [value for value, finding in zip(values, found, strict=True) if rule in finding.rules]


def test_a_run_counts_the_months_on_its_side() -> None:
    values = BASELINE + AFTER
    last = findings(values, sure(limits_of(values)))[-1]
    assert (last.side, last.run) == (Trend.UP, 8)


def limits_around(centre: float, reach: float) -> Limits:
    return Limits(centre, reach, centre - reach, centre + reach, reach / 2.66, reach, 12, False)


def test_seven_in_a_row_are_no_signal_and_eight_are() -> None:
    found = findings([99.0] * 8, limits_around(100, 10))
    assert [finding.rules for finding in found] == [()] * 7 + [(Rule.RUN,)]
    assert found[-1] == Finding((Rule.RUN,), Trend.DOWN, 8)


def test_a_month_on_the_centre_ends_a_run() -> None:
    found = findings([99.0] * 7 + [100.0] + [99.0] * 7, limits_around(100, 10))
    assert all(not finding.rules for finding in found)
    assert (found[7].side, found[7].run) == (Trend.NONE, 0)
    assert found[8].run == 1


def test_changing_sides_begins_a_new_run() -> None:
    assert [finding.run for finding in findings([99.0, 98.0, 101.0, 102.0, 99.0], limits_around(100, 10))] == [
        1,
        2,
        1,
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("values", "is_signal"),
    [
        ([106.0, 106.0, 106.0], True),
        ([106.0, 101.0, 106.0, 106.0], True),
        ([106.0, 106.0, 94.0, 106.0], True),
        ([106.0, 94.0, 94.0, 106.0], False),
        ([105.0, 105.0, 105.0], False),
        ([106.0, 106.0, 106.0, 101.0], False),
        ([106.0, 106.0], False),
    ],
)
def test_three_of_four_nearer_to_one_limit_are_a_signal(values: list[float], is_signal: bool) -> None:
    assert (Rule.NEAR_LIMIT in findings(values, limits_around(100, 10))[-1].rules) is is_signal


def test_a_figure_on_the_limit_is_still_usual() -> None:
    found = findings([110.0, 110.1, 90.0, 89.9], limits_around(100, 10))
    assert [Rule.OUTSIDE in finding.rules for finding in found] == [False, True, False, True]


def test_a_floor_does_not_bring_the_half_way_mark_nearer() -> None:
    limits = limits_from(SHORT, floor=0.0)
    assert all(Rule.NEAR_LIMIT not in finding.rules for finding in findings([15.0] * 4, limits))


def test_rounding_noise_is_no_signal() -> None:
    third = 0.1 + 0.2
    values = [0.3, third] * 6 + [third] * 8
    assert all(not finding.rules for finding in findings(values, sure(limits_of([0.3] * 12))))


def test_the_median_version_resists_an_outlier() -> None:
    values = [10.0, 12.0, 11.0, 13.0, 90.0, 12.0, 11.0, 12.0, 10.0, 11.0, 12.0, 11.0]
    ordinary, robust = limits_from(values), limits_from(values, Method.MEDIAN)
    assert robust.mean_range == 1.0
    assert robust.reach == pytest.approx(3.145)
    assert robust.range_limit == pytest.approx(3.865)
    assert robust.centre == ordinary.centre
    assert ordinary.reach > 10 * robust.reach


def test_screening_leaves_large_ranges_out_once_and_counts_them() -> None:
    values = [10.0, 12.0, 11.0, 13.0, 90.0, 12.0, 11.0, 12.0, 10.0, 11.0, 12.0, 11.0]
    screened = limits_from(values, Method.SCREENED)
    assert screened.left_out == 2
    assert screened.mean_range == pytest.approx((2 + 1 + 2 + 1 + 1 + 2 + 1 + 1 + 1) / 9)
    assert limits_from(BASELINE, Method.SCREENED).left_out == 0


def test_limits_scale_to_the_length_of_a_month() -> None:
    a_day, a_month = limits_from(BASELINE), limits_from(BASELINE).scaled(30)
    assert a_month.centre == pytest.approx(30 * a_day.centre)
    assert (a_month.lower, a_month.upper) == (pytest.approx(30 * a_day.lower), pytest.approx(30 * a_day.upper))
    assert a_month.count == a_day.count


@settings(derandomize=True, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=6, max_size=40), st.floats(0.01, 100))
def test_measuring_in_another_unit_changes_no_finding(values: list[float], factor: float) -> None:
    limits = sure(limits_of(values))
    close = limits.reach < 1e-3 * max(map(abs, values), default=0)
    if not close:
        scaled = [value * factor for value in values]
        mirrored = [-value for value in values]
        sides = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP, Trend.NONE: Trend.NONE}
        found = findings(values, limits)
        assert [one.run for one in findings(scaled, sure(limits_of(scaled)))] == [one.run for one in found]
        turned = findings(mirrored, sure(limits_of(mirrored)))
        assert [(one.side, one.run) for one in turned] == [(sides[one.side], one.run) for one in found]


@settings(derandomize=True, deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=6, max_size=40))
def test_held_limits_stay_within_the_free_ones(values: list[float]) -> None:
    free, held = sure(limits_of(values)), sure(limits_of(values, floor=0.0))
    assert free.lower <= held.lower <= held.centre <= held.upper == free.upper


# -- the other rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ([99.0] * 6, ()),
        ([99.0] * 7, (Rule.RUN,)),
        ([107.0, 100.5, 107.0], (Rule.TWO_OF_THREE,)),
        ([107.0, 93.0], ()),
        ([106.0, 106.0, 106.0], ()),
        ([97.0, 98.0, 99.0, 100.5, 101.0, 102.0, 103.0], (Rule.TREND,)),
        ([97.0, 98.0, 99.0, 100.5, 100.5, 102.0, 103.0], ()),
        ([110.5], (Rule.OUTSIDE,)),
    ],
)
def test_the_rules_of_the_nhs_can_be_chosen(values: list[float], rules: tuple[Rule, ...]) -> None:
    last = findings(values, limits_around(100, 10), RuleSet.NHS)[-1]
    assert last.rules == rules


def test_a_trend_alone_points_where_it_goes() -> None:
    falling = [103.0, 102.5, 102.0, 101.5, 101.0, 100.5, 100.2]
    last = findings(falling, limits_around(100, 10), RuleSet.NHS)[-1]
    assert (last.rules, last.side) == ((Rule.RUN, Rule.TREND), Trend.UP)
    crossing = [103.0, 102.0, 101.0, 100.5, 99.0, 98.0, 97.0]
    last = findings(crossing, limits_around(100, 10), RuleSet.NHS)[-1]
    assert (last.rules, last.side, last.run) == ((Rule.TREND,), Trend.DOWN, 3)


def test_what_rounding_to_cents_leaves_of_a_fixed_ratio_is_no_signal() -> None:
    sales = [10_000.0 + 137.31 * place for place in range(24)]
    margins = [(sale - round(0.42 * sale, 2)) / sale for sale in sales]
    limits = limits_of(margins)
    assert limits is not None
    assert not any(finding.rules for finding in findings(margins, limits))
