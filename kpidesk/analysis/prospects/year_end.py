"""Where a year or quarter will end: what is there, and the forecast of the months that are left.

The ranges of the months are joined by `forecast.total`, whose measure stands there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpidesk.analysis.forecast.forecast import (
    NOTHING_KNOWN,
    Ahead,
    Estimate,
    Forecast,
    Known,
    NoForecast,
    Stage,
    Why,
    total,
)
from kpidesk.analysis.forecast.seasonal import YEAR
from kpidesk.analysis.goals.goals import goal_of
from kpidesk.analysis.prospects.indicator_forecast import History, SupposingSource, forecast_of, history_of, is_carried
from kpidesk.analysis.prospects.outlook import Outlook, outlook
from kpidesk.domain.goal import Goal
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature


@dataclass(frozen=True, slots=True)
class YearEnd:
    """What a period will probably come to.

    ``so_far`` is the sum of its finished months (of a balance: the last one's), ``last`` the last of them; None before
    the first. ``months_left`` of them are forecast: with none left the estimate is what happened. ``path`` is what it
    will have come to by the end of each of those. ``stage`` is the forecast's, None when there is none. ``outlook`` is
    None without a goal for the period.
    """

    period: Period
    estimate: Estimate
    so_far: float | None
    last: Month | None
    months_left: int
    stage: Stage | None = None
    goal: Goal | None = None
    outlook: Outlook | None = None
    path: tuple[Ahead, ...] = ()

    @property
    def is_over(self) -> bool:
        return not self.months_left


def year_end(
    source: SupposingSource,
    indicator: str,
    period: Period,
    last: Month | None = None,
    known: Known = NOTHING_KNOWN,
    *,
    segment: Segment | None = None,
) -> YearEnd | NoForecast:
    """For what adds up over months and for balances, seen from ``last`` (None: the last finished month).

    NoForecast as the forecast says; TOO_SHORT under a year of data, GAP for a month of the period without a figure,
    TOO_FAR when it ends more than a year ahead, RATIO for a rate, whose year is not made of its months.
    """
    is_flow = source.nature(indicator) is Nature.FLOW
    if not is_carried(source, indicator) or not (is_flow or source.nature(indicator) is Nature.STOCK):
        return NoForecast(Why.RATIO, indicator=indicator)
    past = history_of(source, indicator, last, segment, known)
    finished = {month: _figure(past, month) for month in period.months if month <= past.last}
    gap = next((month for month, value in finished.items() if value is None), None)
    if gap is not None and (is_flow or gap == period.last):
        return NoForecast(Why.GAP, month=gap)
    figures = [value for value in finished.values() if value is not None]
    so_far = (sum(figures) if is_flow else figures[-1]) if figures else None
    left = [month for month in period.months if month > past.last]
    ahead = _months(source, indicator, past, left, segment)
    if isinstance(ahead, NoForecast):
        return ahead
    months = ahead.months if ahead else ()
    path = [_estimate(so_far or 0.0, months[: place + 1], is_flow) for place in range(len(months))]
    if is_flow and past.known.floor == 0.0:
        least = (so_far or 0.0) + _entered(source, indicator, left, segment)
        path = [_at_least(estimate, least) for estimate in path]
    estimate = path[-1] if path else _certain(so_far or 0.0)
    goal = goal_of(source, indicator, period, segment)
    return YearEnd(
        period=period,
        estimate=estimate,
        so_far=so_far,
        last=max(finished, default=None),
        months_left=len(left),
        stage=ahead.stage if ahead else None,
        goal=goal if isinstance(goal, Goal) else None,
        outlook=outlook(estimate, goal, source.indicator(indicator).direction) if isinstance(goal, Goal) else None,
        path=tuple(
            Ahead(estimate.value, estimate.low, estimate.high, month.month)
            for estimate, month in zip(path, months, strict=True)
        ),
    )


def _figure(past: History, month: Month) -> float | None:
    return past.values[month - past.first] if month >= past.first else None


def _months(
    source: SupposingSource, indicator: str, past: History, left: list[Month], segment: Segment | None
) -> Forecast | NoForecast | None:
    """The forecast of the months that are left and no others; None when none is left."""
    if not left:
        return None
    made = forecast_of(source, indicator, left[-1] - past.last, last=past.last, segment=segment, known=past.known)
    if isinstance(made, NoForecast):
        return made
    if not made.has_line:
        return NoForecast(Why.TOO_SHORT, made.month_count, YEAR)
    return replace(made, months=tuple(month for month in made.months if month.month >= left[0]))


def _estimate(so_far: float, ahead: Sequence[Estimate], is_flow: bool) -> Estimate:
    return total(ahead, so_far) if is_flow else ahead[-1]


def _certain(value: float) -> Estimate:
    return Estimate(value, value, value)


def _at_least(estimate: Estimate, least: float) -> Estimate:
    return Estimate(max(estimate.value, least), max(estimate.low, least), max(estimate.high, least))


def _entered(source: SupposingSource, indicator: str, months: list[Month], segment: Segment | None) -> float:
    """What the months that still run have brought already: what cannot fall below zero stays at least that."""
    running = [month for month in months if month in source.calendar.unfinished]
    values = [source.month_value(indicator, month, segment) for month in running]
    return sum(value for value in values if not isinstance(value, NoValue))
