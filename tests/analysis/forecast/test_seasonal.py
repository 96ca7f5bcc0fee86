"""Seasonal factors: believed where the years agree, drawn towards none where they do not."""

from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpidesk.analysis.forecast.seasonal import season_of

YEAR = [100.0, 90.0, 110.0, 120.0, 130.0, 140.0, 150.0, 145.0, 125.0, 115.0, 105.0, 160.0]
NOISE = [3.0, -2.0, 5.0, -4.0, 1.0, -3.0, 4.0, -5.0, 2.0, -1.0, 6.0, -6.0, -2.0, 4.0, -3.0, 5.0, -1.0, 2.0]


def test_years_that_are_alike_are_believed_in_full() -> None:
    season = season_of([*YEAR, *(1.1 * value for value in YEAR)])
    assert season.weight == pytest.approx(1.0)
    assert sum(season.factors) == pytest.approx(12.0)


def test_years_of_one_shape_leave_a_straight_line() -> None:
    season = season_of(YEAR * 3)
    mean = sum(YEAR) / 12
    assert season.factors == pytest.approx([value / mean for value in YEAR])
    assert season.adjusted(YEAR * 3) == pytest.approx([mean] * 36)


def test_the_first_factor_is_that_of_the_next_month() -> None:
    season = season_of((YEAR * 3)[:30])
    assert max(range(12), key=season.factors.__getitem__) == 5
    assert season.ahead(6) == season.ahead(18) == season.factors[5]


def test_chance_is_no_season() -> None:
    # The second year is the first turned round: what was above its mean is below it.
    season = season_of([100 + off for off in NOISE[:12]] + [100 - off for off in NOISE[:12]])
    assert season.weight == 0.0
    assert season.factors == (1.0,) * 12


def test_amounts_instead_of_ratios_where_values_are_not_above_zero() -> None:
    values = [value - 120 for value in YEAR] * 2
    season = season_of(values, additive=True)
    assert season.weight == pytest.approx(1.0)
    assert sum(season.factors) == pytest.approx(0.0, abs=1e-9)
    level = sum(values) / 24
    assert season.adjusted(values) == pytest.approx([level] * 24)


def test_a_flat_series_has_no_season() -> None:
    assert season_of([7.0] * 24).factors == (1.0,) * 12
    assert season_of([0.0] * 24, additive=True).factors == (0.0,) * 12


def test_growth_within_the_year_is_no_season() -> None:
    season = season_of([100 * 1.02**month for month in range(48)])
    assert max(season.factors) - min(season.factors) < 0.001


def test_two_years_are_needed() -> None:
    with pytest.raises(ValueError, match="23 months"):
        season_of([1.0] * 23)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.floats(1, 1e6), min_size=24, max_size=60), st.floats(0.01, 100))
def test_factors_do_not_depend_on_the_unit(values: list[float], factor: float) -> None:
    season, scaled = season_of(values), season_of([value * factor for value in values])
    assert 0 <= season.weight <= 1
    assert scaled.factors == pytest.approx(season.factors, rel=1e-6)
    assert sum(season.factors) == pytest.approx(12.0)
    assert all(part > 0 for part in season.factors)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.floats(50, 150), min_size=12, max_size=12), st.integers(2, 5))
def test_what_comes_back_every_year_is_found(year: list[float], years: int) -> None:
    season = season_of(list(islice(cycle(year), 12 * years)))
    mean = sum(year) / 12
    assert season.factors == pytest.approx([value / mean for value in year], abs=1e-6)
