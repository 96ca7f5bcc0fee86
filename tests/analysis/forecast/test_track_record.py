"""How good the forecasts were."""

import pytest

from kpidesk.analysis.forecast.forecast import Forecast, forecast
from kpidesk.analysis.forecast.track_record import track_record
from kpidesk.domain.month import Month

START = Month.of(2022, 1)
YEAR = [100.0, 90.0, 110.0, 120.0, 130.0, 140.0, 150.0, 145.0, 125.0, 115.0, 105.0, 160.0]
GROWING = [value * 1.1**year for year in range(3) for value in YEAR]


def test_each_month_stands_beside_what_was_said_the_month_before() -> None:
    record = track_record(GROWING, START)
    assert record is not None
    assert len(record.months) == 24
    said = forecast(GROWING[:20], START, 1)
    assert isinstance(said, Forecast)
    assert (record.months[8].forecast, record.months[8].actual) == (said.months[0], GROWING[20])


def test_errors_are_held_against_the_same_month_last_year() -> None:
    record = track_record(GROWING, START)
    assert record is not None
    last_year = [abs(GROWING[place] - GROWING[place - 12]) for place in range(12, 36)]
    assert record.error_of_last_year == pytest.approx(sum(last_year) / 24)
    said = [abs(met.actual - met.forecast.value) for met in record.months]
    assert record.error == pytest.approx(sum(said) / 24)


def test_the_share_inside_counts_the_months_in_their_range() -> None:
    level = [100.0, 110.0, 95.0, 105.0] * 6
    record = track_record([*level[:18], 500.0, *level[19:]], START)
    assert record is not None
    assert [met.actual for met in record.months if not met.is_inside] == [500.0]
    assert record.inside == pytest.approx(11 / 12)


def test_before_six_forecasts_met_their_month_nothing_is_said() -> None:
    assert track_record(GROWING[:17], START) is None
    record = track_record(GROWING[:18], START)
    assert record is not None
    assert len(record.months) == 6


def test_forecasts_made_three_months_before_are_judged_alike() -> None:
    record = track_record(GROWING, START, ahead=3)
    assert record is not None
    assert len(record.months) == 22
    assert record.months[-1].forecast.month == START.plus(35)


def test_a_month_without_a_figure_is_not_judged() -> None:
    values: list[float | None] = [*GROWING]
    values[13] = None
    # The gap lies within the year before each of the next twelve months, which have no forecast.
    record = track_record(values, START)
    assert record is not None
    assert START.plus(13) not in {met.forecast.month for met in record.months}
