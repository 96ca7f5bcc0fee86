"""Which of the options each kind of chart knows; the others are not offered with it."""

from kpidesk.charts.ask import Options
from kpidesk.charts.chart import ChartKind

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


def options_of(kind: ChartKind) -> tuple[str, ...]:
    """In their order; none for a kind that shows the same whatever is asked besides."""
    return KNOWN.get(kind, ())


def known_to(kind: ChartKind, options: Options) -> Options:
    """The options that this kind knows as they are, all others as usual: what is not offered cannot be switched."""
    return Options(**{name: getattr(options, name) for name in options_of(kind)})
