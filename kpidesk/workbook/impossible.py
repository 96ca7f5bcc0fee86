"""Figures that cannot be: beyond their limits, against another figure, or with parts that exceed the whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kpidesk.domain.cell import Cell
from kpidesk.domain.check import NOISE, Check, Relation, Severity
from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.read_checks import ReadCheck
from kpidesk.formula.writing import show
from kpidesk.workbook.column_reader import ColumnReader, Judged, Line
from kpidesk.workbook.workbook import Workbook


class ImpossibleKind(StrEnum):
    LOWEST = "lowest"  # below what it can be
    HIGHEST = "highest"  # above it
    WHOLE = "whole"  # no whole number
    RELATION = "relation"  # against another figure
    PARTS = "parts"  # the whole, typed, is less than its typed parts of one kind together


@dataclass(frozen=True, slots=True)
class Impossible:
    """``value`` of ``cell`` cannot be beside ``bound``, what the figures ``against`` amount to.

    ``against`` is empty and ``check`` None for a figure beyond its own limits; ``bound`` is None when a whole number
    is wanted. With PARTS ``cell`` is the whole, ``against`` are its parts and ``bound`` is their sum. The figure that
    was just typed is ``cell`` or one of ``against``.
    """

    cell: Cell
    value: float
    against: tuple[Cell, ...] = ()
    bound: float | None = None
    check: Check | None = None
    kind: ImpossibleKind = ImpossibleKind.RELATION

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every figure that takes part: correcting one of them may help."""
        return (self.cell, *self.against)


class FigureImpossible(Refusal):
    """``found`` is everything that cannot be, in the order in which the figures were given."""

    def __init__(self, found: Sequence[Impossible], sentences: Sequence[str]) -> None:
        self.found = tuple(found)
        more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        super().__init__("; ".join(sentences[:_NAMED]) + more)


_NAMED = 3
"""So many impossible figures are told in one message."""


def impossible(source: Judged, cells: Iterable[Cell]) -> list[Impossible]:
    """Everything impossible in which one of ``cells`` takes part, each once. A blank cell is never impossible.

    A check that lacks one of its figures says nothing; a segment is held against figures of the same segment.
    """
    lines = defaultdict[Line, list[Month]](list)
    for indicator, month, segment in cells:
        lines[indicator, segment].append(month)
    coming = (segment for _, segment in lines if segment is not None)  # one may be made in the same step
    judge = _Judge(source, tuple(dict.fromkeys((*source.segments, *coming))))
    return [found for line, months in lines.items() for found in judge.line(*line, months)]


def refuse_impossible(workbook: Workbook, values: Mapping[Cell, float | None]) -> None:
    """Raise FigureImpossible when typing ``values`` would leave one of them impossible.

    They are judged together, as they will stand; clearing a figure and typing the same again are always possible.
    """
    changed = {cell: value for cell, value in values.items() if workbook.typed(cell) != value}
    cells = [cell for cell, value in changed.items() if value is not None and cell.indicator in workbook.indicators]
    if not cells:
        return
    found = impossible(workbook.supposing(changed), cells)
    if found:
        raise FigureImpossible(found, [sentence(workbook.definitions, one) for one in found[:_NAMED]])


def sentence(definitions: Definitions, one: Impossible) -> str:
    """In plain English, both figures named with their values: for the command line and the log of an import."""
    about = definitions.indicators[one.cell.indicator]
    place = f"{one.cell.month}, {one.cell.segment}" if one.cell.segment else f"{one.cell.month}"
    return f"{place}: {about.name} ({_number(one.value, about)}) {_verdict(definitions, one, about)}"


