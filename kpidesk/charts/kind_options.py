"""Which of the options each kind of chart knows; the others are not offered with it."""

from kpidesk.charts.ask import Options
from kpidesk.charts.chart import ChartKind
from kpidesk.charts.goal.goal_periods import BY_PERIOD
from kpidesk.domain.period import PeriodKind

KNOWN: dict[ChartKind, tuple[str, ...]] = {
    ChartKind.GOAL: ("previous_year", "forecast", "notes", "difference_arrow", "growth_arrow"),
    ChartKind.LIMITS: ("limits", "notes", "moving_ranges"),
    ChartKind.PACE: ("notes",),
    ChartKind.YEARS: ("previous_year", "notes", "difference_arrow", "growth_arrow"),
    ChartKind.BRIDGE: ("previous_year",),
    ChartKind.FUNNEL: ("previous_year",),
    ChartKind.TABLE: ("notes",),
    ChartKind.FORECAST: ("notes",),
    ChartKind.ACTIVITY: ("notes",),
    ChartKind.RANKING: ("previous_year",),
    ChartKind.CAMPAIGN: ("limits", "notes"),
}
"""Names of fields of `Options`, in the order in which they are offered."""


_ONLY_BY_MONTH = frozenset({"forecast", "notes", "growth_arrow"})
"""What a goal chart by quarters or years cannot show: all three are told of months."""


def options_of(kind: ChartKind, span: PeriodKind = PeriodKind.MONTH) -> tuple[str, ...]:
    """In their order; none for a kind that shows the same whatever is asked besides. ``span`` is what is shown."""
    known = KNOWN.get(kind, ())
    if kind is ChartKind.GOAL and span in BY_PERIOD:
        return tuple(name for name in known if name not in _ONLY_BY_MONTH)
    return known


def known_to(kind: ChartKind, options: Options) -> Options:
    """The options that this kind knows as they are, all others as usual: what is not offered cannot be switched."""
    return Options(**{name: getattr(options, name) for name in options_of(kind)})
