"""The workbook: one business in memory, and the only way in which it changes."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from kpidesk.domain import change as c
from kpidesk.domain.business import Contents
from kpidesk.domain.cell import Cell
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.log import MadeBy
from kpidesk.domain.month import Month
from kpidesk.workbook import cleaning, image, restated, rules, year_marks
from kpidesk.workbook.answers import Answers
from kpidesk.workbook.effect import Effect, How
from kpidesk.workbook.figures import Line
from kpidesk.workbook.history import History, Step
from kpidesk.workbook.ledger import Ledger
from kpidesk.workbook.refusals import NothingToUndo
from kpidesk.workbook.supposed import Supposed

Listener = Callable[[Effect], None]


class Workbook(Answers):
    """Typed figures, goals and definitions of one business, and every value that follows from them.

    A change is written to the ledger first; if that fails, nothing else has changed.
    """

    def __init__(
        self,
        ledger: Ledger,
        contents: Contents,
        shipped: Mapping[str, Indicator],
        now: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        super().__init__(contents, shipped, now)
        self._ledger = ledger
        self._history = History()
        self._listeners: list[Listener] = []

    def goal_history(self, indicator: str) -> list[GoalEntry]:
        return self._ledger.goal_history(indicator)

    def supposing(self, values: Mapping[Cell, float | None]) -> Supposed:
        """The answers as they would be with these figures typed; None takes one out. Nothing is stored."""
        return Supposed(self, values)

    # -- change -------------------------------------------------------------------------------------------------

    def apply(self, change: c.Change, made_by: MadeBy = MadeBy.TYPED) -> None:
        """Make a change: clean its texts, check, write, remember, announce. Raises a Refusal and changes nothing."""
        change = cleaning.cleaned(change)
        rules.check(self, change)
        change = rules.dated(year_marks.following(self, change, rules.coming_calendar(self, change)), self.today)
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
        if not isinstance(change, c.Several):
            return image.inverse(self._contents, self.typed, change)
        if any(isinstance(part, c.RenameSegment) for part in rules.parts(change)):
            return image.inverse_in_order(self.contents(), change)
        return c.Several(tuple(self._inverse(part) for part in reversed(change.changes)))

    def _carry_out(self, change: c.Change, how: How, announced: c.Change, made_by: MadeBy) -> Effect:
        parts = list(rules.parts(change))
        redefined = rules.definition_changes(parts)
        definitions = self._definitions.with_changes(redefined) if redefined else self._definitions
        self._ledger.write(change, self._now(), made_by)
        values = self._take(parts)
        structure = any(isinstance(p, _STRUCTURE) for p in parts)
        months = any(isinstance(p, c.SetMonths) for p in parts)
        business = any(isinstance(p, c.SetBusiness) for p in parts)
        entries = any((value is None) is not (self.typed(cell) is None) for cell, value in values.items())
        changed = self._take_values(values, definitions, structure or months or business)
        touched = set[str]().union(*map(rules.touched, parts))
        touched |= {name for name, _ in changed}  # a figure's first month can make others of its group count as 0
        return Effect(
            announced,
            how,
            frozenset(touched).union(*(definitions.followers(name) for name in touched)),
            *_span(changed),
            entries=entries,
            structure=structure,
            goals=any(isinstance(p, c.SetGoals) for p in parts),
            months=months,
            business=business or any(isinstance(p, c.SetTraits) for p in parts),
        )

    def _take(self, parts: Sequence[c.Change]) -> dict[Cell, float | None]:
        """Everything but figures; those are answered, as they come out in the end."""
        values: dict[Cell, float | None] = {}
        closed = restated.closed_by(parts)
        for part in parts:
            if isinstance(part, c.SetValues):
                before = {cell: values[cell] if cell in values else self.typed(cell) for cell in part.values}
                restated.remember(self._contents, before, part.values)
                values |= part.values
            image.take(self._contents, part)
            if isinstance(part, c.RenameSegment):
                new = part.segment._replace(name=part.name)
                self._lay_out(image.renamed(self._figures.all_values(), part.segment, new))
                values = image.renamed(values, part.segment, new)
        self._contents.once_closed |= closed
        return values

    def _announce(self, effect: Effect) -> None:
        with ExitStack() as everybody:  # goes on where one fails, and fails in the end
            for listener in reversed(self._listeners):
                everybody.callback(listener, effect)


_STRUCTURE = c.SetIndicators | c.SetSegments | c.SetSegmentCards | c.RenameSegment | c.SetTotals | c.ChooseIndicators


def _span(changed: Mapping[Line, tuple[Month, Month]]) -> tuple[Month | None, Month | None]:
    if not changed:
        return None, None
    return min(first for first, _ in changed.values()), max(last for _, last in changed.values())
