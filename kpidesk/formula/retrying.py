"""One result asked for again and again while a few typed figures take other numbers."""

from collections.abc import Callable, Sequence

from kpidesk.domain.cell import Cell
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import Calendar, Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Value
from kpidesk.formula.definitions import Definitions
from kpidesk.formula.evaluator import Evaluator, Rule, Walk
from kpidesk.formula.figures import Figures

Moves = Callable[[str, Month], bool]
"""Whether what counts for that figure in that month may be another number the next time."""


class Retrying(Walk):
    """Says what `Evaluator` says. A part of a formula that was worked out without reading a figure that moves is kept
    for good; before every other question, `again` forgets the rest.

    Only numbers may change in between: a figure that was blank stays blank, and one that was there stays there.
    """

    def __init__(
        self,
        definitions: Definitions,
        figures: Figures,
        calendar: Calendar,
        segments: Sequence[Segment],
        *,
        moves: Moves,
    ) -> None:
        self._watched = _Watched(figures, moves)
        self._kept: dict[tuple[object, ...], Value] = {}
        super().__init__(Evaluator(definitions, self._watched, calendar, segments))

    def again(self) -> None:
        """The figures that move have other numbers."""
        self._known.clear()

    def _once(self, key: tuple[object, ...], work: Callable[[], Value]) -> Value:
        if key in self._kept:
            return self._kept[key]
        if key in self._known:
            self._watched.moving += 1  # who asks moves with it
            return self._known[key]
        before = self._watched.moving
        value = work()
        (self._kept if self._watched.moving == before else self._known)[key] = value
        return value

    def _input(self, definition: Indicator, period: Period, segment: Segment | None, rule: Rule) -> Value:
        key = ("typed", definition.id, period.first, period.last, segment, rule)
        whole = super()._input
        return self._once(key, lambda: whole(definition, period, segment, rule))


class _Watched:
    """Figures that count how often one was read that moves."""

    def __init__(self, figures: Figures, moves: Moves) -> None:
        self._figures, self._moves = figures, moves
        self.moving = 0

    @property
    def first(self) -> Month:
        return self._figures.first

    @property
    def last(self) -> Month:
        return self._figures.last

    def value(self, indicator: str, month: Month, segment: Segment | None) -> float | None:
        self.moving += self._moves(indicator, month)
        return self._figures.value(indicator, month, segment)

    def column(self, indicator: str, segment: Segment | None) -> Sequence[float | None]:
        self.moving += 1
        return self._figures.column(indicator, segment)

    def cause_of_blank(self, indicator: str, month: Month, segment: Segment | None) -> Cell:
        return self._figures.cause_of_blank(indicator, month, segment)
