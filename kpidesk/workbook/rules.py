"""What a change may do, and what it touches."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpidesk.domain import change as c
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Goal, GoalKey
from kpidesk.domain.indicator import ID_PATTERN, Indicator, Kind, Rollup
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, PeriodKind
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.series_break import BreakKey
from kpidesk.domain.value import is_storable
from kpidesk.formula import graph
from kpidesk.formula.functions import FUNCTIONS
from kpidesk.formula.names import Names
from kpidesk.workbook import segment_rules
from kpidesk.workbook.refusals import (
    FigureRefused,
    IndicatorInUse,
    IndicatorRefused,
    MonthClosed,
    SegmentInUse,
    UnknownIndicator,
)

if TYPE_CHECKING:
    from kpidesk.workbook.workbook import Workbook


def parts(change: c.Change) -> Iterator[c.Change]:
    """The change itself, or the single changes it is made of."""
    if isinstance(change, c.Several):
        for part in change.changes:
            yield from parts(part)
    else:
        yield change


def touched(change: c.Change) -> set[str]:
    """Ids of the indicators that the change names."""
    match change:
        case c.SetValues(values):
            return {cell.indicator for cell in values}
        case c.SetNotes(cells) | c.Confirm(cells):
            return {cell.indicator for cell in cells}
        case c.SetGoals(goals):
            return {key.indicator for key in goals}
        case c.SetFurtherBenchmarks(further):
            return {key.indicator for key in further}
        case c.SetBreaks(breaks):
            return {key.indicator for key in breaks}
        case c.SetBenchmarks(held) | c.SetIndicators(held) | c.SetTotals(held):
            return set(held)
    return set()


def definition_changes(changes: Iterable[c.Change]) -> dict[str, Indicator | None]:
    changed: dict[str, Indicator | None] = {}
    for change in changes:
        if isinstance(change, c.SetIndicators):
            changed |= change.indicators
    return changed


def dated(change: c.Change, today: dt.date) -> c.Change:
    """Goals that do not say when they were set are set today."""
    if isinstance(change, c.Several):
        return c.Several(tuple(dated(part, today) for part in change.changes))
    if isinstance(change, c.SetGoals):
        goals = change.goals.items()
        return c.SetGoals({k: replace(g, set_on=g.set_on or today) if g else None for k, g in goals})
    return change


def coming_calendar(workbook: "Workbook", change: c.Change) -> Calendar:
    """How the business will divide time once the change is made."""
    stated = (part.business for part in parts(change) if isinstance(part, c.SetBusiness))
    return Calendar(next(stated, workbook.business).year_start)


def check(workbook: "Workbook", change: c.Change) -> None:
    """Raise the Refusal that stands against the change; nothing is changed here."""
    coming = _Coming.of(workbook, change)
    segment_rules.check(workbook.segments, list(parts(change)))
    for part in parts(change):
        match part:
            case c.SetIndicators(indicators):
                _check_indicators(workbook, indicators)
            case c.SetSegments(new):
                _check_segments(workbook, new, change)
            case c.SetValues(values):
                for cell, value in values.items():
                    coming.check_figure(cell, value)
            case c.SetGoals(goals):
                for key, goal in goals.items():
                    coming.check_goal(key, goal)
                    if goal is not None:
                        _check_goal_key(workbook, coming, key)
            case c.SetBreaks(breaks):
                for where, there in breaks.items():
                    if there is not None:
                        coming.known(where.indicator)
            case c.ChooseIndicators(chosen):
                for name in chosen:
                    coming.known(name)
            case c.SetTotals(totals):
                for name, kind in totals.items():
                    segment_rules.check_total(coming.known(name), kind)
            case c.Confirm(figures):
                for cell, value in figures.items():
                    coming.check_confirmed(cell, value)
            case c.SetMonths(months):
                for month, state in months.items():
                    _check_state(month, state)
            case c.SetBusiness(business):
                if not 1 <= business.year_start <= 12:
                    raise Refusal("the business year starts in a month from 1 (January) to 12 (December)")


@dataclass(frozen=True, slots=True)
class _Coming:
    """What there will be once the change is made: its figures may belong to what it brings along."""

    indicators: Mapping[str, Indicator]
    removed: frozenset[str]
    segments: frozenset[Segment]
    closed: frozenset[Month]
    calendar: Calendar

    @classmethod
    def of(cls, workbook: "Workbook", change: c.Change) -> "_Coming":
        several = list(parts(change))
        definitions = definition_changes(several)
        segments = {s for p in several if isinstance(p, c.SetSegments) for s in p.segments}
        segments |= {p.segment._replace(name=p.name) for p in several if isinstance(p, c.RenameSegment)}
        months = [(m, state) for p in several if isinstance(p, c.SetMonths) for m, state in p.months.items()]
        reopened = {m for m, state in months if state is None or state.status is not MonthStatus.CLOSED}
        return cls(
            {**workbook.indicators, **{name: i for name, i in definitions.items() if i is not None}},
            frozenset(name for name, i in definitions.items() if i is None),
            frozenset(workbook.segments) | segments,
            frozenset(workbook.closed_months) - reopened,
            coming_calendar(workbook, change),
        )

    def known(self, name: str) -> Indicator:
        if name not in self.indicators:
            raise UnknownIndicator(name, Names(self.indicators).nearest(name))
        return self.indicators[name]

    def check_goal(self, key: GoalKey, goal: Goal | None) -> None:
        about, place = self.known(key.indicator), Cell(key.indicator, key.month, key.segment)
        if goal and about.id in self.removed:
            raise FigureRefused(place, f"“{about.label}” goes in the same step; it cannot get a goal")
        for number in (goal.value, goal.upper, goal.tolerance) if goal else ():
            if number is not None and not is_storable(number):
                raise FigureRefused(place, "a goal must be a number below 10^15")
        if goal and goal.tolerance is not None and goal.tolerance < 0:
            raise FigureRefused(place, "a tolerance is how far off still counts as watch; it cannot be negative")
        if goal and goal.upper is not None and goal.upper < goal.value:
            raise FigureRefused(place, "the band ends before it starts; give the lower end first")

    def check_figure(self, cell: Cell, value: float | None) -> None:
        if cell.indicator in self.indicators and cell.month in self.closed and cell.indicator not in self.removed:
            raise MonthClosed(cell.month)
        self.check_confirmed(cell, value)

    def check_confirmed(self, cell: Cell, value: float | None) -> None:
        about = self.known(cell.indicator)
        if about.is_calculated:
            raise FigureRefused(cell, f"“{about.label}” is calculated; type the figures it follows from")
        if value is None:
            return
        if cell.indicator in self.removed:
            raise FigureRefused(cell, f"“{about.label}” goes in the same step; it cannot get a figure")
        if not math.isfinite(value):
            raise FigureRefused(cell, "this is no number; nothing was stored")
        if not is_storable(value):
            raise FigureRefused(cell, "more than 15 digits cannot be kept exactly; round it, or use thousands")
        if cell.segment is not None and cell.segment.kind not in about.segment_kinds:
            raise FigureRefused(cell, f"“{about.label}” is not split by {cell.segment.kind}; type the total")
        if cell.segment is not None and cell.segment not in self.segments:
            raise FigureRefused(cell, f"there is no {cell.segment.kind} called “{cell.segment.name}”; add it first")


def _check_goal_key(workbook: "Workbook", coming: _Coming, key: GoalKey) -> None:
    """A goal is for a month, or for a quarter or business year by its first month."""
    place, segment = Cell(key.indicator, key.month, key.segment), key.segment
    if key.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        raise FigureRefused(place, "a goal is for a month, a quarter or a business year")
    if coming.calendar.around(key.month, key.kind).first != key.month:
        raise FigureRefused(place, f"no {key.kind} of the business starts in this month")
    if segment is None:
        return
    if segment not in coming.segments:
        raise FigureRefused(place, f"there is no {segment.kind} called “{segment.name}”; add it first")
    known = key.indicator in workbook.indicators
    kinds = workbook.segment_kinds(key.indicator) if known else coming.known(key.indicator).segment_kinds
    if segment.kind not in kinds:
        label = coming.known(key.indicator).label
        raise FigureRefused(place, f"“{label}” is not split by {segment.kind}; give the whole business a goal")


def _check_state(month: Month, state: MonthState | None) -> None:
    if state is not None and state.reason and state.status is not MonthStatus.OPEN:
        raise Refusal(f"{month} is {state.status}; a reason is for a month that is opened again")
    if state is not None and state.status is MonthStatus.UNFINISHED and not 1 <= (state.until_day or 0) <= month.days:
        raise Refusal(f"{month} has {month.days} days; give the last one whose figures are entered, from 1")


def removal(workbook: "Workbook", indicator: str) -> c.Change:
    """All that goes with an own indicator, as one change: its figures, notes, goals, benchmarks, breaks, saved charts.

    Raises IndicatorInUse, naming the formulas that need it.
    """
    if users := workbook.definitions.dependents_of(indicator):
        raise IndicatorInUse(indicator, tuple(sorted(users)))
    charts = {number: None for number, chart in workbook.saved_charts.items() if chart.indicator == indicator}
    return c.Several(
        (
            c.SetValues(dict.fromkeys(workbook.cells_of(indicator))),
            c.SetNotes(dict.fromkeys(workbook.noted_cells(indicator), "")),
            c.SetGoals(dict.fromkeys(workbook.goal_keys(indicator))),
            c.SetBenchmarks({indicator: None} if workbook.benchmark(indicator) else {}),
            c.SetFurtherBenchmarks(dict.fromkeys(workbook.further_benchmarks(indicator))),
            c.SetBreaks({BreakKey(indicator, month): None for month in workbook.breaks_of(indicator)}),
            c.SetTraits(dict.fromkeys(workbook.traits_of(indicator), "")),
            c.SetSavedCharts(charts),
            c.ChooseIndicators(tuple(name for name in workbook.chosen if name != indicator)),
            c.SetIndicators({indicator: None}),
        )
    )


def _check_segments(workbook: "Workbook", new: Sequence[Segment], change: c.Change) -> None:
    gone = set(workbook.segments) - set(new)
    seen: dict[str, Segment] = {}
    for segment in new:
        if other := seen.get(str(segment).casefold()):
            raise Refusal(f"{segment} and {other} differ in nothing but capitals; keep one of them")
        seen[str(segment).casefold()] = segment
    blank = {cell for p in parts(change) if isinstance(p, c.SetValues) for cell, v in p.values.items() if v is None}
    unnoted = {cell for p in parts(change) if isinstance(p, c.SetNotes) for cell, note in p.notes.items() if not note}
    for segment in workbook.segments:
        figures = set(workbook.cells_in(segment)) - blank
        notes = set(workbook.noted_cells_in(segment)) - unnoted
        if segment in gone and (figures or notes):
            raise SegmentInUse(segment, len(figures), len(notes))


def refuse_unsound(own: Mapping[str, Indicator], known: Mapping[str, Indicator]) -> None:
    """Raise IndicatorRefused for one of the owner's indicators that could never be worked out among all ``known``.

    The window makes none such, but a file may hold it.
    """
    for id_, about in own.items():
        if not ID_PATTERN.fullmatch(id_) or about.id != id_:
            raise IndicatorRefused(id_, "an id starts with a letter a to z and goes on with letters, digits and _")
        if about.rollup is Rollup.WEIGHTED_MEAN and about.weight not in known:
            raise IndicatorRefused(id_, "a weighted mean needs the figure that it is weighted by")
        for name in filter(None, (*about.filled_from, about.weight)):
            if name not in known or known[name].is_calculated:
                raise IndicatorRefused(id_, f"it needs the typed figure “{name}”, which is not there")
    balances = {id_: frozenset(about.balance or ()) & known.keys() for id_, about in known.items()}
    if circle := graph.circle(balances):
        raise IndicatorRefused(circle[0], "its balance follows from itself")


RESERVED = frozenset({*FUNCTIONS, *SegmentKind})
"""Ids that a formula would take for something else."""


def _check_indicators(workbook: "Workbook", indicators: Mapping[str, Indicator | None]) -> None:
    coming = {name: new for name, new in indicators.items() if new is not None}
    refuse_unsound(coming, {**workbook.indicators, **coming})
    # A formula may call an indicator by any of these words, so no two may share one.
    taken = {word.casefold(): i.id for i in workbook.indicators.values() for word in (i.id, i.name, i.label)}
    for name, new in indicators.items():
        held = workbook.indicators.get(name)
        if held is not None and not held.own:
            raise IndicatorRefused(name, "this id belongs to the catalogue; choose another one")
        if new is None:
            continue
        if name in RESERVED:
            raise IndicatorRefused(name, "this word belongs to the formula language; choose another id")
        if not new.label.strip() or len(new.label) > 120:
            raise IndicatorRefused(name, "a name has 1 to 120 characters")
        if taken.get(new.label.casefold(), name) != name:
            raise IndicatorRefused(name, f"the name “{new.label}” is taken by {taken[new.label.casefold()]}")
        if bool(new.formula.strip()) != (new.kind is Kind.KPI):
            raise IndicatorRefused(name, "a KPI has a formula and an input figure has none")
        if new.is_calculated and workbook.cells_of(name):
            raise IndicatorRefused(name, "it has typed figures; clear them before it becomes a formula")
