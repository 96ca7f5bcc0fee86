"""Works out the cells of an import."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator, Rollup, Unit
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.exchange.cell_value import CellReader, CellValue, means_percent
from kpidesk.exchange.currency_marks import main_currency
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.line_words import scale_of
from kpidesk.exchange.matching import Match, match_all
from kpidesk.exchange.number_forms import FormFinding, find_forms
from kpidesk.exchange.own_figures import settled
from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.exchange.series import SourceCell, SourceSeries
from kpidesk.exchange.settings import ImportSettings, Target
from kpidesk.exchange.sheet import CellKind
from kpidesk.workbook.impossible import impossible, sentence
from kpidesk.workbook.workbook import Workbook

_ROUNDS = 5
"""How often what is left is judged again after impossible figures were refused."""


class Planner:
    """``new`` are indicators that the import brings along."""

    def __init__(
        self, workbook: Workbook, layout: Layout, settings: ImportSettings, new: Mapping[str, Indicator]
    ) -> None:
        self._workbook, self._layout, self._settings = workbook, layout, settings
        self._indicators = {**workbook.indicators, **new}
        self._closed = frozenset(workbook.closed_months) - settings.reopen
        self._taken: dict[Cell, PlannedCell] = {}
        self._new_segments: dict[Segment, None] = {}

    @property
    def new_segments(self) -> tuple[Segment, ...]:
        """Segments that the series go to and the business does not have."""
        return tuple(self._new_segments)

    def series(self) -> tuple[PlannedSeries, ...]:
        series = self._layout.series
        matches = match_all(self._workbook, series)
        targets = {each.key: self._target(each, matches[each.key]) for each in series}
        whole = [key for key, target in targets.items() if (about := self._about(target)) and about.unit is Unit.COUNT]
        findings = find_forms(series, whole, dict(self._settings.forms))
        planned = [self._planned(each, targets[each.key], matches[each.key], findings[each.key]) for each in series]
        refused = self._impossible(planned)
        return tuple(_refusing(each, refused) for each in planned) if refused else tuple(planned)

    def _target(self, series: SourceSeries, match: Match) -> Target:
        return self._settings.targets.get(series.key, match.target)

    def _about(self, target: Target) -> Indicator | None:
        return self._indicators.get(settled(target, self._indicators))

    def _planned(self, series: SourceSeries, target: Target, match: Match, finding: FormFinding) -> PlannedSeries:
        about = self._about(target)
        scale = scale_of(f"({series.unit})") if series.unit else 1
        if about is None:
            reason = "this figure is not there any more" if not target.is_nowhere else _why_nowhere(match)
            state = CellState.LEFT_OUT if target.is_nowhere else CellState.REFUSED
            cells = tuple(PlannedCell(cell, series.key, None, None, None, state, reason) for cell in series.cells)
            return PlannedSeries(series, target, match, finding, cells, scale)
        if series.unit.casefold() in _OTHER_UNITS and about.unit is not Unit.MONEY:
            scale = 1
        in_percent = means_percent(series, about.unit)
        times = self._settings.scales.get(series.key, scale)
        reader = CellReader(finding, about.unit, in_percent, times, main_currency(cell.text for cell in series.cells))
        refusal = self._refusal(about, target)
        target = Target(about.id, self._held(target.segment) if target.segment else None)
        if target.segment is not None and not refusal and target.segment not in self._workbook.segments:
            self._new_segments[target.segment] = None
        cells = tuple(
            PlannedCell(cell, series.key, None, None, None, CellState.REFUSED, refusal) if refusal else planned
            for cell, planned in self._cells(series, about, target, reader)
        )
        return PlannedSeries(series, target, match, finding, cells, scale, in_percent, times)

    def _held(self, segment: Segment) -> Segment:
        """Names that differ in capitals only are one segment."""
        known = (*self._workbook.segments, *self._new_segments)
        return next((held for held in known if str(held).casefold() == str(segment).casefold()), segment)

    @staticmethod
    def _refusal(about: Indicator, target: Target) -> str:
        if about.is_calculated:
            return f"“{about.name}” is calculated; bring in the figures it follows from"
        if target.segment is not None and target.segment.kind not in about.segment_kinds:
            return f"“{about.name}” is not split by {target.segment.kind}"
        return ""

    # -- cells --------------------------------------------------------------------------------------------------

    def _cells(
        self, series: SourceSeries, about: Indicator, target: Target, reader: CellReader
    ) -> Iterable[tuple[SourceCell, PlannedCell]]:
        months: dict[Month, list[SourceCell]] = defaultdict(list)
        for cell in series.cells:
            months[cell.month].append(cell)
        for month, sources in months.items():
            address = Cell(about.id, month, target.segment)
            correction = self._settings.corrections.get((series.key, month), _NONE)
            if not isinstance(correction, str):
                read = CellValue(correction) if correction is not None else CellValue(None, "left out", is_blank=True)
                yield sources[0], self._cell(sources[0], series.key, address, read)
            elif len(sources) == 1:
                yield sources[0], self._cell(sources[0], series.key, address, reader.read(sources[0]))
            elif self._layout.is_daily and self._settings.by_month:
                source, read = _together(sources, about.rollup, reader)
                yield source, self._cell(source, series.key, address, read)
            else:
                for source in sources:
                    read = CellValue(None, self._twice(sources))
                    yield source, self._cell(source, series.key, address, read)

    def _twice(self, sources: Sequence[SourceCell]) -> str:
        month = sources[0].month
        if self._layout.is_daily:
            return f"{len(sources)} lines are of {month}; total them by month"
        places = " and ".join(source.place for source in sources[:3])
        return f"{month} stands here {len(sources)} times, in {places}; keep one of them"

    def _cell(self, source: SourceCell, key: str, address: Cell, read: CellValue) -> PlannedCell:
        before = self._workbook.typed(address) if address.indicator in self._workbook.indicators else None
        if read.value is None:
            state = CellState.LEFT_OUT if read.is_blank else CellState.REFUSED
            return PlannedCell(source, key, address, None, before, state, read.reason or "nothing stands here")
        other = self._taken.get(address)
        if other is not None:
            reason = f"“{other.key}” gives the same figure; let one of them go elsewhere"
            return PlannedCell(source, key, address, None, before, CellState.REFUSED, reason)
        planned = PlannedCell(source, key, address, read.value, before, _state(read.value, before))
        self._taken[address] = planned
        if planned.state is not CellState.SAME and address.month in self._closed:
            reason = f"{address.month} is closed; reopen it to change this figure"
            return planned._replace(state=CellState.LEFT_OUT, reason=reason, is_closed=True)
        return planned

    # -- what cannot be -----------------------------------------------------------------------------------------

    def _impossible(self, planned: Iterable[PlannedSeries]) -> dict[Cell, str]:
        """The figures that cannot be beside the others that will be stored, each with the reason."""
        definitions = self._workbook.definitions
        values = {
            cell.cell: cell.value
            for each in planned
            for cell in each.cells
            if cell.state in {CellState.NEW, CellState.CHANGED} and cell.cell and cell.value is not None
        }
        values = {cell: value for cell, value in values.items() if cell.indicator in self._workbook.indicators}
        refused: dict[Cell, str] = {}
        for _ in range(_ROUNDS):
            found = impossible(self._workbook.supposing(dict(values)), list(values)) if values else []
            told: dict[Cell, str] = {}
            for one in found:
                named = [cell for cell in one.cells if cell in values]
                told |= dict.fromkeys(named, sentence(definitions, one))
            if not told:
                break
            refused |= told
            values = {cell: value for cell, value in values.items() if cell not in told}
        return refused


_NONE = "nothing was typed"
_OTHER_UNITS = frozenset({"t", "m"})
"""Thousands and millions of money; of anything else they are tonnes, and metres or minutes."""


def _state(value: float, before: float | None) -> CellState:
    if before is None:
        return CellState.NEW
    return CellState.SAME if before == value else CellState.CHANGED


def _why_nowhere(match: Match) -> str:
    if match.rival:
        return f"it is not clear whether this or “{match.rival}” is meant"
    return "this is worked out, not typed; it is compared" if match.kpi else "it goes nowhere"


def _refusing(series: PlannedSeries, refused: Mapping[Cell, str]) -> PlannedSeries:
    changing = {CellState.NEW, CellState.CHANGED}
    return replace(
        series,
        cells=tuple(
            cell._replace(state=CellState.REFUSED, reason=refused[cell.cell])
            if cell.cell is not None and cell.cell in refused and cell.state in changing
            else cell
            for cell in series.cells
        ),
    )


def _together(sources: Sequence[SourceCell], rollup: Rollup, reader: CellReader) -> tuple[SourceCell, CellValue]:
    """All lines of a month as one cell. One of them that is no number makes the whole month refused."""
    shown = sources[0]._replace(text=f"{len(sources)} lines", kind=CellKind.TEXT, percent=False, decimals=None)
    values: list[tuple[dt.date, float]] = []
    for source in sources:
        read = reader.read(source)
        if read.value is not None:
            values.append((source.day or source.month.first_day, read.value))
        elif not read.is_blank:
            return shown, CellValue(None, f"{source.place}: {read.reason}")
    if not values:
        return shown, CellValue(None, is_blank=True)
    return shown, CellValue(_rolled_up(values, rollup))


def _rolled_up(values: Sequence[tuple[dt.date, float]], rollup: Rollup) -> float:
    by_day = sorted(values, key=lambda dated: dated[0])
    match rollup:
        case Rollup.LAST:
            return by_day[-1][1]
        case Rollup.FIRST:
            return by_day[0][1]
    total = sum(Decimal(f"{value:.15g}") for _, value in values)
    return float(total if rollup is Rollup.SUM else total / len(values))
