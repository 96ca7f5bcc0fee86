"""Odd figures: possible, but so unlike the rest that a slip of the finger is likelier than the truth.

Nothing here stands in the way: an odd figure is kept, and asked about until the owner confirms it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from kpidesk.analysis.column_twice import MONTHS_APART, Columns
from kpidesk.analysis.digits import are_swapped, changes_of, significant, step_of
from kpidesk.analysis.line_history import LOOK_BACK, LineHistory, line_history
from kpidesk.analysis.usual_range import LEAST_REACH, UsualRange, range_in
from kpidesk.domain.cell import Cell
from kpidesk.domain.check import Check, Relation, Severity
from kpidesk.domain.indicator import Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
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


TEN_TIMES = 8.0
"""A slip with the zero makes ten times of a figure that has moved itself: from here on it may be one."""

_LEAST_LARGE = 20.0  # below this ten times is nothing: two replies, then one
_LEAST_DIGITS = 3
_TELLING_STEPS = 20  # a figure that moves by fewer steps than this meets its last value by chance every few years
_YEAR = 12
_FEW_EARLIER = 3
_MOST_REPEATS = 2


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

    def forget(self, effect: Effect) -> None:
        """A change was made: lines it touched are read again when asked for."""
        self.columns.forget()
        if effect.everything:
            self._lines.clear()
        for line in [line for line in self._lines if line[0] in effect.indicators]:
            del self._lines[line]

    def line(self, indicator: str, segment: Segment | None) -> LineHistory:
        key = (indicator, segment)
        if key not in self._lines:
            self._lines[key] = line_history(self._workbook, indicator, segment, self._since)
        return self._lines[key]

    def of(self, cell: Cell) -> list[Oddity]:
        value = self._workbook.typed(cell)
        about = self._workbook.indicators.get(cell.indicator)
        if value is None or about is None:
            return []
        line = self.line(cell.indicator, cell.segment)
        found = list(self._alone(cell, value, line))
        if about.checks:
            found.extend(self._beside(cell, value))
        if not about.standing and (twin := self._twin(cell, value, line)) is not None:
            found.append(Oddity(cell, OddKind.COLUMN_TWICE, value, value, other=twin))
        return sorted(found, key=lambda odd: _ORDER[odd.kind]) if len(found) > 1 else found

    def _twin(self, cell: Cell, value: float, line: LineHistory) -> Cell | None:
        """The same figure of the nearest earlier month that has all the figures of this one."""
        earlier = line.before(cell.month, MONTHS_APART)
        if value not in earlier:
            return None
        months = (cell.month.plus(-back) for back, one in enumerate(reversed(earlier), 1) if one == value)
        twin = self.columns.twin_of(cell.month, months)
        return None if twin is None else Cell(cell.indicator, twin, cell.segment)

    def _alone(self, cell: Cell, value: float, line: LineHistory) -> Iterator[Oddity]:
        """Against its own history."""
        is_running = cell.month in self._workbook.calendar.unfinished
        if _is_new_sign(value, cell.month, line):
            yield Oddity(cell, OddKind.SIGN, value)
        last, before = line.value(cell.month.previous), Cell(cell.indicator, cell.month.previous, cell.segment)
        if last is not None and before.month not in self._workbook.calendar.unfinished:
            if _is_ten_times(value, last, cell.month, line, is_running):
                yield Oddity(cell, OddKind.TEN_TIMES, value, last, other=before)
            elif _is_swapped(value, last, cell.month, line):
                yield Oddity(cell, OddKind.SWAPPED, value, last, other=before)
            elif _is_repeated(value, last, cell.month, line):
                yield Oddity(cell, OddKind.SAME, value, last, other=before)
        usual = range_in(line, cell.month, line.days(cell.month))
        if usual is not None and self._is_outside(cell, value, line, usual, is_running):
            yield Oddity(cell, OddKind.OUTSIDE, value, usual.centre, (usual.low, usual.high))

    def _is_outside(self, cell: Cell, value: float, line: LineHistory, usual: UsualRange, is_running: bool) -> bool:
        """A month that still runs may be low. So may a count be by chance, and a figure that was so a year ago."""
        if usual.low <= value <= usual.high or (is_running and value < usual.low):
            return False
        off = abs(value - usual.centre)
        if line.per_day and line.about.unit is Unit.COUNT and off <= 3 * sqrt(max(usual.centre, 1.0)):
            return False
        return not _is_as_last_year(value, cell.month, line, usual) and not self._is_new_level(cell, value, line)

    def _is_new_level(self, cell: Cell, value: float, line: LineHistory) -> bool:
        """Whether it stays where the owner confirmed it a month ago."""
        last, before = line.value(cell.month.previous), Cell(cell.indicator, cell.month.previous, cell.segment)
        if last is None or abs(value - last) > 2 * LEAST_REACH * abs(last):
            return False
        return self._workbook.is_confirmed(before)

    def _beside(self, cell: Cell, value: float) -> Iterator[Oddity]:
        """Against the other figures that its checks name."""
        for check in self._workbook.definitions.checks.of(cell.indicator):
            if check.check.severity is not Severity.ASK:
                continue
            found = failing(self._workbook, check, cell.month, cell.segment)
            if found is None or self._was_confirmed(cell, found.check):
                continue
            is_sign = not check.operands and check.check.relation is Relation.AT_LEAST
            other = next(iter(found.against), None)
            kind = OddKind.SIGN if is_sign else OddKind.RELATION
            yield Oddity(cell, kind, value, found.bound, other=other, check=check.check)

    def _was_confirmed(self, cell: Cell, check: Check | None) -> bool:
        """Whether the same was so a month ago and the owner said that it is right: then it is how they count."""
        before = Cell(cell.indicator, cell.month.previous, cell.segment)
        if not self._workbook.is_confirmed(before):
            return False
        checks = self._workbook.definitions.checks.of(cell.indicator)
        same = next(each for each in checks if each.check == check)
        return bool(same.operands) and failing(self._workbook, same, before.month, before.segment) is not None


_ORDER = {kind: place for place, kind in enumerate(OddKind)}


def most_telling(found: Iterable[Oddity]) -> Oddity | None:
    """The one to show."""
    return min(found, key=lambda odd: _ORDER[odd.kind], default=None)


# -- one rule each ----------------------------------------------------------------------------------------------


def _is_new_sign(value: float, month: Month, line: LineHistory) -> bool:
    if value == 0 or (line.about.lowest is not None and line.about.lowest >= 0):
        return False
    earlier = [one for one in line.before(month, LOOK_BACK) if one]
    return len(earlier) >= _FEW_EARLIER and all((one < 0) is not (value < 0) for one in earlier)


def _is_ten_times(value: float, last: float, month: Month, line: LineHistory, is_running: bool) -> bool:
    """Not where the figure was as large, or as small, before; shares and scores do not get another zero."""
    now, then = abs(value), abs(last)
    if not now or not then or line.about.unit in {Unit.PERCENT, Unit.SCORE} or max(now, then) < _LEAST_LARGE:
        return False
    if now < TEN_TIMES * then and (is_running or then < TEN_TIMES * now):
        return False
    earlier = [abs(one) for one in line.before(month, 2 * _YEAR) if one]
    return now > 1.25 * max(earlier) if now > then else now < 0.8 * min(earlier)


def _is_swapped(value: float, last: float, month: Month, line: LineHistory) -> bool:
    return are_swapped(value, last) and (_moves_freely(month, line, value) or _moves_less(month, line, value - last))


def _is_repeated(value: float, last: float, month: Month, line: LineHistory) -> bool:
    """Not a figure that stands, nor one that often repeats or moves by so little that it must meet itself."""
    if value != last or line.about.standing or len(significant(value)) < _LEAST_DIGITS:
        return False
    moves = changes_of(line.before(month, _YEAR))
    repeats = moves.count(0.0)
    is_rare = repeats < _MOST_REPEATS and 4 * repeats <= len(moves)
    return is_rare and _moves_freely(month, line, value)


def _moves_freely(month: Month, line: LineHistory, value: float) -> bool:
    """Whether it moves by so many steps of its last digit that meeting a given value by chance is rare."""
    moves = changes_of(line.before(month, _YEAR))
    return len(moves) < _FEW_EARLIER or sum(moves) >= _TELLING_STEPS * len(moves) * step_of(value)


def _moves_less(month: Month, line: LineHistory, move: float) -> bool:
    """Whether it usually moves by less than half of this."""
    moves = changes_of(line.before(month, _YEAR))
    return 2 * sum(moves) < len(moves) * abs(move)


def _is_as_last_year(value: float, month: Month, line: LineHistory, usual: UsualRange) -> bool:
    """Whether the same month of last year was as unlike its own neighbours: each December.

    Compared with last year's figure times what the three months before have grown since.
    """
    a_year_ago = line.rate(month - _YEAR)
    recent = [line.rate(month - back) for back in (1, 2, 3)]
    earlier = [line.rate(month - back - _YEAR) for back in (1, 2, 3)]
    pairs = [(new, old) for new, old in zip(recent, earlier, strict=True) if new is not None and old is not None]
    grown, base = sum(new for new, _ in pairs), sum(old for _, old in pairs)
    if not a_year_ago or not usual.centre or base <= 0 or grown <= 0:
        return False
    expected = a_year_ago * grown / base * line.days(month)
    reach = max((usual.high - usual.low) / 2, _SEASON_REACH * abs(usual.centre)) * abs(expected / usual.centre)
    return abs(value - expected) <= reach


_SEASON_REACH = 0.2  # one year alone says little about how strong a season is
