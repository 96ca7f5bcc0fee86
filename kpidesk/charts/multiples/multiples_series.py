"""The lines of small multiples: parts of one figure on one scale, or several KPIs on a scale each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.paper.value_axis import ValueAxis
from kpidesk.charts.words.scale import Scale
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue, Value

UNASSIGNED = "unassigned"
"""The key of what no part explains."""
UNASSIGNED_NAME = "Unassigned"


@dataclass(frozen=True, slots=True)
class PanelSeries:
    """``key`` tells it from the others: a KPI's id, a segment as it is written, or `UNASSIGNED`.

    ``values`` and ``goals`` are one a month. ``segment`` is None for a KPI and for what no part explains.
    """

    key: str
    name: str
    about: Indicator
    values: tuple[Value, ...]
    goals: tuple[Goal | None, ...]
    segment: Segment | None = None

    @property
    def numbers(self) -> list[float | None]:
        return [None if isinstance(value, NoValue) else float(value) for value in self.values]

    @property
    def known(self) -> list[tuple[int, float]]:
        """The months that have a value, by their places."""
        return [(place, number) for place, number in enumerate(self.numbers) if number is not None]

    @property
    def goal_ends(self) -> tuple[list[float | None], list[float | None]]:
        """Lower and higher end; both are the same unless the goal is a band."""
        lows = [None if goal is None else float(goal.value) for goal in self.goals]
        highs = [None if goal is None else float(_upper(goal)) for goal in self.goals]
        return lows, highs

    @property
    def figures(self) -> list[float]:
        """Everything that is drawn of it."""
        lows, highs = self.goal_ends
        return [number for number in (*self.numbers, *lows, *highs) if number is not None]

    @property
    def has_gaps(self) -> bool:
        """Whether a value is missing between others."""
        places = [place for place, _ in self.known]
        return bool(places) and places[-1] - places[0] + 1 > len(places)


@dataclass(frozen=True, slots=True)
class MultiplesFacts:
    """``panels`` are those shown, of ``of_all``. ``parts`` is what the figure ``about`` is split by, "" where
    the panels are several KPIs. ``judged`` is the place of the last month that is over, ``days`` how much of the last
    one is entered ("17 of 30 days", "" when it is over).
    """

    panels: tuple[PanelSeries, ...]
    every: tuple[PanelSeries, ...]
    months: tuple[Month, ...]
    judged: int
    days: str
    parts: str
    about: Indicator | None
    adds_up: bool
    currency: str
    form: NumberForm
    source: str
    segment: Segment | None = None

    @property
    def of_all(self) -> int:
        return len(self.every)

    @property
    def base(self) -> int:
        """The place of the month that the judged one is held against: a year before it, else the first one."""
        return max(0, self.judged - 12)

    @property
    def is_running(self) -> bool:
        return bool(self.days)

    def scale(self, panel: PanelSeries) -> Scale:
        """One for all parts of a figure, so that they can be compared."""
        return Scale.fitting(self._together(panel), panel.about, self.currency, self.form)

    def axis(self, panel: PanelSeries) -> ValueAxis:
        """From 0 for parts of a figure; of several KPIs each has its own, which may start elsewhere."""
        figures = self._together(panel)
        return ValueAxis.over([0.0, *figures] if self.parts else figures)

    def others(self, panel: PanelSeries) -> list[PanelSeries]:
        """What stands behind a panel's own line: only what is measured on the same scale."""
        return [other for other in self.every if self.parts and other.key != panel.key]

    def _together(self, panel: PanelSeries) -> list[float]:
        if not self.parts:
            return panel.figures
        return [figure for one in self.every for figure in one.figures]

    def change(self, panel: PanelSeries) -> Decimal | None:
        """Displayed value of the judged month less that of `base`; None without one of them."""
        first, last = panel.numbers[self.base], panel.numbers[self.judged]
        if first is None or last is None:
            return None
        scale = self.scale(panel)
        return scale.shown(last) - scale.shown(first)


def by_last_value(panels: Sequence[PanelSeries]) -> list[PanelSeries]:
    """The largest last value first, what has none last; what no part explains at the very end."""

    def key(panel: PanelSeries) -> tuple[bool, float]:
        last = panel.numbers[-1]
        return panel.key == UNASSIGNED, math.inf if last is None else -last

    return sorted(panels, key=key)


def _upper(goal: Goal) -> float:
    return goal.value if goal.upper is None else goal.upper
