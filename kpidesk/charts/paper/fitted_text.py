"""Owners' words in a narrow place: in so many lines, the last one cut short where there is more. Needs matplotlib."""

from collections.abc import Sequence

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.sheet import wrapped
from kpidesk.charts.words.naming import without_shared_start

_ELLIPSIS = "\u2026"


def lines_within(text: str, size: float, width: float, most: int = 1, *, bold: bool = False) -> list[str]:
    """At most so many lines, each at most so wide; what is left out ends in dots."""
    lines = wrapped(fonts.printable(text), size, width, bold=bold)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), size, width, bold)]


def lines_apart(texts: Sequence[str], size: float, width: float, most: int, *, bold: bool = False) -> list[list[str]]:
    """As `lines_within`; texts that would look alike lose the words with which all of them begin."""

    def fitted(text: str) -> list[str]:
        return lines_within(text, size, width, most, bold=bold)

    return [fitted(text) for text in without_shared_start(texts, [tuple(fitted(text)) for text in texts])]


def _cut(text: str, size: float, width: float, bold: bool) -> str:
    """As many characters as fit, and dots."""
    kept = text
    while kept and fonts.width(kept + _ELLIPSIS, size, bold) > width:
        kept = kept[:-1].rstrip(" ,;(-")
    return kept + _ELLIPSIS if kept else ""
