"""A business that answers for its activity index, too, so that it is compared and judged like every other KPI."""

from collections.abc import Mapping

from kpidesk.analysis.activity.activity import INDICATOR, ActivityIndex, NoIndex, Scale, scale_of, value_of
from kpidesk.analysis.activity_parts import Weights
from kpidesk.analysis.forecast.forecast import Forecast, NoForecast, range_only
from kpidesk.analysis.goals.goal_year import EnteredSource
from kpidesk.analysis.prospects.indicator_forecast import SupposingSource, forecast_of, history_of
from kpidesk.analysis.traits import activity_settings
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.series_break import Break
from kpidesk.domain.value import Value
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.nature import Nature


class WithActivity:
    """The business as it is, but for the index; the base is looked up once, so make another one after an edit.

    Weights and base are those that the owner keeps, unless others are given. Raises ValueError for weights that are no
    weights. A segment has no index.
    """

    def __init__(self, source: EnteredSource, weights: Weights | None = None, base: Period | None = None) -> None:
        kept = activity_settings(source)
        self._source = source
        self.scale: Scale | NoIndex = scale_of(source, weights or kept.weights, base or kept.base)

    @property
    def calendar(self) -> Calendar:
        return self._source.calendar

    @property
    def definitions(self) -> Definitions:
        return self._source.definitions

    @property
    def first_month(self) -> Month:
        return self._source.first_month

    @property
    def last_entered(self) -> Month | None:
        return self._source.last_entered

    @property
    def current_month(self) -> Month:
        return self._source.current_month

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self._source.segments

    def indicator(self, name: str) -> Indicator:
        return self._source.indicator(name)

    def nature(self, name: str) -> Nature:
        return self._source.nature(name)

    def index(self, period: Period) -> ActivityIndex | NoIndex:
        return self.scale if isinstance(self.scale, NoIndex) else self.scale.index(self._source, period)

    def value(self, indicator: str, period: Period, segment: Segment | None = None) -> Value:
        if indicator != INDICATOR or segment is not None:
            return self._source.value(indicator, period, segment)
        return value_of(self.index(period), period)

    def month_value(self, indicator: str, month: Month, segment: Segment | None = None) -> Value:
        if indicator != INDICATOR or segment is not None:
            return self._source.month_value(indicator, month, segment)
        return value_of(self.index(Period.month(month)), Period.month(month))

    def month_goal(self, indicator: str, month: Month, segment: Segment | None = None) -> Goal | None:
        return self._source.month_goal(indicator, month, segment)

    def period_goal(self, indicator: str, period: Period, segment: Segment | None = None) -> Goal | None:
        return self._source.period_goal(indicator, period, segment)

    @property
    def broken(self) -> frozenset[str]:
        return self._source.broken

    def breaks_of(self, indicator: str) -> Mapping[Month, Break]:
        return self._source.breaks_of(indicator)

    def trait(self, name: str) -> str:
        return self._source.trait(name)


def source_for(source: EnteredSource, indicator: str) -> EnteredSource:
    """What answers for this indicator: the business itself, for the index the business that knows it."""
    return WithActivity(source) if indicator == INDICATOR else source


def forecast_for(
    source: SupposingSource,
    indicator: str,
    months: int,
    *,
    last: Month | None = None,
    segment: Segment | None = None,
) -> Forecast | NoForecast:
    """As `forecast_of`; of the index, which is not carried forward by itself, the usual range without a line."""
    if indicator != INDICATOR or segment is not None:
        return forecast_of(source, indicator, months, last=last, segment=segment)
    past = history_of(WithActivity(source), indicator, last)
    return range_only(past.values, past.first, months, past.known)
