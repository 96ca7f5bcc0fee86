"""Blocks of figures to and from a spreadsheet: planned as a whole, so that nothing is ever half done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.exchange.table import read_block
from kpidesk.ui.figures.rows import Row


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the grid: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell of the block that cannot be taken, where ``line`` and ``column`` count from 1.

    ``cell`` is None where the grid has no figure; ``reason`` is then the group whose row it is.
    """

    line: int
    column: int
    cell: Cell | None
    reason: str


class PasteRefused(Refusal):
    """A block with cells that cannot be taken; nothing of it was."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        self.misfits = tuple(misfits)
        first = self.misfits[0]
        super().__init__(f"line {first.line}, column {first.column}: {first.reason}")


class BlockTooLarge(Refusal):
    """The block reaches past the last row or month. ``lines`` and ``columns`` are those that fit."""

    def __init__(self, lines: int, columns: int, lines_there: int, columns_there: int) -> None:
        self.lines, self.columns = lines, columns
        self.lines_there, self.columns_there = lines_there, columns_there
        super().__init__(
            f"the block has {lines} rows and {columns} columns; from here there are {lines_there} rows and "
            f"{columns_there} months. Nothing was pasted"
        )


class NothingToPaste(Refusal):
    """The block is empty, or falls on calculated rows only."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``values`` to set; ``skipped`` counts cells that fell on calculated rows."""

    values: Mapping[Cell, float | None]
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """The rows and months that there are, and what the rows are about."""

    rows: Sequence[Row]
    months: Sequence[Month]
    indicators: Mapping[str, Indicator]

    def is_percent(self, row: Row) -> bool:
        return self.indicators[row.indicator].unit is Unit.PERCENT


def plan_paste(text: str, area: Area, ground: Ground, marks: Marks) -> Plan:
    """Where the copied block goes, from the top left of ``area``; a single value fills the area.

    The shape is kept, so blanks clear. Raises NothingToPaste, BlockTooLarge and PasteRefused, which names the cells.
    """
    block = _shaped(read_block(text), area)
    _check_room(block, area, ground)
    values: dict[Cell, float | None] = {}
    misfits: list[Misfit] = []
    skipped = 0
    for down, line in enumerate(block):
        row = ground.rows[area.top + down]
        if row.is_typed:
            for across, written in enumerate(line):
                cell = row.cell(ground.months[area.left + across])
                try:
                    values[cell] = parse_amount(written, marks, percent=ground.is_percent(row))
                except Refusal as refusal:
                    misfits.append(Misfit(down + 1, across + 1, cell, str(refusal)))
            continue
        filled = [across for across, written in enumerate(line) if written.strip()]
        if row.has_values:
            skipped += len(filled)
        else:
            misfits.extend(Misfit(down + 1, across + 1, None, row.group) for across in filled)
    if misfits:
        raise PasteRefused(misfits)
    if not values:
        raise NothingToPaste("these rows are calculated; paste into the figures that they follow from")
    return Plan(values, skipped)


def _check_room(block: list[list[str]], area: Area, ground: Ground) -> None:
    lines, columns = len(block), max(map(len, block))
    lines_there, columns_there = len(ground.rows) - area.top, len(ground.months) - area.left
    if lines > lines_there or columns > columns_there:
        raise BlockTooLarge(lines, columns, lines_there, columns_there)


def fill_right(area: Area, ground: Ground, typed: Callable[[Cell], float | None]) -> Plan:
    """The figures of the area's first month for all its months; of the month before when it has only one.

    Rows whose first cell is blank stay as they are. Raises NothingToPaste when nothing can be filled.
    """
    source = area.left if area.right > area.left else area.left - 1
    if source < 0:
        raise NothingToPaste("there is no month before the first one")
    values: dict[Cell, float | None] = {}
    skipped = 0
    for row in ground.rows[area.top : area.bottom + 1]:
        if not row.is_typed:
            skipped += row.has_values
            continue
        value = typed(row.cell(ground.months[source]))
        if value is not None:
            values |= {row.cell(ground.months[place]): value for place in range(source + 1, area.right + 1)}
    if not values:
        raise NothingToPaste("there is no figure to fill with")
    return Plan(values, skipped)


def _shaped(block: list[list[str]], area: Area) -> list[list[str]]:
    """The block as it is; a single value repeated over the whole area."""
    if not any(cell.strip() for line in block for cell in line) and len(block) == len(block[0]) == 1:
        raise NothingToPaste("the clipboard holds no text")
    if len(block) == 1 and len(block[0]) == 1:
        return [block[0] * (area.right - area.left + 1)] * (area.bottom - area.top + 1)
    return block
