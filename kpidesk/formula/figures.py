"""What the formulas read: typed figures, with the rules that fill a blank already applied."""

from collections.abc import Sequence
from typing import Protocol

from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment


class Figures(Protocol):
    """``first`` to ``last`` is the span that columns cover."""

    @property
    def first(self) -> Month: ...

    @property
    def last(self) -> Month: ...

    def value(self, indicator: str, month: Month, segment: Segment | None) -> float | None:
        """What counts in that month, of any month: typed, carried forward, filled, or 0 by the figure's own rule.

        None is blank.
        """
        ...

    def column(self, indicator: str, segment: Segment | None) -> Sequence[float | None]:
        """The same for every month from ``first`` to ``last``."""
        ...

    def cause_of_blank(self, indicator: str, month: Month, segment: Segment | None) -> Cell:
        """The cell to enter so that the blank goes: of a filled figure the source that is missing."""
        ...
