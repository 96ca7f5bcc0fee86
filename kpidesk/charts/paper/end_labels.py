"""Names and values at the ends of lines, where they touch neither a line nor each other. Needs matplotlib."""

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.polyline import Segments
from kpidesk.charts.paper.sheet import Box, Sheet

AIR = 7.0
WIDEST = 0.3
"""Of the sheet, for names at the right of the plot."""


class EndLabel(NamedTuple):
    """What is written at the end of a line, which is at x, y (points); ``at_end``: where the plot ends, too."""

    name: str
    text: str
    x: float
    y: float
    at_end: bool
    bold: bool = False
    colour: str | None = None  # None: text in bold, secondary else


def draw_end_labels(
    sheet: Sheet, labels: Sequence[EndLabel], room: Box, lines: Segments, *, right: float, taken: Sequence[Box] = ()
) -> list[Box]:
    """Each at the first place in ``room`` that is free; one without a free place is left out.

    ``right`` is where the plot ends. Gives what the labels cover.
    """
    placed = list(taken)
    size = sheet.layout.label
    for label in labels:
        width = label_width(sheet, label.text, label.bold)
        for left, baseline in _places(label, width, size, right):
            box = Box(left, baseline - 0.25 * size, left + width, baseline + 0.98 * size)
            is_free = not any(map(box.touches, placed)) and not any(crosses(box, line) for line in lines)
            if is_free and box.lies_in(room):
                usual = sheet.colours.text if label.bold else sheet.colours.secondary
                colour = label.colour or usual
                sheet.text(left, baseline, label.text, size, colour, name=f"end-{label.name}", bold=label.bold)
                placed.append(box)
                break
    return placed


def kept_in_order(labels: Sequence[EndLabel], size: float) -> list[EndLabel]:
    """Labels where the plot ends are moved apart no more than needed, so that the higher value's stays above."""
    ends = sorted((label for label in labels if label.at_end), key=lambda label: label.y)
    gap = 1.25 * size
    groups: list[list[float]] = []
    for place, label in enumerate(ends):
        groups.append([label.y - place * gap])
        while len(groups) > 1 and fmean(groups[-2]) > fmean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    heights = [fmean(group) for group in groups for _ in group]
    moved = [label._replace(y=y + place * gap) for place, (label, y) in enumerate(zip(ends, heights, strict=True))]
    return [*moved, *(label for label in labels if not label.at_end)]


def label_width(sheet: Sheet, text: str, bold: bool) -> float:
    return fonts.width(text, sheet.layout.label, bold)


def _places(label: EndLabel, width: float, size: float, right: float) -> Iterator[tuple[float, float]]:
    """Left end and baseline: right of the line's end, above and below it, left of it, ever further away."""
    x, y = label.x, label.y
    if label.at_end:
        for away in (0.0, 0.6, -0.6, 1.25, -1.25, 1.9, -1.9, 2.5, -2.5):
            yield right + AIR / 2, y - 0.35 * size + away * size
    for away in (0.0, 0.5, 1.0, 2.0, 3.0):
        yield x - width / 2, y + (0.7 + away) * size
        yield x - width / 2, y - (1.5 + away) * size
        yield x + 0.7 * size, y - 0.35 * size + away * size
        yield x + 0.7 * size, y - 0.35 * size - away * size
        yield x - 0.7 * size - width, y - 0.35 * size - away * size
        yield x - 0.7 * size - width, y - 0.35 * size + away * size
        if not label.at_end and x + width / 2 > right:  # a month before the last: it may reach back further
            yield right - width, y + (0.7 + away) * size
            yield right - width, y - (1.5 + away) * size


def crosses(box: Box, segment: tuple[float, float, float, float]) -> bool:
    """Whether any part of the segment lies in the box (Liang and Barsky's clipping)."""
    x, y, dx, dy = segment[0], segment[1], segment[2] - segment[0], segment[3] - segment[1]
    enters, leaves = 0.0, 1.0
    for step, distance in ((-dx, x - box.left), (dx, box.right - x), (-dy, y - box.bottom), (dy, box.top - y)):
        if step == 0:
            if distance < 0:
                return False
        elif step < 0:
            enters = max(enters, distance / step)
        else:
            leaves = min(leaves, distance / step)
    return enters <= leaves
