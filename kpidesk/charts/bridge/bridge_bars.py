"""The bars of a bridge as both drawings need them: where they start and end, what they say, in which colour."""

from dataclasses import dataclass

from kpidesk.charts.bridge import bridge_sentences
from kpidesk.charts.bridge.bridge_rows import END, START
from kpidesk.charts.bridge.bridge_series import BridgeSeries
from kpidesk.charts.style import ChartColours
from kpidesk.charts.words.naming import one_line


@dataclass(frozen=True, slots=True)
class Bar:
    """``start`` and ``end`` count from the plot's zero line, in the unit of the labels."""

    key: str
    name: str
    label: str
    start: float
    end: float
    colour: str
    is_total: bool

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)

    @property
    def is_below(self) -> bool:
        """Its label stands on the far side of zero."""
        return self.high <= 0 and self.low < 0


def bars_of(series: BridgeSeries, colours: ChartColours) -> list[Bar]:
    """From the first to the last."""
    old, new = bridge_sentences.end_names(series)
    zero, scale = series.origin, series.scale
    first, last = float(series.start - zero), float(series.end - zero)
    steps = [
        Bar(
            f"step-{one.step.key}",
            one_line(one.step.name),
            scale.signed(one.shown),
            float(one.start - zero),
            float(one.end - zero),
            colours.of_merit(one.merit),
            is_total=False,
        )
        for one in series.steps
    ]
    reached = scale.label(series.end)
    if series.is_change_alone:
        reached += f" ({scale.signed(series.change)})"
    return [
        Bar(START, old, scale.label(series.start), 0.0, first, colours.previous, is_total=True),
        *steps,
        Bar(END, new, reached, 0.0, last, colours.actual, is_total=True),
    ]
