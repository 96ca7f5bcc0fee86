"""Why a block cannot be pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.domain.cell import Cell
from kpidesk.domain.refusal import Refusal


class Why(StrEnum):
    """What stands against one cell of a block."""

    NOT_READ = "not read"  # no number
    HEADING = "heading"  # falls on the heading of a group
    UNKNOWN_NAME = "unknown name"
    MONTH_TOO_LATE = "month too late"
    TWICE = "twice"  # another cell of the block goes to the same figure


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell of the block that cannot be taken; ``line`` and ``column`` count from 1, as it was copied.

    ``about`` is the reason when it was not read, the group or the name that is meant, or the month.
    """

    line: int
    column: int
    why: Why
    cell: Cell | None
    about: str


class PasteRefused(Refusal):
    """A block with cells that cannot be taken; nothing of it was."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        self.misfits = tuple(misfits)
        first = self.misfits[0]
        super().__init__(f"line {first.line}, column {first.column}: {first.about}")


class BlockTooLarge(Refusal):
    """The block reaches past the last row or month; ``fits_swapped`` when it would not with months down its lines."""

    def __init__(self, lines: int, columns: int, lines_there: int, columns_there: int) -> None:
        self.lines, self.columns = lines, columns
        self.lines_there, self.columns_there = lines_there, columns_there
        self.fits_swapped = columns <= lines_there and lines <= columns_there
        super().__init__(
            f"the block has {lines} rows and {columns} columns; from here there are {lines_there} rows and "
            f"{columns_there} months. Nothing was pasted"
        )


class NothingToPaste(Refusal):
    """The block is empty, or falls on calculated rows only."""
