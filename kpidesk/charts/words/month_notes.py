"""What the owner noted on the months of a chart, as short texts to stand below it."""

from collections.abc import Sequence
from typing import Protocol

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.workbook.entry import SUM_MARK

LONGEST = 90
"""Characters of a note in a picture; the table of the plotted figures has all of it."""
_ELLIPSIS = "\u2026"


class NoteSource(Protocol):
    """Where notes are kept. A `Workbook` is one."""

    def note(self, cell: Cell, /) -> str: ...

    def month_note(self, month: Month, /) -> str: ...


def notes_on(source: NoteSource, indicator: str, months: Sequence[Month], segment: Segment | None = None) -> list[str]:
    """For each month what was noted on the figure or KPI, then on the month itself; empty where nothing was.

    Sums that a figure was worked out from are no notes.
    """
    return [_joined(source.note(Cell(indicator, month, segment)), source.month_note(month)) for month in months]


def shortened(note: str) -> str:
    """As much of the note as a picture has room for, cut between words."""
    line = " ".join(note.split())
    if len(line) <= LONGEST:
        return line
    head, space, _ = line[: LONGEST - 1].rpartition(" ")
    return (head if space and len(head) > LONGEST // 2 else line[: LONGEST - 1]).rstrip(" ,;.") + _ELLIPSIS


def noted_words(note: str) -> str:
    """As it stands in a sentence, which has a full stop of its own."""
    return shortened(note).rstrip(" .")


def _joined(*notes: str) -> str:
    lines = [line.strip() for note in notes for line in note.splitlines()]
    return "; ".join(line for line in lines if line and not line.startswith(SUM_MARK))
