"""The workbook: one business in memory, and the only way in which it changes."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from kpidesk.domain import change as c
from kpidesk.domain.business import Business, Contents, MonthState, MonthStatus, SavedChart
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import Benchmark, Goal, GoalEntry, GoalKey
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.domain.value import Value
from kpidesk.formula.columns import Columns
from kpidesk.formula.definitions import Checked, Definitions
from kpidesk.formula.evaluator import Evaluator
from kpidesk.formula.explain import Explanation, explain
from kpidesk.formula.nature import Nature
from kpidesk.workbook import cleaning, image, rules
from kpidesk.workbook.effect import Effect, How
from kpidesk.workbook.figures import FigureTable, Line
from kpidesk.workbook.history import History, Step
from kpidesk.workbook.ledger import Ledger
from kpidesk.workbook.refusals import NothingToUndo, UnknownIndicator

log = logging.getLogger(__name__)

Listener = Callable[[Effect], None]


class Workbook:
    """Typed figures, goals and definitions of one business, and every value that follows from them.

    A change is written to the ledger first; if that fails, nothing else has changed. Values are worked out when they
    are asked for and forgotten when an input changes.
    """

    def __init__(
        self,
        ledger: Ledger,
        contents: Contents,
        shipped: Mapping[str, Indicator],
        now: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._ledger = ledger
        self._contents = contents
        self._shipped = shipped
        self._now = now
        self._history = History()
        self._listeners: list[Listener] = []
        known = {**shipped, **contents.own_indicators}
        rules.refuse_unsound(contents.own_indicators, known)
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
        """Whether a blank cell shows a value carried forward or filled in."""
        return self._figures.stands_in(cell)

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

    # -- goals, months ------------------------------------------------------------------------------------------

    def month_goal(self, indicator: str, month: Month) -> Goal | None:
        return self._contents.goals.get(GoalKey(indicator, month))

    def goals_of(self, indicator: str) -> dict[Month, Goal]:
        return {key.month: goal for key, goal in self._contents.goals.items() if key.indicator == indicator}

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return self._ledger.goal_history(indicator)

    def benchmark(self, indicator: str) -> Benchmark | None:
        return self._contents.benchmarks.get(indicator)

    def month_state(self, month: Month) -> MonthState:
        return self._contents.months.get(month, MonthState(MonthStatus.OPEN))

    @property
    def closed_months(self) -> list[Month]:
        return [month for month, state in self._contents.months.items() if state.status is MonthStatus.CLOSED]

    def month_note(self, month: Month) -> str:
        return self._contents.month_notes.get(month, "")

    # -- change -------------------------------------------------------------------------------------------------

    def apply(self, change: c.Change, made_by: MadeBy = MadeBy.TYPED) -> None:
        """Make a change: clean its texts, check, write, remember, announce. Raises a Refusal and changes nothing."""
        change = cleaning.cleaned(change)
        rules.check(self, change)
        change = rules.dated(change, self.today)
        if all(self._inverse(part) == part for part in rules.parts(change)):
            return
        inverse = self._inverse(change)
        effect = self._carry_out(change, How.APPLIED, change, made_by)
        self._history.record(Step(change, inverse))
        self._announce(effect)

    @property
    def undoable(self) -> c.Change | None:
        """The change that `undo` would take back."""
        return self._history.undoable[-1].change if self._history.undoable else None

    @property
    def redoable(self) -> c.Change | None:
        return self._history.redoable[-1].change if self._history.redoable else None

    def undo(self) -> None:
        """Raises NothingToUndo."""
        if self.undoable is None:
            raise NothingToUndo
        step = self._history.undoable[-1]
        effect = self._carry_out(step.inverse, How.UNDONE, step.change, MadeBy.UNDONE)
        self._history.undone()
        self._announce(effect)

    def redo(self) -> None:
        """Raises NothingToUndo."""
        if self.redoable is None:
            raise NothingToUndo
        step = self._history.redoable[-1]
        effect = self._carry_out(step.change, How.REDONE, step.change, MadeBy.REDONE)
        self._history.redone()
        self._announce(effect)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change once, after it is done and recorded. Answers the call that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- how ----------------------------------------------------------------------------------------------------

    def _inverse(self, change: c.Change) -> c.Change:
        if isinstance(change, c.Several):
            return c.Several(tuple(self._inverse(part) for part in reversed(change.changes)))
        return image.inverse(self._contents, self.typed, change)

    def _carry_out(self, change: c.Change, how: How, announced: c.Change, made_by: MadeBy) -> Effect:
        parts = list(rules.parts(change))
        redefined = rules.definition_changes(parts)
        definitions = self._definitions.with_changes(redefined) if redefined else self._definitions
        self._ledger.write(change, self._now(), made_by)
        touched: set[str] = set()
        for part in parts:
            image.take(self._contents, part)
            touched |= rules.touched(part)
        structure = any(isinstance(p, c.SetIndicators | c.SetSegments | c.ChooseIndicators) for p in parts)
        months = any(isinstance(p, c.SetMonths) for p in parts)
        business = any(isinstance(p, c.SetBusiness) for p in parts)
        values = {cell: value for p in parts if isinstance(p, c.SetValues) for cell, value in p.values.items()}
        changed = self._take_values(values, definitions, structure or months or business)
        touched |= {name for name, _ in changed}  # a figure's first month can make others of its group count as 0
        return Effect(
            announced,
            how,
            frozenset(touched).union(*(definitions.followers(name) for name in touched)),
            *_span(changed),
            structure=structure,
            goals=any(isinstance(p, c.SetGoals) for p in parts),
            months=months,
            business=business,
        )

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
        self._figures = FigureTable(self.indicators, values, today)
        self._connect()

    def _connect(self) -> None:
        parts = (self._definitions, self._figures, self._calendar, self.segments)
        self._evaluator = Evaluator(*parts)
        self._columns = Columns(*parts)

    def _announce(self, effect: Effect) -> None:
        with ExitStack() as everybody:  # goes on where one fails, and fails in the end
            for listener in reversed(self._listeners):
                everybody.callback(listener, effect)


def _is_unfinished(state: MonthState) -> bool:
    return state.status is MonthStatus.UNFINISHED


def _span(changed: Mapping[Line, tuple[Month, Month]]) -> tuple[Month | None, Month | None]:
    if not changed:
        return None, None
    return min(first for first, _ in changed.values()), max(last for _, last in changed.values())
