"""Lines through values of which some may be missing. Needs matplotlib."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kpidesk.charts.paper.sheet import Sheet

Segments = list[tuple[float, float, float, float]]
"""From x, y to x, y, in points: what labels have to keep away from."""

DASHED = (0, (2, 1.5))
"""What is expected, in matplotlib's words: on for two widths of the line, off for one and a half."""


class Pen(NamedTuple):
    """What a line is called and how it looks; the wider one lies on top."""

    name: str
    colour: str
    width: float
    dashed: bool = False


def draw_polyline(
    sheet: Sheet,
    xs: Sequence[float],
    values: Sequence[float | None],
    y: Callable[[float], float],
    *,
    pen: Pen,
    keys: Sequence[object],
) -> Segments:
    """Broken where a value is None; one that stands alone is a dot. ``keys`` name the places, for the artists."""
    drawn: Segments = []
    for run in runs(values):
        places, heights = [xs[index] for index, _ in run], [y(value) for _, value in run]
        name = f"{pen.name}-from-{keys[run[0][0]]}"
        if len(run) == 1:
            sheet.dot(places[0], heights[0], 2.7 * pen.width, pen.colour, name=name, order=pen.width)
        else:
            style = {"linestyle": DASHED} if pen.dashed else {}
            sheet.line(places, heights, pen.colour, pen.width, name=name, order=pen.width, **style)
        drawn += segments(places, heights)
    return drawn


def runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Stretches of neighbouring places with a value."""
    run: list[tuple[int, float]] = []
    for index, value in enumerate(values):
        if value is not None:
            run.append((index, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def segments(xs: Sequence[float], ys: Sequence[float]) -> Segments:
    return [(*start, *end) for start, end in pairwise(zip(xs, ys, strict=True))]
