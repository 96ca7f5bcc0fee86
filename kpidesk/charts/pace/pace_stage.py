"""What all parts of one pace chart are drawn with."""

from dataclasses import dataclass

from kpidesk.charts.pace.pace_series import PaceSeries
from kpidesk.charts.paper.month_axis import Labelling, Slots
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import ChartColours


@dataclass(frozen=True, slots=True)
class PaceStage:
    """The sheet, the figures, the place of every month, and which of the lower labels are shown in which size."""

    sheet: Sheet
    series: PaceSeries
    slots: Slots
    labelling: Labelling

    @property
    def colours(self) -> ChartColours:
        return self.sheet.colours

    @property
    def xs(self) -> list[float]:
        return [self.slots.centre(index) for index in range(self.slots.count)]
