"""Forecasts of plain series: the published vectors, the stages by length, every refusal, and what must always hold."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.forecast.forecast import (
    Ahead,
    Basis,
    Estimate,
    Forecast,
    Known,
    NoForecast,
    Stage,
    Why,
    forecast,
    range_only,
    total,
)
from kpidesk.domain.month import Month

START = Month.of(2024, 1)
YEAR = [100.0, 90.0, 110.0, 120.0, 130.0, 140.0, 150.0, 145.0, 125.0, 115.0, 105.0, 160.0]
HALF = [110.0, 99.0, 121.0, 132.0, 143.0, 154.0]
LOSSES = [5.0, -3.0, 2.0, 8.0, -1.0, 4.0, 6.0, -2.0, 3.0, 7.0, 0.0, 9.0]


def made(values: list[float | None], months: int = 12, known: Known | None = None) -> Forecast:
    found = forecast(values, START, months, known or Known())
    assert isinstance(found, Forecast), found
    return found


def rows(values: list[float], months: int) -> list[tuple[float, float, float]]:
    return [(month.value, month.low, month.high) for month in made([*values], months).months]


def refused(values: list[float | None], months: int = 3, known: Known | None = None) -> NoForecast:
    found = forecast(values, START, months, known or Known())
    assert isinstance(found, NoForecast)
    return found


# -- vectors ----------------------------------------------------------------------------------------------------


def test_five_months_give_nothing() -> None:
    assert refused([1.0, 2.0, 3.0, 4.0, 5.0]) == NoForecast(Why.TOO_SHORT, have=5, need=6)


def test_half_a_year_gives_the_mean_and_a_range() -> None:
    assert rows([10.0, 12.0, 11.0, 13.0, 12.0, 14.0], 1)[0] == pytest.approx((12.0, 9.65, 14.93), abs=0.006)


def test_one_year_gives_half_of_last_years_month() -> None:
    assert rows(YEAR, 3) == [
        pytest.approx((112.1, 87.2, 144.1), abs=0.06),
        pytest.approx((107.1, 82.5, 139.0), abs=0.06),
        pytest.approx((117.1, 89.3, 153.6), abs=0.06),
    ]


def test_a_year_and_a_half_weighs_the_season_by_how_alike_the_months_are() -> None:
    found = rows(YEAR + HALF, 3)
    assert found[0] == pytest.approx((153.4, 122.0, 192.9), abs=0.06)
    assert [value for value, _, _ in found] == pytest.approx([153.4, 148.9, 130.9], abs=0.06)


def test_two_years_give_seasonal_factors() -> None:
    found = made([*YEAR, *(1.1 * value for value in YEAR)], 3)
    assert found.season == pytest.approx(1.0)
    assert found.stage is Stage.SEASONAL
    first = found.months[0]
    assert (first.value, first.low, first.high) == pytest.approx((117.4, 107.1, 128.7), abs=0.06)
    assert [month.value for month in found.months] == pytest.approx([117.4, 104.9, 127.4], abs=0.06)


def test_losses_are_forecast_by_differences() -> None:
    assert rows(LOSSES, 2) == [
        pytest.approx((4.08, -1.67, 9.84), abs=0.006),
        pytest.approx((0.08, -5.90, 6.07), abs=0.006),
    ]


# -- stages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "stage", "has_line", "is_rough"),
    [
        (6, Stage.RANGE, False, True),
        (11, Stage.RANGE, False, True),
        (12, Stage.ROUGH, True, True),
        (17, Stage.ROUGH, True, True),
        (18, Stage.PLAIN, True, False),
        (23, Stage.PLAIN, True, False),
        (24, Stage.SEASONAL, True, False),
        (60, Stage.SEASONAL, True, False),
    ],
)
def test_the_number_of_months_decides(count: int, stage: Stage, has_line: bool, is_rough: bool) -> None:
    found = made([*(YEAR * 5)[:count]])
    assert (found.stage, found.has_line, found.is_rough) == (stage, has_line, is_rough)
    assert (found.month_count, found.used) == (count, (START, START.plus(count - 1)))
    assert len(found.months) == (12 if has_line else 3)
    assert found.months[0].month == START.plus(count)
    assert found.basis is Basis.ITSELF


def test_a_range_without_a_line_reaches_three_months_at_most() -> None:
    assert len(made([*YEAR[:8]], 2).months) == 2
    assert len(made([*YEAR[:8]], 12).months) == 3


def test_a_month_can_be_asked_for() -> None:
    found = made([*YEAR], 2)
    assert found.at(START.plus(13)) == found.months[1]
    assert found.at(START.plus(14)) is None


@pytest.mark.parametrize(("seasonal", "value"), [(True, 100.0), (None, 112.0833), (False, 124.1667)])
def test_the_owners_word_about_seasons_counts_under_two_years(seasonal: bool | None, value: float) -> None:
    first = made([*YEAR], 1, Known(seasonal=seasonal)).months[0]
    assert first.value == pytest.approx(value, abs=1e-4)


def test_growth_since_last_year_is_taken_half_and_held() -> None:
    tenfold = made([*YEAR, *(10 * value for value in HALF)], 1, Known(seasonal=True))
    # With r = 1 and a stated season the weight is 1; the growth is held at 2, of which the root is taken.
    assert tenfold.months[0].value == pytest.approx(150 * math.sqrt(2))


def test_two_overlapping_months_tell_nothing_of_growth() -> None:
    assert made([*YEAR, 200.0, 180.0], 1, Known(seasonal=True)).months[0].value == 110.0


# -- what is left out, and what is refused ----------------------------------------------------------------------


def test_months_before_the_first_one_do_not_count() -> None:
    assert made([None, None, *YEAR]).used == (START.plus(2), START.plus(13))


@pytest.mark.parametrize("place", [0, 5, 11])
def test_a_month_missing_in_the_last_year_is_named(place: int) -> None:
    values: list[float | None] = [*YEAR, *YEAR]
    values[12 + place] = None
    assert refused(values) == NoForecast(Why.GAP, month=START.plus(12 + place))


def test_an_older_gap_leaves_the_months_after_it() -> None:
    values: list[float | None] = [*YEAR, *YEAR]
    values[11] = None
    found = made(values)
    assert (found.used[0], found.stage) == (START.plus(12), Stage.ROUGH)
    assert found.months == made([None] * 12 + [*YEAR]).months


def test_a_short_series_has_no_gap_at_all() -> None:
    assert refused([1.0, 2.0, None, 4.0, 3.0, 2.0, 5.0]) == NoForecast(Why.GAP, month=START.plus(2))


def test_a_new_meaning_within_a_year_is_refused() -> None:
    since = START.plus(20)
    assert refused([*YEAR, *YEAR], known=Known(redefined=since)) == NoForecast(Why.REDEFINED, month=since)


def test_an_older_new_meaning_leaves_the_months_since() -> None:
    found = made([*YEAR, *YEAR], known=Known(redefined=START.plus(12)))
    assert (found.used[0], found.month_count) == (START.plus(12), 12)


def test_a_meaning_as_old_as_the_figures_changes_nothing() -> None:
    assert made([*YEAR], known=Known(redefined=START)) == made([*YEAR])


def test_more_zeros_than_not_are_refused_and_half_are_not() -> None:
    half = [0.0, 5.0] * 6
    assert refused([0.0, *half[:11], 0.0]) == NoForecast(Why.MOSTLY_ZERO, have=8, need=13)
    assert made([*half]).has_line


def test_further_than_a_year_is_refused() -> None:
    assert refused([*YEAR], 13) == NoForecast(Why.TOO_FAR, have=13, need=12)
    with pytest.raises(ValueError, match="0 months"):
        forecast(YEAR, START, 0)


def test_a_range_that_no_number_holds_is_refused() -> None:
    assert refused([1.0, 9e14] * 6) == NoForecast(Why.TOO_LARGE)


def test_nothing_is_no_forecast() -> None:
    assert refused([]) == NoForecast(Why.TOO_SHORT, have=0, need=6)
    assert not refused([None] * 20)


# -- bounds -----------------------------------------------------------------------------------------------------


def test_what_cannot_be_negative_has_no_range_below_zero() -> None:
    counts = [0.0, 4.0, 1.0, 6.0, 0.0, 3.0, 8.0, 0.0, 2.0, 5.0, 1.0, 0.0]
    free, held = made([*counts]), made([*counts], known=Known(floor=0.0))
    assert min(month.low for month in free.months) < 0
    assert min(month.low for month in held.months) == 0.0
    assert [month.high for month in held.months] == [month.high for month in free.months]


def test_a_share_has_no_range_above_a_hundred_percent() -> None:
    shares = [0.9, 0.97, 0.92, 0.99, 0.95, 0.9, 0.98, 0.96]
    found = range_only([*shares], START, known=Known(ceiling=1.0))
    assert isinstance(found, Forecast)
    assert {month.high for month in found.months} == {1.0}


# -- the range alone --------------------------------------------------------------------------------------------


def test_a_range_alone_is_made_of_the_last_year() -> None:
    found = range_only([*YEAR, *YEAR, *HALF], START)
    assert isinstance(found, Forecast)
    assert (found.stage, found.has_line, len(found.months)) == (Stage.RANGE, False, 3)
    assert found.month_count == 12
    assert found.months[0].value == pytest.approx(sum([*YEAR[6:], *HALF]) / 12)


def test_a_range_alone_is_refused_like_a_forecast() -> None:
    assert range_only([1.0] * 5, START) == NoForecast(Why.TOO_SHORT, have=5, need=6)


# -- several months together ------------------------------------------------------------------------------------


def test_a_sum_of_months_has_half_of_its_errors_in_common() -> None:
    months = [Ahead(10.0, 8.0, 13.0, START), Ahead(20.0, 16.0, 24.0, START.next)]
    found = total(months, so_far=100.0)
    assert found.value == 130.0
    assert found.value - found.low == pytest.approx(math.sqrt(0.5 * (4 + 16) + 0.5 * 36))
    assert found.high - found.value == pytest.approx(math.sqrt(0.5 * (9 + 16) + 0.5 * 49))


def test_a_sum_of_no_months_is_what_is_there() -> None:
    assert total([], so_far=5.0) == Estimate(5.0, 5.0, 5.0)


# -- what must always hold --------------------------------------------------------------------------------------

POSITIVE = st.lists(st.floats(1, 1e6), min_size=6, max_size=60)
ANY = st.lists(st.floats(-1e6, 1e6), min_size=6, max_size=60)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(ANY, st.integers(1, 12))
def test_ranges_hold_their_line_and_never_become_narrower(values: list[float], months: int) -> None:
    found = forecast(values, START, months)
    if isinstance(found, NoForecast):
        assert found.why in {Why.MOSTLY_ZERO, Why.TOO_LARGE}
        return
    for month in found.months:
        assert month.low <= month.value <= month.high
    assert forecast(values, START, months) == found
    assert forecast(values, START, 12).months[: len(found.months)] == found.months  # type: ignore[union-attr]


@settings(derandomize=True, deadline=None, max_examples=50)
@given(POSITIVE, st.floats(0.01, 1000))
def test_the_unit_does_not_matter(values: list[float], factor: float) -> None:
    plain, scaled = forecast(values, START), forecast([value * factor for value in values], START)
    if isinstance(plain, Forecast) and isinstance(scaled, Forecast):
        for one, other in zip(plain.months, scaled.months, strict=True):
            for name in ("value", "low", "high"):
                assert getattr(other, name) == pytest.approx(getattr(one, name) * factor, rel=1e-6)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(POSITIVE)
def test_what_is_always_above_zero_stays_there(values: list[float]) -> None:
    found = forecast(values, START)
    if isinstance(found, Forecast):
        assert all(month.low >= 0 for month in found.months)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(st.floats(-1e6, 1e6), min_size=12, max_size=60).filter(lambda v: min(v) < 0 < max(v)))
def test_losses_turned_round_are_gains(values: list[float]) -> None:
    plain, turned = forecast(values, START), forecast([-value for value in values], START)
    if isinstance(plain, Forecast) and isinstance(turned, Forecast):
        for one, other in zip(plain.months, turned.months, strict=True):
            assert (other.value, other.low, other.high) == pytest.approx(
                (-one.value, -one.high, -one.low), rel=1e-6, abs=1e-3
            )


def test_a_speck_beside_a_large_sum_is_seen_as_zero() -> None:
    found = made([1e-300, 1e14] * 6, 1)
    assert found.months[0].low < 0


@pytest.mark.parametrize("count", [6, 12, 30])
def test_specks_alone_are_forecast_like_zeros(count: int) -> None:
    specks = [5e-324, 1e-310, 1e-320] * 10
    assert all(abs(month.value) < 1e-300 for month in made([*specks[:count]]).months)


@pytest.mark.parametrize("count", [6, 12, 18, 24, 40])
def test_a_constant_goes_on(count: int) -> None:
    for month in made([50.0] * count).months:
        assert (month.value, month.low, month.high) == pytest.approx((50.0, 50.0, 50.0))
