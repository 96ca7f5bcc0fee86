"""Notes below the months of a chart: each hangs from its month by a leader and touches no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpidesk.charts.paper import fonts
from kpidesk.charts.paper.frame import Area
from kpidesk.charts.paper.month_axis import Slots
from kpidesk.charts.paper.sheet import HYPHENS, Sheet, line_pitch, wrapped
from kpidesk.charts.style import Layout
from kpidesk.charts.words.month_notes import shortened
from kpidesk.domain.month import Month

_MOST_ROWS = 4
_LINES = 2
_WIDTH = 0.26  # of the sheet, for one note
_SHARE = 0.2  # of the plot's height, for all of them together
_AIR = 8.0  # points between two notes, and between a note and the leader of another
_PAST = 4.0  # points from a leader to its own text


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """The lines of one note, where they begin and end, and in which row below the months (0 is the highest)."""

    index: int
    lines: tuple[str, ...]
    leader: float
    left: float
    right: float
    row: int

    def covers(self, x: float) -> bool:
        return self.left - _AIR < x < self.right + _AIR

    def suits(self, other: "NoteLabel") -> bool:
        """Whether both can be drawn: neither text on the other, no leader through a text."""
        is_beside = self.right + _AIR <= other.left or other.right + _AIR <= self.left
        if self.row == other.row and not is_beside:
            return False
        return not (other.covers(self.leader) and other.row <= self.row) and not (
            self.covers(other.leader) and self.row <= other.row
        )


@dataclass(frozen=True, slots=True)
class NoteLabels:
    """The notes that have room, and how many have not: the newest come first, the others are counted."""

    labels: tuple[NoteLabel, ...]
    left_out: int
    size: float

    @classmethod
    def fitting(cls, notes: Mapping[int, str], slots: Slots, area: Area, layout: Layout) -> "NoteLabels":
        """``notes`` by the number of their month; ``area`` is what months and figures share."""
        size = layout.footnote
        printed = {index: fonts.printable(shortened(note)) for index, note in notes.items()}
        texts = {index: _in_lines(note, size, _WIDTH * area.width) for index, note in printed.items() if note}
        most_lines = max(map(len, texts.values()), default=1)
        rows = min(_MOST_ROWS, int(_SHARE * area.height // _row_height(size, most_lines)))
        places, placed = _Places(slots, area, size, rows), list[NoteLabel]()
        for index in sorted(texts, reverse=True):
            label = places.label(index, texts[index], placed)
            if label is not None:
                placed.append(label)
        left_out = len(texts) - len(placed)
        return cls(tuple(reversed(placed)), left_out, size)

    @property
    def height(self) -> float:
        more = line_pitch(self.size) if self.left_out else 0.0
        return sum(self._heights) + more + (0.3 * self.size if self.labels or self.left_out else 0.0)

    @property
    def _heights(self) -> list[float]:
        """Of each row: as high as its longest note."""
        rows: dict[int, int] = {}
        for label in self.labels:
            rows[label.row] = max(rows.get(label.row, 0), len(label.lines))
        return [_row_height(self.size, rows.get(row, 0)) for row in range(max(rows, default=-1) + 1)]

    def draw(self, sheet: Sheet, top: float, months: Sequence[Month]) -> None:
        """From ``top`` downwards."""
        heights = self._heights
        for label in self.labels:
            name = f"{months[label.index]}"
            start = top - sum(heights[: label.row])
            baseline = start - self.size
            foot = baseline - 0.1 * self.size
            xs, ys = [label.leader, label.leader], [top, foot]
            sheet.line(xs, ys, sheet.colours.secondary, 0.9, name=f"note-leader-{name}", snap=True)
            for number, line in enumerate(label.lines):
                y = baseline - number * line_pitch(self.size)
                sheet.text(label.left, y, line, self.size, sheet.colours.text, name=f"note-{name}-{number}")
        if self.left_out:
            words = f"and {self.left_out} more note{'s'[: self.left_out > 1]}"
            end, y = sheet.layout.right, top - sum(heights) - self.size
            sheet.text(end, y, words, self.size, sheet.colours.secondary, name="notes-left-out", align=1.0)


def _row_height(size: float, lines: int) -> float:
    return lines * line_pitch(size) + 0.45 * size if lines else 0.0


@dataclass(frozen=True, slots=True)
class _Places:
    """Where notes may stand: below their months, in so many rows."""

    slots: Slots
    area: Area
    size: float
    rows: int

    def label(self, index: int, lines: tuple[str, ...], others: Sequence[NoteLabel]) -> NoteLabel | None:
        """In the highest row with room, right of its leader where it can: left of it, it stands in older ones' way."""
        leader = self.slots.centre(index)
        width = max(fonts.width(line, self.size) for line in lines)
        for left in (leader + _PAST, leader - _PAST - width):
            if left < self.area.left - 0.5 or left + width > self.area.right + 0.5:
                continue
            for row in range(self.rows):
                label = NoteLabel(index, lines, leader, left, left + width, row)
                if all(label.suits(other) for other in others):
                    return label
        return None


def _in_lines(text: str, size: float, width: float) -> tuple[str, ...]:
    """One line, or two that are about as long as each other; a longer note gets longer lines."""
    lines = wrapped(text, size, width)
    if len(lines) > _LINES:
        return _in_lines(text, size, 1.15 * width)
    while len(lines) > 1:
        width *= 0.95
        narrower = wrapped(text, size, width)
        if len(narrower) > len(lines) or _torn(narrower, text) > _torn(lines, text):
            break
        lines = narrower
    return tuple(lines)


def _torn(lines: Sequence[str], text: str) -> int:
    """How many words of the text are broken, other than behind a hyphen."""
    words = set(text.split(" "))
    ends = [line.rpartition(" ")[2] for line in lines[:-1]]
    return sum(end not in words and not end.endswith(HYPHENS) for end in ends)
