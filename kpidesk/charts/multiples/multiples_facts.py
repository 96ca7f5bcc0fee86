"""The series of small multiples, taken from a business."""

from collections.abc import Sequence

from kpidesk.analysis.activity.activity_source import source_for
from kpidesk.analysis.comparison.unassigned import unassigned
from kpidesk.analysis.numbers.rounding import exact
from kpidesk.charts.multiples.multiples_series import UNASSIGNED, UNASSIGNED_NAME, PanelSeries, by_last_value
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Cause, NoValue, Value
from kpidesk.formula.nature import Nature
from kpidesk.workbook.workbook import Workbook


def kpi_panels(
    workbook: Workbook, names: Sequence[str], months: Sequence[Month], segment: Segment | None
) -> list[PanelSeries]:
    """In the order of the names; those without any value in these months are left out."""
    panels = []
    for name in names:
        about = workbook.indicator(name)
        source = source_for(workbook, name)
        values = tuple(source.month_value(name, month, segment) for month in months)
        goals = tuple(workbook.month_goal(name, month, segment) for month in months)
        panels.append(PanelSeries(name, about.name, about, values, goals, segment))
    return [panel for panel in panels if panel.known]


def part_panels(workbook: Workbook, name: str, kind: SegmentKind, months: Sequence[Month]) -> list[PanelSeries]:
    """The parts of one kind that have a value in these months, and what none of them explains, if that is not 0."""
    about = workbook.indicator(name)
    parts = [part for part in workbook.segments_of(name) if part.kind is kind]
    panels = []
    for part in parts:
        values = tuple(workbook.month_value(name, month, part) for month in months)
        goals = tuple(workbook.month_goal(name, month, part) for month in months)
        panels.append(PanelSeries(str(part), part.name, about, values, goals, part))
    panels = [panel for panel in panels if panel.known]
    rest = tuple(_rest(workbook, name, month, parts) for month in months) if panels else ()
    if any(not isinstance(value, NoValue) and value for value in rest):
        none = tuple(None for _ in months)
        panels.append(PanelSeries(UNASSIGNED, UNASSIGNED_NAME, about, rest, none))
    return by_last_value(panels)


def split_kind(workbook: Workbook, name: str, months: Sequence[Month]) -> SegmentKind | None:
    """By what the figure is split into most parts with values; None when it is split by nothing."""
    counts = dict.fromkeys(SegmentKind, 0)
    for part in workbook.segments_of(name):
        counts[part.kind] += any(not isinstance(workbook.month_value(name, month, part), NoValue) for month in months)
    best = max(SegmentKind, key=lambda kind: counts[kind])
    return best if counts[best] else None


def _rest(workbook: Workbook, name: str, month: Month, parts: Sequence[Segment]) -> Value:
    """The whole less its parts, where parts make a whole: not of averages, rates and counts of people."""
    nothing = NoValue(Cause.MISSING, name, month)
    if not workbook.indicator(name).is_calculated:
        left = unassigned(workbook, name, month, parts[0].kind)
        return nothing if left is None else left
    if not _parts_make_a_whole(workbook, name):
        return nothing
    whole = workbook.month_value(name, month)
    known = [workbook.month_value(name, month, part) for part in parts]
    there = [exact(value) for value in known if not isinstance(value, NoValue)]
    if isinstance(whole, NoValue) or not there:
        return nothing
    return float(exact(whole) - sum(there))


def _parts_make_a_whole(workbook: Workbook, name: str) -> bool:
    """Whether a calculated figure is nothing but sums of figures whose parts add up."""
    known = workbook.indicators
    typed = [known[below] for below in workbook.definitions.below(name) if not known[below].is_calculated]
    return workbook.nature(name) is Nature.FLOW and all(about.parts_add_up for about in typed)
