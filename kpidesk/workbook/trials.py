"""One result for many numbers of the same few cells, as if they were typed. Nothing is stored."""

from collections.abc import Callable, Mapping

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Value
from kpidesk.formula.retrying import Retrying
from kpidesk.workbook.answers import Answers


class Trials:
    """For a moment, as `Supposed` is, and with the same answers; only the work that depends on the numbers is redone.

    ``first`` are the cells with the numbers they begin with; every later question names the same cells. ``others`` are
    supposed besides, and stay as they are.
    """

    def __init__(self, base: Answers, first: Mapping[Cell, float], others: Mapping[Cell, float]) -> None:
        self._figures, _ = base._figures.supposing({**others, **first})
        self._cells = first.keys()
        parts = (base._definitions, self._figures, base._calendar, base.segments)
        self._walk = Retrying(*parts, moves=_moves(base, first))

    def value(
        self, numbers: Mapping[Cell, float], indicator: str, period: Period, segment: Segment | None = None
    ) -> Value:
        """The result with these numbers. Raises ValueError for other cells than those of the beginning."""
        if numbers.keys() != self._cells:
            raise ValueError("the cells of a trial stay the same")
        self._figures.renumber(numbers)
        self._walk.again()
        return self._walk.indicator(indicator, period, segment)


def _moves(base: Answers, cells: Mapping[Cell, float]) -> Callable[[str, Month], bool]:
    """Figures that are turned or filled from one that is, from its first month on: no figure looks ahead."""
    since: dict[str, Month] = {}
    for cell in cells:
        for id_ in (cell.indicator, *base._definitions.followers(cell.indicator)):
            since[id_] = min(cell.month, since.get(id_, cell.month))
    return lambda id_, month: id_ in since and month >= since[id_]
