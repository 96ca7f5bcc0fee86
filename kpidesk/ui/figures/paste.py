"""Blocks of figures from a spreadsheet: placed and read as a whole, so that nothing is ever half done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.exchange.amount import Marks, parse_amount
from kpidesk.ui.figures.area import Area
from kpidesk.ui.figures.block import Block, Written
from kpidesk.ui.figures.headings import Headed, headed
from kpidesk.ui.figures.months import MonthSpan
from kpidesk.ui.figures.paste_refused import BlockTooLarge, Misfit, NothingToPaste, PasteRefused, Why
from kpidesk.ui.figures.rows import Row


class Blanks(StrEnum):
    """What a blank cell of a block does to the figure under it.

    As usual, it clears when the block was copied here, so that a month pasted over another is that month; a table from
    elsewhere has blanks for what its maker does not know, and those leave what is there.
    """

    USUAL = "usual"
    CLEAR = "clear"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied here last. ``rows`` and ``months`` are given where whole columns and whole rows were copied."""

    text: str
    cells: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...] | None = None
    months: tuple[Month, ...] | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be pasted, and where. ``copied`` when the text is what was copied here."""

    text: str
    area: Area
    swapped: bool = False
    blanks: Blanks = Blanks.USUAL
    copied: Copied | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The rows and months that there are, and what the rows are about.

    ``names`` leads from what a heading may call a figure, in small letters, to its row. ``span`` limits the months
    that headings can ask for; None: those that there are.
    """

    rows: Sequence[Row]
    months: Sequence[Month]
    indicators: Mapping[str, Indicator]
    names: Mapping[str, Row] = field(default_factory=dict)
    span: MonthSpan | None = None

    def is_percent(self, row: Row) -> bool:
        return self.indicators[row.indicator].unit is Unit.PERCENT

    def named(self, text: str) -> Row | None:
        return self.names.get(text.strip().casefold())

    def can_have(self, month: Month) -> bool:
        return month in self.months or (self.span is not None and self.span.can_have(month))


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of the block and the figure it is meant for."""

    written: Written
    row: Row
    month: Month

    @property
    def cell(self) -> Cell:
        return self.row.cell(self.month)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block whose cells know where they go; their texts are not read yet.

    ``slots`` are on rows to type in; ``skipped`` counts cells on calculated rows, ``unheaded`` those in columns without
    a month. ``area`` is the rectangle it covers, None when headings decide. ``clears``: blanks do.
    """

    slots: tuple[Slot, ...]
    skipped: int = 0
    unheaded: int = 0
    area: Area | None = None
    swapped: bool = False
    clears: bool = False
    is_own: bool = False

    @property
    def by_headings(self) -> bool:
        return self.area is None

    @property
    def texts(self) -> list[str]:
        return [slot.written.text for slot in self.slots if not slot.written.is_blank]


@dataclass(frozen=True, slots=True)
class Plan:
    """``values`` to set. ``skipped`` counts cells on calculated rows, ``left`` blanks that left a figure as it is.

    ``others`` counts cells of a fill whose figure has another unit than what was to be repeated.
    """

    values: Mapping[Cell, float | None]
    skipped: int = 0
    left: int = 0
    others: int = 0


def place(wish: Wish, ground: Ground) -> Placed:
    """Where everything of the block goes: by its headings, or in its shape from the top left of the area.

    Raises NothingToPaste, BlockTooLarge, and PasteRefused, which names the cells.
    """
    own = wish.copied
    block = Block.of(own.cells) if own is not None else Block.read(wish.text)
    if block.is_blank and (own is None or wish.blanks is Blanks.LEAVE):
        raise NothingToPaste("the clipboard holds no text")
    clears = wish.blanks is Blanks.CLEAR or (wish.blanks is Blanks.USUAL and own is not None)
    by_heads = headed(block, lambda text: ground.named(text) is not None)
    if by_heads is not None:
        return _Placing(by_heads.block, ground, clears, own is not None).by_heads(by_heads, wish.area)
    if wish.swapped or _is_turned(block, wish.area):
        block = block.turned()
        return _Placing(block, ground, clears, own is not None).in_shape(wish.area, swapped=True)
    placing = _Placing(block, ground, clears, own is not None)
    return placing.in_shape(wish.area, own.rows if own else None, own.months if own else None)


