"""Disc, triangle, square and ring: the shape of a status, so that its colour is never alone. Needs matplotlib."""

from kpidesk.analysis.goals.verdict import Status
from kpidesk.charts.paper.sheet import Sheet


def draw_status(sheet: Sheet, status: Status, x: float, y: float, size: float, *, name: str, hollow: bool) -> None:
    """Centred on x, y and about ``size`` wide. A figure of a period that still runs has an outline only."""
    colours = sheet.colours
    if status is Status.NONE:
        sheet.dot(x, y, 0.85 * size, colours.secondary, name=name, hollow=True)
        return
    fill, edge = {
        Status.ON_TRACK: (colours.good, colours.good),
        Status.WATCH: (colours.watch, colours.watch_edge),
        Status.OFF: (colours.bad, colours.bad),
    }[status]
    marker = {Status.ON_TRACK: "o", Status.WATCH: "^", Status.OFF: "s"}[status]
    sheet.line(
        [x],
        [y],
        edge,
        0.0,
        name=name,
        order=4,
        linestyle="none",
        marker=marker,
        markersize=(0.85 if status is Status.OFF else 0.95) * size,
        markerfacecolor=sheet.paper if hollow else fill,
        markeredgecolor=edge,
        markeredgewidth=1.4 if hollow else (1.0 if status is Status.WATCH else 0.0),
    )
