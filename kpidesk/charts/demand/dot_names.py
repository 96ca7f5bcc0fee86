"""Names beside dots, close enough that it is plain which dot they mean. Needs matplotlib."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import crosses
from kpidesk.charts.paper.polyline import Segments
from kpidesk.charts.paper.sheet import Box, Sheet

_NEAR, _FAR = 7.0, (20.0, 34.0, 48.0)  # points from the middle of a dot to its name
_WAYS = ((1, 0), (-1, 0), (0.7, -0.9), (-0.7, -0.9), (0.7, 0.9), (-0.7, 0.9), (0, -1.3), (0, 1.3))


class DotName(NamedTuple):
    name: str
    text: str
    x: float
    y: float
    bold: bool


def draw_dot_names(sheet: Sheet, names: Sequence[DotName], room: Box, lines: Segments, dots: Sequence[Box]) -> None:
    """Each beside its dot; where that is taken, further away with a thin line to it; else it is left out.

    ``lines`` and ``dots`` are what a name has to keep away from.
    """
    placed: list[Box] = []
    for name in names:
        for box, is_far in _places(sheet, name):
            free = not any(map(box.touches, [*placed, *dots])) and not any(crosses(box, line) for line in lines)
            if free and box.lies_in(room):
                _draw(sheet, name, box, is_far)
                placed.append(box)
                break


def _places(sheet: Sheet, name: DotName) -> Iterator[tuple[Box, bool]]:
    size = sheet.layout.label
    width, height = fonts.width(name.text, size, name.bold), 1.28 * size
    for away in (_NEAR, *_FAR):
        for right, up in _WAYS:
            x, y = name.x + right * away, name.y + up * away
            left = x if right > 0 else x - width if right < 0 else x - width / 2
            bottom = y if up > 0 else y - height if up < 0 else y - height / 2
            yield Box(left, bottom, left + width, bottom + height), away > _NEAR


def _draw(sheet: Sheet, name: DotName, box: Box, is_far: bool) -> None:
    size, colours = sheet.layout.label, sheet.colours
    colour = colours.text if name.bold else colours.secondary
    sheet.text(box.left, box.bottom + 0.27 * size, name.text, size, colour, name=f"named-{name.name}", bold=name.bold)
    if is_far:
        x, y = min(max(name.x, box.left), box.right), min(max(name.y, box.bottom), box.top)
        sheet.line([name.x, x], [name.y, y], colours.secondary, 0.8, name=f"leader-{name.name}", order=3.9)
