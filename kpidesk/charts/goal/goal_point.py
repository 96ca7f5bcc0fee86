"""One month of a goal chart, or one quarter or business year: what it shows, and how far it is from its goal."""

from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.forecast.forecast import Ahead
from kpidesk.analysis.numbers.merit import Merit
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.value import Value


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month of the chart, or one quarter or business year: ``month`` is the last one of ``period``, ``newest``
    the last one with figures.

    ``goal_low`` and ``goal_high`` are equal unless the goal is a band. ``variance`` is actual minus goal (minus the
    nearer end of a band, 0 inside it), exact; ``shown_variance`` is the same between displayed values. Both are None
    without a goal, without a value, and for a month that is not over. ``days`` is (entered, all) of a month that is
    still running. ``ahead`` is what is expected of a later month; ``ahead_variance`` and ``shown_ahead_variance`` are
    its distance from the goal. ``merit`` is that of the variance, or of the expected one.
    """

    month: Month
    actual: Value
    goal_low: float | None
    goal_high: float | None
    previous_year: Value | None
    shown_actual: Decimal | None
    variance: float | None
    shown_variance: Decimal | None
    merit: Merit
    days: tuple[int, int] | None
    is_current: bool
    is_future: bool
    per_label: float  # what 1 of the labels is in the indicator's own unit
    period: Period
    newest: Month
    ahead: Ahead | None = None
    ahead_variance: float | None = None
    shown_ahead_variance: Decimal | None = None

    @property
    def is_hollow(self) -> bool:
        """The month is not over: its figure is drawn as an outline."""
        return self.is_future or self.days is not None

    @property
    def is_gap(self) -> bool:
        """A month that should have a value and has none."""
        return self.number is None and not self.is_future

    @property
    def has_band(self) -> bool:
        return self.goal_low != self.goal_high

    @property
    def number(self) -> float | None:
        return number_of(self.actual)

    @property
    def bar_variance(self) -> Decimal | None:
        """What the bar above the month shows: the variance, or the expected one."""
        return self.shown_ahead_variance if self.shown_variance is None else self.shown_variance

    @property
    def plotted_variance(self) -> float:
        """As labelled, in the indicator's own unit: bars with the same label are as high. 0 where there is none."""
        return 0.0 if self.bar_variance is None else self.per_label * float(self.bar_variance)

    @property
    def last_year(self) -> float | None:
        return number_of(self.previous_year)

    @property
    def numbers(self) -> list[float]:
        """Everything that is drawn for this month."""
        return [*self.own_numbers, *(() if self.last_year is None else (self.last_year,))]

    @property
    def own_numbers(self) -> list[float]:
        """As `numbers`, without the mark of the year before."""
        every = (self.number, self.goal_low, self.goal_high)
        ahead = () if self.ahead is None else (self.ahead.value, self.ahead.low, self.ahead.high)
        return [*(number for number in every if number is not None), *ahead]


def number_of(value: Value | None) -> float | None:
    return float(value) if isinstance(value, float | int) else None
