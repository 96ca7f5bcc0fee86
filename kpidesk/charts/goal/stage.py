"""What all parts of one goal chart are drawn with."""

from dataclasses import dataclass

from kpidesk.charts.goal.goal_series import GoalSeries
from kpidesk.charts.paper.month_axis import Labelling, Slots
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import ChartColours


@dataclass(frozen=True, slots=True)
class Stage:
    """The sheet, the figures, the place of every month, and which months have labels in which size, by panel."""

    sheet: Sheet
    series: GoalSeries
    slots: Slots
    labelling: Labelling
    variance_labelling: Labelling

    @property
    def colours(self) -> ChartColours:
        return self.sheet.colours
