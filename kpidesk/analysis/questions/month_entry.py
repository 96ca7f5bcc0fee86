"""What one business types in one month: the programs it opens, in order, and the figures to take from each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kpidesk.analysis.questions.line_history import LOOK_BACK
from kpidesk.analysis.questions.odd import OddFigures
from kpidesk.analysis.questions.usual_range import UsualRange, range_in
from kpidesk.catalogue.catalogue import program_order
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.workbook.workbook import Workbook

OWN_PROGRAM = "own"
"""Figures that come from no program: estimates, and the owner's own figures that say nothing else."""

_IN_USE = 12
"""A figure that was typed in one of so many months before is one that this business enters."""


_LATELY = 3
"""A figure whose blank is zero is asked for while it was typed in one of so many months before."""


class FieldState(StrEnum):
    TYPED = "typed"
    MISSING = "missing"
    CARRIED = "carried"  # stands from an earlier month until it is confirmed or changed
    FILLED = "filled"  # follows from other figures, or counts as zero as it did for months
    ENDED = "ended"  # its channel, campaign or product has ended


@dataclass(frozen=True, slots=True)
class EntryField:
    """``value`` is what counts, typed or not; None for a blank. The others are None where nothing is known."""

    cell: Cell
    state: FieldState
    value: float | None
    last_month: float | None
    last_year: float | None
    usual: UsualRange | None

    @property
    def is_counted(self) -> bool:
        """Whether the owner has to see to it."""
        return self.state not in {FieldState.FILLED, FieldState.ENDED}

    @property
    def is_entered(self) -> bool:
        return self.state in {FieldState.TYPED, FieldState.CARRIED}


@dataclass(frozen=True)
class ProgramEntry:
    """``program`` is a key of the catalogue's."""

    program: str
    fields: tuple[EntryField, ...]

    @cached_property
    def entered(self) -> int:
        return sum(field.is_entered for field in self.fields)

    @cached_property
    def all(self) -> int:
        """How many fields there are to see to; those that are filled in by themselves do not count."""
        return sum(field.is_counted for field in self.fields)


@dataclass(frozen=True)
class MonthEntry:
    month: Month
    programs: tuple[ProgramEntry, ...]

    @property
    def entered(self) -> int:
        return sum(program.entered for program in self.programs)

    @property
    def all(self) -> int:
        return sum(program.all for program in self.programs)

    @property
    def missing(self) -> list[Cell]:
        fields = (field for program in self.programs for field in program.fields)
        return [field.cell for field in fields if field.state is FieldState.MISSING]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How far a month is: ``entered`` of ``all`` figures, as `MonthEntry` counts them."""

    month: Month
    entered: int
    all: int
    missing: int


def month_count(workbook: Workbook, month: Month) -> MonthCount:
    """The counts of `month_entry` alone, without the histories that it looks up."""
    inputs = [about for about in workbook.indicators.values() if not about.is_calculated]
    states = [
        _state(workbook, about, Cell(about.id, month, part))
        for about in inputs
        for part in _parts(workbook, about, month)
    ]
    unasked = states.count(FieldState.FILLED) + states.count(FieldState.ENDED)
    entered = states.count(FieldState.TYPED) + states.count(FieldState.CARRIED)
    return MonthCount(month, entered, len(states) - unasked, states.count(FieldState.MISSING))


def month_entry(workbook: Workbook, month: Month) -> MonthEntry:
    """Figures that show, and those that were typed in this month or in the twelve before.

    Within a program in the catalogue's order, every figure followed by its channels, campaigns or products: those
    that are in use for it.
    """
    odd = OddFigures(workbook, month.plus(-LOOK_BACK))
    by_program: dict[str, list[EntryField]] = {}
    for about in workbook.indicators.values():
        if not about.is_calculated:
            fields = [
                _field(workbook, odd, about, Cell(about.id, month, part)) for part in _parts(workbook, about, month)
            ]
            by_program.setdefault(about.program or OWN_PROGRAM, []).extend(fields)
    order = (*program_order(), *by_program)
    found = {program: by_program[program] for program in order if by_program.get(program)}
    return MonthEntry(month, tuple(ProgramEntry(program, tuple(fields)) for program, fields in found.items()))


def _parts(workbook: Workbook, about: Indicator, month: Month) -> Iterator[Segment | None]:
    """The whole first. A whole that is the sum of its parts is not asked for, but shown."""
    parts = [part for part in workbook.segments_of(about.id) if is_used(workbook, about.id, month, part)]
    if about.id in workbook.chosen or parts or is_used(workbook, about.id, month, None):
        yield None
    yield from parts


def is_used(workbook: Workbook, indicator: str, month: Month, part: Segment | None, back: int = _IN_USE) -> bool:
    """Whether it was typed in this month or in so many before."""
    months: Iterable[Month] = (month.plus(-ago) for ago in range(back + 1))
    return any(workbook.typed(Cell(indicator, each, part)) is not None for each in months)


def _field(workbook: Workbook, odd: OddFigures, about: Indicator, cell: Cell) -> EntryField:
    line = odd.line(cell.indicator, cell.segment)
    value = workbook.month_value(*cell)
    days = workbook.calendar.days(Period.month(cell.month)) if line.per_day else 1
    return EntryField(
        cell,
        _state(workbook, about, cell),
        None if isinstance(value, NoValue) else value,
        _shown(workbook, cell, 1),
        _shown(workbook, cell, 12),
        range_in(line, cell.month, days),
    )


def _shown(workbook: Workbook, cell: Cell, back: int) -> float | None:
    value = workbook.month_value(cell.indicator, cell.month.plus(-back), cell.segment)
    return None if isinstance(value, NoValue) else value


def _state(workbook: Workbook, about: Indicator, cell: Cell) -> FieldState:
    if workbook.typed(cell) is not None:
        return FieldState.TYPED
    if cell.segment is not None and not workbook.is_running(cell.segment, cell.month):
        return FieldState.ENDED
    if workbook.stands_in(cell):
        if about.blank_is_zero and is_used(workbook, cell.indicator, cell.month, cell.segment, _LATELY):
            return FieldState.MISSING  # it counts as zero until then, but Enter must not pass it
        return FieldState.CARRIED if about.standing else FieldState.FILLED
    waits = _waits_for_parts(workbook, cell) or _waits_for_balance(workbook, about, cell)
    return FieldState.FILLED if waits else FieldState.MISSING


def _waits_for_balance(workbook: Workbook, about: Indicator, cell: Cell) -> bool:
    """Whether it is worked out as soon as the figures of this month that it follows from are typed."""
    return about.balance is not None and all(
        name in workbook.chosen or is_used(workbook, name, cell.month, cell.segment) for name in about.balance
    )


def _waits_for_parts(workbook: Workbook, cell: Cell) -> bool:
    """Whether it is the sum of parts that are typed, of which none is there yet."""
    kind = None if cell.segment is not None else workbook.total_from(cell.indicator)
    return kind is not None and any(
        part.kind is kind
        and workbook.is_running(part, cell.month)
        and is_used(workbook, cell.indicator, cell.month, part)
        for part in workbook.segments_of(cell.indicator)
    )
