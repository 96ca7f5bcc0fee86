"""What all parts of one usual-range chart are drawn with."""

from dataclasses import dataclass

from kpidesk.charts.limits.limits_series import LimitsSeries
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.panels import Panel
from kpidesk.charts.paper.sheet import Sheet

_SMALLEST = 0.5  # of the usual size


@dataclass(frozen=True, slots=True)
class LimitsStage:
    """The sheet, the figures, the place of every month and of every height."""

    sheet: Sheet
    series: LimitsSeries
    slots: Slots
    panel: Panel

    @property
    def xs(self) -> list[float]:
        return [self.slots.centre(index) for index in range(self.slots.count)]

    def dot_size(self, usual: float) -> float:
        """Smaller where months lie so close that dots would touch."""
        return usual * max(_SMALLEST, min(1.0, 0.09 * self.slots.width))
