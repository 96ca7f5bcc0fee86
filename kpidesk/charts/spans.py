"""Which spans of time each kind of chart can be about, and why it cannot be about the others."""

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.multiples.multiples_making import LEAST_MONTHS
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.workbook.workbook import Workbook

_P, _K = PeriodKind, ChartKind
_EVERY = (_P.MONTH, _P.QUARTER, _P.YEAR_TO_DATE, _P.ROLLING, _P.YEAR)
_BY_MONTH = (_P.MONTH,)
_JUDGED = (_P.MONTH, _P.QUARTER, _P.YEAR_TO_DATE, _P.YEAR)

FOLLOWED: dict[ChartKind, tuple[PeriodKind, ...]] = {
    _K.GOAL: (_P.MONTH, _P.QUARTER, _P.ROLLING, _P.YEAR),
    _K.BULLET: _JUDGED,
    _K.LIMITS: _BY_MONTH,
    _K.PACE: (_P.YEAR_TO_DATE,),
    _K.YEARS: _BY_MONTH,
    _K.MULTIPLES: (_P.MONTH, _P.YEAR_TO_DATE, _P.ROLLING, _P.YEAR),
    _K.BRIDGE: _EVERY,
    _K.FUNNEL: _EVERY,
    _K.TABLE: _JUDGED,
    _K.FORECAST: (_P.MONTH, _P.YEAR),
    _K.DEMAND: _BY_MONTH,
    _K.ACTIVITY: _BY_MONTH,
    _K.RANKING: _EVERY,
    _K.CAMPAIGN: _BY_MONTH,
}
"""The first one takes the place of what a kind cannot follow."""

_REASONS = {
    _K.GOAL: "The chart of year to date and pace shows how the year stands so far.",
    _K.BULLET: "A goal is for a month, a quarter or a business year, not for 12 months up to any month.",
    _K.LIMITS: "A usual range is that of single months.",
    _K.PACE: "This chart goes through the business year, month by month.",
    _K.YEARS: "Years are held against each other month by month.",
    _K.MULTIPLES: f"A line needs {LEAST_MONTHS} months at least.",
    _K.TABLE: "A goal is for a month, a quarter or a business year, not for 12 months up to any month.",
    _K.FORECAST: "A forecast goes to the end of the business year, or further than a quarter.",
    _K.DEMAND: "Every month with a price and units sold is a dot.",
    _K.ACTIVITY: "The activity level is told month by month.",
    _K.CAMPAIGN: "A campaign is told by its own months, and those before and after.",
}


def why_not(workbook: Workbook, kind: ChartKind, asked: Period) -> str:
    """A sentence when a chart of this kind cannot be about such a period; "" when it can."""
    is_longer = asked.kind is PeriodKind.ROLLING and asked.length > 12
    if asked.kind not in FOLLOWED[kind]:
        return "" if kind is ChartKind.LIMITS and is_longer else _REASONS[kind]
    newest = workbook.last_entered or workbook.current_month
    if kind is ChartKind.MULTIPLES and asked.kind is not PeriodKind.MONTH:
        entered = Month(min(asked.last, newest)) - asked.first + 1
        return "" if entered >= LEAST_MONTHS else _REASONS[kind]
    if kind is ChartKind.FORECAST and asked.kind is PeriodKind.YEAR and asked.last <= month_at_hand(workbook).next:
        return "No more than a month of that business year is still to come."
    return ""
