"""Names right of a plot, one below the other in the order of the lines they belong to. Needs matplotlib."""

from collections.abc import Sequence
from typing import NamedTuple

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.end_labels import AIR, WIDEST
from kpidesk.charts.paper.panels import Panel
from kpidesk.charts.paper.sheet import Sheet

_PITCH = 1.3  # from one name to the next, in type sizes


class MarginLabel(NamedTuple):
    """``texts`` are wordings, the fullest first; ``y`` is the height in points that it belongs to."""

    name: str
    texts: tuple[str, ...]
    y: float
    bold: bool = False


def margin_width(sheet: Sheet, labels: Sequence[MarginLabel]) -> float:
    """Points that the names need with their air; 0 without any. Heights do not matter."""
    widths = [fonts.width(_fitting(sheet, label), sheet.layout.label, label.bold) for label in labels]
    return max(widths) + AIR if widths else 0.0


def draw_margin_labels(sheet: Sheet, labels: Sequence[MarginLabel], right: float, panel: Panel) -> None:
    """``right`` is where the plot ends. Each as near to its height as those above and below allow.

    Of more labels than the panel has room for, the first ones stay.
    """
    size = sheet.layout.label
    bottom, top = panel.bottom + 0.45 * size, panel.top
    fitting = labels[: max(1, 1 + int((top - bottom) / (_PITCH * size)))]
    ordered = sorted(fitting, key=lambda label: -label.y)
    heights = _apart([label.y for label in ordered], _PITCH * size, bottom, top)
    for label, height in zip(ordered, heights, strict=True):
        colour = sheet.colours.text if label.bold else sheet.colours.secondary
        text, baseline = _fitting(sheet, label), height - 0.35 * size
        sheet.text(right + AIR / 2, baseline, text, size, colour, name=f"end-{label.name}", bold=label.bold)


def _apart(heights: Sequence[float], pitch: float, bottom: float, top: float) -> list[float]:
    """From the highest down: groups that would touch are spread around their middle, between bottom and top."""
    groups: list[list[float]] = []
    for height in heights:
        groups.append([height])
        while len(groups) > 1 and _lowest(groups[-2], pitch) - _highest(groups[-1], pitch) < pitch:
            last = groups.pop()
            groups[-1] = [*groups[-1], *last]
    placed = [_highest(group, pitch) - pitch * place for group in groups for place in range(len(group))]
    for place in reversed(range(len(placed))):
        least = placed[place + 1] + pitch if place + 1 < len(placed) else bottom
        placed[place] = max(placed[place], least)
    for place in range(len(placed)):
        most = placed[place - 1] - pitch if place else top
        placed[place] = min(placed[place], most)
    return placed


def _highest(group: Sequence[float], pitch: float) -> float:
    return sum(group) / len(group) + pitch * (len(group) - 1) / 2


def _lowest(group: Sequence[float], pitch: float) -> float:
    return sum(group) / len(group) - pitch * (len(group) - 1) / 2


def _fitting(sheet: Sheet, label: MarginLabel) -> str:
    texts = [fonts.printable(text) for text in label.texts]
    most = WIDEST * sheet.layout.width
    return next((text for text in texts if fonts.width(text, sheet.layout.label, label.bold) <= most), texts[-1])
