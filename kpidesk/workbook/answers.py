"""Everything that can be asked of a business in memory: what was typed, and the values that follow from it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentCard, SegmentKind
from kpidesk.domain.value import Value
from kpidesk.formula.columns import Columns
from kpidesk.formula.definitions import Checked, Definitions
from kpidesk.formula.evaluator import Evaluator
from kpidesk.formula.explain import Explanation, explain
from kpidesk.formula.nature import Nature
from kpidesk.formula.nodes import At
from kpidesk.workbook import image, rules
from kpidesk.workbook.aims import Aims
from kpidesk.workbook.figures import FigureTable, Line
from kpidesk.workbook.refusals import UnknownIndicator
from kpidesk.workbook.restated import Restated, restated
from kpidesk.workbook.totals import Totals, runs


class Answers(Aims):
    """Values are worked out when they are asked for and forgotten when an input changes."""

    def __init__(self, contents: Contents, shipped: Mapping[str, Indicator], now: Callable[[], dt.datetime]) -> None:
        """Raises IndicatorRefused or FormulaError for own indicators that make no sense beside the ``shipped`` ones."""
        self._contents = contents
        self._now = now
        known = {**shipped, **contents.own_indicators}
        rules.refuse_unsound(contents.own_indicators, known)
        contents.chosen = tuple(id_ for id_ in contents.chosen if id_ in known)  # a newer version may know more
        contents.once_closed |= frozenset(_closed(contents))
        self._definitions = Definitions(known)
        self._lay_out(contents.values)

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def business(self) -> Business:
        return self._contents.business

    @property
    def calendar(self) -> Calendar:
        return self._calendar

    @property
    def definitions(self) -> Definitions:
        return self._definitions

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator that can be used, shipped and own, by id."""
        return self._definitions.indicators

    @property
    def own_indicators(self) -> Mapping[str, Indicator]:
        return self._contents.own_indicators

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the indicators that show, in their order."""
        return self._contents.chosen

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self._contents.segments

    @property
    def saved_charts(self) -> Mapping[int, SavedChart]:
        return self._contents.saved_charts

    @property
    def today(self) -> dt.date:
        """The day as the business sees it; an example stays in its last month for ever."""
        if self.business.is_example and (typed := self._figures.typed_months):
            state = self.month_state(typed[1])
            return typed[1].first_day.replace(day=state.until_day or typed[1].days)
        return self._now().date()

    @property
    def current_month(self) -> Month:
        """The running month, or the last one with figures if that is later."""
        typed = self._figures.typed_months
        return max(Month.of_date(self.today), typed[1]) if typed else Month.of_date(self.today)

    @property
    def last_entered(self) -> Month | None:
        """The last month with a typed figure; None in an empty file."""
        typed = self._figures.typed_months
        return typed[1] if typed else None

    @property
    def first_month(self) -> Month:
        """The first month with a typed figure, or the current one in an empty file."""
        typed = self._figures.typed_months
        return typed[0] if typed else self.current_month

    def contents(self) -> Contents:
        """A copy of everything that a file would hold; may be asked in another thread while nothing changes here."""
        return image.copy_of(self._contents, self._figures.all_values())

    def indicator(self, name: str) -> Indicator:
        """Raises UnknownIndicator, with the nearest id."""
        found = self.indicators.get(name)
        if found is None:
            raise UnknownIndicator(name, self._definitions.names.nearest(name))
        return found

    def named(self, word: str) -> Indicator:
        """By id, label or short label, whatever the capitals. Raises UnknownIndicator, with the nearest id."""
        return self.indicator(self._definitions.names.named(word) or word)

    def segments_of(self, indicator: str) -> tuple[Segment, ...]:
        """Segments of this business that the indicator can have a value for."""
        kinds = self.segment_kinds(indicator)
        return tuple(segment for segment in self.segments if segment.kind in kinds)

    def segment_kinds(self, indicator: str) -> frozenset[SegmentKind]:
        return self._definitions.segment_kinds(indicator)

    def nature(self, indicator: str) -> Nature:
        return self._definitions.nature(indicator)

    def segment_card(self, segment: Segment) -> SegmentCard:
        """What is known of it; an empty card when nothing is."""
        return self._contents.segment_cards.get(segment, SegmentCard())

    def segment_named(self, node: At) -> Segment | None:
        """The segment that a part of a formula means; None when there is none."""
        return self._evaluator.segment_of(node)

    def is_running(self, segment: Segment, month: Month) -> bool:
        """Whether there was a day of the month on which it was there, as its card says."""
        return runs(self._contents.segment_cards.get(segment), month)

    def total_from(self, indicator: str) -> SegmentKind | None:
        """Of which kind the parts make a blank total; None when it is typed or blank."""
        return self._contents.totals.get(indicator)

    def mapping(self, shape: str) -> str:
        """How files of that shape were taken in, as JSON; "" when none was."""
        return self._contents.mappings.get(shape, "")

    # -- values -------------------------------------------------------------------------------------------------

    def value(self, indicator: str, period: Period, segment: Segment | None = None) -> Value:
        """The value for any period, in the indicator's unit, or the reason why there is none."""
        if period.length == 1:
            return self.month_value(indicator, period.first, segment)
        return self._evaluator.value(indicator, period, segment)

    def month_value(self, indicator: str, month: Month, segment: Segment | None = None) -> Value:
        if self._figures.first <= month <= self._figures.last:
            value = self._columns.column(indicator, segment)[month - self._figures.first]
            if value is not None:
                return value
        return self._evaluator.value(indicator, Period.month(month), segment)

    def series(self, indicator: str, segment: Segment | None = None) -> tuple[Month, Sequence[float | None]]:
        """The first month and the values from there to the last one known; None where `month_value` has a reason."""
        return self._figures.first, self._columns.column(indicator, segment)

    def typed(self, cell: Cell) -> float | None:
        """What the owner typed; None for a blank."""
        return self._figures.typed(cell)

    def has_figures(self, month: Month) -> bool:
        """Whether anything is typed for the month."""
        return self._figures.has_figures(month)

    def cells_of(self, indicator: str) -> list[Cell]:
        """Cells of this indicator with a typed figure."""
        return self._figures.cells(lambda line: line[0] == indicator)

    def cells_in(self, segment: Segment) -> list[Cell]:
        """Cells of this segment with a typed figure."""
        return self._figures.cells(lambda line: line[1] == segment)

    def noted_cells(self, indicator: str) -> list[Cell]:
        return [cell for cell in self._contents.notes if cell.indicator == indicator]

    def noted_cells_in(self, segment: Segment) -> list[Cell]:
        return [cell for cell in self._contents.notes if cell.segment == segment]

    def stands_in(self, cell: Cell) -> bool:
        """Whether a blank cell shows a value carried forward, filled in or summed up."""
        return self._figures.stands_in(cell)

    def is_confirmed(self, cell: Cell) -> bool:
        """Whether the owner said that the figure is right at the value that it has."""
        return cell in self._contents.confirmed and self._contents.confirmed[cell] == self.typed(cell)

    def restated(self, cell: Cell) -> Restated | None:
        """None when it is what it was when its month was first closed, or the month never was."""
        return restated(self._contents.closed_values, self.typed, cell)

    def restated_cells(self, month: Month) -> list[Cell]:
        """In the order of figures and segments."""
        changed = [cell for cell in self._contents.closed_values if cell.month == month and self.restated(cell)]
        indicators = {id_: place for place, id_ in enumerate(self.indicators)}
        parts = {segment: place for place, segment in enumerate((None, *self.segments))}
        known = [cell for cell in changed if cell.indicator in indicators and cell.segment in parts]
        return sorted(known, key=lambda cell: (indicators[cell.indicator], parts[cell.segment]))

    def note(self, cell: Cell) -> str:
        return self._contents.notes.get(cell, "")

    def explain(
        self, indicator: str, period: Period, segment: Segment | None = None, *, decimal: str = "."
    ) -> Explanation:
        """The same result as `value`, step by step; ``decimal`` is the owner's decimal mark."""
        self.indicator(indicator)
        return explain(self._evaluator, indicator, period, segment, typed=self.typed, decimal=decimal)

    def check_formula(self, text: str, replacing: str | None = None) -> Checked:
        """Read a formula as typed. Raises FormulaError."""
        return self._definitions.check(text, replacing)

    def preview(self, checked: Checked, period: Period, segment: Segment | None = None) -> Value:
        """What a formula that is not stored yet would give."""
        return self._evaluator.value_of(checked, period, segment)

    # -- months -------------------------------------------------------------------------------------------------

    def month_state(self, month: Month) -> MonthState:
        return self._contents.months.get(month, MonthState(MonthStatus.OPEN))

    @property
    def closed_months(self) -> list[Month]:
        return _closed(self._contents)

    def month_note(self, month: Month) -> str:
        return self._contents.month_notes.get(month, "")

    # -- how ----------------------------------------------------------------------------------------------------

    def _take_values(
        self, values: Mapping[Cell, float | None], definitions: Definitions, rebuild: bool
    ) -> Mapping[Line, tuple[Month, Month]]:
        before = self._figures.first, self._figures.last
        changed = self._figures.set(values)
        self._definitions = definitions
        if rebuild:
            self._lay_out(self._figures.all_values())
        elif before != (self._figures.first, self._figures.last):
            self._connect()
        else:
            self._columns.forget(changed)
        return changed

    def _lay_out(self, values: Mapping[Cell, float]) -> None:
        months = self._contents.months.items()
        unfinished = {month: state.until_day or month.days for month, state in months if _is_unfinished(state)}
        self._calendar = Calendar(self.business.year_start, unfinished)
        typed_until = max((cell.month for cell in values), default=None)
        today = typed_until if self.business.is_example and typed_until else Month.of_date(self._now().date())
        totals = Totals.of(self._contents, self.indicators)
        self._figures = FigureTable(self.indicators, values, today, totals)
        self._connect()

    def _connect(self) -> None:
        parts = (self._definitions, self._figures, self._calendar, self.segments)
        self._evaluator = Evaluator(*parts)
        self._columns = Columns(*parts)


def _closed(contents: Contents) -> list[Month]:
    return [month for month, state in contents.months.items() if state.status is MonthStatus.CLOSED]


def _is_unfinished(state: MonthState) -> bool:
    return state.status is MonthStatus.UNFINISHED
