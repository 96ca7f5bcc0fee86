"""Odd figures: possible, but so unlike the rest that a slip of the finger is likelier than the truth.

Nothing here stands in the way: an odd figure is kept, and asked about until the owner confirms it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kpidesk.analysis.questions.column_twice import MONTHS_APART, Columns
from kpidesk.analysis.questions.line_history import LOOK_BACK, LineHistory, line_history
from kpidesk.analysis.questions.odd_rules import (
    is_as_last_year,
    is_new_sign,
    is_repeated,
    is_swapped,
    is_ten_times,
    is_within_chance,
)
from kpidesk.analysis.questions.usual_range import LEAST_REACH, UsualRange, range_in, reach_in
from kpidesk.domain.cell import Cell
from kpidesk.domain.change import Confirm
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.workbook import rules
from kpidesk.workbook.column_reader import ColumnReader
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.impossible import failing
from kpidesk.workbook.workbook import Workbook


class OddKind(StrEnum):
    """The most telling first."""

    COLUMN_TWICE = "column twice"  # the figures of the month are those of another month
    SIGN = "sign"  # below zero, or above it, for the first time
    TEN_TIMES = "ten times"  # ten times the month before, or a tenth
    SWAPPED = "swapped"  # the month before with two neighbouring digits changed
    RELATION = "relation"  # odd beside another figure
    SAME = "same"  # exactly the figure of the month before
    OUTSIDE = "outside"  # not within its usual range


@dataclass(frozen=True, slots=True)
class Oddity:
    """``value`` of ``cell`` is odd against ``against``, the value of ``other`` or what the ``check`` came to.

    ``range`` is the usual range that the figure lies outside of.
    """

    cell: Cell
    kind: OddKind
    value: float
    against: float | None = None
    range: tuple[float, float] | None = None
    other: Cell | None = None
    check: Check | None = None


def oddities(workbook: Workbook, cell: Cell) -> list[Oddity]:
    """Everything odd about a typed figure, the most telling first; empty for a blank. Confirmed or not."""
    return OddFigures(workbook, cell.month.plus(-LOOK_BACK)).of(cell)


class OddFigures:
    """Answers for many figures of one workbook; what the lines were is kept until `forget`."""

    def __init__(self, workbook: Workbook, since: Month | None = None) -> None:
        """With ``since``, nothing before that month is looked at."""
        self._workbook, self._since = workbook, since
        self._lines: dict[tuple[str, Segment | None], LineHistory] = {}
        self.columns = Columns(workbook)
        self._reader = ColumnReader(workbook)
        self._found: dict[Cell, list[Oddity]] = {}

    def forget(self, effect: Effect) -> None:
        """A change was made: what it touched is looked at again when asked for."""
        self.columns.forget()
        self._reader.forget()
        if effect.everything:
            self._lines.clear()
            self._found.clear()
            return
        touched = self._touched(effect)
        for line in [line for line in self._lines if line[0] in touched]:
            del self._lines[line]
        for cell in [cell for cell in self._found if cell.indicator in touched]:
            del self._found[cell]

    def _touched(self, effect: Effect) -> set[str]:
        """Figures that changed or were confirmed, and those that are held against them."""
        confirmed = (part.figures for part in rules.parts(effect.change) if isinstance(part, Confirm))
        touched = effect.indicators | {cell.indicator for figures in confirmed for cell in figures}
        checks, indicators = self._workbook.definitions.checks, self._workbook.indicators
        owners = (
            name
            for name, about in indicators.items()
            if about.checks and any(other in touched for check in checks.of(name) for other, _ in check.operands)
        )
        return {*touched, *owners}

    def line(self, indicator: str, segment: Segment | None) -> LineHistory:
        key = (indicator, segment)
        if key not in self._lines:
            self._lines[key] = line_history(self._workbook, indicator, segment, self._since)
        return self._lines[key]

    def of(self, cell: Cell) -> list[Oddity]:
        """Everything odd about a typed figure; empty for a blank."""
        value = self._workbook.typed(cell)
        if value is None or cell.indicator not in self._workbook.indicators:
            return []
        return self.of_typed(cell, value)

    def of_typed(self, cell: Cell, value: float) -> list[Oddity]:
        """The same of a figure that is known to be typed, as ``value``."""
        line = self.line(cell.indicator, cell.segment)
        found = self._found.get(cell)
        if found is None:
            found = self._found[cell] = self._looked_at(cell, value, line)
        if not line.about.standing and (twin := self._twin(cell, value, line)) is not None:
            return [Oddity(cell, OddKind.COLUMN_TWICE, value, value, other=twin), *found]
        return found

    def _looked_at(self, cell: Cell, value: float, line: LineHistory) -> list[Oddity]:
        """Everything but columns, the most telling first."""
        found = self._alone(cell, value, line)
        if line.about.checks:
            beside = list(self._beside(cell, value))
            told = {OddKind.SIGN} & {odd.kind for odd in beside}  # what a check says of it needs no history
            found = [odd for odd in found if odd.kind not in told] + beside
        return sorted(found, key=lambda odd: _ORDER[odd.kind]) if len(found) > 1 else found

    def _twin(self, cell: Cell, value: float, line: LineHistory) -> Cell | None:
        """The same figure of the nearest earlier month that has all the figures of this one."""
        earlier = line.before(cell.month, MONTHS_APART)
        if value not in earlier:
            return None
        months = (cell.month.plus(-back) for back, one in enumerate(reversed(earlier), 1) if one == value)
        twin = self.columns.twin_of(cell.month, months)
        return None if twin is None else Cell(cell.indicator, twin, cell.segment)

    def _alone(self, cell: Cell, value: float, line: LineHistory) -> list[Oddity]:
        """Against its own history."""
        month, unfinished = cell.month, self._workbook.calendar.unfinished
        is_running, found = month in unfinished, []
        if is_new_sign(value, month, line):
            found.append(Oddity(cell, OddKind.SIGN, value))
        last = line.value(month - 1)
        if last is not None and month - 1 not in unfinished:
            kind = _against_last(value, last, month, line, is_running)
            if kind is not None:
                found.append(Oddity(cell, kind, value, last, other=_before(cell)))
        reached = reach_in(line, month)
        if reached is not None and abs(value / line.days(month) - reached[0]) > reached[1]:
            usual = range_in(line, month, line.days(month))
            if usual is not None and self._is_outside(cell, value, line, usual, is_running):
                found.append(Oddity(cell, OddKind.OUTSIDE, value, usual.centre, (usual.low, usual.high)))
        return found

    def _is_outside(self, cell: Cell, value: float, line: LineHistory, usual: UsualRange, is_running: bool) -> bool:
        """A month that still runs may be low. So may a count be by chance, and a figure that was so a year ago."""
        if usual.low <= value <= usual.high or (is_running and value < usual.low):
            return False
        if is_within_chance(value, line, usual) or is_as_last_year(value, cell.month, line, usual):
            return False
        return not self._is_new_level(cell, value, line)

    def _is_new_level(self, cell: Cell, value: float, line: LineHistory) -> bool:
        """Whether it stays where the owner confirmed it a month ago."""
        last = line.value(cell.month - 1)
        if last is None or abs(value - last) > 2 * LEAST_REACH * abs(last):
            return False
        return self._workbook.is_confirmed(_before(cell))

    def _beside(self, cell: Cell, value: float) -> Iterator[Oddity]:
        """Against the other figures that its checks name."""
        for check in self._workbook.definitions.checks.of(cell.indicator):
            if check.check.severity is not Severity.ASK:
                continue
            found = failing(self._reader, check, cell.month, cell.segment)
            if found is None or self._was_confirmed(cell, found.check):
                continue
            is_sign = not check.operands and check.check.relation is Relation.AT_LEAST
            other = next(iter(found.against), None)
            kind = OddKind.SIGN if is_sign else OddKind.RELATION
            yield Oddity(cell, kind, value, found.bound, other=other, check=check.check)

    def _was_confirmed(self, cell: Cell, check: Check | None) -> bool:
        """Whether the same was so a month ago and the owner said that it is right: then it is how they count."""
        before = _before(cell)
        if not self._workbook.is_confirmed(before):
            return False
        checks = self._workbook.definitions.checks.of(cell.indicator)
        same = next(each for each in checks if each.check == check)
        return bool(same.operands) and failing(self._reader, same, before.month, before.segment) is not None


def _against_last(value: float, last: float, month: Month, line: LineHistory, is_running: bool) -> OddKind | None:
    if value == last:
        return OddKind.SAME if is_repeated(value, last, month, line) else None
    if is_ten_times(value, last, month, line, is_running):
        return OddKind.TEN_TIMES
    return OddKind.SWAPPED if is_swapped(value, last, month, line) else None


def _before(cell: Cell) -> Cell:
    """The same figure of the month before."""
    return Cell(cell.indicator, cell.month.previous, cell.segment)


_ORDER = {kind: place for place, kind in enumerate(OddKind)}


def most_telling(found: Iterable[Oddity]) -> Oddity | None:
    """The one to show."""
    return min(found, key=lambda odd: _ORDER[odd.kind], default=None)