class _Judge:
    """Answers for one state of the figures, line by line; what was judged once is not judged again."""

    def __init__(self, source: Judged, segments: Sequence[Segment]) -> None:
        self._source, self._reader = source, ColumnReader(source)
        self._checks = source.definitions.checks
        self._segments = {kind: [s for s in segments if s.kind is kind] for kind in SegmentKind}
        self._judged: set[tuple[object, Month, object]] = set()

    def line(self, indicator: str, segment: Segment | None, months: Sequence[Month]) -> Iterator[Impossible]:
        about = self._source.definitions.indicators.get(indicator)
        cells = [Cell(indicator, month, segment) for month in months]
        typed = {cell: value for cell in cells if (value := self._source.typed(cell)) is not None}
        if about is None or not typed:
            return
        for cell, value in typed.items():
            if (beyond := _beyond(about, cell, value)) is not None:
                yield beyond
        for check in self._checks.refusing(indicator):
            yield from self._held(check, segment, [cell.month for cell in typed])
        if about.segment_kinds and about.parts_add_up:
            for kind in (segment.kind,) if segment else sorted(about.segment_kinds):
                for cell in typed:
                    if self._is_new(indicator, cell.month, kind):
                        yield from self._exceeded(Cell(indicator, cell.month), kind)

    def _held(self, check: ReadCheck, segment: Segment | None, months: Sequence[Month]) -> Iterator[Impossible]:
        for month in months:
            if self._is_new(id(check), month, segment):
                found = failing(self._reader, check, month, segment)
                if found is not None:
                    yield found

    def _is_new(self, what: object, month: Month, part: object) -> bool:
        key = (what, month, part)
        is_new = key not in self._judged
        self._judged.add(key)
        return is_new

    def _exceeded(self, whole: Cell, kind: SegmentKind) -> Iterator[Impossible]:
        """A whole below zero may have any parts: refunds in one of them."""
        total = self._source.typed(whole)
        if total is None or total < 0:
            return
        cells = (Cell(whole.indicator, whole.month, segment) for segment in self._segments[kind])
        parts = {cell: value for cell in cells if (value := self._source.typed(cell)) is not None}
        if sum(parts.values()) <= total * (1 - NOISE):
            return
        together = sum(map(_exact, parts.values()))
        if together > _exact(total):
            yield Impossible(whole, total, tuple(parts), float(together), kind=ImpossibleKind.PARTS)


def failing(reader: ColumnReader, check: ReadCheck, month: Month, segment: Segment | None = None) -> Impossible | None:
    """What the check says of this month and segment; None when it holds, or when one of its figures is missing."""
    value = reader.value(check.owner, month, segment)
    if value is None:
        return None
    bound = reader.bound(check, month, segment)
    if bound is None or check.check.holds(value, bound):
        return None
    if check.check.severity is Severity.REFUSE and _is_below_zero(reader.source, check, bound):
        return None
    cell = Cell(check.owner, month, segment)
    return Impossible(cell, value, check.against(month, segment), bound, check.check)


def _is_below_zero(source: Judged, check: ReadCheck, bound: float) -> bool:
    """Whether nothing could be at most the bound: of sales below zero, after refunds, a part may well be above."""
    lowest = source.definitions.indicators[check.owner].lowest
    return check.check.relation is Relation.AT_MOST and lowest is not None and bound < lowest


def _beyond(about: Indicator, cell: Cell, value: float) -> Impossible | None:
    low, high = about.lowest, highest(about, cell.month)
    if low is not None and (value < low or (about.excludes_lowest and value <= low)):
        return Impossible(cell, value, bound=low, kind=ImpossibleKind.LOWEST)
    if high is not None and value > high:
        return Impossible(cell, value, bound=high, kind=ImpossibleKind.HIGHEST)
    if about.whole and value != int(value):
        return Impossible(cell, value, kind=ImpossibleKind.WHOLE)
    return None


def highest(about: Indicator, month: Month) -> float | None:
    """The most that a figure of this month can be; of hours that add up, what the days of the month have."""
    if about.highest is not None and about.unit is Unit.HOURS and about.rollup is Rollup.SUM:
        return min(about.highest, 24.0 * month.days)
    return about.highest


def _exact(value: float) -> Decimal:
    """As typed: parts like 0.1 and 0.2 make 0.3."""
    return Decimal(f"{value:.15g}")


# -- in words ---------------------------------------------------------------------------------------------------

_WORDS = {
    Relation.AT_MOST: "cannot be more than",
    Relation.AT_LEAST: "cannot be less than",
    Relation.NEAR: "must be equal to",
}


def _verdict(definitions: Definitions, one: Impossible, about: Indicator) -> str:
    bound = "" if one.bound is None else _number(one.bound, about)
    match one.kind:
        case ImpossibleKind.LOWEST:
            return f"must be more than {bound}" if about.excludes_lowest else f"cannot be less than {bound}"
        case ImpossibleKind.HIGHEST:
            return f"cannot be more than {bound}"
        case ImpossibleKind.WHOLE:
            return "must be a whole number"
        case ImpossibleKind.PARTS:
            kind = one.against[0].segment.kind if one.against and one.against[0].segment else "part"
            return f"cannot be less than its {kind}s together ({bound})"
    assert one.check is not None  # a relation has one
    formula = show(definitions.check(one.check.formula).node, definitions.labels)
    return f"{_WORDS[one.check.relation]} {formula} ({bound})"


def _number(value: float, about: Indicator) -> str:
    return f"{value * 100:,.15g} %" if about.unit is Unit.PERCENT else f"{value:,.15g}"
