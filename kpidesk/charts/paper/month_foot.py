"""The foot of a chart along months: their names, notes, and the place of each to be pointed at. Needs matplotlib."""

from collections.abc import Sequence

from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.month_axis import AxisMonth, AxisNames, MonthAxis, Slots
from kpidesk.charts.paper.note_labels import NoteLabels
from kpidesk.charts.paper.sheet import Sheet
from kpidesk.domain.month import Month


def draw_month_foot(  # noqa: PLR0917 -- what is drawn, then where
    sheet: Sheet,
    points: Sequence[AxisMonth],
    months: Sequence[Month],
    notes: Sequence[str],
    slots: Slots,
    area: Area,
    names: AxisNames | None = None,
) -> Area:
    """Gives what is left above. ``months`` are the keys of the places; ``names`` None: those of the months."""
    axis = MonthAxis.of(points, slots, sheet.layout, names)
    labels = NoteLabels.fitting(dict(enumerate(notes)), slots, area, sheet.layout)
    plot = area._replace(bottom=area.bottom + axis.height + labels.height)
    axis.draw(sheet, plot.bottom)
    labels.draw(sheet, plot.bottom - axis.height, months)
    for index, month in enumerate(months):
        left, right = slots.edges(index)
        sheet.spot(str(month), left, plot.bottom - axis.height, right, area.top)
    return plot
