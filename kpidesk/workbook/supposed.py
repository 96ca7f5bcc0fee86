"""The answers as they would be if some other figures were typed. Nothing is stored, nothing is announced."""

from collections.abc import Mapping, Sequence

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import Value
from kpidesk.formula.columns import Columns
from kpidesk.formula.evaluator import Evaluator
from kpidesk.workbook.answers import Answers


class Supposed(Answers):
    """For a moment: to be asked before the business that it was made from changes again.

    What does not follow from the supposed figures is answered by that business, and so are the months before the first
    of them, as no formula looks ahead; the rest is worked out when asked.
    """

    def __init__(self, base: Answers, values: Mapping[Cell, float | None]) -> None:
        self._base = base
        self._contents, self._now = base._contents, base._now
        self._definitions, self._calendar = base._definitions, base._calendar
        self._figures, changed = base._figures.supposing(values)
        self._since = min((cell.month for cell in values), default=None)
        touched = {indicator for indicator, _ in changed}
        self._following = touched.union(*map(self._definitions.followers, touched))
        parts = (self._definitions, self._figures, self._calendar, self.segments)
        self._evaluator = Evaluator(*parts)
        self._columns = Columns(*parts)

    @property
    def following(self) -> frozenset[str]:
        """Ids of the indicators whose values may be others than they are."""
        return frozenset(self._following)

    def value(self, indicator: str, period: Period, segment: Segment | None = None) -> Value:
        if indicator not in self._following or self._is_before(period.last):
            return self._base.value(indicator, period, segment)
        return self._evaluator.value(indicator, period, segment)

    def month_value(self, indicator: str, month: Month, segment: Segment | None = None) -> Value:
        if indicator not in self._following or self._is_before(month):
            return self._base.month_value(indicator, month, segment)
        return self._evaluator.value(indicator, Period.month(month), segment)

    def _is_before(self, month: Month) -> bool:
        return self._since is None or month < self._since

    def series(self, indicator: str, segment: Segment | None = None) -> tuple[Month, Sequence[float | None]]:
        if indicator not in self._following:
            return self._base.series(indicator, segment)
        return super().series(indicator, segment)
