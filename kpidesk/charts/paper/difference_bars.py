"""Differences as bars from a line at zero: the room they take, their heading and their labels. Needs matplotlib."""

from collections.abc import Sequence
from typing import NamedTuple

from kpidesk.analysis.numbers.merit import Merit
from kpidesk.charts.paper.month_axis import Labelling, Slots
from kpidesk.charts.paper.panels import Panel, Span
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.charts.style import Layout
from kpidesk.domain.indicator import Unit

BAR_WIDTH = 0.52
"""Of a month's slot."""
HALF_GAP = 1.5
"""Half of what a double line takes: two lines of 0.9 points."""
_ROOM = 1.45  # height of a label with its air, as a share of the type size
_LEAST_BELOW = 2.0


class DifferenceLabel(NamedTuple):
    """``is_below`` zero; ``name`` is what the drawing calls it."""

    text: str
    is_below: bool
    merit: Merit
    bold: bool
    name: str


def difference_span(plotted: Sequence[float], label_size: float, *, gap: float = HALF_GAP) -> Span:
    """``gap`` is half of the line at zero; 0 for a single one."""
    low, high = min(0.0, *plotted, 0.0), max(0.0, *plotted, 0.0)
    room = _ROOM * label_size + gap
    return Span(low, high, room, room if low < 0 else gap or _LEAST_BELOW)


def heading_height(layout: Layout) -> float:
    return 1.35 * layout.panel


def draw_heading(  # noqa: PLR0917 -- one line of words, then where it stands
    sheet: Sheet, what: str, unit: Unit, factor: int, panel: Panel, left: float, *, name: str
) -> None:
    """Names the difference, its unit where that is not the figures' own, and an enlarged scale."""
    points = ", percentage points" if unit is Unit.PERCENT else ""
    scale = f", scale \N{MULTIPLICATION SIGN} {factor}" if factor > 1 else ""
    size = sheet.layout.panel
    y, colour = panel.top + 0.3 * size, sheet.colours.secondary
    sheet.text(left, y, f"{what}{points}{scale}", size, colour, name=name, bold=True)


def draw_double_line(sheet: Sheet, slots: Slots, panel: Panel, *, name: str) -> None:
    """At zero, where a goal is what the figures are held against."""
    for y in (panel.zero - HALF_GAP, panel.zero + HALF_GAP):
        sheet.line([slots.left, slots.right], [y, y], sheet.colours.actual, 0.9, name=name, snap=True)


def draw_difference_label(  # noqa: PLR0917 -- what is written, then where
    sheet: Sheet,
    label: DifferenceLabel,
    plotted: Sequence[float],
    index: int,
    slots: Slots,
    labelling: Labelling,
    panel: Panel,
    *,
    gap: float = HALF_GAP,
) -> None:
    """Outside the line and outside the bars that it reaches over. No difference has no colour."""
    size = labelling.size
    around = [plotted[other] for other in labelling.covered(index, len(plotted))]
    end = panel.y(min(around) if label.is_below else max(around))
    below, above = min(end, panel.zero - gap) - 1.02 * size, max(end, panel.zero + gap) + 0.32 * size
    baseline = below if label.is_below else above
    colour = sheet.colours.text if label.merit is Merit.NONE else sheet.colours.of_merit(label.merit)
    x = slots.centre(index)
    sheet.text(x, baseline, label.text, size, colour, name=label.name, bold=label.bold, align=0.5)
