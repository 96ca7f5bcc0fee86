"""Names left of horizontal bars: wrapped, all in one size, cut only where nothing smaller fits. Needs matplotlib."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.fitted_text import apart
from kpidesk.charts.paper.sheet import Sheet, line_pitch, wrapped
from kpidesk.charts.style import Layout

AIR = 9.0
"""Points between the widest name and its bar."""
_WIDEST = 0.32  # of the sheet
_MOST_LINES = 3
_ELLIPSIS = "\u2026"
_LONGEST_TAIL = 8


@dataclass(frozen=True, slots=True)
class RowNames:
    """The lines of every name, their type size, and the width of all of them in points."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    width: float

    @classmethod
    def fitting(cls, names: Sequence[str], pitch: float, layout: Layout, widest: float = _WIDEST) -> "RowNames":
        """``pitch`` is the height that one name may take; ``widest`` a share of the sheet. Measured in bold."""
        room, size = widest * layout.width, layout.label
        texts = [fonts.printable(name) for name in names]
        while True:
            lines = [wrapped(text, size, room, bold=True) or [""] for text in texts]
            most = min(_MOST_LINES, max(1, int(pitch // line_pitch(size))))
            is_whole = not any(_is_cut(text, group) for text, group in zip(texts, lines, strict=True))
            if (max(map(len, lines), default=1) <= most and is_whole) or size <= layout.smallest:
                kept = _apart(texts, most, size, room)
                return cls(kept, size, _width(kept, size))
            size = max(layout.smallest, size - 0.5)

    def draw(
        self, sheet: Sheet, index: int, centre: float, *, name: str, bold: bool = False, grey: bool = False
    ) -> None:
        """Left-aligned in the margin, around the height ``centre``."""
        lines, pitch = self.lines[index], line_pitch(self.size)
        baseline = centre + (len(lines) - 1) * pitch / 2 - 0.35 * self.size
        colour = sheet.colours.secondary if grey else sheet.colours.text
        for number, line in enumerate(lines):
            place = f"{name}-{number}"
            sheet.text(sheet.layout.left, baseline, line, self.size, colour, name=place, bold=bold)
            baseline -= pitch

    def height(self, index: int) -> float:
        """From the top of the first line to the foot of the last."""
        return (len(self.lines[index]) - 1) * line_pitch(self.size) + 1.22 * self.size


def _is_cut(text: str, lines: Sequence[str]) -> bool:
    """Whether a word was broken, which smaller type may save."""
    return " ".join(lines) != text


def _apart(texts: Sequence[str], most: int, size: float, room: float) -> tuple[tuple[str, ...], ...]:
    """All in at most so many lines; names that would look alike lose the beginning that they share."""

    def fitted(_place: int, text: str) -> list[str]:
        return _at_most(text, wrapped(text, size, room, bold=True) or [""], most, size, room)

    return tuple(map(tuple, apart(texts, fitted)))


def _at_most(text: str, lines: list[str], most: int, size: float, room: float) -> list[str]:
    """A name that is too long loses its middle: its last word may be all that tells it from the others."""
    if len(lines) <= most:
        return lines
    head, _, tail = text.rpartition(" ")
    tail = f" {tail}" if head and len(tail) <= _LONGEST_TAIL else ""
    head = head if tail else text
    while head:
        head = head[:-1].rstrip()
        shorter = wrapped(head + _ELLIPSIS + tail, size, room, bold=True)
        if len(shorter) <= most:
            return shorter
    return [_ELLIPSIS]


def _width(lines: Sequence[Sequence[str]], size: float) -> float:
    return max((fonts.width(line, size, True) for group in lines for line in group), default=0.0)
