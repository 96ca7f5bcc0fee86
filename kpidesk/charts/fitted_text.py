"""Owners' words in a narrow place: in so many lines, the last one cut short where there is more. Needs matplotlib."""

from kpidesk.charts import fonts
from kpidesk.charts.sheet import wrapped

_ELLIPSIS = "\u2026"


def lines_within(text: str, size: float, width: float, most: int = 1, *, bold: bool = False) -> list[str]:
    """At most so many lines, each at most so wide; what is left out ends in dots."""
    lines = wrapped(fonts.printable(text), size, width, bold=bold)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), size, width, bold)]


def _cut(text: str, size: float, width: float, bold: bool) -> str:
    """As many characters as fit, and dots."""
    kept = text
    while kept and fonts.width(kept + _ELLIPSIS, size, bold) > width:
        kept = kept[:-1].rstrip(" ,;(-")
    return kept + _ELLIPSIS if kept else ""
