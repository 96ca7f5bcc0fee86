"""What a formula gives before it is kept: its last months, the figures that go in, and where it works."""

from dataclasses import dataclass

from kpidesk.domain.business import MonthStatus
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Value
from kpidesk.formula.definitions import Checked
from kpidesk.workbook.workbook import Workbook

MONTHS = 3


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that the formula names, in the same months, for the whole business or the segment looked at."""

    indicator: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class FormulaPreview:
    """``segment`` is set for a formula that looks at one segment: then the values are those of the first such."""

    months: tuple[Month, ...]
    result: tuple[Value, ...]
    figures: tuple[FigureLine, ...]
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """``only``: values exist for one segment of this kind at a time. ``names_segment``: it names a segment itself.

    ``split`` are the kinds that it can be seen by; ``hindered`` says for every other kind which figure is not split.
    """

    split: frozenset[SegmentKind]
    hindered: tuple[tuple[SegmentKind, str], ...] = ()
    only: SegmentKind | None = None
    names_segment: bool = False


def last_months(workbook: Workbook, count: int = MONTHS) -> tuple[Month, ...]:
    """The newest months with figures, oldest first. A month that is still running is left out."""
    last = workbook.last_entered or workbook.current_month
    running = Month.of_date(workbook.today)
    state = workbook.month_state(last).status
    if state is MonthStatus.UNFINISHED or (last == running and state is MonthStatus.OPEN):
        last = last.previous
    return tuple(last.plus(1 - count).until(last))


def preview_formula(workbook: Workbook, checked: Checked) -> FormulaPreview:
    months = last_months(workbook)
    focus = checked.formula.focus
    segment = next((part for part in workbook.segments if part.kind is focus), None)
    return FormulaPreview(
        months,
        tuple(workbook.preview(checked, Period.month(month), segment) for month in months),
        tuple(
            FigureLine(
                name, tuple(workbook.month_value(name, month, _part(workbook, name, segment)) for month in months)
            )
            for name in checked.formula.in_order
        ),
        segment,
    )


def reach(workbook: Workbook, checked: Checked) -> Reach:
    """For which segments the formula has values, and which figure stands in the way of the others."""
    formula = checked.formula
    names_segment = formula.names_segment and formula.focus is None
    if formula.focus is not None or names_segment or not formula.uses:
        return Reach(checked.segment_kinds, (), formula.focus, names_segment)
    hindered = []
    for kind in SegmentKind:
        whole = [name for name in formula.in_order if kind not in workbook.segment_kinds(name)]
        if kind not in checked.segment_kinds and whole:
            hindered.append((kind, whole[0]))
    return Reach(checked.segment_kinds, tuple(hindered))


def _part(workbook: Workbook, name: str, segment: Segment | None) -> Segment | None:
    return segment if segment is not None and segment.kind in workbook.segment_kinds(name) else None