def read(placed: Placed, ground: Ground, marks: Marks) -> Plan:
    """The figures, read by one number form. Raises PasteRefused, which names every cell that is none."""
    values: dict[Cell, float | None] = {}
    misfits: list[Misfit] = []
    left = 0
    for slot in placed.slots:
        written, cell = slot.written, slot.cell
        if written.is_blank and not placed.clears:
            left += 1
            continue
        try:
            value = parse_amount(written.text, marks, percent=ground.is_percent(slot.row))
        except Refusal as refusal:
            misfits.append(Misfit(written.line, written.column, Why.NOT_READ, cell, str(refusal)))
            continue
        if cell in values:
            misfits.append(Misfit(written.line, written.column, Why.TWICE, cell, ""))
        values[cell] = value
    if misfits:
        raise PasteRefused(misfits)
    if not values:
        raise NothingToPaste("these rows are calculated; paste into the figures that they follow from")
    return Plan(values, placed.skipped, left)


def _is_turned(block: Block, area: Area) -> bool:
    """Whether exactly the shape of the turned block is selected."""
    return block.lines != block.columns and (area.tall, area.wide) == (block.columns, block.lines)


class _Placing:
    """Gives the cells of one block their places."""

    def __init__(self, block: Block, ground: Ground, clears: bool, is_own: bool) -> None:
        self._block, self._ground, self._clears, self._is_own = block, ground, clears, is_own
        self._slots: list[Slot] = []
        self._misfits: list[Misfit] = []
        self._skipped = self._unheaded = 0

    def in_shape(
        self,
        area: Area,
        own_rows: Sequence[Row] | None = None,
        own_months: Sequence[Month] | None = None,
        swapped: bool = False,
    ) -> Placed:
        """From the top left of the area; whole columns keep their rows, whole rows their months."""
        block, ground = self._block, self._ground
        down = 1 if own_rows or area.tall % block.lines else area.tall // block.lines
        across = 1 if own_months or area.wide % block.columns else area.wide // block.columns
        block = block.repeated(down, across)
        top, left = (0 if own_rows else area.top), (0 if own_months else area.left)
        lines_there = block.lines if own_rows else len(ground.rows) - top
        columns_there = block.columns if own_months else len(ground.months) - left
        if block.lines > lines_there or block.columns > columns_there:
            raise BlockTooLarge(block.lines, block.columns, lines_there, columns_there)
        rows = own_rows or ground.rows[top : top + block.lines]
        months = own_months or ground.months[left : left + block.columns]
        for row, line in zip(rows, block.rows, strict=True):
            self._line(row, months, line)
        bottom = min(len(ground.rows), top + block.lines) - 1
        covered = Area(top, left, bottom, min(len(ground.months), left + block.columns) - 1)
        return self._placed(covered, swapped)

    def by_heads(self, heads: Headed, area: Area) -> Placed:
        """Each figure to its own name and month; what the block does not name, from the selection on."""
        block, ground = heads.block, self._ground
        lines_there = block.lines if heads.names else len(ground.rows) - area.top
        columns_there = block.columns if heads.months else len(ground.months) - area.left
        if block.lines > lines_there or block.columns > columns_there:
            raise BlockTooLarge(block.lines, block.columns, lines_there, columns_there)
        months = heads.months or tuple(ground.months[area.left : area.left + block.columns])
        for place, line in enumerate(block.rows):
            row = ground.named(heads.names[place]) if heads.names else ground.rows[area.top + place]
            if row is not None:
                self._line(row, months, line)
                continue
            filled = next((written for written in line if not written.is_blank), None)
            if filled is not None and heads.names:
                at, column = (1, filled.column) if heads.swapped else (filled.line, 1)  # where the name stands
                self._misfits.append(Misfit(at, column, Why.UNKNOWN_NAME, None, heads.names[place]))
        return self._placed(None, heads.swapped)

    def _line(self, row: Row, months: Sequence[Month | None], line: Sequence[Written]) -> None:
        for written, month in zip(line, months, strict=True):
            if row.is_typed and month is not None and self._ground.can_have(month):
                self._slots.append(Slot(written, row, month))
            elif not written.is_blank:
                self._aside(row, month, written)

    def _aside(self, row: Row, month: Month | None, written: Written) -> None:
        """A cell with something in it that goes nowhere."""
        if month is None:
            self._unheaded += 1
        elif row.is_typed:
            misfit = Misfit(written.line, written.column, Why.MONTH_TOO_LATE, row.cell(month), str(month))
            self._misfits.append(misfit)
        elif row.has_values:
            self._skipped += 1
        else:
            self._misfits.append(Misfit(written.line, written.column, Why.HEADING, None, row.group))

    def _placed(self, area: Area | None, swapped: bool) -> Placed:
        if self._misfits:
            raise PasteRefused(self._misfits)
        return Placed(
            tuple(self._slots), self._skipped, self._unheaded, area, swapped, self._clears, is_own=self._is_own
        )
