"""What an import would do, cell by cell, and the one change that does it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kpidesk.domain import change as c
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.exchange.kpi_comparison import KpiDifference, differences
from kpidesk.exchange.layout import Layout
from kpidesk.exchange.own_figures import own_figures
from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.exchange.planner import Planner
from kpidesk.exchange.settings import ImportSettings, shape_of
from kpidesk.workbook.entry import entry, reopening
from kpidesk.workbook.mappings import SETTINGS_LENGTH
from kpidesk.workbook.workbook import Workbook

__all__ = ["CellState", "ImportPlan", "KpiDifference", "PlannedCell", "PlannedSeries", "plan"]


@dataclass(frozen=True)
class ImportPlan:
    """``new_indicators`` are figures of the owner's own and ``new_segments`` parts of the business that it brings.

    ``kpi_differences`` compares with what will be stored, once it is.
    """

    layout: Layout
    settings: ImportSettings
    series: tuple[PlannedSeries, ...]
    new_indicators: Mapping[str, Indicator]
    new_segments: tuple[Segment, ...]
    kpi_differences: tuple[KpiDifference, ...] = ()

    @cached_property
    def cells(self) -> tuple[PlannedCell, ...]:
        """Every cell of a series that goes somewhere."""
        return tuple(cell for each in self.series if not each.target.is_nowhere for cell in each.cells)

    @cached_property
    def counts(self) -> Counter[CellState]:
        return Counter(cell.state for cell in self.cells)

    @property
    def ambiguous(self) -> tuple[PlannedSeries, ...]:
        """Series with a cell that is another number in the other form, whether that was decided or not."""
        return tuple(each for each in self.series if each.is_ambiguous)

    @property
    def left_out(self) -> tuple[PlannedSeries, ...]:
        """Series that go nowhere."""
        return tuple(each for each in self.series if each.target.is_nowhere)

    @property
    def closed_months(self) -> list[Month]:
        """Closed months in which figures would change, had they been reopened."""
        return sorted({cell.source.month for cell in self.cells if cell.is_closed})

    @cached_property
    def values(self) -> dict[Cell, float]:
        """What will be stored: new and changed figures only."""
        states = {CellState.NEW, CellState.CHANGED}
        return {
            planned.cell: planned.value
            for planned in self.cells
            if planned.state in states and planned.cell is not None and planned.value is not None
        }

    @property
    def has_nothing_to_do(self) -> bool:
        return not self.values

    def change(self, workbook: Workbook) -> c.Change:
        """One step of undo: the figures, what they need, and the settings remembered for files of this shape.

        With nothing to do it is at most the remembering. Raises Refusal for figures that cannot be.
        """
        parts = [*self._needed(workbook), *self._figures(workbook), *self._remembering(workbook)]
        change = parts[0] if len(parts) == 1 else c.Several(tuple(parts))
        opened = {cell.month for cell in self.values} & set(workbook.closed_months)
        return reopening(workbook, change, opened, self.settings.reason) if opened else change

    def _needed(self, workbook: Workbook) -> list[c.Change]:
        """What must be there before the figures, and show: figures that are hidden would be stored unseen."""
        names = dict.fromkeys(cell.indicator for cell in self.values)
        needed: list[c.Change] = []
        if made := {name: self.new_indicators[name] for name in names if name in self.new_indicators}:
            needed.append(c.SetIndicators(made))
        segments = {cell.segment for cell in self.values}
        if new := [segment for segment in self.new_segments if segment in segments]:
            needed.append(c.SetSegments((*workbook.segments, *new)))
        if hidden := [name for name in names if name not in workbook.chosen]:
            needed.append(c.ChooseIndicators((*workbook.chosen, *hidden)))
        return needed

    def _figures(self, workbook: Workbook) -> list[c.Change]:
        known = {cell: value for cell, value in self.values.items() if cell.indicator in workbook.indicators}
        own = {cell: value for cell, value in self.values.items() if cell.indicator not in workbook.indicators}
        figures: list[c.Change] = [entry(workbook, known).change] if known else []
        return [*figures, c.SetValues(own)] if own else figures

    def _remembering(self, workbook: Workbook) -> list[c.Change]:
        shape, text = shape_of(self.layout), self.remembered.to_json()
        is_new = workbook.mapping(shape) != text and len(text) <= SETTINGS_LENGTH
        return [c.SetMappings({shape: text})] if is_new else []

    @property
    def remembered(self) -> ImportSettings:
        """The settings with every target as it was found, so that the next file of this shape goes the same way."""
        targets = {each.source.key: each.target for each in self.series if not each.target.is_nowhere}
        return replace(self.settings, targets={**self.settings.targets, **targets})


def plan(workbook: Workbook, layout: Layout, settings: ImportSettings | None = None) -> ImportPlan:
    """Work out an import; nothing is changed and nothing is refused as a whole.

    Series that the settings do not name go where their headings say.
    """
    settings = settings or ImportSettings()
    new = own_figures(settings.targets.values(), workbook.indicators)
    planner = Planner(workbook, layout, settings, new)
    series = planner.series()
    found = ImportPlan(layout, settings, series, new, planner.new_segments)
    compared = [
        (each.source, each.match.kpi, each.finding) for each in series if each.match.kpi and each.target.is_nowhere
    ]
    if not compared:
        return found
    known = {cell: value for cell, value in found.values.items() if cell.indicator in workbook.indicators}
    after = workbook.supposing(dict(known)) if known else workbook
    return replace(found, kpi_differences=tuple(differences(after, compared)))
