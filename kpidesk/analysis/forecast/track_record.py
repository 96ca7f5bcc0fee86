"""How good the forecasts were: each month beside what would have been said of it the month before.

A forecast follows from its figures alone, so the earlier ones are made again instead of being kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from kpidesk.analysis.forecast.forecast import NOTHING_KNOWN, Ahead, Known, NoForecast, forecast
from kpidesk.analysis.forecast.seasonal import YEAR
from kpidesk.domain.month import Month

LEAST_MONTHS = 6
"""So many forecasts must have met their month before anything is said about them."""

_MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Met:
    """A month as it was forecast and as it came."""

    forecast: Ahead
    actual: float

    @property
    def is_inside(self) -> bool:
        return self.forecast.low <= self.actual <= self.forecast.high


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """``error`` is the mean distance of forecast and figure; ``error_of_last_year`` that of the same month last year.

    Both in the figure's own unit, over the same months. About 0.8 of the months should be ``inside``.
    """

    months: tuple[Met, ...]
    error: float
    error_of_last_year: float

    @property
    def inside(self) -> float:
        """The share of months that came to lie in their range."""
        return sum(met.is_inside for met in self.months) / len(self.months)


def track_record(
    values: Sequence[float | None], first: Month, ahead: int = 1, known: Known = NOTHING_KNOWN
) -> TrackRecord | None:
    """Of the last two years of forecasts made ``ahead`` months before; None with fewer than six that met a month."""
    months, errors, last_year = [], [], []
    for place in range(max(YEAR, len(values) - _MOST_MONTHS), len(values)):
        actual, before = values[place], values[place - YEAR]
        if actual is None or before is None:
            continue
        made = forecast(values[: place - ahead + 1], first, ahead, known)
        if isinstance(made, NoForecast) or not made.has_line:
            continue
        said = made.months[-1]
        months.append(Met(said, actual))
        errors.append(abs(actual - said.value))
        last_year.append(abs(actual - before))
    if len(months) < LEAST_MONTHS:
        return None
    return TrackRecord(tuple(months), fmean(errors), fmean(last_year))
